"""Numbers that are none, in every field that asks for one: a sentence at the field, and what was typed stays."""

from html import unescape
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from accounts.models import User
from exercises.dosage import from_data
from exercises.dose_form import typed_of
from prescriptions.forms.dose import dose_form
from prescriptions.forms.patients import PatientForm
from prescriptions.forms.routines import DetailsForm
from prescriptions.models import Patient, Routine, RoutineItem
from tests.attacks.texts import NOT_WHOLE
from tests.conftest import SignIn

# The fields of the dose of an exercise with repetitions and sides, and of one in minutes.
COUNTED: Final = ("sets", "repetitions_from", "repetitions_to", "hold_seconds", "rest_seconds", "times_a_day")
TIMED: Final = ("minutes_from", "minutes_to")
PATIENT: Final = {
    "family_name": "Osei-Thompson",
    "birth_date": "14 March 1955",
    "print_size": "standard",
    "language": "en",
    "minutes_a_day": "20",
    "usual_pain": "4",
}
CHOICES: Final = ("side", "tempo", "load", "days", "weekdays")


@pytest.fixture
def counted(routine: Routine) -> RoutineItem:
    return routine.items.get(version__exercise__slug="banded-hamstring-stretch")


def typed(item: RoutineItem, **changes: object) -> dict[str, Any]:
    values: dict[str, object] = typed_of(from_data(item.dose)) | {"note": item.note} | changes
    return {f"line-{item.pk}-{name}": value for name, value in values.items()}


def save(client: Client, item: RoutineItem, **changes: object) -> tuple[int, str]:
    """Save a line without scripts, and return the status and the page as it reads."""
    address = reverse("line-save", args=[item.routine_id, item.pk])
    answer = client.post(address, typed(item, **changes))
    return answer.status_code, unescape(answer.content.decode())


def refused_and_kept(item: RoutineItem, field: str, value: str, **others: object) -> bool:
    """Whether the form of a line refuses a value at its field, and shows it there again."""
    assert item.version
    form = dose_form(item.version, f"line-{item.pk}", typed(item, **others | {field: value}))
    if form.is_valid():
        return False
    return field in form.errors and f'value="{escape(value)}"' in str(form[field])


@pytest.mark.parametrize("field", COUNTED)
def test_a_dose_takes_whole_numbers_within_their_bounds(field: str, counted: RoutineItem) -> None:
    zero = [] if field == "rest_seconds" else ["0"]
    lower = {"repetitions_from": "5"} if field == "repetitions_to" else {}

    taken = [value[:20] for value in (*NOT_WHOLE, *zero) if not refused_and_kept(counted, field, value, **lower)]

    assert taken == []


@pytest.mark.parametrize("field", TIMED)
def test_minutes_are_whole_numbers_too(field: str, counted: RoutineItem) -> None:
    timed = dict.fromkeys(("repetitions_from", "repetitions_to", "hold_seconds", "rest_seconds"), "")
    others = timed | {"sets": "1", "minutes_from": "5", "minutes_to": "10"}

    values = (*NOT_WHOLE, "0", "181")
    assert [value[:20] for value in values if not refused_and_kept(counted, field, value, **others)] == []


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_a_weight_is_a_plain_decimal_with_its_unit(unit: str, counted: RoutineItem) -> None:
    values = ("0", "0.00", "2.555", "1000", "2,5", "1/2", *(value for value in NOT_WHOLE if value != "10.5"))

    assert [value[:20] for value in values if not refused_and_kept(counted, "weight", value, load=unit)] == []
    plain = ("5", "2.5", "2.50", "0.25")
    assert [value for value in plain if refused_and_kept(counted, "weight", value, load=unit)] == []


