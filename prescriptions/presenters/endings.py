"""How the end of a routine is told."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from prescriptions.dates import words_of
from prescriptions.models import Ending, Routine


@dataclass(frozen=True, slots=True)
class EndingPresenter:
    """How a routine ended."""

    routine: Routine
    ending: Ending

    @classmethod
    def of(cls, routine: Routine) -> "EndingPresenter | None":
        return cls(routine, routine.ending) if routine.ending else None

    @property
    def title(self) -> str:
        return self.routine.title

    @property
    def word(self) -> str:
        return self.ending.kind.capitalize()

    @property
    def reason(self) -> str:
        return self.ending.reason

    @property
    def who(self) -> str:
        return f"{words_of(timezone.localtime(self.ending.at).date())}, {self.ending.by.name}."

    @property
    def successor_url(self) -> str:
        sheet = self.ending.successor_id
        return reverse("handout", args=[sheet]) if sheet else ""

    @property
    def resume_url(self) -> str:
        return reverse("routine-resume", args=[self.routine.pk])
