"""The easier and harder exercises around one, as a staircase."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from accounts.models import Clinic
from exercises.models import Exercise
from exercises.presenters.gallery import PlatePresenter
from exercises.presenters.words import Words

MOST_RUNGS: Final = 4


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the staircase."""

    word: str
    plate: PlatePresenter
    here: bool
    note: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where one exercise leads: the keys of the easier and the harder one."""

    easier: int | None
    harder: int | None


def rungs_around(pk: int, links: Mapping[int, Link]) -> list[int]:
    """The keys from easier to harder around `pk`, at most four. Only keys of `links` are stepped on, each once."""
    rungs = [pk]
    for _ in range(MOST_RUNGS):
        below, above = links[rungs[0]].easier, links[rungs[-1]].harder
        if below in links and below not in rungs and below is not None:
            rungs.insert(0, below)
        if above in links and above not in rungs and above is not None and len(rungs) < MOST_RUNGS:
            rungs.append(above)
        if len(rungs) >= MOST_RUNGS:
            break
    return rungs


def ladder(clinic: Clinic, exercise: Exercise, words: Words) -> list[Rung]:
    """The staircase of `exercise` among what is offered; empty if it stands alone. Queries: four at most."""
    rows = clinic.exercises.offered().values_list("pk", "current__easier_exercise", "current__harder_exercise")
    links = {pk: Link(easier, harder) for pk, easier, harder in rows}
    if exercise.pk not in links:
        return []
    keys = rungs_around(exercise.pk, links)
    if len(keys) == 1:
        return []
    found = clinic.exercises.filter(pk__in=keys).select_related("current")
    held = found.prefetch_related("current__pictures", "current__terms").in_bulk()
    here = keys.index(exercise.pk)
    plates = [PlatePresenter(held[key], words) for key in keys]
    return [Rung(_word(place - here), plate, place == here, plate.where) for place, plate in enumerate(plates)]


def _word(steps: int) -> str:
    if steps == 0:
        return "This one"
    return {-1: "Easier", 1: "Harder"}.get(steps, "Easier still" if steps < 0 else "Harder still")
