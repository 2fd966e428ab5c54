"""A dose that cannot be impossible: every type here is frozen and checks itself when it is made.

Units: seconds for holds and rests, minutes for timed doses. Errors: ``DoseErrors`` with all fields, or ``DoseError``
for a part. What is merely unusual is allowed here and named by ``typical.unusual``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Final

from exercises.dosage.bounds import BOUNDS, LONGEST_NUMBER_SHOWN, number_problem, typed
from exercises.dosage.errors import DoseError, DoseErrors


class Side(StrEnum):
    """Which side works. NONE is an exercise without sides; EACH is all of it right, then left."""

    NONE = "none"
    RIGHT = "right"
    LEFT = "left"
    EACH = "each"
    ALTERNATE = "alternate"


class Tempo(StrEnum):
    """How fast each repetition is done."""

    SLOW = "slow"
    STEADY = "steady"
    QUICK = "quick"


class BandColour(StrEnum):
    """The colours of elastic bands, from light to heavy. Strengths differ from maker to maker."""

    YELLOW = "yellow"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    BLACK = "black"
    SILVER = "silver"
    GOLD = "gold"


class WeightUnit(StrEnum):
    """The unit on the weight itself; never converted."""

    KG = "kg"
    LB = "lb"


class Weekday(StrEnum):
    """The days in the order of the week."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as ``datetime.date.weekday`` counts."""
        return list(Weekday).index(self)


@dataclass(frozen=True, slots=True)
class Span:
    """From ``low`` to ``high``, both counted; the same number twice is that number."""

    low: int
    high: int

    def __post_init__(self) -> None:
        for number in (self.low, self.high):
            if not _is_whole(number):
                raise DoseError("range", f"A range needs two whole numbers. {typed(number)}")
        if self.low > self.high:
            raise DoseError("range", range_problem(self.low, self.high))

    @classmethod
    def exactly(cls, number: int) -> "Span":
        """The span of one number."""
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        """Whether there is nothing to choose."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Band:
    """An elastic band of this colour."""

    colour: BandColour

    def __post_init__(self) -> None:
        if not _is_a(self.colour, BandColour):
            raise DoseError("load", f"The band must be one of: {', '.join(BandColour)}. {typed(self.colour)}")


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight to hold or wear, as marked on it; more than 0, at most two decimals, stored without idle zeros."""

    amount: Decimal
    unit: WeightUnit

    def __post_init__(self) -> None:
        if not _is_a(self.unit, WeightUnit):
            raise DoseError("load", "The unit of the weight must be kg or lb. Choose one.")
        bound = BOUNDS[f"weight_{self.unit}"]
        if not (_is_a(self.amount, Decimal) and self.amount.is_finite() and bound.low < self.amount <= bound.high):
            given = f"{self.amount:.10}" if _is_a(self.amount, Decimal) else self.amount
            raise DoseError(
                "load", f"The weight must be more than 0 and at most {bound.high} {bound.unit}. {typed(given)}"
            )
        if self.amount != round(self.amount, 2):
            raise DoseError("load", "The weight has at most two decimals, such as 2.5 or 1.25.")
        plain = f"{round(self.amount, 2):f}".rstrip("0").rstrip(".")
        object.__setattr__(self, "amount", Decimal(plain))


@dataclass(frozen=True, slots=True)
class BodyWeight:
    """No band and no weight, on purpose."""


@dataclass(frozen=True, slots=True)
class EveryDay:
    """Seven days a week."""


@dataclass(frozen=True, slots=True)
class EveryOtherDay:
    """One day on, one day off."""


@dataclass(frozen=True, slots=True)
class DaysAWeek:
    """This many days a week, which days is for the patient to choose; 1 to 6."""

    number: int

    def __post_init__(self) -> None:
        if problem := number_problem("days_a_week", self.number):
            hint = " For 7 days, choose every day." if self.number == 7 else ""
            raise DoseError("days", problem + hint)


@dataclass(frozen=True, slots=True)
class Weekdays:
    """These days by name: at least one, none twice, kept in the order of the week."""

    days: tuple[Weekday, ...]

    def __init__(self, days: Iterable[Weekday]) -> None:
        named = tuple(days)
        if not named:
            raise DoseError("days", "Choose at least one day of the week.")
        for day in named:
            if not _is_a(day, Weekday):
                raise DoseError("days", f"Each day must be one of: {', '.join(Weekday)}. {typed(day)}")
        if len(set(named)) != len(named):
            raise DoseError("days", "A day is named twice. Name each day once.")
        object.__setattr__(self, "days", tuple(sorted(named, key=lambda day: day.number)))


