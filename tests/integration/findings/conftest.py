"""Margaret has osteoporosis, and a partial crunch in her routine: the pair that the rules must stop."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from accounts.models import Clinic, User
from exercises.actions import load_library
from exercises.library import Library, read_library
from exercises.models import Exercise, Kind, Term
from prescriptions.actions import routines as actions
from prescriptions.actions.patients import add_patient
from prescriptions.findings import Placed, findings_of
from prescriptions.models import Patient, Routine, RoutineItem, Section
from tests.conftest import details

FEW: Final = (
    *("partial-crunch", "pelvic-tilt", "banded-hamstring-stretch", "cat-cow", "walking"),
    *("dead-bug", "bridge", "bird-dog", "hip-hinge"),
)
Patients = Callable[..., Patient]
Routines = Callable[..., Routine]


@pytest.fixture(scope="session")
def few() -> Library:
    """Some exercises as they ship, without links to the rest."""
    shipped = read_library()
    held = tuple(entry for entry in shipped.exercises if entry.slug in FEW)
    links = ("easier_exercise", "harder_exercise")
    closed = [
        entry.model_copy(update={link: None for link in links if getattr(entry, link) not in FEW}) for entry in held
    ]
    return replace(shipped, exercises=tuple(closed))


@pytest.fixture
def library(clinic: Clinic, few: Library) -> dict[str, Exercise]:
    """The clinic's exercises by slug, loaded."""
    load_library(clinic=clinic, library=few)
    return {exercise.slug: exercise for exercise in clinic.exercises.select_related("current")}


@pytest.fixture
def patient_with(clinic: Clinic, amira: User, library: dict[str, Exercise]) -> Patients:
    """`patient_with("osteoporosis")`; without a code, somebody asked and there is none."""

    def made(*conditions: str, asked: bool = True, note: str = "") -> Patient:
        terms = Term.objects.filter(kind=Kind.CONDITION, code__in=conditions)
        number = f"{clinic.patients.count() + 1}"
        held = details(precautions=terms, precautions_asked=asked, precautions_note=note, number=number)
        return add_patient(details=held, clinic=clinic, by=amira)

    return made


@pytest.fixture
def routine_of(clinic: Clinic, amira: User, library: dict[str, Exercise]) -> Routines:
    """`routine_of(patient, "partial-crunch", "walking")`, each with its default dose."""

    def made(patient: Patient | None, *slugs: str) -> Routine:
        routine = actions.start_routine(clinic=clinic, patient=patient, title="Low back", by=amira)
        for slug in slugs:
            actions.add_exercise(routine=routine, exercise=library[slug], section=Section.MAIN, by=amira)
        return fresh(routine)

    return made


@pytest.fixture
def crunch(patient_with: Patients, routine_of: Routines) -> Routine:
    """A partial crunch for somebody with osteoporosis."""
    return routine_of(patient_with("osteoporosis"), "partial-crunch")


def fresh(routine: Routine) -> Routine:
    """The routine as the database holds it now."""
    return Routine.objects.select_related("patient", "clinic").get(pk=routine.pk)


def only_line(routine: Routine) -> RoutineItem:
    return routine.items.kept().select_related("routine", "version__exercise").get()


def only_finding(routine: Routine) -> Placed:
    [placed] = findings_of(fresh(routine)).placed
    return placed
