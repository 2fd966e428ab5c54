"""What a version of an exercise says, as one plain value: it can be compared, written down and shown.

Imports no model: reading a version and writing one is done by `exercises.actions.store`.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

from exercises.dosage import Dose, Phrase, TypicalDose

# The fields of `Content` that hold codes of the taxonomy, with the kind of each.
CODES: Final = {
    "regions": "region",
    "muscles": "muscle",
    "equipment": "equipment",
    "positions": "position",
    "tags": "tag",
}
# The fields of `Content` that a version keeps in a column of the same name, as they are.
COLUMNS: Final = (
    "name",
    "purpose",
    "start",
    "feel",
    "breathing",
    "easier",
    "harder",
    "progress_when",
    "type",
    "level",
    "side",
    "tags_judged",
    "seconds_per_repetition",
    "source_claim",
    "source_citation",
)
LISTS: Final = ("other_names", "steps", "do")


@dataclass(frozen=True, slots=True)
class DoNot:
    """What the patient must not do, and the reason."""

    say: str
    why: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that is often seen, and the cue by which the clinician mends it. Never printed for the patient."""

    fault: str
    cue: str


@dataclass(frozen=True, slots=True)
class PictureContent:
    """A drawing by the SHA-256 of its SVG, what stands below it, and the pose in words."""

    drawing: str
    caption: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that prescriber and patient read of one exercise.

    Codes are those of the taxonomy, sorted; `easier_exercise` and `harder_exercise` are slugs of the same clinic.
    `seconds_per_repetition` is the movement alone. `tags_judged`: each safety tag was judged, yes or no.
    `typical` and `faults` are for the clinician alone; None and empty where nobody has written them down.
    """

    name: str
    other_names: tuple[str, ...]
    purpose: str
    start: str
    steps: tuple[str, ...]
    feel: str
    do: tuple[str, ...]
    do_not: tuple[DoNot, ...]
    breathing: str
    easier: str
    harder: str
    easier_exercise: str | None
    harder_exercise: str | None
    progress_when: str
    regions: tuple[str, ...]
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    positions: tuple[str, ...]
    tags: tuple[str, ...]
    tags_judged: bool
    type: str
    level: str
    side: str
    phrase: Phrase
    dose: Dose
    typical: TypicalDose | None
    faults: tuple[Fault, ...]
    seconds_per_repetition: int
    source_claim: str
    source_citation: str
    pictures: tuple[PictureContent, ...]

    @property
    def digest(self) -> str:
        """The same for equal contents, and only for them. Not for keeping: it may change with the software."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """Every (kind, code) of the taxonomy that the version is tied to."""
        return tuple((kind, code) for name, kind in CODES.items() for code in getattr(self, name))
