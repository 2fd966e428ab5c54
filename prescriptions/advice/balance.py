"""Does the plan leave out a part that belongs in it?"""

from collections.abc import Callable, Iterator

from prescriptions.advice.facts import Movement, PlanFacts
from prescriptions.advice.hints import Evidence, Hint, HintLevel, hint

STRENGTHENING = frozenset({"strength", "endurance", "motor-control"})
ABDOMINAL = frozenset({"abdominals", "obliques"})
BACK = frozenset({"back-extensors"})

BOTH_SIDES_OF_THE_TRUNK = Evidence(
    "Back and abdominal muscles work together, so both are trained. The guideline advises strength and endurance "
    "work for the trunk in chronic low back pain; the balance of the two is common practice, not a tested dose.",
    "JOSPT clinical practice guideline 2021, doi 10.2519/jospt.2021.0304",
)
HAMSTRINGS = Evidence(
    "A daily hamstring stretch is common practice in back pain. It is an addition: in a network meta-analysis "
    "stretching by itself did no better than no treatment.",
    "Common clinical practice; Owen 2020, Br J Sports Med 54:1279",
)
AEROBIC = Evidence(
    "The guideline advises aerobic exercise in chronic low back pain, and a network meta-analysis ranks it among the "
    "most effective kinds. Walking needs no equipment.",
    "JOSPT clinical practice guideline 2021, doi 10.2519/jospt.2021.0304; Owen 2020, Br J Sports Med 54:1279",
)
STRETCHING_ALONE = Evidence(
    "In a network meta-analysis of exercise for chronic low back pain, stretching did no better than no treatment; "
    "Pilates, resistance, stabilisation and aerobic exercise ranked high.",
    "Owen 2020, Br J Sports Med 54:1279",
)


def strengthens_back(movement: Movement) -> bool:
    return movement.type in STRENGTHENING and not BACK.isdisjoint(movement.muscles)


def strengthens_abdominals(movement: Movement) -> bool:
    return movement.type in STRENGTHENING and not ABDOMINAL.isdisjoint(movement.muscles)


def stretches_hamstrings(movement: Movement) -> bool:
    return movement.type == "stretch" and "hamstrings" in movement.muscles


def is_aerobic(movement: Movement) -> bool:
    return movement.type == "aerobic"


def is_strengthening(movement: Movement) -> bool:
    return movement.type in STRENGTHENING


def balance_hints(plan: PlanFacts) -> Iterator[Hint]:
    if not plan.lines:
        return
    yield from _trunk(plan)
    if plan.low_back:
        yield from _low_back(plan)


def _trunk(plan: PlanFacts) -> Iterator[Hint]:
    back = any(map(strengthens_back, plan.lines))
    abdominals = any(map(strengthens_abdominals, plan.lines))
    if back and not abdominals:
        yield hint(
            "back-without-abdominals",
            HintLevel.CLEAR,
            "The plan strengthens the back but not the abdominals. Add one abdominal exercise.",
            BOTH_SIDES_OF_THE_TRUNK,
            suggestion=_suggest(plan, strengthens_abdominals, "partial-crunch", "dead-bug", "heel-taps"),
        )
    if abdominals and not back:
        yield hint(
            "abdominals-without-back",
            HintLevel.CLEAR,
            "The plan strengthens the abdominals but not the back. Add one back exercise.",
            BOTH_SIDES_OF_THE_TRUNK,
            suggestion=_suggest(plan, strengthens_back, "bird-dog", "bridge"),
        )


def _low_back(plan: PlanFacts) -> Iterator[Hint]:
    if all(line.type == "stretch" for line in plan.lines):
        yield hint(
            "stretch-only",
            HintLevel.CLEAR,
            "The plan has stretches only. Add strengthening or aerobic exercise.",
            STRETCHING_ALONE,
            suggestion=_suggest(plan, is_strengthening, "bridge", "bird-dog", "partial-crunch"),
        )
    if not any(map(is_aerobic, plan.lines)):
        yield hint(
            "no-aerobic",
            HintLevel.CLEAR,
            "The plan has no walking or other aerobic exercise. Add some.",
            AEROBIC,
            suggestion=_suggest(plan, is_aerobic, "walking"),
        )
    if not any(map(stretches_hamstrings, plan.lines)):
        yield hint(
            "no-hamstring-stretch",
            HintLevel.QUIET,
            "The plan has no hamstring stretch. Consider a daily one.",
            HAMSTRINGS,
            suggestion=_suggest(plan, stretches_hamstrings, "banded-hamstring-stretch", "seated-hamstring-stretch"),
        )


def _suggest(plan: PlanFacts, answers: Callable[[Movement], bool], *favourites: str) -> str | None:
    """An offer that answers the hint: a favourite if there is one, else the first by slug."""
    offered = sorted(offer.slug for offer in plan.offers if answers(offer))
    return next((slug for slug in (*favourites, *offered) if slug in offered), None)
