"""Three facts that the rules ask for: once written down, the finding says yes or no, not "not checked"."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import BandMaterial, Clinic, User
from exercises.models import Exercise
from prescriptions.actions.patients import change_patient
from prescriptions.findings import findings_of
from prescriptions.forms.patients import PatientForm
from prescriptions.models import Patient, Routine
from prescriptions.safety import Level
from tests.conftest import SignIn
from tests.integration.findings.conftest import Patients, Routines, fresh
from tests.integration.findings.test_precautions import details, form

STRETCH = "banded-hamstring-stretch"


def levels(routine: Routine, rule: str) -> list[Level]:
    return [one.finding.level for one in findings_of(fresh(routine)).placed if one.finding.rule_id == rule]


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        (BandMaterial.NOT_SAID, [Level.NOT_CHECKED]),
        (BandMaterial.LATEX, [Level.AVOID]),
        (BandMaterial.LATEX_FREE, []),
    ],
)
def test_a_latex_allergy_is_held_against_what_the_bands_are_made_of(
    bands: BandMaterial, said: list[Level], patient_with: Patients, routine_of: Routines, clinic: Clinic
) -> None:
    routine = routine_of(patient_with("latex-allergy"), STRETCH)
    Clinic.objects.filter(pk=clinic.pk).update(bands=bands)

    assert levels(routine, "R26") == said


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (None, [Level.CAUTION]),
        (1, [Level.AVOID]),
        (240, [Level.CAUTION]),
    ],
)
def test_the_time_on_the_back_is_held_against_the_limit_of_the_clinic(
    limit: int | None, said: list[Level], patient_with: Patients, routine_of: Routines, clinic: Clinic
) -> None:
    routine = routine_of(patient_with("pregnancy"), STRETCH)
    Clinic.objects.filter(pk=clinic.pk).update(supine_limit_minutes=limit)

    assert levels(routine, "R08") == said
    [placed] = findings_of(fresh(routine)).placed
    assert ("Not checked" in placed.finding.text) is (limit is None)


@pytest.mark.parametrize(("injured", "said"), [([], [Level.CLEAR]), (["thigh"], [Level.CLEAR]), (["shoulder"], [])])
def test_a_fracture_asks_for_clearance_where_it_may_be_loaded(
    injured: list[str], said: list[Level], patient_with: Patients, routine_of: Routines, clinic: Clinic, amira: User
) -> None:
    patient = patient_with("fracture-acute")
    routine = routine_of(patient, STRETCH)
    kept = PatientForm(clinic, patient=patient).initial
    typed = {name: kept[name] for name in ("family_name", "number", "print_size", "language")}
    written = form(clinic, **typed, precautions=list(kept["precautions"].values_list("pk", flat=True)))
    written.patient = patient
    written.data = {**written.data, "injured_regions": injured}
    change_patient(patient=patient, details=details(written), by=amira)

    assert levels(routine, "R22") == said


def test_the_form_asks_for_a_region_of_the_library_and_keeps_what_was_ticked(
    clinic: Clinic, library: dict[str, Exercise]
) -> None:
    assert details(form(clinic, injured_regions=["hip", "knee"])).injured_regions == ["hip", "knee"]
    assert details(form(clinic)).injured_regions == []
    assert "injured_regions" in form(clinic, injured_regions=["moon"]).errors


def test_the_page_of_the_patient_names_the_region(patient_with: Patients, amira: User, sign_in: SignIn) -> None:
    patient = patient_with("fracture-acute")
    Patient.objects.filter(pk=patient.pk).update(injured_regions=["ankle-foot"])
    browser: Client = sign_in(amira)

    assert "Ankle and foot" in browser.get(f"/patients/{patient.pk}/").content.decode()
    edit = browser.get(f"/patients/{patient.pk}/edit/").content.decode()
    assert 'value="ankle-foot"' in edit
    assert edit.count("checked") >= 2


@pytest.mark.parametrize("changes", [{"bands": "rubber"}, {"supine_limit_minutes": 0}, {"supine_limit_minutes": 241}])
def test_a_clinic_cannot_say_what_no_rule_can_read(changes: dict[str, object], clinic: Clinic) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Clinic.objects.filter(pk=clinic.pk).update(**changes)
    for name, value in changes.items():
        setattr(clinic, name, value)
    with pytest.raises(ValidationError):
        clinic.full_clean()
