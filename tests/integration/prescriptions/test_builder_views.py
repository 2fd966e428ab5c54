"""The builder in the browser: every change, with and without scripts, is made or refused with its reason."""

from typing import Any, Final

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, User
from exercises.dosage import from_data
from exercises.dose_form import typed_of
from prescriptions.actions.patients import archive_patient
from prescriptions.actions.routines import remove_item
from prescriptions.models import Routine, RoutineItem
from tests.conftest import SignIn

HTMX: Final = {"HX-Request": "true"}


def typed(item: RoutineItem, **changes: str) -> dict[str, Any]:
    """What stands in the fields of a line, with changes."""
    values = typed_of(from_data(item.dose)) | {"note": item.note, "seen": str(item.revision)} | changes
    return {f"line-{item.pk}-{name}": value for name, value in values.items()}


@pytest.fixture
def bridge(routine: Routine) -> RoutineItem:
    return routine.items.select_related("routine").get(version__exercise__slug="bridge")


@pytest.fixture
def changes(routine: Routine, bridge: RoutineItem) -> dict[str, tuple[str, dict[str, Any]]]:
    """Each change as its address and what is sent."""
    line = [routine.pk, bridge.pk]
    details = {
        "title": "Back",
        "goal": "",
        "starts_on": "1 December 2026",
        "weeks": "4",
        "details-seen": str(routine.revision),
    }
    return {
        "details": (reverse("routine-details", args=[routine.pk]), details),
        "add": (reverse("line-add", args=[routine.pk]), {"exercise": "bird-dog"}),
        "advice": (reverse("advice-add", args=[routine.pk]), {"advice": "heat"}),
        "save": (reverse("line-save", args=line), typed(bridge, sets="3", rest_seconds="60")),
        "swap": (reverse("line-swap", args=line), {"exercise": "bird-dog"}),
        "move": (reverse("line-move", args=line), {"to": "up"}),
        "place": (reverse("line-place", args=[routine.pk]), {"item": f"line-{bridge.pk}", "after": "part-1"}),
        "remove": (reverse("line-remove", args=line), {}),
    }


ALL: Final = ("details", "add", "advice", "save", "swap", "move", "place", "remove")


def send(client: Client, change: tuple[str, dict[str, Any]], *, htmx: bool) -> Any:
    address, data = change
    return client.post(address, data, headers=HTMX if htmx else {})


def test_an_unusual_dose_is_named_with_its_source_and_saved(
    routine: Routine, bridge: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    client, address = sign_in(amira), reverse("line-save", args=[routine.pk, bridge.pk])
    usual = send(client, (address, typed(bridge)), htmx=True)
    assert "Usual for" not in usual.content.decode()

    odd = send(client, (address, typed(bridge, sets="7")), htmx=True)
    assert odd.status_code == 200
    assert [found.field for found in odd.context["line"].unusual] == ["sets"]
    assert "Sets: 7. Usual for" in odd.content.decode()
    assert odd.context["line"].unusual[0].source in odd.content.decode()


def revision_of(routine: Routine) -> int:
    return Routine.objects.get(pk=routine.pk).revision


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("name", ALL)
def test_each_change_is_made(
    name: str,
    htmx: bool,
    changes: dict[str, tuple[str, dict[str, Any]]],
    routine: Routine,
    amira: User,
    sign_in: SignIn,
) -> None:
    if name == "advice":
        code = routine.clinic.advice.exclude(code="movement-breaks")[0].code
        changes["advice"] = (changes["advice"][0], {"advice": code})

    answer = send(sign_in(amira), changes[name], htmx=htmx)

    assert answer.status_code == (200 if htmx else 303)
    assert revision_of(routine) == routine.revision + 1


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("name", ALL)
def test_each_change_to_an_archived_patients_routine_is_refused_in_words(
    name: str,
    htmx: bool,
    changes: dict[str, tuple[str, dict[str, Any]]],
    routine: Routine,
    amira: User,
    sign_in: SignIn,
) -> None:
    if name == "advice":
        code = routine.clinic.advice.exclude(code="movement-breaks")[0].code
        changes["advice"] = (changes["advice"][0], {"advice": code})
    assert routine.patient
    archive_patient(patient=routine.patient, by=amira)
    client = sign_in(amira)

    answer = send(client, changes[name], htmx=htmx)

    body = answer.content.decode() if htmx else client.get(answer["Location"]).content.decode()
    assert answer.status_code == (200 if htmx else 303)
    assert "This patient is archived." in body
    assert revision_of(routine) == routine.revision


@pytest.mark.parametrize("name", ["save", "swap", "move"])
def test_a_line_that_was_removed_meanwhile_is_not_changed(
    name: str,
    changes: dict[str, tuple[str, dict[str, Any]]],
    bridge: RoutineItem,
    amira: User,
    sign_in: SignIn,
) -> None:
    remove_item(item=bridge, by=amira)

    assert send(sign_in(amira), changes[name], htmx=True).status_code in (200, 404)
    assert RoutineItem.objects.get(pk=bridge.pk).dose == bridge.dose


def test_what_cannot_be_saved_stays_as_it_was_typed(
    routine: Routine, bridge: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    address = reverse("line-save", args=[routine.pk, bridge.pk])

    answer = sign_in(amira).post(address, typed(bridge, sets="ninety", note="Mind the step"))

    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="ninety"' in body
    assert "Mind the step" in body
    assert "Sets must be a whole number, 1 to 10" in body
    assert "<title>Error: " in body
    assert revision_of(routine) == routine.revision


def test_the_answer_to_a_bad_dose_names_the_field_for_htmx(
    routine: Routine, bridge: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    answer = send(
        sign_in(amira), (reverse("line-save", args=[routine.pk, bridge.pk]), typed(bridge, sets="0")), htmx=True
    )

    assert answer.status_code == 422
    assert "Sets must be 1 to 10. You typed 0." in answer.content.decode()


def test_a_refused_change_is_not_recorded_as_made(
    routine: Routine, bridge: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    before = AuditEvent.objects.filter(event__startswith="routine-dose").count()

    send(client, (reverse("line-save", args=[routine.pk, bridge.pk]), typed(bridge, sets="0")), htmx=True)

    assert AuditEvent.objects.filter(event__startswith="routine-dose").count() == before


def test_a_reader_sees_the_routine_and_no_way_to_change_it(routine: Routine, ben: User, sign_in: SignIn) -> None:
    body = sign_in(ben).get(reverse("routine", args=[routine.pk])).content.decode()

    assert "Partial crunch" in body
    assert body.count('method="post"') == 1  # signing out
