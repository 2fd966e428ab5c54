"""Is there enough of each kind? Exercises by group, and ladders from easier to harder."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from exercises.library.problems import Problem
from exercises.library.proof.report import Report, Row
from exercises.library.reader import Library
from exercises.library.schema import ExerciseEntry

LEAST_OF_ALL: Final = 120
LEAST_LADDERS: Final = 12
RUNGS: Final = range(3, 6)


class Group(StrEnum):
    """The parts of the library. Balance and aerobic go by type, the others by the region that is named first."""

    BACK = "Low back and trunk"
    HIP = "Hip"
    KNEE = "Knee"
    ANKLE = "Ankle and foot"
    SHOULDER = "Shoulder and upper back"
    NECK = "Neck"
    BALANCE = "Balance and falls"
    AEROBIC = "Walking and aerobic"
    OTHER = "Other"


LEAST: Final[Mapping[Group, int]] = {
    Group.BACK: 45,
    Group.HIP: 15,
    Group.KNEE: 15,
    Group.ANKLE: 8,
    Group.SHOULDER: 18,
    Group.NECK: 6,
    Group.BALANCE: 8,
    Group.AEROBIC: 5,
}
OF_TYPE: Final = {"balance": Group.BALANCE, "aerobic": Group.AEROBIC}
OF_REGION: Final = {
    "low-back": Group.BACK,
    "trunk": Group.BACK,
    "hip": Group.HIP,
    "knee": Group.KNEE,
    "thigh": Group.KNEE,
    "lower-leg": Group.ANKLE,
    "ankle-foot": Group.ANKLE,
    "shoulder": Group.SHOULDER,
    "upper-back": Group.SHOULDER,
    "elbow-hand": Group.SHOULDER,
    "neck": Group.NECK,
}


def group_of(entry: ExerciseEntry) -> Group:
    """The group that the exercise counts for, and no other."""
    return OF_TYPE.get(entry.type) or OF_REGION.get(entry.regions[0], Group.OTHER)


def enough_exercises(library: Library) -> Report:
    """At least as many in all and of each group as the library promises."""
    counts = Counter(group_of(entry) for entry in library.exercises)
    wanted = [("Exercises", len(library.exercises), LEAST_OF_ALL)]
    wanted += [(group.value, counts[group], least) for group, least in LEAST.items()]
    return Report(
        tuple(Row(what, str(number), f"{least} or more") for what, number, least in wanted),
        tuple(
            Problem("exercises", what, f"There are {number}. Write {least - number} more.")
            for what, number, least in wanted
            if number < least
        ),
    )


def ladders(library: Library) -> Iterator[tuple[str, ...]]:
    """Each ladder as slugs from easiest to hardest. What stands alone is none."""
    harder = {entry.slug: entry.harder_exercise for entry in library.exercises}
    for entry in library.exercises:
        if entry.easier_exercise is None and entry.harder_exercise is not None:
            rungs = [entry.slug]
            while (above := harder[rungs[-1]]) is not None:
                rungs.append(above)
            yield tuple(rungs)


def enough_ladders(library: Library) -> Report:
    """At least twelve ladders of three to five rungs; none is longer. That none is a loop holds the reader."""
    found = list(ladders(library))
    climbed = sum(len(rungs) in RUNGS for rungs in found)
    problems = [
        Problem(f"exercises/{rungs[0]}.yaml", "harder_exercise", f"{len(rungs)} rungs. Part the ladder: 5 at most.")
        for rungs in found
        if len(rungs) >= RUNGS.stop
    ]
    if climbed < LEAST_LADDERS:
        problems.append(Problem("exercises", "ladders", f"There are {climbed}. Link {LEAST_LADDERS - climbed} more."))
    must = f"{LEAST_LADDERS} or more"
    return Report((Row("Ladders of 3 to 5 rungs", str(climbed), must),), tuple(problems))
