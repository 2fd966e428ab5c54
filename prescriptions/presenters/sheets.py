"""Who has an exercise on a live sheet: for whoever corrects or withdraws it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from exercises.models import Exercise
from prescriptions.dates import words_of
from prescriptions.models import Handout, Routine, RoutineItem
from prescriptions.models.routine import RoutineQuerySet

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One live sheet. Needs `patient`, `routine` with its lines, and who issued it."""

    handout: Handout
    exercise: Exercise

    @property
    def whose(self) -> str:
        return self.handout.patient.listed_name if self.handout.patient else "Sheet without a name"

    @property
    def url(self) -> str:
        return reverse("handout", args=[self.handout.pk])

    @property
    def given(self) -> str:
        day = words_of(timezone.localtime(self.handout.issued_at).date())
        return f"{self.handout.routine.title}, given on {day} by {self.handout.issued_by.name}"

    @property
    def is_older(self) -> bool:
        """Whether the sheet says what the exercise said before its newest version."""
        newest = self.exercise.current
        if newest is None or newest.published_at is None:
            return False
        held = [line.version_id for line in self.handout.routine.items.all()]
        return self.handout.issued_at < newest.published_at or bool(held and newest.pk not in held)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One routine that holds the exercise and is not issued as it stands. Needs `patient` and `changed_by`."""

    routine: Routine

    @property
    def whose(self) -> str:
        return self.routine.patient.listed_name if self.routine.patient else "Sheet without a name"

    @property
    def url(self) -> str:
        return reverse("routine", args=[self.routine.pk])

    @property
    def about(self) -> str:
        day = words_of(timezone.localtime(self.routine.changed_at).date())
        return f"{self.routine.title}, changed on {day} by {self.routine.changed_by.name}"


class ExerciseSheets:
    """The live sheets that hold one exercise, and the drafts, the newest first.

    Five queries, for many as for one.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._live = exercise.clinic.handouts.live_with(exercise.slug)

    @cached_property
    def _open(self) -> RoutineQuerySet:
        """What goes on, holds the exercise, and is not issued as it stands."""
        lines = RoutineItem.objects.kept().filter(version__exercise=self.exercise)
        found = self.exercise.clinic.routines.ongoing().not_issued().filter(pk__in=lines.values("routine"))
        return found.exclude(patient__archived_at__isnull=False)

    @cached_property
    def draft_count(self) -> int:
        return self._open.count()

    @cached_property
    def drafts(self) -> list[DraftRow]:
        return [DraftRow(routine) for routine in self._open.select_related("patient", "changed_by")[:MOST]]

    @property
    def draft_line(self) -> str:
        """In how many drafts it is, in one sentence; empty if in none."""
        count = self.draft_count
        return f"It is in {count} draft{'s' if count > 1 else ''} not issued yet." if count else ""

    @property
    def draft_rest(self) -> str:
        """What is not listed; empty if all are."""
        more = self.draft_count - len(self.drafts)
        return f"And {more} more, changed earlier." if more else ""

    @cached_property
    def count(self) -> int:
        return self._live.count()

    @cached_property
    def rows(self) -> list[SheetRow]:
        lines = RoutineItem.objects.filter(version__exercise=self.exercise)
        found = self._live.select_related("patient", "routine", "issued_by").defer("pdf", "document")
        found = found.prefetch_related(Prefetch("routine__items", lines))
        return [SheetRow(handout, self.exercise) for handout in found[:MOST]]

    @property
    def name(self) -> str:
        return self.exercise.current.name if self.exercise.current else self.exercise.slug

    @property
    def line(self) -> str:
        """How many have it, in one sentence."""
        if not self.count:
            return "It is on no live sheet."
        return f"It is on {self.count} live sheet{'s' if self.count > 1 else ''}."

    @property
    def rest(self) -> str:
        """What is not listed; empty if all are."""
        more = self.count - len(self.rows)
        return f"And {more} more, given earlier." if more else ""
