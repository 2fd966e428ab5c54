"""A clinician signs a version; a changed exercise, and one signed long ago, is due to be read again."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import content_of, load_library, publish, save_draft, sign, withdraw
from exercises.library import Library
from exercises.models import Exercise, Signature
from exercises.policies import NotNow
from exercises.presenters.signatures import ReviewsPage
from exercises.signatures import HOLDS, Standing
from tests.conftest import SignIn

LIST = "/library/reviews/"
PAGE = "/library/pelvic-tilt/"


@pytest.fixture
def tilt(library: dict[str, Exercise]) -> Exercise:
    return library["pelvic-tilt"]


@pytest.fixture
def client(dana: User, sign_in: SignIn) -> Client:
    return sign_in(dana)


def change(exercise: Exercise, by: User, **changes: Any) -> None:
    assert exercise.current
    content = replace(content_of(exercise.current), **changes)
    publish(version=save_draft(clinic=exercise.clinic, exercise=exercise, content=content, by=by), by=by)


def due(clinic: Clinic) -> list[tuple[str, Standing]]:
    return [(row.name, row.held.standing) for row in ReviewsPage(clinic).due]


def test_what_ships_is_signed_by_nobody(clinic: Clinic, library: dict[str, Exercise]) -> None:
    assert {standing for _, standing in due(clinic)} == {Standing.NEVER}
    assert len(due(clinic)) == len(library)


def test_who_signs_takes_it_off_the_list_and_is_named(
    client: Client, clinic: Clinic, tilt: Exercise, dana: User
) -> None:
    answer = client.post(f"{PAGE}sign/", {"seen": "1"}, follow=True)

    assert "You signed Pelvic tilt, version 1." in answer.content.decode()
    assert ("Pelvic tilt", Standing.NEVER) not in due(clinic)
    assert "Dana Osei signed version 1 on" in client.get(PAGE).content.decode()
    assert tilt.current is not None
    assert tilt.current.signatures.get().signed_by == dana


def test_signing_is_recorded(clinic: Clinic, tilt: Exercise, dana: User) -> None:
    sign(exercise=tilt, seen="1", by=dana)
    event = AuditEvent.objects.get(event="exercise-signed")
    assert (event.by, event.clinic, event.subject_id, event.facts) == (dana, clinic, str(tilt.pk), {"version": 1})


def test_a_changed_exercise_is_due_and_says_what_was_signed(
    client: Client, clinic: Clinic, tilt: Exercise, dana: User
) -> None:
    sign(exercise=tilt, seen="1", by=dana)
    change(tilt, dana, purpose="Steadies your low back.")

    assert ("Pelvic tilt", Standing.CHANGED) in due(clinic)
    page = client.get(PAGE).content.decode()
    assert "Changed since signed." in page
    assert "Dana Osei signed version 1 on" in page


def test_a_signature_holds_two_years_and_can_be_renewed(clinic: Clinic, tilt: Exercise, dana: User) -> None:
    assert tilt.current
    Signature.objects.create(version=tilt.current, signed_by=dana, signed_at=timezone.now() - HOLDS)
    assert due(clinic)[-1] == ("Pelvic tilt", Standing.DUE)

    sign(exercise=tilt, seen="1", by=dana)
    assert "Pelvic tilt" not in dict(due(clinic))


def test_only_what_was_read_can_be_signed(client: Client, tilt: Exercise, dana: User) -> None:
    change(tilt, dana, purpose="Steadies your low back.")

    answer = client.post(f"{PAGE}sign/", {"seen": "1"}, follow=True)

    assert "The exercise was changed since you opened it." in answer.content.decode()
    assert not Signature.objects.exists()


def test_what_is_withdrawn_is_neither_due_nor_signed(
    client: Client, clinic: Clinic, tilt: Exercise, dana: User
) -> None:
    withdraw(exercise=tilt, reason="Wrong leg.", by=dana)

    assert "Pelvic tilt" not in dict(due(clinic))
    assert "Sign for it" not in client.get(PAGE).content.decode()
    with pytest.raises(NotNow, match="not offered at present"):
        sign(exercise=tilt, seen="1", by=dana)


def test_the_database_refuses_to_change_or_delete_a_signature(tilt: Exercise, dana: User) -> None:
    sign(exercise=tilt, seen="1", by=dana)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Signature.objects.update(signed_at=timezone.now())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Signature.objects.all().delete()


@pytest.mark.parametrize("person", ["amira", "ben"])
def test_only_who_answers_for_the_library_signs(
    person: str, tilt: Exercise, sign_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = sign_in(request.getfixturevalue(person))
    assert client.get(LIST).status_code == client.post(f"{PAGE}sign/", {"seen": "1"}).status_code == 403
    page = client.get(PAGE).content.decode()
    assert "No clinician has signed this exercise yet." in page
    assert "Sign for it" not in page


def test_another_clinic_signs_its_own(
    other_clinic: Clinic, clinic: Clinic, few: Library, tilt: Exercise, dana: User
) -> None:
    load_library(clinic=other_clinic, library=few)
    sign(exercise=tilt, seen="1", by=dana)

    assert ("Pelvic tilt", Standing.NEVER) in due(other_clinic)
    assert "Pelvic tilt" not in dict(due(clinic))


def test_an_exercise_of_another_clinic_is_not_there(client: Client, other_clinic: Clinic, few: Library) -> None:
    load_library(clinic=other_clinic, library=few)
    assert client.post(f"{PAGE}sign/", {"seen": "1"}).status_code == 404


def test_the_list_says_how_much_is_due(client: Client, tilt: Exercise, dana: User) -> None:
    sign(exercise=tilt, seen="1", by=dana)
    assert "6 of 7 exercises are due: 6 not signed." in client.get(LIST).content.decode()


def test_the_list_asks_the_database_as_often_for_any_number_of_exercises(
    client: Client, library: dict[str, Exercise], dana: User
) -> None:
    client.get(LIST)
    with CaptureQueriesContext(connection) as none_signed:
        client.get(LIST)
    for exercise in library.values():
        sign(exercise=exercise, seen="1", by=dana)
    with CaptureQueriesContext(connection) as all_signed:
        answer = client.get(LIST)
    assert len(none_signed) == len(all_signed)
    assert "Nothing. A clinician has signed each exercise that is offered." in answer.content.decode()