Load = Band | Weight | BodyWeight
Days = EveryDay | EveryOtherDay | DaysAWeek | Weekdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of one exercise, as the clinician means it. None is "not said", see ``open_questions``.

    A dose is repetitions, a hold, repetitions each with a hold, or minutes. A hold without repetitions is held once.
    ``rest_seconds`` lies between sets; with one set between the two sides, or between the holds if several are held.
    """

    sets: int = 1
    repetitions: Span | None = None
    hold_seconds: int | None = None
    minutes: Span | None = None
    side: Side = Side.NONE
    rest_seconds: int | None = None
    tempo: Tempo | None = None
    load: Load | None = None
    times_a_day: int | None = None
    days: Days | None = None

    def __post_init__(self) -> None:
        given: dict[str, object] = {field.name: getattr(self, field.name) for field in fields(self)}
        if errors := field_problems(given) or _problems_together(self):
            raise DoseErrors(errors)

    @property
    def rests_between_holds(self) -> bool:
        """Whether the rest lies between the holds of a single set."""
        several = self.repetitions is not None and self.repetitions.high > 1
        return self.sets == 1 and self.hold_seconds is not None and several


CHOICES: Final[dict[str, tuple[tuple[type, ...], str]]] = {
    "side": ((Side,), f"Side must be one of: {', '.join(Side)}."),
    "tempo": ((Tempo,), f"Pace must be one of: {', '.join(Tempo)}."),
    "load": ((Band, Weight, BodyWeight), "Load must be a band, a weight or body weight."),
    "days": ((EveryDay, EveryOtherDay, DaysAWeek, Weekdays), "Days must be every day, every other day or named."),
}
OPTIONAL_NUMBERS: Final = ("hold_seconds", "rest_seconds", "times_a_day")
SPANS: Final = ("repetitions", "minutes")


def field_problems(given: dict[str, object]) -> dict[str, str]:
    """What is wrong with each field by itself. Fields that are not in ``given`` are not looked at."""
    problems = {name: _field_problem(name, value) for name, value in given.items()}
    return {name: problem for name, problem in problems.items() if problem}


def range_problem(low: int, high: int) -> str:
    """The message for a range that runs backwards."""
    if max(abs(low), abs(high)) >= LONGEST_NUMBER_SHOWN:
        return "The lower number comes first. Swap the two."
    return f"The lower number comes first: {high} to {low}. You typed {low} to {high}."


def _field_problem(name: str, value: object) -> str | None:
    if name == "sets":
        return number_problem(name, value)
    if value is None and name != "side":
        return None
    if name in OPTIONAL_NUMBERS:
        return number_problem(name, value)
    if name in SPANS:
        if not isinstance(value, Span):
            return number_problem(name, value) or f"{BOUNDS[name].label} must be given as a range."
        return number_problem(name, value.low) or number_problem(name, value.high)
    allowed, message = CHOICES[name]
    return None if isinstance(value, allowed) else message


def _problems_together(dose: Dose) -> dict[str, str]:
    """What is wrong with fields that are each right by themselves."""
    problems: dict[str, str] = {}
    if dose.minutes is not None:
        if dose.repetitions is not None:
            problems["repetitions"] = "A dose in minutes has no repetitions. Clear one of the two."
        if dose.hold_seconds is not None:
            problems["hold_seconds"] = "A dose in minutes has no hold. Clear one of the two."
    elif dose.repetitions is None and dose.hold_seconds is None:
        problems["repetitions"] = "There is nothing to do yet. Give repetitions, a hold or minutes."
    nowhere_to_rest = dose.sets == 1 and dose.side is not Side.EACH and not dose.rests_between_holds
    if dose.rest_seconds is not None and nowhere_to_rest:
        problems["rest_seconds"] = "One set has no rest between sets. Clear the rest, or give 2 sets or more."
    return problems


def _is_whole(value: object) -> bool:
    return type(value) is int


def _is_a(value: object, kind: type) -> bool:
    """isinstance on a value whose type cannot be trusted: data from outside is checked before it is believed."""
    return isinstance(value, kind)
