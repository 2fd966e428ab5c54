"""Requests that no page of ours would send: other people's rows, odd parameters, crafted fields."""

import logging
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from prescriptions.actions import routines
from prescriptions.models import Patient, Routine, RoutineItem, Section
from tests.conftest import SignIn

HUGE: Final = 10**30
ON_A_LINE: Final = ("line-save", "line-swap", "line-move", "line-remove", "line-restore")


def another_routine(clinic: Clinic, by: User) -> RoutineItem:
    """A line of a routine without a patient, in this clinic."""
    routine = routines.start_routine(clinic=clinic, patient=None, title="Another", by=by)
    bridge = clinic.exercises.select_related("current").get(slug="bridge")
    return routines.add_exercise(routine=routine, exercise=bridge, section=Section.MAIN, by=by)


@pytest.fixture(params=["the same clinic", "another clinic"])
def foreign(
    request: pytest.FixtureRequest, clinic: Clinic, other_clinic: Clinic, amira: User, chloe: User
) -> RoutineItem:
    """A line that does not belong to Margaret's routine."""
    here = request.param == "the same clinic"
    return another_routine(clinic if here else other_clinic, amira if here else chloe)


def kept(item: RoutineItem) -> list[object]:
    return list(RoutineItem.objects.filter(pk=item.pk).values_list())


