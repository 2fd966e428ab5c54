"""What must hold between the files of the library. Each check yields every problem that it finds.

The tags that a position implies follow the meaning of the safety tags (see taxonomy.yaml): nobody lies on the back
without the rules hearing of it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from exercises.dosage import open_questions, outside_own
from exercises.library.problems import Problem
from exercises.library.schema import AdviceEntry, ExerciseEntry, Term, TermKind

TAXONOMY: Final = "taxonomy.yaml"
ADVICE: Final = "advice.yaml"

IMPLIED_TAGS: Final[Mapping[tuple[TermKind, str], frozenset[str]]] = {
    (TermKind.POSITION, "supine"): frozenset({"supine", "floor"}),
    (TermKind.POSITION, "prone"): frozenset({"prone", "floor"}),
    (TermKind.POSITION, "side-lying"): frozenset({"floor"}),
    (TermKind.POSITION, "quadruped"): frozenset({"quadruped", "kneel", "wrist_load", "floor"}),
    (TermKind.POSITION, "forearms-and-knees"): frozenset({"kneel", "wrist_load", "floor"}),
    (TermKind.POSITION, "half-kneeling"): frozenset({"kneel", "floor"}),
    (TermKind.POSITION, "kneeling"): frozenset({"kneel", "floor"}),
    (TermKind.EQUIPMENT, "band"): frozenset({"band"}),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read. ``terms`` is None where the taxonomy could not; ``files`` counts unread ones too."""

    exercises: Mapping[str, ExerciseEntry]
    files: frozenset[str]
    terms: tuple[Term, ...] | None
    advice: tuple[AdviceEntry, ...]

    def levels(self) -> list[str]:
        """The levels from easy to hard, as the taxonomy orders them."""
        return [term.code for term in self.terms or () if term.kind is TermKind.LEVEL]


def file_of(stem: str) -> str:
    """The name of an exercise's file inside the library."""
    return f"exercises/{stem}.yaml"


def slug_is_the_file_name(draft: Draft) -> Iterator[Problem]:
    """An exercise is found by its file."""
    for stem, entry in draft.exercises.items():
        if entry.slug != stem:
            yield Problem(file_of(stem), "slug", f"It says {entry.slug}. Rename the file or write {stem}.")


def names_are_unique(draft: Draft) -> Iterator[Problem]:
    """Two exercises of one name could be taken for each other."""
    seen: dict[str, str] = {}
    for stem, entry in draft.exercises.items():
        first = seen.setdefault(entry.name.casefold(), stem)
        if first != stem:
            yield Problem(file_of(stem), "name", f"{first} has this name too. Choose another.")


def codes_are_known(draft: Draft) -> Iterator[Problem]:
    """Every word is in the taxonomy, once."""
    if draft.terms is None:
        return
    known = {(term.kind, term.code) for term in draft.terms}
    for stem, entry in draft.exercises.items():
        for kind, code, key in entry.codes:
            if (kind, code) not in known:
                message = f"{code} is no {kind} of {TAXONOMY}. Correct it or add it there."
                yield Problem(file_of(stem), key, message)
        for (_, code, key), count in Counter(entry.codes).items():
            if count > 1:
                yield Problem(file_of(stem), key, f"{code} stands there {count} times. Keep it once.")


def tags_match_position_and_equipment(draft: Draft) -> Iterator[Problem]:
    """A position or a band brings its safety tags."""
    for stem, entry in draft.exercises.items():
        for kind, code, key in entry.codes:
            for tag in sorted(IMPLIED_TAGS.get((kind, code), frozenset()) - set(entry.tags)):
                message = f"{tag} is missing. {code} in {key} brings it. Add the tag."
                yield Problem(file_of(stem), "tags", message)


