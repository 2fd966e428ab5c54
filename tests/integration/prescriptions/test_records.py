"""Who looked at whom: every read of a patient, every write and every print leaves its row."""

from typing import Final

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, User
from prescriptions.actions.groups import start_group
from prescriptions.models import Handout, Others, Patient, Routine
from tests.conftest import SignIn

# What is read at an address, and the row that it leaves.
READS: Final = {
    "today": ("today-read", ""),
    "patient-list": ("patients-listed", ""),
    "group": ("group-read", "group"),
    "group-list": ("groups-listed", ""),
    "patient": ("patient-read", "patient"),
    "patient-edit": ("patient-read", "patient"),
    "patient-archive": ("patient-read", "patient"),
    "routine": ("routine-read", "routine"),
    "routine-end": ("routine-read", "routine"),
    "routine-check": ("routine-checked", "routine"),
    "routine-page": ("routine-page-read", "routine"),
    "handout": ("handout-read", "handout"),
    "handout-diary": ("handout-read", "handout"),
    "handout-page": ("handout-page-read", "handout"),
    "handout-pdf": ("handout-printed", "handout"),
    "handout-text": ("handout-read", "handout"),
    "handout-html": ("handout-read", "handout"),
}


@pytest.fixture
def rows(margaret: Patient, routine: Routine, given: Handout) -> dict[str, int]:
    template = routine.clinic.templates.all()[0]
    group = start_group(template=template, patients=[margaret], others=Others.KEEP, by=routine.created_by).group
    return {"patient": margaret.pk, "routine": routine.pk, "handout": given.pk, "group": group.pk}


def address_of(name: str, rows: dict[str, int]) -> str:
    kind = READS[name][1]
    arguments = ([rows[kind]] if kind else []) + ([1] if name.endswith("-page") else [])
    return reverse(name, args=arguments)


@pytest.mark.parametrize("name", READS)
def test_each_read_leaves_one_row(name: str, rows: dict[str, int], amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira)
    before = AuditEvent.objects.count()

    assert client.get(address_of(name, rows)).status_code == 200

    event = AuditEvent.objects.latest("pk")
    kind = READS[name][1]
    assert AuditEvent.objects.count() == before + 1
    assert (event.event, event.by, event.clinic) == (READS[name][0], amira, amira.memberships.get().clinic)
    assert (event.subject_type, event.subject_id) == (kind, str(rows[kind]) if kind else "")


@pytest.mark.parametrize("name", [name for name in READS if READS[name][1]])
def test_a_read_that_was_refused_reads_nothing(name: str, rows: dict[str, int], chloe: User, sign_in: SignIn) -> None:
    client = sign_in(chloe)
    before = AuditEvent.objects.count()

    assert client.get(address_of(name, rows)).status_code == 404

    assert AuditEvent.objects.count() == before


def test_no_fact_of_any_row_is_a_name_or_about_health(rows: dict[str, int], amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira)
    for name in READS:
        client.get(address_of(name, rows), {"q": "Osei-Thompson"} if name == "patient-list" else {})
    secret = ("osei", "margaret", "4829", "1955", "walk to the shops", "osteoporosis", "radiculopathy")

    told = [str(facts).lower() for facts in AuditEvent.objects.values_list("facts", flat=True)]

    assert [word for facts in told for word in secret if word in facts] == []


def test_what_is_recorded_says_when_in_universal_time(rows: dict[str, int], amira: User) -> None:
    client = Client()
    client.force_login(amira)
    client.get("/")

    assert str(AuditEvent.objects.latest("pk").at.tzinfo) == "UTC"
