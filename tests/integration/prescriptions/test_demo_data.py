"""Made-up people in bulk: plausible, the same each time, and never among real ones."""

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from accounts.models import AuditEvent, Clinic, User
from prescriptions.demo import HARBOUR
from prescriptions.models import Handout, Patient, Routine, RoutineItem
from tests.conftest import SignIn


def _fill(patients: int, exercises: int = 130) -> None:
    call_command("make_demo_data", patients=patients, exercises=exercises, verbosity=0)


def _counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Patient, Routine, RoutineItem, Handout))


def test_the_demo_clinic_is_filled_up_to_the_numbers_asked_for_and_no_further(clinic: Clinic) -> None:
    _fill(30)

    assert clinic.patients.count() == 30
    assert clinic.exercises.offered().count() == 130
    assert clinic.routines.count() == 150
    assert AuditEvent.objects.filter(event="demo-data-made", clinic=clinic).count() == 1
    before = _counts()
    _fill(30)
    assert _counts() == before


def test_a_made_up_sheet_names_its_own_patient_and_the_pages_show_it(
    clinic: Clinic, amira: User, sign_in: SignIn
) -> None:
    _fill(20)
    sheets = Handout.objects.select_related("patient").order_by("pk")
    client = sign_in(amira)
    newest = clinic.routines.latest("pk")
    pages = ["/", "/patients/", "/library/", f"/routines/{newest.pk}/", f"/handouts/{sheets[0].pk}/"]

    assert [sheet.pk for sheet in sheets if sheet.patient and sheet.patient.full_name not in sheet.document] == []
    assert [page for page in pages if client.get(page).status_code != 200] == []


def test_without_a_demo_clinic_it_says_what_to_run_first(clinic: Clinic) -> None:
    Clinic.objects.filter(name=HARBOUR).update(name="High Road Practice")

    with pytest.raises(CommandError, match="There is no demo clinic"):
        _fill(10)


def test_a_real_clinic_in_the_database_stops_it(clinic: Clinic, other_clinic: Clinic) -> None:
    Clinic.objects.filter(pk=other_clinic.pk).update(name="High Road Practice")

    with pytest.raises(CommandError, match="High Road Practice is not a demo clinic"):
        _fill(10)
    assert clinic.patients.count() < 10


@override_settings(MADE_UP_PEOPLE=False)
def test_the_settings_of_a_clinics_server_stop_it(clinic: Clinic) -> None:
    with pytest.raises(CommandError, match="for real people"):
        _fill(10)
