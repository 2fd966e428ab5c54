"""Add, change, archive and bring back a patient."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Clinic, User
from exercises.models import Term
from exercises.search import fold
from prescriptions import policies
from prescriptions.models import Patient

LONGEST_SEARCH_TEXT: Final = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientDetails:
    """What staff write down about a patient, already checked by the form."""

    family_name: str
    given_name: str
    birth_date: date
    number: str
    language: str
    print_size: str
    precautions: Iterable[Term]
    precautions_asked: bool = False
    precautions_note: str
    goal: str
    tried: str
    minutes_a_day: int | None
    look: str = ""
    usual_pain: int | None = None
    injured_regions: list[str] = field(default_factory=list)


_PLAIN_FIELDS = [one.name for one in fields(PatientDetails) if one.name != "precautions"]


def _write(patient: Patient, details: PatientDetails) -> None:
    for name in _PLAIN_FIELDS:
        setattr(patient, name, getattr(details, name))
    patient.search = search_text(patient.given_name, patient.family_name, patient.number)
    precautions = list(details.precautions)
    patient.precautions_asked = details.precautions_asked or bool(precautions)
    _check_number_is_free(patient)
    patient.full_clean(exclude=["precautions"])
    patient.save()
    patient.precautions.set(precautions)


def _check_number_is_free(patient: Patient) -> None:
    """The form has looked already, but another person may have been quicker."""
    others = patient.clinic.patients.exclude(pk=patient.pk).filter(number=patient.number)
    if patient.number and others.exists():
        raise policies.NotNow("Another patient has this number. Check it, or find that patient.")


def search_text(*parts: str) -> str:
    """Return the words as they are searched: in lower case, without accents; the number also without its gaps."""
    words = " ".join(part for part in parts if part)
    number = parts[-1].replace(" ", "")
    return fold(f"{number} {words}").strip()[:LONGEST_SEARCH_TEXT]


@transaction.atomic
def add_patient(*, details: PatientDetails, clinic: Clinic, by: User) -> Patient:
    """Add a patient to the clinic."""
    patient = Patient(clinic=clinic, created_by=by)
    _write(patient, details)
    record("patient-added", by=by, clinic=clinic, subject=patient)
    return patient


@transaction.atomic
def change_patient(*, patient: Patient, details: PatientDetails, by: User) -> Patient:
    """Change what is held. Sheets already given keep what they said."""
    policies.check_can_change_patient(patient)
    _write(patient, details)
    record("patient-changed", by=by, clinic=patient.clinic, subject=patient)
    return patient


@transaction.atomic
def archive_patient(*, patient: Patient, by: User) -> None:
    """Take the patient out of the lists. Nothing is lost."""
    policies.check_can_change_patient(patient)
    patient.archived_at, patient.archived_by = timezone.now(), by
    patient.save(update_fields=["archived_at", "archived_by"])
    record("patient-archived", by=by, clinic=patient.clinic, subject=patient)


@transaction.atomic
def restore_patient(*, patient: Patient, by: User) -> None:
    """Put an archived patient back into the lists."""
    patient.archived_at = patient.archived_by = None
    patient.save(update_fields=["archived_at", "archived_by"])
    record("patient-restored", by=by, clinic=patient.clinic, subject=patient)
