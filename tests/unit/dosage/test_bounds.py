"""What no dose may be, and the message that says so."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from exercises.dosage import (
    BOUNDS,
    Band,
    DaysAWeek,
    Dose,
    DoseError,
    DoseErrors,
    Side,
    Span,
    Weekday,
    Weekdays,
    Weight,
    WeightUnit,
    number_from_text,
    span_from_text,
    span_text,
)

TEN = Span.exactly(10)


def errors_of(**fields: Any) -> dict[str, str]:
    with pytest.raises(DoseErrors) as refused:
        Dose(**fields)
    return refused.value.errors


MESSAGES = [
    ("sets", 12, "Sets must be 1 to 10. You typed 12."),
    ("sets", 0, "Sets must be 1 to 10. You typed 0."),
    ("sets", None, "Sets must be 1 to 10. Type a number."),
    ("sets", True, "Sets must be a whole number, 1 to 10. You typed true."),
    ("hold_seconds", 301, "Hold must be 1 to 300 seconds. You typed 301."),
    ("hold_seconds", 10.5, "Hold must be a whole number, 1 to 300 seconds. You typed 10.5."),
    (
        "hold_seconds",
        float("nan"),
        "Hold must be a whole number, 1 to 300 seconds. You typed something that is not a number.",
    ),
    ("rest_seconds", -1, "Rest must be 0 to 600 seconds. You typed -1."),
    ("times_a_day", "3;DROP", "Times a day must be a whole number, 1 to 6. You typed “3;DROP”."),
    ("repetitions", Span(1, 101), "Repetitions must be 1 to 100. You typed 101."),
    ("repetitions", 10, "Repetitions must be given as a range."),
    ("side", None, "Side must be one of: none, right, left, each, alternate."),
    ("side", "right", "Side must be one of: none, right, left, each, alternate."),
]


@pytest.mark.parametrize(("field", "value", "message"), MESSAGES)
def test_a_field_outside_its_bounds_is_refused_in_words(field: str, value: object, message: str) -> None:
    given = {"sets": 2, "repetitions": TEN, field: value}
    assert errors_of(**given) == {field: message}


def test_a_number_too_long_to_print_is_refused_in_words() -> None:
    message = "Sets must be 1 to 10. You typed a number that is far too long."
    assert errors_of(sets=10**5000, repetitions=TEN) == {"sets": message}
    with pytest.raises(DoseError, match="Swap the two"):
        Span(10**5000, 1)


def test_all_wrong_fields_are_told_at_once() -> None:
    assert set(errors_of(sets=0, repetitions=Span(0, 5), rest_seconds=601)) == {"sets", "repetitions", "rest_seconds"}


def test_a_dose_with_nothing_to_do_is_refused() -> None:
    assert errors_of(sets=2) == {"repetitions": "There is nothing to do yet. Give repetitions, a hold or minutes."}


def test_a_timed_dose_has_no_repetitions_and_no_hold() -> None:
    assert set(errors_of(minutes=TEN, repetitions=TEN, hold_seconds=3)) == {"repetitions", "hold_seconds"}


def test_one_set_has_no_rest_unless_sides_or_holds_leave_room_for_one() -> None:
    assert list(errors_of(repetitions=TEN, rest_seconds=60)) == ["rest_seconds"]
    assert list(errors_of(hold_seconds=30, rest_seconds=60)) == ["rest_seconds"]
    assert Dose(repetitions=TEN, hold_seconds=5, rest_seconds=60).rests_between_holds
    assert not Dose(repetitions=TEN, side=Side.EACH, rest_seconds=60).rests_between_holds


BAD_PARTS: list[tuple[str, Callable[[], object], str]] = [
    ("range", lambda: Span(15, 10), "The lower number comes first: 10 to 15. You typed 15 to 10."),
    ("range", lambda: Span(1, True), "A range needs two whole numbers. You typed true."),
    ("days", lambda: Weekdays(()), "Choose at least one day of the week."),
    ("days", lambda: Weekdays((Weekday.MON, Weekday.MON)), "A day is named twice. Name each day once."),
    ("days", lambda: DaysAWeek(7), "Days a week must be 1 to 6. You typed 7. For 7 days, choose every day."),
    ("days", lambda: DaysAWeek(0), "Days a week must be 1 to 6. You typed 0."),
    (
        "load",
        lambda: Weight(Decimal("NaN"), WeightUnit.KG),
        "The weight must be more than 0 and at most 100 kg. You typed “NaN”.",
    ),
    (
        "load",
        lambda: Weight(Decimal("0"), WeightUnit.KG),
        "The weight must be more than 0 and at most 100 kg. You typed “0”.",
    ),
    (
        "load",
        lambda: Weight(Decimal("1E+9"), WeightUnit.LB),
        "The weight must be more than 0 and at most 220 lb. You typed “1E+9”.",
    ),
    (
        "load",
        lambda: Weight(Decimal("2.505"), WeightUnit.KG),
        "The weight has at most two decimals, such as 2.5 or 1.25.",
    ),
    ("load", lambda: Weight(2.5, WeightUnit.KG), "The weight must be more than 0 and at most 100 kg. You typed 2.5."),  # type: ignore[arg-type]  # the wrong type is the point
]


@pytest.mark.parametrize(("field", "make", "message"), BAD_PARTS)
def test_a_part_that_cannot_be_is_refused(field: str, make: Callable[[], object], message: str) -> None:
    with pytest.raises(DoseError) as refused:
        make()
    assert refused.value.errors == {field: message}


def test_a_weight_or_band_of_the_wrong_type_is_refused() -> None:
    number: Any = 2.5
    colour: Any = "pink"
    with pytest.raises(DoseError, match=r"more than 0 and at most 100 kg. You typed 2.5."):
        Weight(number, WeightUnit.KG)
    with pytest.raises(DoseError, match=r"must be one of: yellow, red, .* You typed “pink”."):
        Band(colour)


def test_named_days_are_kept_in_the_order_of_the_week() -> None:
    days = Weekdays([Weekday.SUN, Weekday.MON, Weekday.WED])
    assert days.days == (Weekday.MON, Weekday.WED, Weekday.SUN)
    assert days == Weekdays((Weekday.WED, Weekday.SUN, Weekday.MON))


def test_a_weight_drops_idle_zeros() -> None:
    assert str(Weight(Decimal("2.50"), WeightUnit.KG).amount) == "2.5"
    assert str(Weight(Decimal("1E+2"), WeightUnit.KG).amount) == "100"


def test_every_bound_has_a_reason_for_the_clinician() -> None:
    assert all(bound.low < bound.high and bound.reason.endswith(".") for bound in BOUNDS.values())


@pytest.mark.parametrize(
    "text", ["", " ", "-1", "0", "11", "1e9", "NaN", "Infinity", "3;DROP", "10.5", "٣", "²", "1_0", "9" * 5000]
)
def test_text_that_is_no_number_of_sets_is_a_field_error(text: str) -> None:
    with pytest.raises(DoseError) as refused:
        number_from_text("sets", text)
    assert refused.value.message.startswith("Sets must be")


RANGES = [("10", TEN), (" 10 ", TEN), ("10 to 15", Span(10, 15)), ("10-15", Span(10, 15)), ("10 – 15", Span(10, 15))]


@pytest.mark.parametrize(("text", "span"), RANGES)
def test_a_range_is_read_as_people_type_it(text: str, span: Span) -> None:
    assert span_from_text("repetitions", text) == span
    assert span_from_text("repetitions", span_text(span)) == span


@pytest.mark.parametrize("text", ["15-10", "10 to", "to 15", "10-15-20", "0-5", "90 to 101", "10..15", "٣-٥"])
def test_text_that_is_no_range_is_a_field_error(text: str) -> None:
    with pytest.raises(DoseError) as refused:
        span_from_text("repetitions", text)
    assert refused.value.field == "repetitions"
