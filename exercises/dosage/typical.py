"""Typical doses by exercise and by type: outside is unusual and worth a second look, never wrong.

An exercise's own range (``TypicalDose``) is heard before that of its type.

Sources: the clinic's prescribing standard, table of typical doses. ACSM 2011 (doi 10.1249/MSS.0b013e318213fefb) for
strength, stretch and aerobic; general practice for endurance, mobility and balance. Motor control and breathing have
no range on record. No clinician has signed these ranges yet (review: unsigned).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from exercises.dosage.duration import sessions_a_week
from exercises.dosage.types import Dose, EveryOtherDay, Side, Span, Weekday, Weekdays
from exercises.dosage.typical_dose import TypicalDose

ACSM: Final = "ACSM 2011, doi 10.1249/MSS.0b013e318213fefb"
PRACTICE: Final = "General practice; not from a guideline"
OWN: Final = "The range of this exercise in the library; not from a guideline"
THIS: Final = "this exercise"
LABELS: Final = {
    "sets": "Sets",
    "repetitions": "Repetitions",
    "hold_seconds": "Hold in seconds",
    "minutes": "Minutes",
    "rest_seconds": "Rest in seconds",
    "times_a_day": "Times a day",
    "days": "Days a week",
}
COUNTED: Final = {
    "sets": "{number} set{s}",
    "repetitions": "{number} repetition{s}",
    "hold_seconds": "hold {number} second{s}",
    "minutes": "{number} minute{s}",
    "times_a_day": "{number} time{s} a day",
    "days": "{number} day{s} a week",
}


@dataclass(frozen=True, slots=True)
class Unusual:
    """A field outside its typical range, in words for the clinician, with the source of the range."""

    field: str
    message: str
    source: str


@dataclass(frozen=True, slots=True)
class Typical:
    """Usual ranges of one type by field name; ``held`` stands in for ``free`` where each repetition is held."""

    source: str
    free: Mapping[str, Span] = field(default_factory=dict)
    held: Mapping[str, Span] = field(default_factory=dict)
    rest_day_between: bool = False
    minutes_a_week: int | None = None


_DAILY_AT_BEST: Final = Span(2, 7)

TYPICAL: Final[dict[str, Typical]] = {
    "strength": Typical(
        ACSM,
        free={"sets": Span(2, 4), "repetitions": Span(8, 15), "rest_seconds": Span(120, 180), "days": Span(2, 3)},
        held={"sets": Span(2, 4), "rest_seconds": Span(120, 180), "days": Span(2, 3)},
        rest_day_between=True,
    ),
    "endurance": Typical(
        PRACTICE,
        free={"sets": Span(1, 2), "repetitions": Span(15, 20)},
        held={"hold_seconds": Span(5, 10), "repetitions": Span(6, 12)},
    ),
    "stretch": Typical(
        ACSM,
        free={"days": _DAILY_AT_BEST},
        held={"hold_seconds": Span(10, 60), "repetitions": Span(2, 4), "days": _DAILY_AT_BEST},
    ),
    "mobility": Typical(
        PRACTICE,
        free={"sets": Span(1, 2), "repetitions": Span(5, 10), "days": Span.exactly(7)},
        held={"sets": Span(1, 2), "repetitions": Span(5, 10), "days": Span.exactly(7)},
    ),
    "balance": Typical(
        PRACTICE,
        free={"minutes": Span(20, 30), "days": Span(2, 3)},
        held={"days": Span(2, 3)},
    ),
    "aerobic": Typical(ACSM, minutes_a_week=150),
    "motor-control": Typical("No range on record"),
    "breathing": Typical("No range on record"),
}


def unusual(dose: Dose, exercise_type: str, own: TypicalDose | None = None) -> tuple[Unusual, ...]:
    """What is outside the exercise's own range or, where there is none, the typical range for its type.

    ``exercise_type`` is a key of ``TYPICAL``; another raises ValueError, so that no check passes in silence. What
    the dose does not say is not judged, and a field that ``own`` speaks of is not judged by the type again.
    The minutes of a week are another question than those of a session, so their aim is always asked for.
    By type, repetitions of a held exercise are counted over all its sets, since holds may be given either way; and
    the rest of a side is not judged where the other side works in the meantime.
    """
    if exercise_type not in TYPICAL:
        raise ValueError(f"Unknown type of exercise {exercise_type!r}. Known: {', '.join(TYPICAL)}.")
    typical = TYPICAL[exercise_type]
    ranges = typical.free if dose.hold_seconds is None else typical.held
    judged = frozenset(name for name, usual in own.ranges.items() if usual) if own else frozenset()
    found = [
        _outside(name, _said(dose, name), usual, exercise_type, typical.source)
        for name, usual in ranges.items()
        if name not in judged and (name, dose.side) != ("rest_seconds", Side.EACH)
    ]
    found += [_no_rest_day(dose, exercise_type, typical), _too_few_minutes(dose, exercise_type, typical)]
    return (*(outside_own(dose, own) if own else ()), *(finding for finding in found if finding))


def usual_range(name: str, dose: Dose, exercise_type: str, own: TypicalDose | None = None) -> Span | None:
    """The range by which ``unusual`` judges one field of a dose, in its units; None where none is known.

    By type, holds are counted over all sets: their range is told for one set.
    """
    if own and (range_of_its_own := own.ranges.get(name)):
        return range_of_its_own
    typical = TYPICAL[exercise_type]
    if dose.hold_seconds is None or name != "repetitions":
        return (typical.free if dose.hold_seconds is None else typical.held).get(name)
    total = typical.held.get(name)
    low, high = (-(-total.low // dose.sets), total.high // dose.sets) if total else (1, 0)
    return Span(low, high) if low <= high else None


def typical_words(own: TypicalDose) -> str:
    """The exercise's own range for the clinician: "2 to 3 sets, 8 to 15 repetitions, 1 time a day, …"."""
    return ", ".join(
        COUNTED[name].format(number=_range(usual), s="" if usual == Span.exactly(1) else "s")
        for name, usual in own.ranges.items()
        if usual
    )


