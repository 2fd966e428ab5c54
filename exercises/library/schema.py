"""The shape of the library's files. Unknown keys are refused by name, and what was read can no longer change.

Lengths are those of the columns that hold the texts later. Facts about movement come from the sources that each
entry names; no clinician has signed them yet (review: unsigned).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StrictInt, StringConstraints

from exercises.dosage import Dose, Phrase, Side, TypicalDose, from_data, needs_load, typical_from_data

LINE: Final = r"^\S(.*\S)?$"
SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE: Final = r"^[a-z0-9]+([-_][a-z0-9]+)*$"

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
Code = Annotated[str, StringConstraints(pattern=CODE, max_length=40)]
Line40 = Annotated[str, StringConstraints(pattern=LINE, max_length=40)]
Line60 = Annotated[str, StringConstraints(pattern=LINE, max_length=60)]
Line80 = Annotated[str, StringConstraints(pattern=LINE, max_length=80)]
Line120 = Annotated[str, StringConstraints(pattern=LINE, max_length=120)]
Line160 = Annotated[str, StringConstraints(pattern=LINE, max_length=160)]
Line200 = Annotated[str, StringConstraints(pattern=LINE, max_length=200)]
Line240 = Annotated[str, StringConstraints(pattern=LINE, max_length=240)]
Line300 = Annotated[str, StringConstraints(pattern=LINE, max_length=300)]

Review = Literal["unsigned"]
"""What ships has been signed by no clinician. A clinic's own signature is kept with the clinic's copy."""


class TermKind(StrEnum):
    """The kinds of word in the taxonomy."""

    REGION = "region"
    MUSCLE = "muscle"
    EQUIPMENT = "equipment"
    POSITION = "position"
    TYPE = "type"
    LEVEL = "level"
    TAG = "tag"
    CONDITION = "condition"


class SideRule(StrEnum):
    """What the exercise allows: no sides, one side and then the other, or sides in turn."""

    NONE = "none"
    EACH = "each"
    ALTERNATE = "alternate"

    @property
    def allowed(self) -> frozenset[Side]:
        """The sides that a dose of such an exercise may name."""
        one_sided = {Side.RIGHT, Side.LEFT, Side.EACH}
        match self:
            case SideRule.NONE:
                return frozenset({Side.NONE})
            case SideRule.EACH:
                return frozenset(one_sided)
            case SideRule.ALTERNATE:
                return frozenset({*one_sided, Side.ALTERNATE})


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TermText(_Entry):
    """A word as the taxonomy's file writes it. ``label`` is for staff, ``patient_label`` for the sheet."""

    code: Code
    label: Line80
    patient_label: Line80 | Literal[""] = ""
    hint: Line240 | Literal[""] = ""


class Term(TermText):
    """A word of the taxonomy with its kind. ``kind`` and ``code`` together name it."""

    kind: TermKind


