"""All hints for a plan."""

from prescriptions.advice.balance import balance_hints
from prescriptions.advice.burden import burden_hints
from prescriptions.advice.facts import PlanFacts
from prescriptions.advice.hints import Hint, HintLevel


def advise(plan: PlanFacts) -> tuple[Hint, ...]:
    """Return the hints, clear ones first. The order of the lines does not matter."""
    return tuple(sorted((*balance_hints(plan), *burden_hints(plan)), key=_loud_first))


def _loud_first(given: Hint) -> bool:
    return given.level is HintLevel.QUIET
