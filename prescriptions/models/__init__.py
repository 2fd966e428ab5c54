"""Patients, their routines, what these start from, and the handouts that were given."""

from prescriptions.models.answer import Answer, AnswerKind
from prescriptions.models.ending import Ending, EndingKind
from prescriptions.models.group import Group, GroupMember
from prescriptions.models.handout import Handout
from prescriptions.models.item import RoutineItem, Section
from prescriptions.models.outcome import Dismissal, ExerciseOutcome, Felt, Outcome
from prescriptions.models.patient import Language, Patient, PrintSize
from prescriptions.models.routine import Others, Routine
from prescriptions.models.step import DETAILS, Step
from prescriptions.models.template import Template, TemplateItem
from prescriptions.models.usual_dose import UsualDose

__all__ = [
    "DETAILS",
    "Answer",
    "AnswerKind",
    "Dismissal",
    "Ending",
    "EndingKind",
    "ExerciseOutcome",
    "Felt",
    "Group",
    "GroupMember",
    "Handout",
    "Language",
    "Others",
    "Outcome",
    "Patient",
    "PrintSize",
    "Routine",
    "RoutineItem",
    "Section",
    "Step",
    "Template",
    "TemplateItem",
    "UsualDose",
]
