"""Who is drawn on the sheets of a patient."""

from exercises.library.looks import Look, in_turn, looks
from prescriptions.models import Routine


def look_of(routine: Routine) -> Look:
    """The patient's choice, else the clinic's, else the one whose turn it is: the same on each sheet of a patient."""
    patient = routine.patient
    chosen = (patient.look if patient else "") or routine.clinic.look
    known = {look.code: look for look in looks()}
    turn = patient.pk if patient else routine.pk
    return known.get(chosen) or known[in_turn(turn)]
