"""Patients are added, changed, archived and brought back, each with its record or not at all."""

from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent, Clinic, User
from exercises.models import Kind, Term
from prescriptions.actions import patients as actions
from prescriptions.models import Patient
from prescriptions.policies import NotNow
from tests.conftest import details

NEW = {"family_name": "Vane", "given_name": "Iris", "number": "7000 1"}


def last_event() -> tuple[str, str, str, User | None]:
    event = AuditEvent.objects.latest("pk")
    return event.event, event.subject_type, event.subject_id, event.by


def test_a_patient_is_added_with_precautions_and_a_record(clinic: Clinic, amira: User) -> None:
    osteoporosis = Term.objects.get(kind=Kind.CONDITION, code="osteoporosis")

    patient = actions.add_patient(details=details(**NEW, precautions=[osteoporosis]), clinic=clinic, by=amira)

    assert (patient.clinic, patient.created_by) == (clinic, amira)
    assert list(patient.precautions.all()) == [osteoporosis]
    assert patient.precautions_asked
    assert last_event() == ("patient-added", "patient", str(patient.pk), amira)


def test_the_record_holds_no_word_about_the_patient(clinic: Clinic, amira: User) -> None:
    actions.add_patient(details=details(**NEW), clinic=clinic, by=amira)

    assert AuditEvent.objects.latest("pk").facts == {}


@pytest.mark.parametrize("action", ["add", "change"])
def test_a_number_belongs_to_one_patient_of_the_clinic(
    action: str, clinic: Clinic, margaret: Patient, amira: User
) -> None:
    other = clinic.patients.exclude(pk=margaret.pk)[0]
    before = AuditEvent.objects.count()

    same = details(number=margaret.number)
    add = partial(actions.add_patient, clinic=clinic)
    write = add if action == "add" else partial(actions.change_patient, patient=other)

    with pytest.raises(NotNow, match="Another patient has this number"):
        write(details=same, by=amira)

    assert AuditEvent.objects.count() == before


def test_another_clinic_may_use_the_same_number(other_clinic: Clinic, margaret: Patient, chloe: User) -> None:
    patient = actions.add_patient(details=details(number=margaret.number), clinic=other_clinic, by=chloe)

    assert patient.number == margaret.number


def test_details_are_changed_and_the_precautions_replaced(margaret: Patient, amira: User) -> None:
    margaret.precautions.set(Term.objects.filter(kind=Kind.CONDITION)[:2])

    actions.change_patient(patient=margaret, details=details(goal="Dance again", precautions=[]), by=amira)

    margaret.refresh_from_db()
    assert margaret.goal == "Dance again"
    assert not margaret.precautions.exists()
    assert last_event()[0] == "patient-changed"


def test_an_archived_patient_is_not_changed_until_brought_back(margaret: Patient, amira: User) -> None:
    actions.archive_patient(patient=margaret, by=amira)
    with pytest.raises(NotNow, match="archived"):
        actions.change_patient(patient=margaret, details=details(), by=amira)
    with pytest.raises(NotNow, match="archived"):
        actions.archive_patient(patient=margaret, by=amira)

    actions.restore_patient(patient=margaret, by=amira)

    assert last_event()[0] == "patient-restored"
    margaret.refresh_from_db()
    assert (margaret.archived_at, margaret.archived_by) == (None, None)
    actions.change_patient(patient=margaret, details=details(), by=amira)


def test_who_archived_and_when_stand_together(margaret: Patient, amira: User) -> None:
    actions.archive_patient(patient=margaret, by=amira)

    margaret.refresh_from_db()
    assert margaret.archived_by == amira
    assert margaret.archived_at is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Patient.objects.filter(pk=margaret.pk).update(archived_by=None)


def test_a_failure_in_the_middle_leaves_nothing(clinic: Clinic, amira: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: object, **_facts: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(actions, "record", fails)
    before = Patient.objects.count()

    with pytest.raises(RuntimeError):
        actions.add_patient(details=details(**NEW), clinic=clinic, by=amira)

    assert Patient.objects.count() == before


@pytest.mark.parametrize(
    "asked",
    ["osei", "OSEI THOMPSON", "margaret osei", "4829113", "4829 113", "14 March 1955", "14/3/1955", "1955-03-14"],
)
def test_margaret_is_found(asked: str, clinic: Clinic, margaret: Patient) -> None:
    assert list(clinic.patients.found(asked)) == [margaret]


@pytest.mark.parametrize("asked", ["wisniewski", "Wiśniewski", "TOMASZ WIŚ"])
def test_accents_need_not_be_typed(asked: str, clinic: Clinic) -> None:
    assert [patient.family_name for patient in clinic.patients.found(asked)] == ["Wiśniewski"]


@pytest.mark.parametrize("asked", ["%", "_", "14/3/1956", "margaret haddad", "'; DROP TABLE", "\\"])
def test_what_fits_nobody_finds_nobody(asked: str, clinic: Clinic) -> None:
    assert not clinic.patients.found(asked).exists()


def test_a_long_name_does_not_push_the_number_out_of_the_search(clinic: Clinic, amira: User) -> None:
    long: dict[str, Any] = {"family_name": "F" * 80, "given_name": "G" * 80, "number": "7000 2"}
    patient = actions.add_patient(details=details(**long), clinic=clinic, by=amira)

    assert list(clinic.patients.found("70002")) == [patient]


def test_the_month_comes_first_where_the_clinic_writes_it_so(clinic: Clinic, margaret: Patient) -> None:
    assert list(clinic.patients.found("3/14/1955", month_first=True)) == [margaret]
    assert not clinic.patients.found("14/3/1955", month_first=True).exists()
