"""The form of a dose takes what a dose is, and gives back what was typed."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given

from exercises.dosage import Dose, from_data
from exercises.dose_form import DoseForm, typed_of
from tests.unit.dosage.strategies import QUICK, doses

DOSES: list[dict[str, Any]] = [
    {"sets": 2, "side": "none", "repetitions": [10, 15], "rest_seconds": 60, "tempo": "slow", "times_a_day": 1},
    {"sets": 1, "side": "right", "repetitions": 8, "days": "every-other-day"},
    {"sets": 3, "side": "each", "hold_seconds": 30, "rest_seconds": 0, "days": "every-day"},
    {"sets": 2, "side": "alternate", "repetitions": [5, 6], "hold_seconds": 5, "days": {"a_week": 3}},
    {"sets": 1, "side": "none", "minutes": [10, 20], "days": ["mon", "wed", "sun"], "times_a_day": 2},
    {"sets": 1, "side": "left", "minutes": 5, "tempo": "quick"},
    {"sets": 2, "side": "none", "repetitions": 10, "load": {"band": "silver"}},
    {"sets": 2, "side": "none", "repetitions": 10, "load": {"weight": "2.5", "unit": "lb"}},
    {"sets": 2, "side": "none", "repetitions": 10, "load": {"body_weight": True}},
]


def posted(answers: dict[str, Any], prefix: str = "") -> QueryDict:
    """The answers as a browser sends them."""
    data = QueryDict(mutable=True)
    for name, value in answers.items():
        data.setlist(f"{prefix}-{name}" if prefix else name, value if isinstance(value, list) else [value])
    return data


def form_of(dose: Dose, **changes: Any) -> DoseForm:
    return DoseForm(posted(typed_of(dose) | changes))


@pytest.mark.parametrize("data", DOSES)
@pytest.mark.parametrize("prefix", ["", "line-7"])
def test_every_dose_goes_through_unchanged(data: dict[str, Any], prefix: str) -> None:
    dose = from_data(data)
    form = DoseForm(posted(typed_of(dose), prefix), prefix=prefix)

    assert form.is_valid(), form.errors
    assert form.dose == dose


@pytest.mark.parametrize("data", DOSES)
def test_what_a_page_shows_and_sends_back_is_the_same_dose(data: dict[str, Any]) -> None:
    dose = from_data(data)
    shown = DoseForm(initial=dose)
    answers = {field.name: field.value() or "" for field in shown}

    form = DoseForm(posted({name: value for name, value in answers.items() if value != ""}))
    assert form.is_valid(), form.errors
    assert form.dose == dose


@QUICK
@given(dose=doses())
def test_no_dose_is_changed_by_the_form(dose: Dose) -> None:
    form = DoseForm(posted(typed_of(dose)))
    assert form.is_valid(), form.errors
    assert form.dose == dose


def test_there_is_no_dose_before_the_form_is_valid() -> None:
    form = form_of(from_data(DOSES[0]), sets="11")
    with pytest.raises(ValueError, match="is_valid"):
        _ = form.dose
    assert not form.is_valid()
    with pytest.raises(ValueError, match="is_valid"):
        _ = form.dose


def test_what_was_typed_stays_and_the_error_says_the_bound() -> None:
    form = form_of(from_data(DOSES[0]), sets="<b>11</b>")
    assert form.errors["sets"] == ["Sets must be a whole number, 1 to 10. You typed “<b>11</b>”."]
    assert 'value="&lt;b&gt;11&lt;/b&gt;"' in str(form["sets"])


def test_every_wrong_field_is_named_at_once() -> None:
    form = form_of(from_data(DOSES[0]), sets="0", repetitions_from="101", rest_seconds="x", tempo="?", days="9")
    assert set(form.errors) == {"sets", "repetitions_from", "rest_seconds", "tempo", "days"}


def test_a_side_that_was_not_sent_is_refused_rather_than_guessed() -> None:
    answers = typed_of(from_data(DOSES[1]))
    del answers["side"]
    assert set(DoseForm(posted(answers)).errors) == {"side"}


def test_a_range_may_be_typed_into_one_box() -> None:
    form = form_of(from_data(DOSES[1]), repetitions_from="10-15")
    assert form.is_valid()
    assert typed_of(form.dose)["repetitions_to"] == "15"


@pytest.mark.parametrize("text", ["٣", "1.5", "1e3", "0x10", "-1", " ", "9" * 5000, "\u202e2", "2\x00"])
@pytest.mark.parametrize(
    "name", ["sets", "repetitions_from", "hold_seconds", "rest_seconds", "times_a_day", "weight"]
)
def test_odd_numbers_are_errors_at_their_field(name: str, text: str) -> None:
    changes = {"load": "kg"} if name == "weight" else {}
    form = form_of(from_data(DOSES[0]), **{name: text}, **changes)
    blank_means_not_said = text == " " and name not in ("sets", "weight", "repetitions_from")
    allowed = blank_means_not_said or (name == "weight" and text == "1.5")
    assert form.is_valid() is allowed
    assert allowed or name in form.errors