class TaxonomyFile(_Entry):
    """taxonomy.yaml: the words of each kind in the order in which they are offered."""

    review: Review
    region: tuple[TermText, ...]
    muscle: tuple[TermText, ...]
    equipment: tuple[TermText, ...]
    position: tuple[TermText, ...]
    type: tuple[TermText, ...]
    level: tuple[TermText, ...]
    tag: tuple[TermText, ...]
    condition: tuple[TermText, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All words, kind by kind, each in the order of the file."""
        words: dict[TermKind, tuple[TermText, ...]] = {kind: getattr(self, kind.value) for kind in TermKind}
        return tuple(Term(kind=kind, **dict(word)) for kind, of_this_kind in words.items() for word in of_this_kind)


class Source(_Entry):
    """A clinical claim, with its certainty in words, and where it comes from. Never a promise of a cure."""

    claim: Line300
    citation: Line300


class DoNot(_Entry):
    """What the patient must not do, and the reason."""

    say: Line160
    why: Line160


class Fault(_Entry):
    """A fault that is often seen, and the cue by which the clinician mends it. Never printed for the patient."""

    fault: Line120
    cue: Line120


class PictureText(_Entry):
    """What stands below a picture, and the pose in words for those who do not see it."""

    caption: Line40
    alt: Line240


def _dose(value: object) -> Dose:
    if not isinstance(value, Mapping):
        raise ValueError("A dose is written as keys and values, such as sets: 2.")
    return from_data(value)


def _typical(value: object) -> TypicalDose:
    if not isinstance(value, Mapping):
        raise ValueError("A typical dose is written as keys and ranges, such as sets: [2, 3].")
    return typical_from_data(value)


def _phrase(value: object) -> Phrase:
    words = dict(value) if isinstance(value, Mapping) else {}
    if not {"action"} <= set(words) <= {"action", "hold", "limb", "count_noun"}:
        raise ValueError("A phrase has the keys action, hold, limb and, if steps are counted, count_noun.")
    if not all(word is None or isinstance(word, str) for word in words.values()):
        raise ValueError("The words of a phrase are text.")
    return Phrase(**words)


class ExerciseEntry(_Entry):
    """One exercise: what prescriber and patient read, what it asks of the body, and its default dose.

    ``tags`` is complete: each safety tag of the taxonomy was judged, and one that is not listed does not apply.
    ``seconds_per_repetition`` is the movement alone; a hold comes on top. ``easier`` and ``harder`` are changes for
    the patient to make; ``easier_exercise`` and ``harder_exercise`` are the slugs of the next rungs of the ladder.
    ``typical`` is the range of doses that is usual for this exercise; it and ``faults`` are for the clinician alone.
    """

    slug: Slug
    name: Line60
    other_names: tuple[Line60, ...]
    purpose: Line160
    start: Line240
    steps: Annotated[tuple[Line160, ...], Field(min_length=2, max_length=7)]
    feel: Line160
    do: Annotated[tuple[Line160, ...], Field(min_length=1, max_length=3)]
    do_not: Annotated[tuple[DoNot, ...], Field(min_length=1, max_length=3)]
    breathing: Line160
    easier: Line160
    harder: Line160
    easier_exercise: Slug | None
    harder_exercise: Slug | None
    equipment: tuple[Code, ...]
    regions: Annotated[tuple[Code, ...], Field(min_length=1)]
    muscles: Annotated[tuple[Code, ...], Field(min_length=1)]
    positions: Annotated[tuple[Code, ...], Field(min_length=1)]
    type: Code
    level: Code
    side: SideRule
    tags: tuple[Code, ...]
    phrase: Annotated[Phrase, PlainValidator(_phrase)]
    dose: Annotated[Dose, PlainValidator(_dose)]
    typical: Annotated[TypicalDose, PlainValidator(_typical)]
    faults: Annotated[tuple[Fault, ...], Field(min_length=1, max_length=3)]
    seconds_per_repetition: Annotated[StrictInt, Field(ge=1, le=60)]
    progress_when: Line200
    source: Source
    review: Review
    pictures: Annotated[tuple[PictureText, ...], Field(min_length=2, max_length=2)]

    @property
    def is_sided(self) -> bool:
        """Whether the sheet must say which side."""
        return self.side is not SideRule.NONE

    @property
    def needs_load(self) -> bool:
        """Whether the dose must name a band: one that is worked against, not one that only holds the leg."""
        return needs_load(self.equipment, self.type)

    @property
    def codes(self) -> tuple[tuple[TermKind, str, str], ...]:
        """Each word that the entry takes from the taxonomy: its kind, its code, and the key that holds it."""
        lists = (
            (TermKind.REGION, "regions", self.regions),
            (TermKind.MUSCLE, "muscles", self.muscles),
            (TermKind.EQUIPMENT, "equipment", self.equipment),
            (TermKind.POSITION, "positions", self.positions),
            (TermKind.TYPE, "type", (self.type,)),
            (TermKind.LEVEL, "level", (self.level,)),
            (TermKind.TAG, "tags", self.tags),
        )
        return tuple((kind, code, key) for kind, key, codes in lists for code in codes)


class AdviceEntry(_Entry):
    """Advice that stands in a routine and is no exercise. ``glance`` says how much in one short sentence."""

    code: Code
    title: Line60
    what: Line200
    glance: Line80
    when: Line60
    tips: Annotated[tuple[Line160, ...], Field(min_length=1, max_length=5)]
    why: Line200
    source: Source
    review: Review


class AdviceFile(_Entry):
    """advice.yaml: the advice in the order in which it is offered."""

    advice: tuple[AdviceEntry, ...]
