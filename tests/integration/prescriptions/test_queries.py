"""A page asks the database as often for thirty rows as for three, and says little twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Clinic, User
from exercises.models import Kind, Term
from prescriptions import policies
from prescriptions.actions import routines
from prescriptions.handouts.pdf import Pdf
from prescriptions.models import ExerciseOutcome, Handout, Outcome, Patient, Routine, Section
from tests.conftest import SignIn


@contextmanager
def counted() -> Iterator[list[int]]:
    found: list[int] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    found.append(len(queries))


def asked(client: Client, address: str) -> int:
    """How many queries a page takes, once caches are warm."""
    assert client.get(address).status_code == 200
    with counted() as found:
        assert client.get(address).status_code == 200
    return found[0]


@pytest.fixture
def more_patients(clinic: Clinic, amira: User, given: Handout) -> Callable[[int], None]:
    """Adds patients with a draft, and with a sheet that is due."""
    conditions = list(Term.objects.filter(kind=Kind.CONDITION)[:2])

    def add(count: int) -> None:
        day = timezone.localdate()
        for number in range(count):
            patient = Patient.objects.create(
                clinic=clinic,
                family_name=f"Nowak {number}",
                birth_date=date(1960, 1, 1),
                search=f"nowak {number}",
                created_by=amira,
            )
            patient.precautions.set(conditions)
            for review_on in (None, day + timedelta(days=2)):
                routine = Routine.objects.create(
                    clinic=clinic,
                    patient=patient,
                    title="Back",
                    starts_on=day,
                    review_on=review_on,
                    created_by=amira,
                    changed_by=amira,
                )
                if review_on:
                    sheet(given, routine)

    return add


def sheet(given: Handout, routine: Routine, *, version: int = 1, supersedes: Handout | None = None) -> Handout:
    """A sheet like the given one, of another routine."""
    copy = Handout.objects.get(pk=given.pk)
    copy.pk, copy.routine, copy.patient, copy.version, copy.supersedes = (
        None,
        routine,
        routine.patient,
        version,
        supersedes,
    )
    copy.save(force_insert=True)
    return copy


@pytest.mark.parametrize("address", ["/", "/patients/", "/patients/?q=nowak", "/library/"])
def test_lists(address: str, more_patients: Callable[[int], None], amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira)
    more_patients(3)
    few = asked(client, address)
    more_patients(27)

    assert asked(client, address) == few


def test_a_patient_with_many_sheets_and_drafts(
    margaret: Patient, given: Handout, amira: User, sign_in: SignIn
) -> None:
    client, address = sign_in(amira), reverse("patient", args=[margaret.pk])

    def add(count: int) -> None:
        for _ in range(count):
            for issued in (True, False):
                routine = Routine.objects.create(
                    clinic=margaret.clinic,
                    patient=margaret,
                    title="Back",
                    starts_on=timezone.localdate(),
                    created_by=amira,
                    changed_by=amira,
                )
                if issued:
                    second = sheet(given, routine, version=2, supersedes=sheet(given, routine))
                    ExerciseOutcome.objects.create(
                        outcome=Outcome.objects.create(handout=second, worst_pain=3, by=amira),
                        number=1,
                        name="Cat and cow",
                        felt="hard",
                    )

    add(3)
    few = asked(client, address)
    add(27)

    assert asked(client, address) == few


@pytest.fixture
def filled(clinic: Clinic, margaret: Patient, amira: User) -> Callable[[int], Routine]:
    """Makes a routine of so many lines."""

    def make(count: int) -> Routine:
        routine = routines.start_routine(clinic=clinic, patient=margaret, title="Back", by=amira)
        for exercise in clinic.exercises.offered().select_related("current")[:count]:
            routines.add_exercise(routine=routine, exercise=exercise, section=Section.MAIN, by=amira)
        return routine

    return make


@pytest.mark.parametrize("name", ["routine", "routine-found", "routine-check"])
def test_a_routine(
    name: str,
    filled: Callable[[int], Routine],
    given: Handout,
    amira: User,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the printing itself, which asks nothing."""
    monkeypatch.setattr("prescriptions.actions.handouts.render", lambda *_: Pdf(bytes(given.pdf), given.pages))
    client = sign_in(amira)
    few, many = (asked(client, reverse(name, args=[filled(count).pk])) for count in (3, 12))

    assert few == many


def test_a_sheet_is_listed_without_its_bytes(margaret: Patient, given: Handout, amira: User, sign_in: SignIn) -> None:
    """A list that loads each PDF would take megabytes for a few lines, and so would the sheet that came after."""
    with CaptureQueriesContext(connection) as queries:
        assert sign_in(amira).get(reverse("patient", args=[margaret.pk])).status_code == 200

    assert [query["sql"] for query in queries if '"pdf"' in query["sql"]] == []


def test_the_largest_routine_takes_few_queries(
    filled: Callable[[int], Routine], given: Handout, amira: User, sign_in: SignIn
) -> None:
    """With the clinic's catalogue in memory. What is asked twice shows here first."""
    client, routine = sign_in(amira), filled(policies.MOST_ITEMS)

    assert asked(client, reverse("routine", args=[routine.pk])) <= 12
    assert asked(client, reverse("routine-found", args=[routine.pk])) <= 5


@pytest.mark.parametrize(("lines", "most"), [(5, 88_000), (12, 140_000)])
def test_the_builder_stays_small(
    lines: int, most: int, filled: Callable[[int], Routine], amira: User, sign_in: SignIn
) -> None:
    """Bytes of HTML, not compressed. What is said once a line must be little: see docs/performance.md."""
    page = sign_in(amira).get(reverse("routine", args=[filled(lines).pk])).content

    assert len(page) < most
