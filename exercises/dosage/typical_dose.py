"""The range of doses that is typical of one exercise, as its author knows it. Outside is unusual, never wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from exercises.dosage.codec import span_data, span_reader
from exercises.dosage.errors import DoseError, DoseErrors
from exercises.dosage.types import Span

# What is done, of which one at least is given; the others say in how many sets and how often.
AMOUNTS: Final = ("repetitions", "hold_seconds", "minutes")
# The field of `BOUNDS` and of a dose that a range is about, where its own name is another.
ABOUT: Final = {"days_a_week": "days"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalDose:
    """From the least to the most that is typical; None where the exercise is not dosed in that way.

    Units are those of a dose. ``days_a_week`` is 1 to 7; 7 is every day. ``repetitions`` are those of one set.
    """

    sets: Span
    repetitions: Span | None = None
    hold_seconds: Span | None = None
    minutes: Span | None = None
    times_a_day: Span
    days_a_week: Span

    @property
    def ranges(self) -> Mapping[str, Span | None]:
        """Each range by the field of a dose that it is about."""
        return {ABOUT.get(field.name, field.name): getattr(self, field.name) for field in fields(self)}


NAMES: Final = tuple(field.name for field in fields(TypicalDose))


def typical_to_data(typical: TypicalDose) -> dict[str, object]:
    """The ranges as JSON values, every key present. ``typical_from_data`` gives the same back."""
    return {name: span_data(getattr(typical, name)) for name in NAMES}


def typical_from_data(data: object) -> TypicalDose:
    """The ranges that ``data`` means. Raises ``DoseErrors`` with every field that is wrong, unknown or missing.

    Only the amounts may be null: a range of sets, times and days is always there.
    """
    if not isinstance(data, Mapping):
        raise DoseError("typical", "A typical dose is written as keys and ranges, such as sets: [2, 3].")
    known = f"Unknown key. Known keys: {', '.join(NAMES)}."
    errors = {str(key): known for key in data if key not in NAMES}
    spans: dict[str, Span | None] = {}
    for name in NAMES:
        try:
            spans[name] = span_reader(ABOUT.get(name, name))(data.get(name))
        except DoseError as error:
            errors[name] = error.message
    missing = [name for name in NAMES if name not in AMOUNTS and spans.get(name) is None]
    errors |= {name: "This range is missing. Write it." for name in missing if name not in errors}
    if not errors and not any(spans[name] for name in AMOUNTS):
        errors["repetitions"] = "There is nothing to do yet. Give repetitions, a hold or minutes."
    if errors:
        raise DoseErrors(errors)
    return TypicalDose(**spans)  # type: ignore[arg-type]  # what may not be None is not: it was named above
