"""One whole sheet of today's words: five exercises and advice, for the demo patient."""

import dataclasses
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize
from prescriptions.handouts.parts import (
    AdviceCard,
    Card,
    Clinician,
    Diary,
    DiaryRow,
    DiaryWeek,
    DoNot,
    ExerciseCard,
    Glance,
    GlanceRow,
    Identity,
    Letterhead,
    Picture,
    Visit,
)
from prescriptions.handouts.words import Words, load

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "exercises" / "library" / "pictures"
LETTERHEAD = Letterhead(
    clinic="Harbour Street Physiotherapy",
    address="12 Harbour Street, Millport",
    phone="020 7946 0138",
    hours="Mon to Fri, 8 am to 6 pm",
)
MARGARET = Identity(name="Margaret Osei-Thompson", born="14 March 1955", number="4829 113")
AMIRA = Clinician(name="Amira Rahman", profession="physiotherapist")
MON_WED_FRI = (True, False, True, False, True, False, False)
EVERY_DAY = (True,) * 7
CLOCK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000">'
    '<circle cx="500" cy="530" r="330" fill="#dfeaf0" stroke="#2f3e4a" stroke-width="14"/>'
    '<path d="M500 255v40M500 765v40M225 530h40M735 530h40" stroke="#2f3e4a" stroke-width="18"/>'
    '<path d="M500 530V320M500 530l95 60" stroke="#2f3e4a" stroke-width="24"/></svg>'
)