def outside_own(dose: Dose, own: TypicalDose) -> tuple[Unusual, ...]:
    """What is outside the exercise's own range. A hold that is held once counts as one repetition."""
    found = (_outside_own(name, dose, usual) for name, usual in own.ranges.items())
    return tuple(finding for finding in found if finding)


def _outside_own(name: str, dose: Dose, usual: Span | None) -> Unusual | None:
    said = dose.repetitions if name == "repetitions" else _said(dose, name)
    if usual is None:
        message = f"{LABELS[name]}: {_range(said)}. Usual for {THIS} is none." if said else ""
        return Unusual(name, message, OWN) if message else None
    if name == "repetitions" and said is None and dose.hold_seconds is not None:
        said = Span.exactly(1)
    return _outside(name, said, usual, THIS, OWN)


def _said(dose: Dose, name: str) -> Span | None:
    match name:
        case "sets":
            return Span.exactly(dose.sets)
        case "repetitions" if dose.hold_seconds is not None:
            each = dose.repetitions or Span.exactly(1)
            return Span(each.low * dose.sets, each.high * dose.sets)
        case "repetitions":
            return dose.repetitions
        case "minutes":
            return dose.minutes
        case "times_a_day":
            return None if dose.times_a_day is None else Span.exactly(dose.times_a_day)
        case "hold_seconds":
            return None if dose.hold_seconds is None else Span.exactly(dose.hold_seconds)
        case "rest_seconds":
            return None if dose.rest_seconds is None else Span.exactly(dose.rest_seconds)
        case _:
            return _days_a_week(dose)


def _days_a_week(dose: Dose) -> Span | None:
    if dose.days is None:
        return None
    if isinstance(dose.days, EveryOtherDay):
        return Span.exactly(3)
    sessions = sessions_a_week(dose)
    return Span.exactly(sessions.low // (dose.times_a_day or 1))


def _outside(name: str, said: Span | None, usual: Span, exercise_type: str, source: str) -> Unusual | None:
    if said is None or (usual.low <= said.low and said.high <= usual.high):
        return None
    return Unusual(name, f"{LABELS[name]}: {_range(said)}. Usual for {exercise_type} is {_range(usual)}.", source)


def _no_rest_day(dose: Dose, exercise_type: str, typical: Typical) -> Unusual | None:
    if not (typical.rest_day_between and isinstance(dose.days, Weekdays)):
        return None
    if not any(_neighbours(dose.days.days)) or len(dose.days.days) > typical.free["days"].high:
        return None
    return Unusual("days", f"Two days in a row. Usual for {exercise_type} is a rest day between.", typical.source)


def _neighbours(days: tuple[Weekday, ...]) -> Iterator[bool]:
    numbers = {day.number for day in days}
    return ((number + 1) % 7 in numbers for number in numbers)


def _too_few_minutes(dose: Dose, exercise_type: str, typical: Typical) -> Unusual | None:
    aim = typical.minutes_a_week
    if aim is None or dose.minutes is None or dose.days is None:
        return None
    sessions = sessions_a_week(dose)
    week = Span(dose.minutes.low * dose.sets * sessions.low, dose.minutes.high * dose.sets * sessions.high)
    if week.high >= aim:
        return None
    return Unusual(
        "minutes", f"{_range(week)} minutes a week. The aim for {exercise_type} is {aim} or more.", typical.source
    )


def _range(span: Span) -> str:
    return str(span.low) if span.is_exact else f"{span.low} to {span.high}"
