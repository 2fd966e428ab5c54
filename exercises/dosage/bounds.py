"""Hard bounds: what no dose may leave. Typical ranges, which only warn, are in ``typical``.

The bounds for sets, repetitions, holds and minutes are those of the clinic's prescribing standard. The others are
set so that no plausible home exercise is refused. No clinician has signed them yet (review: unsigned).
"""

import math
from dataclasses import dataclass
from typing import Final

LONGEST_NUMBER_SHOWN: Final = 10**12
LONGEST_TEXT_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Bound:
    """The lowest and highest number of a field, in ``unit``; ``reason`` is for the clinician.

    Both ends are allowed, but for weights, which are decimals of more than 0.
    """

    label: str
    low: int
    high: int
    unit: str
    reason: str

    @property
    def rule(self) -> str:
        """The bound as the middle of a message: "1 to 10" or "1 to 300 seconds"."""
        unit = "" if self.unit in self.label.lower() else f" {self.unit}"
        return f"{self.low} to {self.high}{unit}"


BOUNDS: Final[dict[str, Bound]] = {
    "sets": Bound("Sets", 1, 10, "sets", "More than 10 sets is more than one session holds."),
    "repetitions": Bound("Repetitions", 1, 100, "repetitions", "Beyond 100 nobody keeps count: give minutes."),
    "hold_seconds": Bound("Hold", 1, 300, "seconds", "A hold beyond 5 minutes is given in sets or minutes."),
    "minutes": Bound("Minutes", 1, 180, "minutes", "Beyond 3 hours it is no longer one session."),
    "rest_seconds": Bound("Rest", 0, 600, "seconds", "After 10 minutes of rest a new session begins."),
    "times_a_day": Bound("Times a day", 1, 6, "times", "More than 6 times a day does not fit in a day."),
    "days_a_week": Bound("Days a week", 1, 6, "days", "7 days a week is said as every day."),
    "days": Bound("Days a week", 1, 7, "days", "A week has 7 days."),
    "weight_kg": Bound("Weight", 0, 100, "kg", "Beyond 100 kg it is no home exercise."),
    "weight_lb": Bound("Weight", 0, 220, "lb", "Beyond 220 lb it is no home exercise."),
}


def number_problem(name: str, value: object) -> str | None:
    """What is wrong with ``value`` as the whole number ``BOUNDS[name]``, or None. Never raises on odd values."""
    bound = BOUNDS[name]
    if value is None or value == "":
        return f"{bound.label} must be {bound.rule}. Type a number."
    if type(value) is not int:
        return f"{bound.label} must be a whole number, {bound.rule}. {typed(value)}"
    if not bound.low <= value <= bound.high:
        return f"{bound.label} must be {bound.rule}. {typed(value)}"
    return None


def typed(value: object) -> str:
    """What was given, as in "You typed 12.", cut short and without control characters."""
    if isinstance(value, bool):
        return f"You typed {str(value).lower()}."
    if isinstance(value, int):
        too_long = abs(value) >= LONGEST_NUMBER_SHOWN
        return "You typed a number that is far too long." if too_long else f"You typed {value}."
    if isinstance(value, float):
        return f"You typed {value:g}." if math.isfinite(value) else "You typed something that is not a number."
    if isinstance(value, str):
        clean = "".join(character for character in value if character.isprintable())[:LONGEST_TEXT_SHOWN]
        return f"You typed “{clean}”."
    return "You typed something that is not a number."
