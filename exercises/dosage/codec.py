"""A dose as data, strictly read: what is not understood in full is refused, never guessed.

Schema 1, all keys: schema sets repetitions hold_seconds minutes side rest_seconds tempo load times_a_day days.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from exercises.dosage.bounds import number_problem, typed
from exercises.dosage.errors import DoseError, DoseErrors
from exercises.dosage.types import (
    Band,
    BandColour,
    BodyWeight,
    Days,
    DaysAWeek,
    Dose,
    EveryDay,
    EveryOtherDay,
    Load,
    Side,
    Span,
    Tempo,
    Weekday,
    Weekdays,
    Weight,
    WeightUnit,
    field_problems,
    range_problem,
)

SCHEMA: Final = 1
FIELDS: Final = tuple(field.name for field in fields(Dose))
ALWAYS_WRITTEN: Final = ("sets", "side")
PLAIN_DECIMAL: Final = re.compile(r"[0-9]{1,4}(\.[0-9]{1,2})?")

Choice = TypeVar("Choice", bound=StrEnum)


def to_data(dose: Dose) -> dict[str, object]:
    """The dose as JSON values, every key present. ``from_data`` gives the same dose back."""
    return {
        "schema": SCHEMA,
        "sets": dose.sets,
        "repetitions": span_data(dose.repetitions),
        "hold_seconds": dose.hold_seconds,
        "minutes": span_data(dose.minutes),
        "side": dose.side.value,
        "rest_seconds": dose.rest_seconds,
        "tempo": dose.tempo.value if dose.tempo else None,
        "load": _load_data(dose.load),
        "times_a_day": dose.times_a_day,
        "days": _days_data(dose.days),
    }


def from_data(data: object) -> Dose:
    """The dose that ``data`` means. Raises ``DoseErrors`` with every field that is wrong, unknown or missing.

    Data without a schema is a dose written by hand in a library file: of schema 1, and only there may a key be left
    out to say null. ``sets`` and ``side`` are always written, since a lost side is a wrong side.
    """
    if not isinstance(data, Mapping):
        raise DoseError("dose", "A dose is a mapping of keys and values.")
    errors = _key_problems(data)
    values: dict[str, object] = {}
    for name in FIELDS:
        try:
            values[name] = READERS[name](data.get(name))
        except DoseError as error:
            errors.setdefault(name, error.message)
    errors = {**field_problems(values), **errors}
    if errors:
        raise DoseErrors(errors)
    return Dose(**values)  # type: ignore[arg-type]  # field_problems has checked the type of each value


def _key_problems(data: Mapping[object, object]) -> dict[str, str]:
    errors: dict[str, str] = {}
    schema = data.get("schema", SCHEMA)
    if type(schema) is not int or schema != SCHEMA:
        errors["schema"] = f"This dose is of an unknown schema. This version reads schema {SCHEMA}."
    for key in data:
        if key != "schema" and key not in FIELDS:
            name = key if isinstance(key, str) else "dose"
            errors[name] = f"Unknown key. Known keys: {', '.join(('schema', *FIELDS))}."
    for name in FIELDS if "schema" in data else ALWAYS_WRITTEN:
        if name not in data:
            errors[name] = "This key is missing. Write it."
    return errors


def span_data(span: Span | None) -> object:
    """The span as a JSON value: one number, or the lower and the higher."""
    if span is None:
        return None
    return span.low if span.is_exact else [span.low, span.high]


def _load_data(load: Load | None) -> object:
    match load:
        case Band(colour):
            return {"band": colour.value}
        case Weight(amount, unit):
            return {"weight": f"{amount:f}", "unit": unit.value}
        case BodyWeight():
            return {"body_weight": True}
        case None:
            return None


def _days_data(days: Days | None) -> object:
    match days:
        case EveryDay():
            return "every-day"
        case EveryOtherDay():
            return "every-other-day"
        case DaysAWeek(number):
            return {"a_week": number}
        case Weekdays(named):
            return [day.value for day in named]
        case None:
            return None


def _as_it_is(value: object) -> object:
    return value


def span_reader(name: str) -> Callable[[object], Span | None]:
    """Reads what ``span_data`` writes, within ``BOUNDS[name]``; what it returns raises ``DoseError``."""

    def read(value: object) -> Span | None:
        if value is None:
            return None
        pair = value if isinstance(value, (list, tuple)) else [value, value]
        if len(pair) != 2:
            raise DoseError(name, "Give one number, or the lower and the higher number.")
        low, high = (_whole(name, number) for number in pair)
        if low > high:
            raise DoseError(name, range_problem(low, high))
        return Span(low, high)

    return read


def _whole(name: str, value: object) -> int:
    problem = number_problem(name, value)
    if problem or not isinstance(value, int):
        raise DoseError(name, problem or "Type a whole number.")
    return value


def _choice_reader(name: str, kind: type[Choice], *, optional: bool) -> Callable[[object], Choice | None]:
    def read(value: object) -> Choice | None:
        if value is None and optional:
            return None
        return _choice(name, kind, value)

    return read


def _choice(name: str, kind: type[Choice], value: object) -> Choice:
    if isinstance(value, str) and value in list(kind):
        return kind(value)
    raise DoseError(name, f"Choose one of: {', '.join(kind)}. {typed(value)}")


def _read_load(value: object) -> Load | None:
    if value is None:
        return None
    keys = set(value) if isinstance(value, Mapping) else set()
    if isinstance(value, Mapping) and keys == {"band"}:
        return Band(_choice("load", BandColour, value["band"]))
    if isinstance(value, Mapping) and keys == {"weight", "unit"}:
        return Weight(_decimal(value["weight"]), _choice("load", WeightUnit, value["unit"]))
    if isinstance(value, Mapping) and keys == {"body_weight"} and value["body_weight"] is True:
        return BodyWeight()
    raise DoseError("load", "Load must be a band, a weight with its unit, body weight, or empty.")


def _decimal(value: object) -> Decimal:
    if not isinstance(value, str) or not PLAIN_DECIMAL.fullmatch(value):
        raise DoseError("load", f"Write the weight as text with at most two decimals, such as “2.5”. {typed(value)}")
    return Decimal(value)


def _read_days(value: object) -> Days | None:
    if value is None:
        return None
    if value == "every-day":
        return EveryDay()
    if value == "every-other-day":
        return EveryOtherDay()
    if isinstance(value, Mapping) and set(value) == {"a_week"}:
        return DaysAWeek(value["a_week"])
    if isinstance(value, (list, tuple)):
        return Weekdays(_choice("days", Weekday, day) for day in value)
    raise DoseError("days", "Choose every day, every other day, a number of days a week, or named days.")


READERS: Final[dict[str, Callable[[object], object]]] = {
    "sets": _as_it_is,
    "repetitions": span_reader("repetitions"),
    "hold_seconds": _as_it_is,
    "minutes": span_reader("minutes"),
    "side": _choice_reader("side", Side, optional=False),
    "rest_seconds": _as_it_is,
    "tempo": _choice_reader("tempo", Tempo, optional=True),
    "load": _read_load,
    "times_a_day": _as_it_is,
    "days": _read_days,
}
