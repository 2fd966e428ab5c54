"""How the outcome of a sheet is said to staff. What was not said is never shown as zero."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.utils import timezone

from prescriptions.dates import words_of
from prescriptions.handouts.pain import zone_of
from prescriptions.handouts.parts import PainRule
from prescriptions.models import Felt, Outcome

MARKS: Final = MappingProxyType({Felt.EASY: "info", Felt.HARD: "warn", Felt.RIGHT: "ok"})


@dataclass(frozen=True, slots=True)
class FeltPresenter:
    """What was felt to be so: the word with its look, and the names of the exercises."""

    felt: Felt
    names: tuple[str, ...]

    @property
    def word(self) -> str:
        return str(self.felt.label)

    @property
    def kind(self) -> str:
        return MARKS[self.felt]

    @property
    def text(self) -> str:
        return ", ".join(self.names)


@dataclass(frozen=True, slots=True)
class OutcomePresenter:
    """An outcome with the pain rule of its sheet. Prefetch `exercises`, select `by`."""

    outcome: Outcome
    pain: PainRule

    @property
    def days(self) -> str:
        done, planned = self.outcome.days_done, self.outcome.days_planned
        return "Days not said." if done is None else f"Done on {done} of {planned} days."

    @property
    def worst_pain(self) -> str:
        worst = self.outcome.worst_pain
        return "Pain not said." if worst is None else f"Worst pain {worst} of 10, {self._zone(worst)}."

    def _zone(self, worst: int) -> str:
        """The colour by which the sheet calls this pain."""
        kind = zone_of(worst, self.pain)
        return next(zone.word.lower() for zone in self.pain.zones if zone.kind is kind)

    @property
    def said(self) -> str:
        return " ".join([self.days, self.worst_pain, *self._apart()])

    def _apart(self) -> Iterator[str]:
        """The exercises whose days were said by themselves."""
        for one in self.outcome.exercises.all():
            if one.days_done is not None:
                yield f"{one.name}: {one.days_done} of {one.days_planned} days."

    @property
    def felt(self) -> list[FeltPresenter]:
        """Too easy, about right, too hard, each with its exercises; what nobody felt is left out."""
        exercises = self.outcome.exercises.all()
        found = [(felt, tuple(one.name for one in exercises if one.felt == felt)) for felt in Felt]
        return [FeltPresenter(felt, names) for felt, names in found if names]

    @property
    def problem(self) -> str:
        return self.outcome.problem

    @property
    def kept(self) -> str:
        day = words_of(timezone.localtime(self.outcome.at).date())
        return f"Keyed in by {self.outcome.by.name}, {day}."