@pytest.mark.parametrize("name", ON_A_LINE)
def test_a_line_of_another_routine_is_not_reached_through_this_one(
    name: str, foreign: RoutineItem, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    before = kept(foreign)

    answer = sign_in(amira).post(reverse(name, args=[routine.pk, foreign.pk]), {"exercise": "bird-dog", "to": "up"})

    assert answer.status_code == 404
    assert kept(foreign) == before


@pytest.mark.parametrize("as_item", [True, False])
def test_a_line_of_another_routine_is_not_dropped_into_this_one(
    as_item: bool, foreign: RoutineItem, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    ours = routine.items.kept()[0]
    item, after = (foreign, ours) if as_item else (ours, foreign)
    before = kept(foreign)

    answer = sign_in(amira).post(
        reverse("line-place", args=[routine.pk]), {"item": f"line-{item.pk}", "after": f"line-{after.pk}"}
    )

    assert answer.status_code == 404
    assert kept(foreign) == before


@pytest.mark.parametrize(
    "data",
    [
        {"item": "line-1; DROP TABLE", "after": "part-1"},
        {"item": f"line-{HUGE}", "after": "part-1"},
        {"item": "line--1", "after": "part-1"},
        {"item": "line-٣", "after": "part-1"},
        {"after": "part-9"},
        {"item": "", "after": ""},
        {},
    ],
)
def test_a_place_that_is_none_is_refused_in_words(
    data: dict[str, str], routine: Routine, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    ours = {"item": f"line-{routine.items.kept()[0].pk}"} if set(data) == {"after"} else {}

    answer = client.post(reverse("line-place", args=[routine.pk]), ours | data, follow=True)

    assert answer.status_code == 200
    assert "That place is not in the routine." in answer.content.decode()
    assert Routine.objects.get(pk=routine.pk).revision == routine.revision


def test_an_exercise_or_advice_of_another_clinic_is_not_added(
    routine: Routine, other_clinic: Clinic, amira: User, sign_in: SignIn
) -> None:
    other_clinic.exercises.filter(slug="bridge").update(slug="their-bridge")
    other_clinic.advice.filter(code="heat").update(code="their-heat")
    line = routine.items.filter(version__isnull=False)[0]
    client = sign_in(amira)

    client.post(reverse("line-add", args=[routine.pk]), {"exercise": "their-bridge"})
    answers = [
        client.post(reverse("line-swap", args=[routine.pk, line.pk]), {"exercise": "their-bridge"}),
        client.post(reverse("advice-add", args=[routine.pk]), {"advice": "their-heat"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Routine.objects.get(pk=routine.pk).revision == routine.revision


def test_fields_that_no_form_asks_for_are_not_written(
    margaret: Patient, clinic: Clinic, other_clinic: Clinic, amira: User, ben: User, sign_in: SignIn
) -> None:
    data = {
        "family_name": "Vane",
        "birth_date": "1 May 1960",
        "print_size": "standard",
        "language": "en",
        "clinic": other_clinic.pk,
        "clinic_id": other_clinic.pk,
        "created_by": ben.pk,
        "created_by_id": ben.pk,
        "archived_at": "2026-01-01",
        "search": "x",
        "id": 999,
        "pk": 999,
        "is_superuser": "1",
        "role": "library-admin",
    }

    assert sign_in(amira).post(reverse("patient-edit", args=[margaret.pk]), data).status_code == 302

    after = Patient.objects.get(pk=margaret.pk)
    assert (after.clinic, after.created_by, after.archived_at) == (clinic, margaret.created_by, None)
    assert after.search == "vane"
    assert amira.memberships.get().role == "prescriber"


def test_a_routine_cannot_be_moved_or_backdated_by_its_details(
    routine: Routine, other_clinic: Clinic, chloe: User, amira: User, sign_in: SignIn
) -> None:
    data = {
        "title": "Back",
        "goal": "",
        "starts_on": f"{routine.starts_on:%d %m %Y}",
        "weeks": "4",
        "clinic": other_clinic.pk,
        "patient": 999,
        "revision": 0,
        "changed_by": chloe.pk,
        "created_at": "1999-01-01",
    }

    assert sign_in(amira).post(reverse("routine-details", args=[routine.pk]), data).status_code == 303

    after = Routine.objects.get(pk=routine.pk)
    assert (after.clinic_id, after.patient_id) == (routine.clinic_id, routine.patient_id)
    assert (after.revision, after.changed_by, after.created_at) == (routine.revision + 1, amira, routine.created_at)


@pytest.mark.parametrize(
    "query",
    [
        "q=a&q=b&page=1&page=2",
        "q[]=a&q[0]=b&page[]=1",
        "page=-1",
        "page=0",
        f"page={HUGE}",
        "page=NaN",
        "page=٣",
        "archived=&archived=x",
        "removed=1&removed=2",
        f"removed={HUGE}",
        "print_size=poster&paper=a0&black_and_white=maybe&revision=x",
        "region=<b>&type=%FF&plate=%F0%9F",
        "&&&===&;%",
        "next=//evil.example",
    ],
)
def test_odd_questions_never_break_a_page(query: str, routine: Routine, amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira)
    addresses = [
        "/",
        "/patients/",
        "/library/",
        *(reverse(name, args=[routine.pk]) for name in ("routine", "routine-found")),
    ]

    assert {address: client.get(f"{address}?{query}").status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


def test_the_check_falls_back_to_what_the_patient_and_the_clinic_have(
    routine: Routine, amira: User, sign_in: SignIn
) -> None:
    query = {"print_size": "poster", "paper": ["a0", "a9"], "black_and_white": ""}

    answer = sign_in(amira).get(reverse("routine-check", args=[routine.pk]), query)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        f"/patients/{HUGE}/",
        f"/routines/{HUGE}/",
        f"/handouts/{HUGE}/sheet.pdf",
        f"/handouts/1/page-{HUGE}.png",
        "/handouts/1/page-0.png",
        "/patients/-1/",
        "/patients/1.0/",
        "/patients/٣/",
        "/patients/%00/",
        "/library/drawings/" + "g" * 64 + ".svg",
        "/library/../patients/",
        "/static/../manage.py",
        "/static/%2e%2e/manage.py",
        "/.git/config",
        "/regimen.sqlite3",
    ],
)
def test_odd_addresses_lead_nowhere(address: str, routine: Routine, amira: User, sign_in: SignIn) -> None:
    assert sign_in(amira).get(address).status_code == 404


def test_the_same_field_twice_takes_the_last(routine: Routine, amira: User, sign_in: SignIn) -> None:
    advice = routine.items.get(advice__isnull=False)
    body = f"line-{advice.pk}-note=first&line-{advice.pk}-note=last"

    sign_in(amira).post(
        reverse("line-save", args=[routine.pk, advice.pk]), body, content_type="application/x-www-form-urlencoded"
    )

    assert RoutineItem.objects.get(pk=advice.pk).note == "last"


@pytest.mark.parametrize("kind", ["application/json", "text/xml", "multipart/form-data; boundary=x", "x/y"])
def test_a_body_of_another_kind_is_an_empty_form(kind: str, margaret: Patient, amira: User, sign_in: SignIn) -> None:
    data: Any = b'{"family_name": "Vane", "birth_date": "1960-05-01"}'

    answer = sign_in(amira).post(reverse("patient-edit", args=[margaret.pk]), data, content_type=kind)

    assert answer.status_code in (400, 422)
    assert Patient.objects.get(pk=margaret.pk).family_name == "Osei-Thompson"


def test_too_many_fields_are_refused(amira: User, sign_in: SignIn) -> None:
    data = {f"x{number}": "" for number in range(600)}

    assert sign_in(amira).post("/patients/new/", data).status_code == 400


def test_a_line_break_in_an_address_is_one_line_of_the_log(
    amira: User, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "django.request"):
        sign_in(amira).get("/nowhere/%0a2026-11-23 WARNING forged: all is well%1b[31m", HTTP_USER_AGENT="a\x1b[31mb")

    assert caplog.records
    assert all("\n" not in record.getMessage() and "\x1b" not in record.getMessage() for record in caplog.records)


def test_an_htmx_header_gives_nobody_more_than_the_page(
    margaret: Patient, routine: Routine, ben: User, chloe: User
) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "https://evil.example/", "X-HTTP-Method-Override": "DELETE"}
    for person, status in ((ben, 403), (chloe, 404)):
        client = Client(headers=headers)
        client.force_login(person)
        answer = client.post(reverse("line-add", args=[routine.pk]), {"exercise": "bird-dog"})

        assert answer.status_code == status
    assert not AuditEvent.objects.filter(by__in=[ben, chloe], event__startswith="routine-").exists()
