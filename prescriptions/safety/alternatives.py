"""What to offer instead of an exercise that a rule asks to avoid."""

from collections.abc import Collection

from prescriptions.safety.facts import ExerciseFacts, PatientFacts
from prescriptions.safety.review import Review, review
from prescriptions.safety.rules import Level, RuleBook

EASE = {"easy": 0, "medium": 1, "hard": 2}
KIN = (frozenset({"strength", "endurance", "motor-control"}), frozenset({"stretch", "mobility"}))
"""Types that can do each other's work on the same muscles."""


def unwarned(candidates: Collection[ExerciseFacts], patient: PatientFacts, rules: RuleBook) -> frozenset[str]:
    """Return the slugs that may be suggested to this person: judged, and with no rule to avoid or clear them.

    Cautions are no bar, and a clearance for the whole plan stays a matter of the plan. It is no promise either: the
    clinician judges. Raises `RulesNotRun` as `review` does.
    """
    return _free(candidates, review(patient, candidates, rules))


def _free(candidates: Collection[ExerciseFacts], warned: Review) -> frozenset[str]:
    held_back = {finding.slug for finding in warned.findings if _bars(finding.level)}
    return frozenset(one.slug for one in candidates) - held_back


def nearest_alternatives(
    slug: str, candidates: Collection[ExerciseFacts], patient: PatientFacts, rules: RuleBook
) -> tuple[str, ...]:
    """Return the candidates that can stand in for `slug`, the nearest level first.

    An alternative may be suggested to this person, shares a region, and is of the same type, or of a kindred type
    for the same muscles. At an equal level, more shared muscles come first, then fewer warnings. `candidates` holds
    the exercise itself; `ValueError` if not. Raises `RulesNotRun` as `review` does.
    """
    wanted = next((one for one in candidates if one.slug == slug), None)
    if wanted is None:
        raise ValueError(f"{slug!r} is not among the candidates; add its own facts to them.")
    warned = review(patient, candidates, rules)
    free = _free(candidates, warned) - {slug}
    alike = [one for one in candidates if one.slug in free and _alike(one, wanted)]

    def distance(one: ExerciseFacts) -> tuple[int, int, int, str]:
        level = abs(EASE[one.level] - EASE[wanted.level])
        return (level, -len(one.muscles & wanted.muscles), len(warned.of(one.slug)), one.slug)

    return tuple(one.slug for one in sorted(alike, key=distance))


def _bars(level: Level) -> bool:
    return level is not Level.CAUTION


def _alike(one: ExerciseFacts, other: ExerciseFacts) -> bool:
    if (one.regions or frozenset()).isdisjoint(other.regions or frozenset()):
        return False
    kindred = any({one.type, other.type} <= kin for kin in KIN) and not one.muscles.isdisjoint(other.muscles)
    return one.type == other.type or kindred
