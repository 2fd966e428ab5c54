"""Lines and plans that the advice tests speak of."""

from prescriptions.advice import Hint, Line, Movement, PlanFacts, advise


def line(
    slug: str,
    kind: str,
    *muscles: str,
    seconds: int = 120,
    sessions: int | None = 7,
    progression: bool = True,
) -> Line:
    return Line(slug, kind, frozenset(muscles), frozenset({"low-back"}), seconds, sessions, progression)


CRUNCH = line("partial-crunch", "strength", "abdominals")
BIRD_DOG = line("bird-dog", "motor-control", "back-extensors")
BRIDGE = line("bridge", "strength", "glutes", "hamstrings", "back-extensors")
HAMSTRING = line("banded-hamstring-stretch", "stretch", "hamstrings")
CAT_COW = line("cat-cow", "mobility", "back-extensors", "abdominals")
WALKING = line("walking", "aerobic", "glutes", seconds=600)

COMPLETE = (CRUNCH, BRIDGE, HAMSTRING, WALKING)
OFFERS = tuple(Movement(one.slug, one.type, one.muscles, one.regions) for one in (*COMPLETE, BIRD_DOG, CAT_COW))


def plan(
    *lines: Line,
    low_back: bool = True,
    day: int | None = None,
    week: int | None = None,
    questions: int = 0,
    offers: tuple[Movement, ...] = OFFERS,
) -> PlanFacts:
    return PlanFacts(lines, low_back, day, week, questions, offers)


def hints(facts: PlanFacts) -> dict[str, Hint]:
    return {hint.code: hint for hint in advise(facts)}
