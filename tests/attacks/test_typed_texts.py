"""Texts in every field that takes one: refused with a sentence and kept in the field, or kept as they are."""

from html import unescape
from typing import Final

import pytest
from django.urls import reverse
from django.utils.html import escape

from accounts.models import User
from prescriptions.forms.patients import PatientForm
from prescriptions.forms.routines import DetailsForm, NoteForm
from prescriptions.models import Patient, Routine, RoutineItem
from tests.attacks.texts import MEANT, NAMES, REFUSED
from tests.conftest import SignIn

FIELDS: Final = ("given_name", "family_name", "number", "goal", "tried", "precautions_note")
LENGTHS: Final = {
    "given_name": 80,
    "family_name": 80,
    "number": 30,
    "goal": 160,
    "tried": 1000,
    "precautions_note": 240,
}
GOOD: Final = {
    "family_name": "Vane",
    "birth_date": "1 May 1960",
    "print_size": "standard",
    "language": "en",
}


def shows(body: str, text: str) -> bool:
    """Whether what was typed stands in the page again, in a field of one line or of several."""
    return f'value="{escape(text)}"' in body or f">\n{escape(text)}</textarea>" in body


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_with_hidden_letters_is_refused_and_stays_in_the_field(field: str, margaret: Patient) -> None:
    for what, text in REFUSED.items():
        form = PatientForm(margaret.clinic, GOOD | {field: text}, patient=margaret)

        assert not form.is_valid(), f"{what} was taken"
        assert list(form.errors) == [field]
        assert escape(text) in str(form[field]), f"{what} was not kept"


def test_a_name_that_does_not_fit_on_every_page_is_refused_where_it_is_typed(margaret: Patient) -> None:
    whole = {"given_name": "G" * 60, "family_name": "F" * 59}
    assert PatientForm(margaret.clinic, GOOD | whole, patient=margaret).is_valid()

    form = PatientForm(margaret.clinic, GOOD | whole | {"family_name": "F" * 60}, patient=margaret)

    assert list(form.errors) == ["family_name"]
    assert "longer than 120 letters together" in str(form.errors)


@pytest.mark.parametrize("field", FIELDS)
def test_the_page_comes_back_with_what_was_typed_and_a_sentence(
    field: str, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    evil = "<script>alert(1)</script>\u202e"
    answer = sign_in(amira).post(reverse("patient-edit", args=[margaret.pk]), GOOD | {field: evil})
    body = answer.content.decode()

    assert answer.status_code == 422
    assert shows(body, evil)
    assert evil not in body
    assert f'id="id_{field}_error"' in body
    assert Patient.objects.get(pk=margaret.pk).family_name == "Osei-Thompson"


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_that_looks_dangerous_is_kept_and_shown_as_it_is(
    field: str, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    client, address = sign_in(amira), reverse("patient-edit", args=[margaret.pk])
    for what, text in MEANT.items():
        typed = text[: LENGTHS.get(field)].strip()
        assert client.post(address, GOOD | {field: typed}).status_code == 302, what

        kept = Patient.objects.get(pk=margaret.pk)
        assert getattr(kept, field) == typed
        body = client.get(address).content.decode()
        assert shows(body, typed), f"{what} is not shown as it is"
        assert typed not in body or typed == escape(typed), f"{what} is not escaped"


@pytest.mark.parametrize("page", ["patient", "patient-list", "today", "routine", "routine-found"])
def test_no_page_lets_a_text_become_markup(
    page: str, margaret: Patient, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    evil = '"><img src=x onerror=alert(1)><b x="{{ 7*7 }}'
    Patient.objects.filter(pk=margaret.pk).update(
        **dict.fromkeys(("given_name", "family_name", "goal", "tried", "precautions_note"), evil)
    )
    Routine.objects.filter(pk=routine.pk).update(title=evil, goal=evil, revision=99)
    routine.items.update(note=evil)
    arguments = {"patient": [margaret.pk], "routine": [routine.pk], "routine-found": [routine.pk]}
    client = sign_in(amira)

    body = client.get(reverse(page, args=arguments.get(page)), {"q": evil} if page == "routine-found" else {}).content

    assert b"<img src=x" not in body


@pytest.mark.parametrize("kind", NAMES)
def test_names_are_kept_in_their_own_letters(kind: str, margaret: Patient, amira: User, sign_in: SignIn) -> None:
    client, address = sign_in(amira), reverse("patient-edit", args=[margaret.pk])

    assert client.post(address, GOOD | {"given_name": NAMES[kind]}).status_code == 302
    assert NAMES[kind] in unescape(client.get(reverse("patient", args=[margaret.pk])).content.decode())


@pytest.mark.parametrize("body", [b"%ED%A0%80", b"%FF%FE", b"%C0%80", b"\xed\xa0\x80"])
def test_bytes_that_are_no_text_are_refused(body: bytes, margaret: Patient, amira: User, sign_in: SignIn) -> None:
    data = b"birth_date=1+May+1960&print_size=standard&language=en&family_name=V" + body
    answer = sign_in(amira).post(
        reverse("patient-edit", args=[margaret.pk]), data, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 422
    assert "Remove the hidden character." in answer.content.decode()


def test_a_note_is_refused_or_kept_like_every_text(routine: Routine, amira: User, sign_in: SignIn) -> None:
    for what, text in REFUSED.items():
        form = NoteForm({"note": text})
        assert not form.is_valid(), f"{what} was taken"
        assert escape(text) in str(form["note"]), f"{what} was not kept"
    advice = routine.items.get(advice__isnull=False)
    address = reverse("line-save", args=[routine.pk, advice.pk])
    client = sign_in(amira)
    for what, text in (MEANT | NAMES).items():
        seen = RoutineItem.objects.get(pk=advice.pk).revision
        answer = client.post(address, {f"line-{advice.pk}-note": text, f"line-{advice.pk}-seen": seen})
        assert answer.status_code == 303, f"{what} was refused"
        assert RoutineItem.objects.get(pk=advice.pk).note == text


@pytest.mark.parametrize("field", ["title", "goal"])
def test_the_routines_own_texts(field: str, routine: Routine) -> None:
    good = {"title": "Back", "goal": "", "starts_on": f"{routine.starts_on:%d %m %Y}", "weeks": "4"}
    for what, text in REFUSED.items():
        form = DetailsForm(routine, good | {field: text})
        assert not form.is_valid(), f"{what} was taken"
        assert escape(text) in str(form[field]), f"{what} was not kept"
    for what, text in MEANT.items():
        assert DetailsForm(routine, good | {field: text}).is_valid(), f"{what} was refused"


@pytest.mark.parametrize("address", ["/patients/", "/library/"])
def test_a_search_takes_anything(address: str, amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira)
    for what, text in (REFUSED | MEANT | NAMES).items():
        answer = client.get(address, {"q": text[:2000]})

        assert answer.status_code == (400 if "\x00" in text else 200), what
        assert text not in answer.content.decode() or text == escape(text), f"{what} is not escaped"
