"""What the clinic's library has to offer in place of a line, or to answer a hint."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from exercises.models import Exercise
from prescriptions import facts
from prescriptions.facts import DosedLine
from prescriptions.models import Routine, RoutineItem
from prescriptions.safety import ExerciseFacts, PatientFacts, nearest_alternatives, shipped_rules, unwarned

IN_PLACE = "the line itself"
"""Stands for the line among the candidates: its exercise may be an older version, or withdrawn."""


@dataclass(frozen=True)
class Offers:
    """The offered exercises that are not in the routine yet. Needs rules that run: ask `findings_of` first."""

    routine: Routine
    items: tuple[RoutineItem, ...]

    @classmethod
    def of(cls, routine: Routine, items: Iterable[RoutineItem]) -> "Offers":
        return cls(routine, tuple(items))

    @cached_property
    def lines(self) -> tuple[DosedLine, ...]:
        return facts.dosed(self.items)

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """By slug."""
        taken = {line.slug for line in self.lines}
        return {one.slug: one for one in facts.offered(self.routine) if one.slug not in taken}

    @cached_property
    def _candidates(self) -> tuple[ExerciseFacts, ...]:
        found = self.exercises.items()
        return tuple(facts.exercise_facts(one.current, slug) for slug, one in found if one.current)

    @cached_property
    def _patient(self) -> PatientFacts:
        return facts.patient_facts(self.routine.patient, self.lines)

    @cached_property
    def suggestable(self) -> tuple[Exercise, ...]:
        """Those that no rule asks this person to avoid or leaves unchecked."""
        free = unwarned(self._candidates, self._patient, shipped_rules())
        return tuple(one for slug, one in self.exercises.items() if slug in free)

    def nearest(self, item: RoutineItem) -> Exercise | None:
        """The nearest alternative to the exercise of a line, or None."""
        line = next(one for one in self.lines if one.item.pk == item.pk)
        wanted = replace(facts.exercise_facts(line.version, line.slug), slug=IN_PLACE)
        found = nearest_alternatives(IN_PLACE, (wanted, *self._candidates), self._patient, shipped_rules())
        return self.exercises[found[0]] if found else None
