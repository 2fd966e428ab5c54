"""What the patient would have to ask, because the dose does not say it.

Source: questions that a patient wrote down about a handout (which side, how long between sets, which band), and
which a sheet must answer.
"""

from collections.abc import Collection
from dataclasses import dataclass

from exercises.dosage.types import Dose, Side

LOADS = frozenset({"band", "dumbbell"})
WORKED_AGAINST = frozenset({"strength", "endurance"})


def needs_load(equipment: Collection[str], exercise_type: str) -> bool:
    """Whether the dose must name a band or weight: one that is worked against, not one that only holds the leg."""
    return exercise_type in WORKED_AGAINST and not LOADS.isdisjoint(equipment)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A field that is left open, and what to choose; for the clinician."""

    field: str
    message: str


def open_questions(dose: Dose, *, sided: bool, needs_load: bool) -> tuple[OpenQuestion, ...]:
    """What the sheet would leave open, in the order of the card.

    ``sided``: the exercise can be done with one side. ``needs_load``: it cannot be done without a band or weight.
    """
    checks = (
        (
            sided and dose.side is Side.NONE,
            OpenQuestion("side", "Which side? Choose right, left, each side, or sides in turn."),
        ),
        (
            needs_load and dose.load is None,
            OpenQuestion("load", "Which band or weight? Choose a band colour, a weight, or body weight."),
        ),
        (
            dose.sets > 1 and dose.rest_seconds is None,
            OpenQuestion("rest_seconds", "How long is the rest between sets? Give seconds, or 0 for no rest."),
        ),
        (
            dose.times_a_day is None,
            OpenQuestion("times_a_day", "How many times a day? Choose 1 to 6."),
        ),
        (
            dose.days is None,
            OpenQuestion("days", "On which days? Choose every day, every other day, days a week, or named days."),
        ),
    )
    return tuple(question for is_open, question in checks if is_open)
