"""What to offer instead of an exercise that a rule asks to avoid."""

from collections.abc import Collection

from prescriptions.safety.facts import ExerciseFacts, PatientFacts
from prescriptions.safety.review import review
from prescriptions.safety.rules import Level, RuleBook

EASE = {"easy": 0, "medium": 1, "hard": 2}


def nearest_alternatives(
    slug: str, candidates: Collection[ExerciseFacts], patient: PatientFacts, rules: RuleBook
) -> tuple[str, ...]:
    """Return the candidates that can stand in for `slug`, the nearest level first.

    An alternative is of the same type, shares a region, has been judged, and no rule asks to avoid or clear it for
    this person; a whole-plan clearance stays a matter of the plan. At an equal distance those with fewer warnings
    come first. `candidates` holds the exercise itself; `ValueError` if not. Raises `RulesNotRun` as `review` does.
    """
    wanted = next((one for one in candidates if one.slug == slug), None)
    if wanted is None:
        raise ValueError(f"{slug!r} is not among the candidates; add its own facts to them.")
    similar = [one for one in candidates if one.slug != slug and _alike(one, wanted)]
    findings = {one.slug: review(patient, [one], rules).of(one.slug) for one in similar}
    open_to_use = [one for one in similar if all(f.level is Level.CAUTION for f in findings[one.slug])]

    def distance(one: ExerciseFacts) -> tuple[int, int, str]:
        return (abs(EASE[one.level] - EASE[wanted.level]), len(findings[one.slug]), one.slug)

    return tuple(one.slug for one in sorted(open_to_use, key=distance))


def _alike(one: ExerciseFacts, other: ExerciseFacts) -> bool:
    return one.type == other.type and not (one.regions or frozenset()).isdisjoint(other.regions or frozenset())
