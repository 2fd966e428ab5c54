"""Doses as data: read in full or refused by name."""

import math
from decimal import Decimal
from typing import Any

import pytest

from exercises.dosage import (
    Dose,
    DoseErrors,
    EveryDay,
    Side,
    Span,
    Tempo,
    Weight,
    WeightUnit,
    from_data,
    to_data,
)

DOSE = Dose(
    sets=2,
    repetitions=Span(10, 15),
    side=Side.RIGHT,
    rest_seconds=60,
    tempo=Tempo.SLOW,
    load=Weight(Decimal("2.5"), WeightUnit.KG),
    times_a_day=1,
    days=EveryDay(),
)
DATA: dict[str, Any] = {
    "schema": 1,
    "sets": 2,
    "repetitions": [10, 15],
    "hold_seconds": None,
    "minutes": None,
    "side": "right",
    "rest_seconds": 60,
    "tempo": "slow",
    "load": {"weight": "2.5", "unit": "kg"},
    "times_a_day": 1,
    "days": "every-day",
}


def errors_of(data: object) -> dict[str, str]:
    with pytest.raises(DoseErrors) as refused:
        from_data(data)
    return refused.value.errors


def test_the_stored_form_is_the_agreed_one() -> None:
    assert to_data(DOSE) == DATA
    assert from_data(DATA) == DOSE


def test_a_dose_written_by_hand_may_leave_out_what_it_does_not_say() -> None:
    assert from_data({"sets": 1, "hold_seconds": 30, "side": "each"}) == Dose(hold_seconds=30, side=Side.EACH)


def test_a_dose_written_by_hand_always_says_sets_and_side() -> None:
    missing = "This key is missing. Write it."
    assert errors_of({"hold_seconds": 30}) == {"sets": missing, "side": missing}


@pytest.mark.parametrize("name", [name for name in DATA if name != "schema"])
def test_a_stored_dose_that_lost_a_key_is_refused(name: str) -> None:
    lost = {key: value for key, value in DATA.items() if key != name}
    assert errors_of(lost) == {name: "This key is missing. Write it."}


@pytest.mark.parametrize("schema", [0, 2, "1", None, True, 1.0])
def test_an_unknown_schema_is_refused(schema: object) -> None:
    assert list(errors_of({**DATA, "schema": schema})) == ["schema"]


def test_an_unknown_key_is_refused_by_name_and_the_known_ones_are_told() -> None:
    errors = errors_of({**DATA, "reps": 10})
    assert list(errors) == ["reps"]
    assert "repetitions" in errors["reps"]


def test_all_wrong_fields_are_told_at_once() -> None:
    data = {**DATA, "sets": 12, "repetitions": [15, 10], "side": "both", "days": ["mon", "mon"]}
    assert set(errors_of(data)) == {"sets", "repetitions", "side", "days"}


@pytest.mark.parametrize("data", [None, [], "sets", 3, [("sets", 2)]])
def test_what_is_no_mapping_is_refused(data: object) -> None:
    assert list(errors_of(data)) == ["dose"]


BAD_NUMBERS = [
    True,
    0.0,
    10.5,
    1e9,
    10.0,
    math.nan,
    math.inf,
    -math.inf,
    -1,
    10**5000,
    "",
    "2",
    "٣",
    "3;DROP",
    {},
    b"2",
]
NUMBERS = ["sets", "repetitions", "hold_seconds", "minutes", "rest_seconds", "times_a_day"]


@pytest.mark.parametrize("name", NUMBERS)
def test_what_is_no_whole_number_in_bounds_is_refused(name: str) -> None:
    for value in BAD_NUMBERS:
        assert name in errors_of({**DATA, name: value})


BAD_PAIRS = [[], [10], [1, 2, 3], [15, 10], [0, 5], [1, 1000], [True, 2], [1.0, 2], ["1", "2"], [None, 2], [[1], [2]]]


@pytest.mark.parametrize("pair", BAD_PAIRS)
def test_what_is_no_range_is_refused(pair: list[object]) -> None:
    assert list(errors_of({**DATA, "repetitions": pair})) == ["repetitions"]


BAD_WEIGHTS = [2.5, 5, True, "NaN", "1e2", "-1", "0", "101", "2,5", "٣", " 2"]
BAD_CHOICES: dict[str, list[object]] = {
    "side": [None, "", "both", "RIGHT", 1, True, ["right"], {"right": True}],
    "tempo": ["", "fast", 0, False, ["slow"]],
    "load": [
        *["", "red", 5, True, [], {}, {"band": "pink"}, {"band": ["red"]}, {"band": "red", "unit": "kg"}],
        *[{"weight": "2.5"}, {"weight": "2.5", "unit": "stone"}, {"body_weight": False}, {"body_weight": 1}],
        *[{"weight": weight, "unit": "kg"} for weight in BAD_WEIGHTS],
    ],
    "days": [
        *["", "daily", 3, True, {}, [], ["mon", "mon"], ["Monday"], [1], [["mon"]], {"mon": True}],
        *[{"a_week": number} for number in (0, 7, True, "3")],
        {"a_week": 3, "b": 1},
    ],
}


@pytest.mark.parametrize("name", BAD_CHOICES)
def test_what_is_no_choice_is_refused(name: str) -> None:
    for value in BAD_CHOICES[name]:
        assert list(errors_of({**DATA, name: value})) == [name], value
