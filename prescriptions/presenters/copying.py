"""Other patients of the clinic, each with the routines from which lines can be copied."""

from dataclasses import dataclass

from django.urls import reverse

from prescriptions.models import Patient, Routine
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.routines import said_of


@dataclass(frozen=True, slots=True)
class SourceRoutine:
    """One routine to copy from."""

    url: str
    title: str
    saved: str


@dataclass(frozen=True, slots=True)
class SourcePresenter:
    """A patient to copy from into `into`. Prefetch `routines`."""

    of: Patient
    into: Routine

    @property
    def patient(self) -> PatientPresenter:
        return PatientPresenter(self.of)

    @property
    def routines(self) -> list[SourceRoutine]:
        return [
            SourceRoutine(reverse("routine-copy-from", args=[self.into.pk, one.pk]), one.title, said_of(one))
            for one in self.of.routines.all()
        ]
