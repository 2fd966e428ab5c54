"""The library that ships: the facts that must hold to the letter, and the laws that hold for every entry."""

import re

import pytest

from exercises.dosage import TYPICAL, EveryDay, Side, Span, Tempo, glance, sentence, unusual
from exercises.library import SideRule, TermKind
from tests.unit.library.shipped import library, texts_of, texts_of_advice

SLUGS = [
    "partial-crunch",
    "banded-hamstring-stretch",
    "cat-cow",
    "seated-cat-cow",
    "pelvic-tilt",
    "bridge",
    "heel-taps",
    "dead-bug",
    "bird-dog",
    "side-plank-on-knees",
    "plank-on-knees",
    "prone-press-up",
    "standing-back-bend",
    "knee-to-chest",
    "childs-pose",
    "sit-to-stand",
    "wall-sit",
    "mini-squat",
    "hip-hinge",
    "standing-hip-abduction",
    "heel-raise",
    "calf-stretch",
    "hip-flexor-stretch",
    "seated-row",
    "seated-hamstring-stretch",
    "walking",
]
TAGS = [
    "flex_loaded",
    "flex_end",
    "ext_end",
    "rot_end",
    "rot_flex",
    "supine",
    "prone",
    "quadruped",
    "kneel",
    "wrist_load",
    "inverted",
    "breath_hold",
    "heavy_load",
    "overhead",
    "impact",
    "abd_pressure",
    "nerve_stretch",
    "hip_flex90",
    "hip_add_mid",
    "hip_ir",
    "hip_ext_er",
    "knee_deep",
    "balance_open",
    "head_fast",
    "floor",
    "band",
    "fast_twist",
]
SOURCES = (
    "doi 10.2519/jospt.2021.0304",
    "Br J Sports Med 54:1279",
    "doi 10.1249/MSS.0b013e318213fefb",
    "PMC5101068, table 5",
    "BMJ 356:i6748",
    "NICE guideline NG226",
    "Cochrane Database of Systematic Reviews CD013258",
    "Br J Sports Med 52:1339",
    "General practice; not from a guideline",
)
PROMISES = re.compile(
    r"\b(cures?|heals?|fix(es)?|guarantee\w*|safe\w*|pain-free|always works?|proven)\b", re.IGNORECASE
)
A_SIDE = re.compile(r"\b(right|left|swap|(change|switch) (legs|sides|arms))\b", re.IGNORECASE)
THE_SIDE_MEANT = re.compile(r"that you (stretch|train|lift)|one knee toward")


def test_the_exercises_of_the_first_release_ship() -> None:
    assert set(SLUGS) - {entry.slug for entry in library().exercises} == set()


def test_the_partial_crunch_holds_its_facts() -> None:
    crunch = library().exercise("partial-crunch")
    assert crunch.start == (
        "Lie on your back with your knees bent and your feet flat on the floor. Point both arms up to the ceiling."
    )
    steps = " ".join(crunch.steps)
    assert "Tighten your tummy muscles. Keep your mind on them." in steps
    assert "Lift your head and shoulders slowly." in steps
    assert "Stop at about 20 degrees: 13 to 15 cm (5 to 6 inches) off the floor." in steps
    assert "Go down slowly." in steps
    first, second = crunch.do_not
    assert (first.say, first.why) == ("Do not put your hands behind your head or neck.", "It strains your neck.")
    assert second.say == "Do not sit right up."
    assert "90 degrees" in second.why
    assert crunch.dose.repetitions == Span(10, 15)
    assert crunch.dose.tempo is Tempo.SLOW
    assert sentence(crunch.dose, crunch.phrase).startswith("Lift 10 to 15 times, slowly. ")


def test_the_banded_hamstring_stretch_holds_its_facts() -> None:
    stretch = library().exercise("banded-hamstring-stretch")
    assert stretch.side is SideRule.EACH
    assert stretch.dose.side is Side.EACH
    assert stretch.dose.days == EveryDay()
    assert glance(stretch.dose, stretch.phrase) == "Hold for 30 seconds. Do that 2 times with each leg."
    assert sentence(stretch.dose, stretch.phrase) == (
        "Right leg, then left leg. Hold for 30 seconds. Rest 10 seconds. Do that 2 times with each leg. "
        "Once a day, every day."
    )


