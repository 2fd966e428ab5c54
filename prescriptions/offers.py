"""What the clinic's library has to offer in place of a line, or to answer a hint.

All of it is judged and shown from memory: a library may hold thousands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from exercises.catalogue import Catalogue, Offered, catalogue_of
from prescriptions import facts
from prescriptions.facts import DosedLine
from prescriptions.models import Routine, RoutineItem
from prescriptions.safety import Alternatives, shipped_rules

IN_PLACE = "the line itself"
"""Stands for the line among the candidates: its exercise may be an older version, or withdrawn."""


@dataclass(frozen=True)
class Offers:
    """The offered exercises that are not in the routine yet. Needs rules that run: ask `findings_of` first."""

    routine: Routine
    items: tuple[RoutineItem, ...]
    catalogue: Catalogue

    @classmethod
    def of(cls, routine: Routine, items: Iterable[RoutineItem], catalogue: Catalogue | None = None) -> "Offers":
        """`catalogue` is the clinic's, where it was read already."""
        return cls(routine, tuple(items), catalogue or catalogue_of(routine.clinic))

    @cached_property
    def lines(self) -> tuple[DosedLine, ...]:
        return facts.dosed(self.items)

    @cached_property
    def candidates(self) -> tuple[Offered, ...]:
        """In the order of their slugs."""
        taken = {line.slug for line in self.lines}
        return tuple(
            sorted((one for one in self.catalogue.offered if one.slug not in taken), key=lambda one: one.slug)
        )

    @cached_property
    def _alternatives(self) -> Alternatives:
        patient = facts.patient_facts(self.routine.patient, self.lines, clinic=self.routine.clinic)
        return Alternatives(tuple(map(facts.offered_facts, self.candidates)), patient, shipped_rules())

    @cached_property
    def suggestable(self) -> tuple[Offered, ...]:
        """Those that no rule asks this person to avoid or leaves unchecked."""
        return tuple(one for one in self.candidates if one.slug in self._alternatives.unwarned)

    def nearest(self, item: RoutineItem) -> Offered | None:
        """The nearest alternative to the exercise of a line, or None."""
        line = next(one for one in self.lines if one.item.pk == item.pk)
        wanted = replace(facts.exercise_facts(line.version, line.slug), slug=IN_PLACE)
        return self.by_slug(next(iter(self._alternatives.nearest(wanted)), ""))

    def by_slug(self, slug: str) -> Offered | None:
        """One of the candidates, or None."""
        return next((one for one in self.candidates if one.slug == slug), None)
