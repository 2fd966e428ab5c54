"""The star of an exercise as one person sees it."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Clinic, User
from exercises.models import Exercise


def starred_by(clinic: Clinic, by: User) -> frozenset[int]:
    """Return the keys of the exercises that a person has starred and that are offered."""
    return frozenset(clinic.exercises.offered().filter(favourites__user=by).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Star:
    """The button. Needs `current`."""

    exercise: Exercise
    on: bool

    @property
    def id(self) -> str:
        return f"star-{self.exercise.slug}"

    @property
    def url(self) -> str:
        return reverse("library:star", args=[self.exercise.slug])

    @property
    def value(self) -> str:
        """What a press asks for."""
        return "off" if self.on else "on"

    @property
    def about(self) -> str:
        """The name, for whoever hears the button without its row."""
        return self.exercise.current.name if self.exercise.current else ""
