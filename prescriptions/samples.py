"""A template that ships, as a routine for a patient: for the demo and for `render_handout`."""

from datetime import timedelta

from accounts.models import User
from prescriptions.actions.routines import RoutineDetails, change_details
from prescriptions.actions.templates import start_from_template
from prescriptions.models import Patient, Routine


def start_sample(code: str, *, patient: Patient, by: User) -> Routine:
    """Start from the template `code` of the patient's clinic, with a next visit at the end of its weeks."""
    template = patient.clinic.templates.get(code=code)
    routine = start_from_template(template=template, patient=patient, by=by).routine
    details = RoutineDetails(
        title=routine.title,
        goal=routine.goal,
        starts_on=routine.starts_on,
        weeks=routine.weeks,
        review_on=routine.starts_on + timedelta(weeks=routine.weeks),
        review_time=None,
    )
    return change_details(routine=routine, details=details, by=by)
