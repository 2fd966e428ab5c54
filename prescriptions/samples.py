"""The sample routine of the source article on chronic back pain, for the demo and for `render_handout`."""

from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from accounts.models import User
from prescriptions.actions import routines as actions
from prescriptions.models import Patient, Routine, Section


@dataclass(frozen=True, slots=True)
class Sample:
    """A routine by the slugs of its exercises, each with its default dose."""

    title: str
    warm_up: tuple[str, ...]
    main: tuple[str, ...]
    cool_down: tuple[str, ...]
    advice: tuple[str, ...]

    def placed(self) -> list[tuple[Section, str]]:
        """Return the exercises in the order in which they are printed."""
        parts = ((Section.WARM_UP, self.warm_up), (Section.MAIN, self.main), (Section.COOL_DOWN, self.cool_down))
        return [(section, slug) for section, slugs in parts for slug in slugs]


SAMPLES: Final = MappingProxyType(
    {
        "back-pain": Sample(
            title="Low back",
            warm_up=("cat-cow",),
            main=("partial-crunch", "bridge", "sit-to-stand"),
            cool_down=("banded-hamstring-stretch",),
            advice=("movement-breaks",),
        )
    }
)
REVIEW_AFTER: Final = timedelta(weeks=4)


def start_sample(sample: Sample, *, patient: Patient, by: User) -> Routine:
    """Build the sample routine for a patient of a clinic whose library is loaded."""
    clinic = patient.clinic
    routine = actions.start_routine(clinic=clinic, patient=patient, title=sample.title, by=by)
    for section, slug in sample.placed():
        actions.add_exercise(routine=routine, exercise=clinic.exercises.get(slug=slug), section=section, by=by)
    for code in sample.advice:
        actions.add_advice(routine=routine, advice=clinic.advice.get(code=code), by=by)
    details = actions.RoutineDetails(
        title=routine.title,
        goal=routine.goal,
        starts_on=routine.starts_on,
        weeks=4,
        review_on=routine.starts_on + REVIEW_AFTER,
        review_time=None,
    )
    return actions.change_details(routine=routine, details=details, by=by)
