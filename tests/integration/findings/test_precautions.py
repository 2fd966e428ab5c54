"""Whether somebody asked about precautions is a fact of its own."""

from accounts.models import Clinic
from exercises.models import Exercise, Kind, Term
from prescriptions.actions.patients import PatientDetails
from prescriptions.facts import patient_facts
from prescriptions.forms.patients import PatientForm
from prescriptions.presenters.patients import PatientPresenter
from tests.integration.findings.conftest import Patients

TYPED = {
    "given_name": "Margaret",
    "family_name": "Osei-Thompson",
    "birth_date": "14 March 1955",
    "print_size": "standard",
    "language": "en",
}


def form(clinic: Clinic, **changes: object) -> PatientForm:
    return PatientForm(clinic, TYPED | changes)


def details(form: PatientForm) -> PatientDetails:
    assert form.is_valid(), form.errors
    return form.details()


def osteoporosis() -> Term:
    return Term.objects.get(kind=Kind.CONDITION, code="osteoporosis")


def test_no_tick_says_that_nobody_asked(clinic: Clinic, library: dict[str, Exercise]) -> None:
    assert details(form(clinic)).precautions_asked is False


def test_none_of_these_says_that_somebody_asked(clinic: Clinic, library: dict[str, Exercise]) -> None:
    assert details(form(clinic, precautions_asked="on")).precautions_asked is True


def test_none_of_these_and_one_of_these_is_refused(clinic: Clinic, library: dict[str, Exercise]) -> None:
    both = form(clinic, precautions_asked="on", precautions=[osteoporosis().pk])
    assert both.errors["precautions_asked"] == [
        "A precaution is ticked above. Clear this box, or clear the precaution."
    ]


def test_a_ticked_precaution_says_that_somebody_asked(patient_with: Patients, clinic: Clinic) -> None:
    patient = patient_with("osteoporosis", asked=False)
    assert patient.precautions_asked
    assert patient_facts(patient, (), clinic=clinic).conditions == frozenset({"osteoporosis"})
    assert PatientForm(clinic, patient=patient).initial["precautions_asked"] is False


def test_facts_tell_nobody_asked_from_none(patient_with: Patients, clinic: Clinic) -> None:
    assert patient_facts(patient_with(asked=False), (), clinic=clinic).conditions is None
    assert patient_facts(patient_with(asked=True), (), clinic=clinic).conditions == frozenset()
    assert patient_facts(None, (), clinic=clinic).conditions is None


def test_the_banner_tells_them_apart_too(patient_with: Patients) -> None:
    assert PatientPresenter(patient_with(asked=False)).no_precautions == "Not asked yet"
    assert PatientPresenter(patient_with(asked=True)).no_precautions == "Asked: none"
