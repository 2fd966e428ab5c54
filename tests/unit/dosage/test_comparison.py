"""Whether a dose asks more or less than the one before."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from exercises.dosage import (
    Asks,
    Band,
    BandColour,
    DaysAWeek,
    Dose,
    EveryDay,
    Side,
    Span,
    Weight,
    WeightUnit,
    compared,
)
from tests.unit.dosage.strategies import doses

BRIDGE = Dose(sets=2, repetitions=Span(8, 12), hold_seconds=3, rest_seconds=60, days=DaysAWeek(3))
KILO, POUND = (Weight(Decimal(1), unit) for unit in (WeightUnit.KG, WeightUnit.LB))


@pytest.mark.parametrize(
    "more",
    [
        replace(BRIDGE, repetitions=Span(8, 15)),
        replace(BRIDGE, sets=3),
        replace(BRIDGE, hold_seconds=5),
        replace(BRIDGE, times_a_day=2),
        replace(BRIDGE, days=EveryDay()),
    ],
)
def test_more_of_one_thing_is_more_and_back_again_less(more: Dose) -> None:
    assert compared(BRIDGE, more) is Asks.MORE
    assert compared(more, BRIDGE) is Asks.LESS


def test_a_heavier_load_is_more() -> None:
    assert compared(replace(BRIDGE, load=KILO), replace(BRIDGE, load=Weight(Decimal(2), WeightUnit.KG))) is Asks.MORE
    yellow, red = (replace(BRIDGE, load=Band(colour)) for colour in (BandColour.YELLOW, BandColour.RED))
    assert compared(yellow, red) is Asks.MORE


@pytest.mark.parametrize(
    "other",
    [
        BRIDGE,
        replace(BRIDGE, sets=3, repetitions=Span(6, 8)),
        replace(BRIDGE, side=Side.RIGHT, sets=3),
        replace(BRIDGE, load=KILO),
        replace(BRIDGE, rest_seconds=120),
        Dose(minutes=Span(5, 10)),
    ],
)
def test_what_cannot_be_weighed_is_not_told(other: Dose) -> None:
    assert compared(BRIDGE, other) is None


def test_kilos_and_pounds_are_not_weighed_against_each_other() -> None:
    assert compared(replace(BRIDGE, load=KILO), replace(BRIDGE, load=POUND)) is None


@settings(max_examples=40, deadline=None)
@given(doses(), doses())
def test_the_other_way_round_is_the_other_word(one: Dose, other: Dose) -> None:
    turned = {Asks.MORE: Asks.LESS, Asks.LESS: Asks.MORE, None: None}

    assert compared(one, one) is None
    assert compared(other, one) is turned[compared(one, other)]
