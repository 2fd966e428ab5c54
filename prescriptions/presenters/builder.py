"""Everything that the builder shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from exercises.dose_form import DoseForm
from exercises.models import Advice, Exercise, ExerciseVersion, Kind
from exercises.models.exercise import ExerciseQuerySet
from prescriptions import policies
from prescriptions.forms.dose import dose_form
from prescriptions.forms.routines import NoteForm
from prescriptions.models import Routine, RoutineItem, Section
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.routines import (
    BurdenPresenter,
    LinePresenter,
    RoutinePresenter,
    SectionPresenter,
    lines_of,
)

SHOWN = 12


@dataclass(frozen=True)
class BoundLine:
    """What was typed into one line and could not be saved."""

    item_pk: int
    dose: DoseForm | None
    note: NoteForm


@dataclass(frozen=True)
class EditableLine(LinePresenter):
    """A line with the forms in which it is changed."""

    bound: BoundLine | None = None

    @cached_property
    def dose_form(self) -> DoseForm | None:
        if self.bound:
            return self.bound.dose
        version = self.item.version
        return dose_form(version, self.anchor, initial=self.dose) if version else None

    @cached_property
    def note_form(self) -> NoteForm:
        return self.bound.note if self.bound else NoteForm(initial={"note": self.item.note}, prefix=self.anchor)

    @property
    def is_saved(self) -> bool:
        return self.bound is None


@dataclass(frozen=True, slots=True)
class HitPresenter:
    """An exercise that was found. Needs `current.terms` and `current.pictures` prefetched."""

    exercise: Exercise
    version: ExerciseVersion

    @property
    def slug(self) -> str:
        return self.exercise.slug

    @property
    def name(self) -> str:
        return self.version.name

    @property
    def about(self) -> str:
        """Position and equipment in a few words."""
        terms = [term for term in self.version.terms.all() if term.kind in (Kind.POSITION, Kind.EQUIPMENT)]
        return ", ".join([term.label for term in sorted(terms, key=lambda term: term.kind, reverse=True)][:3])

    @property
    def url(self) -> str:
        return reverse("library:exercise", args=[self.exercise.slug])

    @property
    def picture_url(self) -> str:
        pictures = list(self.version.pictures.all())
        return reverse("library:drawing", args=[pictures[-1].drawing_id]) if pictures else ""


@dataclass(frozen=True)
class BuilderPresenter:
    """The routine, the lines, and what was found in the library."""

    routine: Routine
    words: str = ""
    items: tuple[RoutineItem, ...] = ()
    bound: BoundLine | None = None

    @classmethod
    def of(cls, routine: Routine, asked: Mapping[str, str], bound: BoundLine | None = None) -> "BuilderPresenter":
        """Read the lines of a routine; `asked` may hold the search words `q`."""
        items = (
            routine.items.kept()
            .select_related("version__exercise", "advice")
            .prefetch_related("version__terms", "version__pictures")
        )
        return cls(routine, asked.get("q", "")[:120], tuple(items), bound)

    @cached_property
    def head(self) -> RoutinePresenter:
        return RoutinePresenter(self.routine)

    @cached_property
    def patient(self) -> PatientPresenter | None:
        return PatientPresenter(self.routine.patient) if self.routine.patient else None

    @cached_property
    def lines(self) -> tuple[EditableLine, ...]:
        return tuple(
            EditableLine(
                line.item, line.number, self.bound if self.bound and self.bound.item_pk == line.item.pk else None
            )
            for line in lines_of(self.items)
        )

    @cached_property
    def sections(self) -> tuple[SectionPresenter, ...]:
        """The three parts in the order in which they are printed, empty ones too."""
        return tuple(
            SectionPresenter(section, tuple(line for line in self.lines if line.item.section == section))
            for section in Section
        )

    def line(self, item_pk: int) -> EditableLine | None:
        """Return the line of an item, or None if it was removed."""
        return next((line for line in self.lines if line.item.pk == item_pk), None)

    @cached_property
    def burden(self) -> BurdenPresenter:
        has = self.routine.patient.minutes_a_day if self.routine.patient else None
        return BurdenPresenter(self.lines, has)

    @cached_property
    def open_lines(self) -> tuple[EditableLine, ...]:
        """The lines whose dose leaves a question open."""
        return tuple(line for line in self.lines if line.questions)

    @property
    def to_settle(self) -> str:
        """What must be answered before the sheet can be issued, in one line."""
        if not self.lines:
            return "Add an exercise to begin."
        count = len(self.open_lines)
        if count == 0:
            return "No open questions."
        return "1 line has an open question." if count == 1 else f"{count} lines have open questions."

    @property
    def can_change(self) -> bool:
        return policies.can_change_routine(self.routine)

    @cached_property
    def offered(self) -> ExerciseQuerySet:
        """The exercises that may be added."""
        return self.routine.clinic.exercises.offered()

    @cached_property
    def hits(self) -> list[HitPresenter]:
        """The exercises found, best first."""
        found = self.offered.found(self.words).select_related("current")
        shown = found.prefetch_related("current__terms", "current__pictures")[:SHOWN]
        return [HitPresenter(exercise, exercise.current) for exercise in shown if exercise.current]

    @property
    def best(self) -> Exercise | None:
        return self.offered.found(self.words).first() if self.words.strip() else None

    @cached_property
    def found_count(self) -> int:
        return self.offered.found(self.words).count()

    @cached_property
    def advice(self) -> list[Advice]:
        """The advice that is not yet in the routine."""
        taken = {item.advice_id for item in self.items}
        return [advice for advice in self.routine.clinic.advice.all() if advice.pk not in taken]