@cache
def drawings() -> Mapping[str, str]:
    """Key -> SVG of every drawing that the sample shows: the library's, and a clock for the advice."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted(PICTURES.glob("*.svg"))}
    return {**found, "clock": CLOCK}


def _picture(key: str, caption: str, alt: str) -> Picture:
    width, height = re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawings()[key])[0]
    return Picture(key=key, caption=caption, alt=alt, width=int(width), height=int(height))


CRUNCH = ExerciseCard(
    number=1,
    name="Partial crunch",
    purpose="Strong tummy muscles help your back to hold you up.",
    need="a mat.",
    dose_text=(
        "Lift 10 to 15 times, slowly.",
        "Rest 1 minute.",
        "Do that 2 times in all.",
        "On Monday, Wednesday and Friday.",
    ),
    dose={"schema": 1, "sets": 2, "repetitions": [10, 15], "rest_seconds": 60, "tempo": "slow"},
    pictures=(
        _picture(
            "partial-crunch-1",
            "Start",
            "Lying on the back, knees bent, feet flat, both arms pointing to the ceiling.",
        ),
        _picture(
            "partial-crunch-2",
            "Lift",
            "Head and shoulders lifted a little way off the floor, arms still reaching up.",
        ),
    ),
    steps=(
        "Lie on your back. Bend your knees. Keep your feet flat on the floor.",
        "Point both arms up to the ceiling.",
        "Lift your head and shoulders about 20 degrees: 13 to 15 cm (5 to 6 inches) off the floor.",
        "Go down slowly. Count to 3.",
    ),
    feel="Your tummy muscles work.",
    breathing="Breathe out as you lift. Breathe in as you go down.",
    do=("Keep your chin tucked in.",),
    do_not=(
        DoNot(say="Do not put your hands behind your head or neck.", why="It strains your neck."),
        DoNot(say="Do not sit right up.", why="It strains your low back."),
    ),
    easier="Lift half as high.",
    harder="Stay up for 3 seconds.",
)

STRETCH = ExerciseCard(
    number=2,
    name="Banded hamstring stretch",
    purpose="Tight legs pull on your back. This stretch eases them.",
    need="a mat and a long band.",
    dose_text=(
        "Right leg, then left leg.",
        "Hold for 30 seconds.",
        "Rest 10 seconds.",
        "Do that 2 times with each leg.",
        "Every day.",
    ),
    dose={"schema": 1, "sets": 2, "repetitions": 1, "hold_seconds": 30, "side": "each", "rest_seconds": 10},
    pictures=(
        _picture(
            "banded-hamstring-stretch-1",
            "Start",
            "Lying on the back, one knee bent over the hip, a band round that foot, the other leg flat.",
        ),
        _picture(
            "banded-hamstring-stretch-2",
            "Stretch",
            "The same leg straight up, held by the band. The back of the thigh is marked.",
        ),
    ),
    steps=(
        "Lie on your back. Put the band round your right foot. Hold both ends.",
        "Keep your left leg flat on the floor.",
        "Slowly straighten your right leg up until you feel a mild pull.",
        "Hold still. Then bring the leg down slowly. Change legs.",
    ),
    feel="A mild pull behind your thigh.",
    breathing="Keep breathing.",
    do=("Keep both hips on the floor.",),
    do_not=(DoNot(say="Do not bounce or pull hard.", why="Stop if your leg or foot tingles or goes numb."),),
    easier="Bend the knee a little.",
    harder="Bring the leg closer.",
)

CAT_COW = ExerciseCard(
    number=3,
    name="Cat and cow",
    purpose="It loosens a stiff back.",
    dose_text=("Go up and down 8 times, slowly.", "Rest 1 minute.", "Do that 2 times in all.", "Every day."),
    dose={"schema": 1, "sets": 2, "repetitions": 8, "rest_seconds": 60, "tempo": "slow"},
    pictures=(
        _picture(
            "cat-cow-1",
            "Back up",
            "On hands and knees, back rounded up, head hanging.",
        ),
        _picture(
            "cat-cow-2",
            "Back down",
            "On hands and knees, back dipped, looking ahead.",
        ),
    ),
    steps=(
        "Go on your hands and knees: hands under shoulders, knees under hips.",
        "Breathe out. Round your back up. Let your head hang down.",
        "Breathe in. Let your back dip down. Look just ahead of your hands.",
    ),
    feel="Your back moves, from top to bottom.",
    do=("Move only as far as is easy.",),
    do_not=(DoNot(say="Do not tip your head far back.", why="It pinches your neck."),),
    easier="Do it sitting on a chair.",
    harder="Pause at each end.",
)

BRIDGE = ExerciseCard(
    number=4,
    name="Bridge",
    purpose="Strong hips share the work of your back.",
    dose_text=(
        "Lift 10 times.",
        "Stay up for 3 seconds each time.",
        "Rest 1 minute.",
        "Do that 2 times in all.",
        "On Monday, Wednesday and Friday.",
    ),
    dose={"schema": 1, "sets": 2, "repetitions": 10, "hold_seconds": 3, "rest_seconds": 60},
    pictures=(
        _picture(
            "bridge-1",
            "Start",
            "Lying on the back, knees bent, feet flat, arms by the sides.",
        ),
        _picture(
            "bridge-2",
            "Lift",
            "Hips lifted so that knees, hips and shoulders make a line.",
        ),
    ),
    steps=(
        "Lie on your back. Bend your knees. Keep your feet flat and a little apart.",
        "Squeeze your bottom. Push your heels down.",
        "Lift your hips until knees, hips and shoulders make one line.",
        "Go down slowly. Count to 3.",
    ),
    feel="Your bottom and thighs work.",
    breathing="Breathe out as you lift.",
    do=("Keep your knees apart.",),
    do_not=(DoNot(say="Do not arch your back at the top.", why="It strains your low back."),),
    easier="Lift half as high.",
    harder="Stay up for 5 seconds.",
)

SIT_TO_STAND = ExerciseCard(
    number=5,
    name="Sit to stand",
    purpose="It makes getting up from a chair easier.",
    need="a firm chair.",
    dose_text=("Stand up 8 times, slowly.", "Rest 1 minute.", "Do that 2 times in all.", "Every day."),
    dose={"schema": 1, "sets": 2, "repetitions": 8, "rest_seconds": 60, "tempo": "slow"},
    pictures=(
        _picture(
            "sit-to-stand-1",
            "Start",
            "Sitting near the front of a chair, leaning forward.",
        ),
        _picture(
            "sit-to-stand-2",
            "Stand",
            "Standing tall in front of the chair.",
        ),
    ),
    steps=(
        "Put a firm chair against a wall. Sit near the front. Keep your feet flat.",
        "Lean forward: nose over your toes.",
        "Push through your feet. Stand up tall.",
        "Sit down slowly. Count to 3.",
    ),
    feel="Your thighs and bottom work.",
    do=("Keep your knees over your toes.",),
    do_not=(DoNot(say="Do not drop down or use a chair with wheels.", why="You could fall."),),
    easier="Use your hands.",
    harder="Count to 5 going down.",
)

MOVE_OFTEN = AdviceCard(
    number=6,
    name="Move often",
    dose_text=("Get up once an hour in the day.", "Walk about for 2 minutes."),
    why="Sitting still for long makes your back stiff. A short walk eases it.",
    tips=(
        "Stand up each time the phone rings.",
        "Walk to the kitchen while the kettle boils.",
        "Go a little further on your walk each week.",
    ),
    picture=_picture(
        "clock",
        "",
        "A clock face.",
    ),
)

CARDS: tuple[Card, ...] = (CRUNCH, STRETCH, CAT_COW, BRIDGE, SIT_TO_STAND, MOVE_OFTEN)
GLANCES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "Partial crunch": (("Lift 10 to 15 times, slowly.", "Do that 2 times in all."), "Mon, Wed, Fri"),
    "Banded hamstring stretch": (("Hold for 30 seconds.", "2 times with each leg."), "Every day"),
    "Cat and cow": (("Up and down 8 times, slowly.", "Do that 2 times in all."), "Every day"),
    "Bridge": (("Lift 10 times, 3 seconds each.", "Do that 2 times in all."), "Mon, Wed, Fri"),
    "Sit to stand": (("Stand up 8 times, slowly.", "Do that 2 times in all."), "Every day"),
    "Move often": (("Walk about for 2 minutes.",), "Every hour"),
}


def numbered(count: int) -> tuple[Card, ...]:
    """That many cards, the exercises again and again, numbered from 1, each with a name of its own."""
    exercises = [card for card in CARDS if isinstance(card, ExerciseCard)]
    return tuple(dataclasses.replace(exercises[index % len(exercises)], number=index + 1) for index in range(count))


def sample(
    *,
    print_size: PrintSize = PrintSize.STANDARD,
    paper: Paper = Paper.A4,
    black_and_white: bool = False,
    identity: Identity | None = MARGARET,
    cards: tuple[Card, ...] = CARDS,
    weeks: int = 4,
) -> HandoutDocument:
    """The sample sheet, whole."""
    words = load("en-GB")
    pain = words.make_pain_rule()
    return HandoutDocument(
        language="en-GB",
        paper=paper,
        print_size=print_size,
        black_and_white=black_and_white,
        version=1,
        issued=date(2026, 11, 20),
        labels=words.make_labels(),
        letterhead=LETTERHEAD,
        title=words.make_title(identity),
        identity=identity,
        clinician=AMIRA,
        plan_line=words.make_plan_line(date="20 November 2026", version=1, clinician=AMIRA),
        running=words.make_running(
            identity=identity, date="20 November 2026", version=1, clinician=AMIRA, phone=LETTERHEAD.phone
        ),
        visit=Visit(day="Friday 18 December", time="10:20 am"),
        goal="“Walk to the shops and back.”",
        glance=_glance(words, cards),
        safety=words.make_safety_box(number="999"),
        pain=pain,
        cards=cards,
        change=words.make_change_rule(pain),
        questions=words.make_questions(),
        ending=words.make_ending(LETTERHEAD),
        diary=_diary(words, cards, weeks),
    )


def _glance(words: Words, cards: tuple[Card, ...]) -> Glance:
    rows = tuple(
        GlanceRow(
            number=card.number,
            name=card.name,
            dose=GLANCES[card.name][0],
            when=GLANCES[card.name][1],
            picture=card.picture if isinstance(card, AdviceCard) else card.pictures[-1],
            mark=card.mark,
        )
        for card in cards
    )
    return Glance(heading=words.glance_heading, note="About 20 minutes a day, from 23 November.", rows=rows)


def _diary(words: Words, cards: tuple[Card, ...], weeks: int) -> Diary:
    start = date(2026, 11, 23)
    return Diary(
        heading=words.diary.heading,
        how=tuple(words.diary.how),
        day_names=tuple(words.diary.days),
        weeks=tuple(
            DiaryWeek(
                name=words.diary.week.format(week=index + 1),
                start=words.diary.start.format(date=_short(start + timedelta(weeks=index))),
            )
            for index in range(weeks)
        ),
        rows=tuple(
            DiaryRow(
                number=card.number,
                name=card.name,
                days=MON_WED_FRI if GLANCES[card.name][1].startswith("Mon") else EVERY_DAY,
            )
            for card in cards
        ),
        pain_label=words.diary.pain,
        ask=words.diary.ask,
        answers=tuple(words.diary.answers),
    )


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
