"""What to offer instead of an exercise that a rule asks to avoid."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from prescriptions.safety.facts import ExerciseFacts, PatientFacts
from prescriptions.safety.review import Review, review_candidates
from prescriptions.safety.rules import Level, RuleBook

EASE = {"easy": 0, "medium": 1, "hard": 2}
KIN = (frozenset({"strength", "endurance", "motor-control"}), frozenset({"stretch", "mobility"}))
"""Types that can do each other's work on the same muscles."""


@dataclass(frozen=True)
class Alternatives:
    """What a library offers one person. `candidates` are not on the sheet: the plan's own review has come first.

    Raises `RulesNotRun` as `review` does.
    """

    candidates: Collection[ExerciseFacts]
    patient: PatientFacts
    rules: RuleBook

    @cached_property
    def _warned(self) -> Review:
        return review_candidates(self.patient, self.candidates, self.rules)

    @cached_property
    def unwarned(self) -> frozenset[str]:
        """The slugs that may be suggested to this person: judged, and with no rule to avoid or clear them.

        Cautions are no bar, and a clearance for the whole plan stays a matter of the plan. It is no promise either:
        the clinician judges.
        """
        held_back = {finding.slug for finding in self._warned.findings if _bars(finding.level)}
        return frozenset(one.slug for one in self.candidates) - held_back

    def nearest(self, wanted: ExerciseFacts) -> tuple[str, ...]:
        """Return the candidates that can stand in for `wanted`, the nearest level first.

        An alternative may be suggested to this person, shares a region, and is of the same type, or of a kindred type
        for the same muscles. At an equal level, more shared muscles come first, then fewer warnings.
        """
        alike = [one for one in self.candidates if _alike(one, wanted) and one.slug in self.unwarned - {wanted.slug}]

        def distance(one: ExerciseFacts) -> tuple[int, int, int, str]:
            level = abs(EASE[one.level] - EASE[wanted.level])
            return (level, -len(one.muscles & wanted.muscles), len(self._warned.of(one.slug)), one.slug)

        return tuple(one.slug for one in sorted(alike, key=distance))


def _bars(level: Level) -> bool:
    return level is not Level.CAUTION


def _alike(one: ExerciseFacts, other: ExerciseFacts) -> bool:
    if (one.regions or frozenset()).isdisjoint(other.regions or frozenset()):
        return False
    kindred = any({one.type, other.type} <= kin for kin in KIN) and not one.muscles.isdisjoint(other.muscles)
    return one.type == other.type or kindred
