"""The English catalogue. British spelling, short sentences, digits, units in words."""

from typing import Final

from exercises.dosage.language import Counted, Language, OftenSentences, SideSentences
from exercises.dosage.types import BandColour, Side, Tempo, Weekday, WeightUnit


def _sides(one: str, many: str, each: str) -> SideSentences:
    return SideSentences(
        opening={
            Side.RIGHT: f"Right {one} only.",
            Side.LEFT: f"Left {one} only.",
            Side.EACH: f"Right {one}, then left {one}.",
            Side.ALTERNATE: f"Swap {many} each time.",
        },
        one_set={Side.EACH: f"Do that {each}."},
        sets={
            Side.NONE: "Do that {times} in all.",
            Side.RIGHT: "Do that {times} in all.",
            Side.LEFT: "Do that {times} in all.",
            Side.EACH: f"Do that {{times}} {each}.",
            Side.ALTERNATE: "Do that {times} in all.",
        },
        glance_one_set={
            Side.RIGHT: f"Right {one} only.",
            Side.LEFT: f"Left {one} only.",
            Side.EACH: f"Do that {each}.",
            Side.ALTERNATE: f"Swap {many} each time.",
        },
        glance_sets={
            Side.NONE: "Do that {times} in all.",
            Side.RIGHT: f"Do that {{times}} in all, right {one} only.",
            Side.LEFT: f"Do that {{times}} in all, left {one} only.",
            Side.EACH: f"Do that {{times}} {each}.",
            Side.ALTERNATE: f"Do that {{times}} in all, swapping {many}.",
        },
    )


def _weight(amount: str, unit: WeightUnit) -> str:
    """An 8, 11 or 18 kg weight; a 2.5 kg weight. Unit names are the marks that stand on the weight."""
    whole = amount.partition(".")[0]
    article = "an" if whole.startswith("8") or whole in ("11", "18") else "a"
    return f"Use {article} {amount} {unit} weight."


def _in_a_row(days: list[str]) -> str:
    return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} and {days[-1]}"


_LIMBS: Final = {
    "leg": "legs",
    "arm": "arms",
    "knee": "knees",
    "foot": "feet",
    "hip": "hips",
    "shoulder": "shoulders",
    "hand": "hands",
    "heel": "heels",
    "ankle": "ankles",
    "elbow": "elbows",
}

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ENGLISH: Final = Language(
    code="en",
    times=Counted("once", "{n} times", "{low} to {high} times"),
    nouns=Counted("1 {one}", "{n} {many}", "{low} to {high} {many}"),
    seconds=Counted("1 second", "{n} seconds", "{low} to {high} seconds"),
    minutes=Counted("1 minute", "{n} minutes", "{low} to {high} minutes"),
    minutes_and_seconds="{minutes} {seconds}",
    repetitions={
        None: "{action} {count}.",
        Tempo.SLOW: "{action} {count}, slowly.",
        Tempo.STEADY: "{action} {count}, at a steady pace.",
        Tempo.QUICK: "{action} {count}, quickly.",
    },
    timed={
        None: "{action} for {minutes}.",
        Tempo.SLOW: "{action} for {minutes}, slowly.",
        Tempo.STEADY: "{action} for {minutes}, at a steady pace.",
        Tempo.QUICK: "{action} for {minutes}, quickly.",
    },
    into_place={
        Tempo.SLOW: "Move slowly into place.",
        Tempo.STEADY: "Move at a steady pace into place.",
        Tempo.QUICK: "Move quickly into place.",
    },
    hold="{hold} for {duration}.",
    hold_each="{hold} for {duration} each time.",
    glance_hold_once="{action} {count}, for {duration}.",
    glance_hold_each="{action} {count}, {duration} each.",
    band={colour: f"Use the {colour} band." for colour in BandColour},
    weight=_weight,
    body_weight="Use only your own body weight.",
    rest="Rest {duration}.",
    rest_between_holds="Rest {duration} between holds.",
    no_rest="Do not rest in between.",
    sides={
        "side": _sides("side", "sides", "on each side"),
        **{one: _sides(one, many, f"with each {one}") for one, many in _LIMBS.items()},
    },
    often=OftenSentences(
        per_day=Counted("Once a day", "{n} times a day", "{low} to {high} times a day"),
        per_week=Counted("1 day a week", "{n} days a week", "{low} to {high} days a week"),
        names=dict(zip(Weekday, _DAYS, strict=True)),
        listed=_in_a_row,
        times_only=("{times}.",),
        every_day=("Every day.",),
        every_day_times=("{times}, every day.",),
        every_other_day=("Every other day.",),
        every_other_day_times=("Every other day.", "{times} on those days."),
        days_a_week=("{number}.",),
        days_a_week_times=("{number}.", "{times} on those days."),
        weekdays=("On {days}.",),
        weekdays_times=("{times}.", "On {days}."),
    ),
    often_short=OftenSentences(
        per_day=Counted("Once a day", "{n} times a day", "{low} to {high} times a day"),
        per_week=Counted("1 day a week", "{n} days a week", "{low} to {high} days a week"),
        names={day: day.capitalize() for day in Weekday},
        listed=", ".join,
        times_only=("{times}",),
        every_day=("Every day",),
        every_day_times=("{times}, every day",),
        every_other_day=("Every other day",),
        every_other_day_times=("{times}, every other day",),
        days_a_week=("{number}",),
        days_a_week_times=("{times} on {number}",),
        weekdays=("{days}",),
        weekdays_times=("{times} on {days}",),
    ),
)
