"""One step up or down for one exercise: one variable of its dose, or the next rung of its ladder.

How far a step goes is common practice, not from a guideline. No clinician has signed it yet (review: unsigned).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from exercises.dosage import BOUNDS, Dose, DoseErrors, Span, TypicalDose, unusual, usual_range


class Way(StrEnum):
    """Where a step leads."""

    HARDER = "harder"
    EASIER = "easier"


class Variable(StrEnum):
    """What a step changes, in the order in which it is tried: a field of the dose, or the exercise itself."""

    REPETITIONS = "repetitions"
    HOLD = "hold_seconds"
    MINUTES = "minutes"
    SETS = "sets"
    EXERCISE = "exercise"


OF_THE_DOSE: Final = (Variable.REPETITIONS, Variable.HOLD, Variable.MINUTES, Variable.SETS)
SHORT: Final = 10
# Repetitions and sets by count, holds in seconds, minutes in minutes: below SHORT, and from there on.
SIZES: Final = MappingProxyType(
    {Variable.REPETITIONS: (2, 2), Variable.HOLD: (2, 5), Variable.MINUTES: (2, 5), Variable.SETS: (1, 1)}
)


@dataclass(frozen=True)
class Step:
    """One change of one exercise: `dose` with one variable changed, or `slug` of the exercise to take instead."""

    way: Way
    variable: Variable
    dose: Dose | None = None
    slug: str | None = None


def dose_step(way: Way, dose: Dose, exercise_type: str, own: TypicalDose | None) -> Step | None:
    """The first variable with room, one size up or down; None where no variable has any.

    Up stays within the usual range. Down stays there where it can, and never leaves the hard bounds.
    """
    kept = [usual_range(variable, dose, exercise_type, own) for variable in OF_THE_DOSE]
    usual = dict(zip(OF_THE_DOSE, kept, strict=True))
    if way is Way.HARDER:
        found = (up for variable in OF_THE_DOSE if (up := _up(variable, dose, usual[variable])))
        before = _odd(dose, exercise_type, own)
        return next((Step(way, *step) for step in found if _odd(step[1], exercise_type, own) <= before), None)
    floors = [(variable, span.low) for variable, span in usual.items() if span]
    floors += [(variable, BOUNDS[variable].low) for variable in OF_THE_DOSE]
    steps = (down for variable, floor in floors if (down := _down(variable, dose, floor)))
    return next((Step(way, *step) for step in steps), None)


def _odd(dose: Dose, exercise_type: str, own: TypicalDose | None) -> set[str]:
    return {one.field for one in unusual(dose, exercise_type, own)}


def _up(variable: Variable, dose: Dose, usual: Span | None) -> tuple[Variable, Dose] | None:
    said = _said(variable, dose)
    if said is None or usual is None or said.high > usual.high:
        return None
    size = _size(variable, said)
    return _with(variable, dose, Span(min(said.low + size, usual.high), min(said.high + size, usual.high)))


def _down(variable: Variable, dose: Dose, floor: int) -> tuple[Variable, Dose] | None:
    said = _said(variable, dose)
    if said is None or said.low < floor:
        return None
    size = _size(variable, said)
    return _with(variable, dose, Span(max(said.low - size, floor), max(said.high - size, floor)))


def _size(variable: Variable, said: Span) -> int:
    short, long = SIZES[variable]
    return short if said.high < SHORT else long


def _said(variable: Variable, dose: Dose) -> Span | None:
    value = getattr(dose, variable)
    return Span.exactly(value) if isinstance(value, int) else value


def _with(variable: Variable, dose: Dose, span: Span) -> tuple[Variable, Dose] | None:
    """The dose with one variable changed; None where that is no change, or where another would have to follow."""
    if span == _said(variable, dose):
        return None
    changed: dict[str, Any] = {
        variable.value: span if variable in (Variable.REPETITIONS, Variable.MINUTES) else span.high
    }
    try:
        return variable, replace(dose, **changed)
    except DoseErrors:
        return None


def rung_step(way: Way, slug: str | None) -> Iterator[Step]:
    """The next rung, where one may be offered."""
    if slug:
        yield Step(way, Variable.EXERCISE, slug=slug)