def sides_are_named(draft: Draft) -> Iterator[Problem]:
    """What has sides names the limb, and the default dose names a side that the exercise allows."""
    for stem, entry in draft.exercises.items():
        if entry.is_sided and entry.phrase.limb is None:
            message = f"The exercise has sides ({entry.side}). Name the limb, such as leg, or side."
            yield Problem(file_of(stem), "phrase.limb", message)
        if not entry.is_sided and entry.phrase.limb is not None:
            message = "The exercise has no sides, so no limb is ever named. Write null."
            yield Problem(file_of(stem), "phrase.limb", message)
        if entry.dose.side not in entry.side.allowed:
            allowed = ", ".join(sorted(entry.side.allowed))
            message = f"{entry.dose.side} does not fit side: {entry.side}. Write one of: {allowed}."
            yield Problem(file_of(stem), "dose.side", message)


def default_doses_are_complete(draft: Draft) -> Iterator[Problem]:
    """The default dose leaves the patient nothing to ask. Its side is judged by ``sides_are_named``."""
    for stem, entry in draft.exercises.items():
        for question in open_questions(entry.dose, sided=False, needs_load=entry.needs_load):
            yield Problem(file_of(stem), f"dose.{question.field}", question.message)


def default_doses_are_typical(draft: Draft) -> Iterator[Problem]:
    """The default dose lies inside the range that the exercise itself calls usual."""
    for stem, entry in draft.exercises.items():
        for finding in outside_own(entry.dose, entry.typical):
            message = f"{finding.message} Change the dose or the typical range."
            yield Problem(file_of(stem), f"dose.{finding.field}", message)


def links_are_mutual(draft: Draft) -> Iterator[Problem]:
    """Whoever climbs a rung of a ladder finds the way back."""
    for stem, entry in draft.exercises.items():
        for key, back in (("easier_exercise", "harder_exercise"), ("harder_exercise", "easier_exercise")):
            other: str | None = getattr(entry, key)
            if other is None:
                continue
            if other not in draft.files:
                yield Problem(file_of(stem), key, f"There is no exercise {other}. Correct it or write null.")
            elif other in draft.exercises and getattr(draft.exercises[other], back) != stem:
                message = f"{other} does not lead back. Write {back}: {stem} in {file_of(other)}."
                yield Problem(file_of(stem), key, message)


def ladders_climb(draft: Draft) -> Iterator[Problem]:
    """A ladder has an end, and a harder exercise is not of an easier level."""
    rank = {level: place for place, level in enumerate(draft.levels())}
    for stem, entry in draft.exercises.items():
        harder = draft.exercises.get(entry.harder_exercise or "")
        if harder is not None and rank.get(harder.level, 0) < rank.get(entry.level, 0):
            message = f"{harder.slug} is {harder.level}, this one {entry.level}. Correct a level or the link."
            yield Problem(file_of(stem), "harder_exercise", message)
        if stem in _rungs_above(stem, draft):
            message = "The ladder leads back to this exercise. Write null at its hardest rung."
            yield Problem(file_of(stem), "harder_exercise", message)


def _rungs_above(stem: str, draft: Draft) -> set[str]:
    above: set[str] = set()
    here = draft.exercises[stem].harder_exercise
    while here is not None and here not in above:
        above.add(here)
        here = draft.exercises[here].harder_exercise if here in draft.exercises else None
    return above


def words_stand_once(draft: Draft) -> Iterator[Problem]:
    """No code of the taxonomy and no advice is defined twice."""
    for (kind, code), count in Counter((term.kind, term.code) for term in draft.terms or ()).items():
        if count > 1:
            yield Problem(TAXONOMY, kind.value, f"{code} is defined {count} times. Keep one.")
    for advice, count in Counter(entry.code for entry in draft.advice).items():
        if count > 1:
            yield Problem(ADVICE, "advice", f"{advice} is defined {count} times. Keep one.")


CHECKS: Final[tuple[Callable[[Draft], Iterator[Problem]], ...]] = (
    slug_is_the_file_name,
    names_are_unique,
    codes_are_known,
    tags_match_position_and_equipment,
    sides_are_named,
    default_doses_are_complete,
    default_doses_are_typical,
    links_are_mutual,
    ladders_climb,
    words_stand_once,
)


def problems_between_files(draft: Draft) -> Iterator[Problem]:
    """Everything that the checks find."""
    for check in CHECKS:
        yield from check(draft)
