"""Everything that the builder shows of a routine."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import prefetch_related_objects

from accounts.models import User
from exercises.catalogue import Catalogue, catalogue_of
from exercises.dosage import Dose, Side, from_data
from exercises.dose_form import DoseForm, typed_of
from exercises.models import Advice
from prescriptions import policies
from prescriptions.actions.usual_doses import for_anybody
from prescriptions.forms.bulk import BulkDoseForm
from prescriptions.forms.dose import dose_form
from prescriptions.forms.routines import NoteForm
from prescriptions.models import Routine, RoutineItem, Section, UsualDose
from prescriptions.presenters.burden import BurdenPresenter
from prescriptions.presenters.clashes import Attempt, TypedLine
from prescriptions.presenters.findings import FindingPresenter, FindingsPresenter, OfferPresenter, TypedAnswer
from prescriptions.presenters.hints import HintPresenter, hints_of
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.proposals import ProposalsPresenter
from prescriptions.presenters.routines import (
    LinePresenter,
    RoutinePresenter,
    SectionPresenter,
    lines_of,
)
from prescriptions.presenters.undo import RemovedPresenter, UndoPresenter

OTHER_SIDE: Final = {Side.RIGHT: "Add the left side", Side.LEFT: "Add the right side"}


@dataclass(frozen=True, slots=True)
class SwapPresenter:
    """The next rung of the ladder: `does` is "easier" or "harder"."""

    does: str
    icon: str
    slug: str
    name: str

    @property
    def word(self) -> str:
        return self.does.capitalize()


@dataclass(frozen=True)
class EditableLine(LinePresenter):
    """A line with the forms in which it is changed."""

    reader: User
    typed: TypedLine | None = None
    findings: tuple[FindingPresenter, ...] = ()
    usual: Dose | None = None
    instead: OfferPresenter | None = None

    @property
    def withdrawn(self) -> str:
        """Why no sheet is issued with this line, where the library has taken its exercise back."""
        exercise = self.item.version.exercise if self.item.version else None
        if exercise is None or exercise.withdrawn_at is None:
            return ""
        why = exercise.withdrawn_reason.rstrip(".")
        return f"{self.name} was withdrawn from the library: {why}. No sheet is issued with it."

    @cached_property
    def dose_form(self) -> DoseForm | None:
        if self.typed and not self.typed.is_saved:
            return self.typed.dose
        version = self.item.version
        return dose_form(version, self.anchor, initial=self.dose) if version else None

    @cached_property
    def note_form(self) -> NoteForm:
        if self.typed and not self.typed.is_saved:
            return self.typed.note
        return NoteForm(initial={"note": self.item.note}, prefix=self.anchor)

    @property
    def attempt(self) -> Attempt:
        """What came of what was typed."""
        dose = typed_of(self.dose) if self.dose else {}
        return Attempt(self.typed, self.reader, {**dose, "note": self.item.note}, self.item.revision)

    @property
    def form_id(self) -> str:
        """Another exercise on the same line is another form."""
        return f"{self.anchor}-form-{self.item.version_id or 0}"

    @property
    def shows_load(self) -> bool:
        """Tell whether the load stands among the fields of the dose; most exercises have none."""
        form = self.dose_form
        if form is None:
            return False
        typed = form["load"].value() or form["weight"].value() or form["load"].errors or form["weight"].errors
        return self.needs_load or bool(typed)

    @property
    def other_side(self) -> str:
        """The words of the button that adds the other side; empty for a line that is not for one side."""
        return OTHER_SIDE.get(self.dose.side, "") if self.dose else ""

    @property
    def _general(self) -> Dose | None:
        """The dose of the line as the person would keep it."""
        version = self.item.version
        return for_anybody(self.dose, version) if self.dose and version else None

    @property
    def is_usual(self) -> bool:
        """Tell whether the line has the dose that the reader keeps for this exercise."""
        return self.usual is not None and self._general == self.usual

    @property
    def can_be_usual(self) -> bool:
        """Tell whether keeping the dose would change what the reader begins with."""
        version = self.item.version
        return version is not None and self._general != (self.usual or from_data(version.dose))

    @property
    def swaps(self) -> list[SwapPresenter]:
        """The linked easier and harder exercise, where they are offered."""
        version = self.item.version
        if version is None:
            return []
        rungs = (("easier", "minus", version.easier_exercise), ("harder", "add", version.harder_exercise))
        return [
            SwapPresenter(does, icon, exercise.slug, exercise.current.name)
            for does, icon, exercise in rungs
            if exercise and exercise.current and exercise.withdrawn_at is None
        ]


@dataclass(frozen=True)
class BuilderPresenter:
    """The routine and its lines for one reader; one of them with what came of what was typed."""

    routine: Routine
    reader: User
    typed: TypedLine | None = None
    bulk_typed: BulkDoseForm | None = None
    held: Catalogue | None = None
    answer: TypedAnswer | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The clinic's; `held` where the page has read it already."""
        return self.held or catalogue_of(self.routine.clinic)

    @cached_property
    def items(self) -> tuple[RoutineItem, ...]:
        """The kept lines; the versions are remembered with the catalogue."""
        kept = tuple(self.routine.items.kept().select_related("advice"))
        versions = self.catalogue.versions(item.version_id for item in kept if item.version_id)
        for item in kept:
            item.version = versions[item.version_id] if item.version_id else None
        return kept

    @cached_property
    def head(self) -> RoutinePresenter:
        return RoutinePresenter(self.routine)

    @cached_property
    def patient(self) -> PatientPresenter | None:
        if self.routine.patient is None:
            return None
        prefetch_related_objects([self.routine.patient], "precautions")  # the rules ask for them too
        return PatientPresenter(self.routine.patient)

    @property
    def other_goal(self) -> str:
        """The goal on the patient's page, where this routine has another one."""
        goal = self.routine.patient.goal if self.routine.patient else ""
        return goal if goal != self.routine.goal else ""

    @cached_property
    def findings(self) -> FindingsPresenter:
        return FindingsPresenter.of(self.routine, self.items, self.catalogue, self.answer)

    @cached_property
    def hints(self) -> tuple[HintPresenter, ...]:
        return hints_of(self.routine, self.lines, self.findings.offers)

    @cached_property
    def proposals(self) -> ProposalsPresenter:
        return ProposalsPresenter.of(self.routine, self.lines, self.findings.offers)

    @cached_property
    def lines(self) -> tuple[EditableLine, ...]:
        return tuple(self._line(line) for line in lines_of(self.items))

    def _line(self, line: LinePresenter) -> EditableLine:
        typed = self.typed if self.typed and self.typed.item_pk == line.item.pk else None
        found, usual = self.findings.of_line(line.item.pk), self._usual(line.item)
        return EditableLine(line.item, line.number, self.reader, typed, found, usual, self._instead(line.item))

    def _instead(self, item: RoutineItem) -> OfferPresenter | None:
        """The nearest exercise that is offered, for a line whose own is withdrawn."""
        if item.version is None or item.version.exercise.withdrawn_at is None or self.findings.offers is None:
            return None
        nearest = self.findings.offers.nearest(item)
        return OfferPresenter(nearest) if nearest else None

    @cached_property
    def _usual_doses(self) -> dict[int, Dose]:
        kept = UsualDose.objects.filter(
            user=self.reader, exercise__in={item.version.exercise_id for item in self.items if item.version}
        )
        return {one.exercise_id: from_data(one.dose) for one in kept}

    def _usual(self, item: RoutineItem) -> Dose | None:
        kept = self._usual_doses.get(item.version.exercise_id) if item.version else None
        return for_anybody(kept, item.version) if kept and item.version else None

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
    def bulk(self) -> BulkDoseForm | None:
        """The form that changes several doses at once, where there are several."""
        several = sum(item.version_id is not None for item in self.items) > 1
        return self.bulk_typed or (BulkDoseForm(self.items) if several else None)

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
        waits = [text for text in (self._withdrawn, self._open_questions, self.findings.to_settle) if text]
        return " ".join(waits) or "Nothing waits for an answer."

    @property
    def _withdrawn(self) -> str:
        names = [line.name for line in self.lines if line.withdrawn]
        return f"Swap or remove what was withdrawn: {', '.join(names)}." if names else ""

    @property
    def _open_questions(self) -> str:
        count = len(self.open_lines)
        if count == 0:
            return ""
        return "1 line has an open question." if count == 1 else f"{count} lines have open questions."

    @cached_property
    def undo(self) -> UndoPresenter | None:
        """The last change, as it can be taken back."""
        return UndoPresenter.of(self.routine, self.reader)

    def removed(self, item: RoutineItem | None) -> RemovedPresenter | None:
        """The line that was just taken out, if there is one."""
        return RemovedPresenter(item, self.undo) if item else None

    @property
    def can_change(self) -> bool:
        return policies.can_change_routine(self.routine)

    @cached_property
    def advice(self) -> list[Advice]:
        """The advice that is not yet in the routine."""
        taken = {item.advice_id for item in self.items}
        return [advice for advice in self.catalogue.advice if advice.pk not in taken]
