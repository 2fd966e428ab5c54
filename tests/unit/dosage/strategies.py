"""Doses and phrases for property tests, anywhere in tests/unit. Each dose that is drawn is a possible one."""

from collections.abc import Sequence
from dataclasses import fields, replace
from decimal import Decimal
from itertools import combinations, product
from typing import Any, Final, TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from exercises.dosage import (
    BOUNDS,
    LIMBS,
    Band,
    BandColour,
    BodyWeight,
    Days,
    DaysAWeek,
    Dose,
    DoseErrors,
    EveryDay,
    EveryOtherDay,
    Load,
    Phrase,
    Side,
    Span,
    Tempo,
    Weekday,
    Weekdays,
    Weight,
    WeightUnit,
)

QUICK = settings(max_examples=60, deadline=None, database=None)


T = TypeVar("T")
BYTES_A_DOSE: Final = 64


class _Choices:
    """Takes choices out of bytes, two at a time: much quicker than a draw for each. Zeros are the plainest."""

    def __init__(self, drawn: bytes) -> None:
        self.rest = iter(drawn)

    def one_of(self, options: Sequence[T]) -> T:
        return options[(next(self.rest) * 256 + next(self.rest)) % len(options)]

    def within(self, name: str) -> int:
        return self.one_of(range(BOUNDS[name].low, BOUNDS[name].high + 1))

    def span(self, name: str) -> Span:
        one, other = self.within(name), self.within(name)
        return self.one_of((Span.exactly(one), Span(min(one, other), max(one, other))))

    def load(self) -> Load:
        band = Band(self.one_of(list(BandColour)))
        weight = Weight(Decimal(self.one_of(range(1, 10_001))) / 100, self.one_of(list(WeightUnit)))
        loads: tuple[Load, ...] = (band, weight, BodyWeight())
        return self.one_of(loads)

    def days(self) -> Days:
        named = self.one_of(NAMED_DAYS)
        number = DaysAWeek(self.within("days_a_week"))
        days: tuple[Days, ...] = (EveryDay(), EveryOtherDay(), number, Weekdays(named))
        return self.one_of(days)

    def amount(self) -> dict[str, Any]:
        repetitions, hold, minutes = self.span("repetitions"), self.within("hold_seconds"), self.span("minutes")
        return self.one_of(
            (
                {"repetitions": repetitions},
                {"repetitions": repetitions, "hold_seconds": hold},
                {"repetitions": Span.exactly(1), "hold_seconds": hold},
                {"hold_seconds": hold},
                {"minutes": minutes},
            )
        )

    def dose(self) -> Dose:
        plain = Dose(
            sets=self.one_of((1, self.within("sets"))),
            side=self.one_of(list(Side)),
            tempo=self.one_of((None, *Tempo)),
            load=self.one_of((None, self.load())),
            times_a_day=self.one_of((None, 1, self.within("times_a_day"))),
            days=self.one_of((None, self.days(), self.days())),
            **self.amount(),
        )
        can_rest = plain.sets > 1 or plain.side is Side.EACH or plain.rests_between_holds
        rest = self.one_of((None, 0, 60, self.within("rest_seconds")))
        return replace(plain, rest_seconds=rest if can_rest else None)


NAMED_DAYS: Final = [days for size in range(1, 8) for days in combinations(Weekday, size)]
PHRASES: Final = [
    Phrase(*words)
    for words in product(
        ["Lift", "Stand up", "Walk", "Go up and down"],
        ["Hold", "Stay up"],
        [None, *LIMBS],
        [None, "step/steps"],
    )
]


def doses() -> st.SearchStrategy[Dose]:
    """Any possible dose, with each optional part said or left open."""
    return st.binary(min_size=BYTES_A_DOSE, max_size=BYTES_A_DOSE).map(lambda drawn: _Choices(drawn).dose())


def phrases() -> st.SearchStrategy[Phrase]:
    """Words as exercises lend them, with each limb, some counting a noun."""
    return st.sampled_from(PHRASES)


@st.composite
def near_pairs(draw: st.DrawFn) -> tuple[Dose, Dose]:
    """Two doses that differ in one field at most, where such a second dose is possible; else in many."""
    one, other = draw(doses()), draw(doses())
    name = draw(st.sampled_from([field.name for field in fields(Dose)]))
    try:
        return one, replace(one, **{name: getattr(other, name)})
    except DoseErrors:
        return one, other