@pytest.mark.parametrize(
    ("slug", "tags"),
    [
        ("partial-crunch", "flex_loaded supine abd_pressure floor"),
        ("banded-hamstring-stretch", "supine nerve_stretch band floor"),
        ("cat-cow", "quadruped kneel wrist_load flex_end ext_end floor"),
    ],
)
def test_the_seed_exercises_carry_exactly_their_safety_tags(slug: str, tags: str) -> None:
    assert set(library().exercise(slug).tags) == set(tags.split())


def test_the_taxonomy_knows_every_safety_tag_and_one_condition_for_each_of_the_thirty_rules() -> None:
    assert [term.code for term in library().of_kind(TermKind.TAG)] == TAGS
    rules = [term.hint[:3] for term in library().of_kind(TermKind.CONDITION)]
    assert rules == [f"R{number:02}" for number in range(1, 31)]


def test_whatever_the_sheet_may_name_has_words_for_the_patient() -> None:
    kinds = (TermKind.EQUIPMENT, TermKind.POSITION, TermKind.MUSCLE, TermKind.TYPE, TermKind.CONDITION)
    assert [term.code for kind in kinds for term in library().of_kind(kind) if not term.patient_label] == []


def test_every_safety_tag_says_when_it_applies() -> None:
    assert [term.code for term in library().of_kind(TermKind.TAG) if not term.hint] == []


def test_every_type_that_an_exercise_can_have_is_one_whose_doses_can_be_judged() -> None:
    assert {term.code for term in library().of_kind(TermKind.TYPE)} == set(TYPICAL)


def test_default_doses_are_usual_for_the_exercise_and_its_type() -> None:
    odd = {(e.slug, found.message) for e in library().exercises for found in unusual(e.dose, e.type, e.typical)}
    assert odd == set()


def test_no_text_names_a_side_since_the_dose_does() -> None:
    texts = {(entry.slug, text) for entry in library().exercises for text in texts_of(entry)}
    named = {(slug, text) for slug, text in texts if A_SIDE.search(text)}
    assert named == {("partial-crunch", "Do not sit right up.")}


def test_an_exercise_for_one_side_says_which_leg_or_side_is_meant() -> None:
    sided = [entry for entry in library().exercises if entry.side is SideRule.EACH]
    silent = [entry.slug for entry in sided if not THE_SIDE_MEANT.search(" ".join((entry.start, *entry.steps)))]
    assert len(sided) >= 7
    assert silent == []


def test_every_warning_is_a_do_not_with_its_reason() -> None:
    warnings = [line.say for entry in library().exercises for line in entry.do_not]
    assert [say for say in warnings if not say.startswith("Do not ")] == []


def test_what_to_feel_is_work_or_a_mild_pull() -> None:
    feelings = {entry.slug: entry.feel for entry in library().exercises}
    assert {slug: feel for slug, feel in feelings.items() if not re.search(r"\bworks?\b|\bmild pull\b", feel)} == {}


def test_progress_is_tied_to_days_and_to_pain() -> None:
    """No number of lifts or seconds stands in it: a clinician who changes the dose would make it wrong."""
    rule = re.compile(r"You [^\d]+, [23] exercise days in a row, and your pain stays at 3 or less\.")
    assert [entry.slug for entry in library().exercises if not rule.fullmatch(entry.progress_when)] == []


def test_nothing_promises_a_cure_or_calls_itself_harmless() -> None:
    texts = {text for entry in library().exercises for text in (*texts_of(entry), entry.source.claim)}
    texts |= {text for entry in library().advice for text in (*texts_of_advice(entry), entry.source.claim)}
    assert {text for text in texts if PROMISES.search(text)} == set()


def test_every_claim_names_a_known_source() -> None:
    sources = [*(entry.source for entry in library().exercises), *(entry.source for entry in library().advice)]
    citations = {source.citation for source in sources}
    assert {citation for citation in citations if not any(source in citation for source in SOURCES)} == set()


def test_the_two_pictures_of_an_exercise_are_told_apart() -> None:
    pairs = [entry.pictures for entry in library().exercises]
    assert [first for first, second in pairs if first.caption == second.caption or first.alt == second.alt] == []


def test_movement_breaks_are_the_step_from_the_desk_to_the_day() -> None:
    breaks = next(entry for entry in library().advice if entry.code == "movement-breaks")
    assert "Get up from your desk" in breaks.what
    assert breaks.glance == "Walk about for 2 minutes."
    assert {"movement-breaks", "stay-active", "pacing", "heat"} <= {entry.code for entry in library().advice}