@pytest.mark.parametrize("field", [*COUNTED, "weight"])
def test_the_page_comes_back_with_what_was_typed_and_a_sentence(
    field: str, counted: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    evil = '"><script>alert(1)</script>'
    address = reverse("line-save", args=[counted.routine_id, counted.pk])
    answer = sign_in(amira).post(address, typed(counted, load="kg", **{field: evil}))
    body = answer.content.decode()

    assert answer.status_code == 422
    assert f'value="{escape(evil)}"' in body
    assert evil not in body
    assert 'aria-invalid="true"' in body
    assert RoutineItem.objects.get(pk=counted.pk).dose == counted.dose


def test_a_weight_without_its_unit_and_a_unit_without_its_weight(
    counted: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)

    assert "A weight needs its unit." in save(client, counted, load="", weight="5")[1]
    assert "A weight needs its unit." in save(client, counted, load="band-red", weight="5")[1]
    assert save(client, counted, load="kg", weight="")[0] == 422


@pytest.mark.parametrize("field", CHOICES)
@pytest.mark.parametrize("value", ["both", "RIGHT", "9", "<b>", "\x00", "right,left", "none; DROP TABLE"])
def test_a_choice_is_one_of_those_offered(field: str, value: str, counted: RoutineItem) -> None:
    assert counted.version
    form = dose_form(counted.version, f"line-{counted.pk}", typed(counted, **{field: value}))

    assert not form.is_valid()
    assert field in form.errors


def test_a_side_that_the_exercise_does_not_have_is_refused(routine: Routine, amira: User, sign_in: SignIn) -> None:
    bridge = routine.items.get(version__exercise__slug="bridge")

    assert save(sign_in(amira), bridge, side="left")[0] == 422


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"repetitions_from": "15", "repetitions_to": "10"}, "The lower number comes first"),
        ({"repetitions_from": "", "repetitions_to": "10"}, "Type the lower number too"),
        ({"repetitions_from": "", "repetitions_to": "", "hold_seconds": ""}, "There is nothing to do yet."),
        ({"minutes_from": "10"}, "A dose in minutes has no"),
        ({"days": "named", "weekdays": []}, "Choose at least one day of the week."),
        ({"days": "every-day", "weekdays": ["mon"]}, "Days are ticked."),
        ({"days": "7"}, "Choose one from the list."),
    ],
)
def test_parts_of_a_dose_fit_together(
    changes: dict[str, object], sentence: str, counted: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    status, body = save(sign_in(amira), counted, **changes)

    assert status == 422
    assert sentence in body


@pytest.mark.parametrize(
    ("field", "beyond"), [("minutes_a_day", "241"), ("usual_pain", "11"), ("birth_date", "31 February 1955")]
)
def test_a_patients_numbers_and_dates(
    field: str, beyond: str, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    for value in (*NOT_WHOLE, beyond, *([] if field == "usual_pain" else ["0"])):
        form = PatientForm(margaret.clinic, PATIENT | {field: value}, patient=margaret)

        assert not form.is_valid(), f"{value[:20]!r} was taken"
        assert list(form.errors) == [field]
        assert f'value="{escape(value)}"' in str(form[field]), f"{value[:20]!r} was not kept"
    address = reverse("patient-edit", args=[margaret.pk])
    assert sign_in(amira).post(address, PATIENT).status_code == 302


@pytest.mark.parametrize(
    "day",
    ["1 1 1899", "1 January 3000", "29 February 1955", "14.3.55", "14/14/1955", "0000-00-00", "1955-3-14T00:00", ""],
)
def test_a_birth_date_is_a_day_that_was(day: str, margaret: Patient) -> None:
    form = PatientForm(margaret.clinic, PATIENT | {"birth_date": day}, patient=margaret)

    assert not form.is_valid()
    assert list(form.errors) == ["birth_date"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        *(({"weeks": value}, "weeks") for value in (*NOT_WHOLE, "0", "13", "")),
        *(
            ({"starts_on": value}, "starts_on")
            for value in ("", "soon", "31 June 2026", "1 1 1970", "1 1 2999", "\x00")
        ),
        *(({"review_on": value}, "review_on") for value in ("soon", "1 1 2999", "1 1 2000")),
        *(({"review_time": value}, "review_time") for value in ("25:00", "10", "noon", "-1:00", "\x00")),
        ({"review_on": "", "review_time": "10:20"}, "review_on"),
        ({"title": ""}, "title"),
        ({"title": "t" * 81}, "title"),
        ({"goal": "g" * 161}, "goal"),
    ],
    ids=repr,
)
def test_the_routines_own_fields(changes: dict[str, str], field: str, routine: Routine) -> None:
    day = f"{routine.starts_on:%d %m %Y}"
    good = {"title": "Back", "goal": "", "starts_on": day, "weeks": "4", "review_on": "", "review_time": ""}

    form = DetailsForm(routine, good | changes)

    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert not changes[field] or f'value="{escape(changes[field])}"' in str(form[field])
