"""The shape of a translation's files, and what must hold between them and the English that they translate.

`of` is the digest of the English text, as `manage.py stamp_translations` writes it: an English text that was changed
since makes its translation stale at once. No clinician has signed a translation yet (review: unsigned).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from exercises.content import DoNot as Warned
from exercises.dosage import DoseError
from exercises.library.problems import Problem
from exercises.library.schema import (
    AdviceEntry,
    Code,
    DoNot,
    ExerciseEntry,
    Line60,
    Line80,
    Line160,
    Line200,
    Line240,
    PictureText,
    Review,
    Term,
    TermKind,
)
from exercises.patient_text import AdviceText, PatientText, PictureWords, digest_of

NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
LISTS: Final = ("steps", "do", "do_not", "pictures")
TERM_KINDS: Final = (TermKind.REGION, TermKind.MUSCLE, TermKind.EQUIPMENT, TermKind.POSITION, TermKind.TYPE)

Digest = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{16})?$")]


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PhraseWords(_Words):
    """The words of a phrase. The limb is that of the English."""

    action: Line60
    hold: Line60
    count_noun: Line60 | None = None


class ExerciseTranslation(_Words):
    """One exercise in another language. Each text has the length of its English."""

    of: Digest = ""
    review: Review
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
    phrase: PhraseWords
    pictures: Annotated[tuple[PictureText, ...], Field(min_length=2, max_length=2)]


class AdviceTranslation(_Words):
    """One piece of advice in another language."""

    code: Code
    of: Digest = ""
    title: Line60
    what: Line200
    glance: Line80
    when: Line60
    tips: Annotated[tuple[Line160, ...], Field(min_length=1, max_length=5)]
    why: Line200
    review: Review


class AdviceTranslationFile(_Words):
    """es-advice.yaml: each advice by its code."""

    advice: tuple[AdviceTranslation, ...]


class TermTranslation(_Words):
    """One word of the taxonomy. ``label`` is for staff who search, ``patient_label`` for the sheet."""

    code: Code
    label: Line80
    patient_label: Line80 | Literal[""] = ""


class TermTranslationFile(_Words):
    """es-terms.yaml: the words that a patient can read, kind by kind. ``of`` is the digest of all of them."""

    of: Digest = ""
    review: Review
    region: tuple[TermTranslation, ...]
    muscle: tuple[TermTranslation, ...]
    equipment: tuple[TermTranslation, ...]
    position: tuple[TermTranslation, ...]
    type: tuple[TermTranslation, ...]

    @property
    def terms(self) -> Mapping[tuple[TermKind, str], TermTranslation]:
        """All words by kind and code."""
        return {(kind, word.code): word for kind in TERM_KINDS for word in getattr(self, kind.value)}


@dataclass(frozen=True, slots=True)
class Translation:
    """The library in one language: exercises by slug, advice by code, words of the taxonomy by kind and code."""

    language: str
    exercises: Mapping[str, ExerciseTranslation]
    advice: Mapping[str, AdviceTranslation]
    terms: Mapping[tuple[TermKind, str], TermTranslation]
    terms_of: str


def text_of(entry: ExerciseEntry | ExerciseTranslation) -> PatientText:
    """What the patient reads of it."""
    return PatientText(
        name=entry.name,
        purpose=entry.purpose,
        start=entry.start,
        steps=entry.steps,
        feel=entry.feel,
        do=entry.do,
        do_not=tuple(Warned(line.say, line.why) for line in entry.do_not),
        breathing=entry.breathing,
        easier=entry.easier,
        harder=entry.harder,
        action=entry.phrase.action,
        hold=entry.phrase.hold,
        count_noun=entry.phrase.count_noun,
        pictures=tuple(PictureWords(picture.caption, picture.alt) for picture in entry.pictures),
    )


def terms_digest(terms: tuple[Term, ...]) -> str:
    """The digest of all words of the taxonomy that a patient can read."""
    return digest_of(
        [[term.kind, term.code, term.patient_label or term.label] for term in terms if term.kind in TERM_KINDS]
    )


def problems_of_text(source: PatientText, said: PatientText, limb: str | None) -> Iterator[tuple[str, str]]:
    """Each field of a translation that does not say what its source says, with what to do.

    Held here: as many lines, the same numbers field by field, a phrase that a dose can be said with.
    """
    for field in fields(PatientText):
        before, after = getattr(source, field.name), getattr(said, field.name)
        if field.name in LISTS and len(before) != len(after):
            yield field.name, f"The English has {len(before)}, this has {len(after)}. Write as many."
        elif (missing := _numbers(before)) != (found := _numbers(after)):
            wanted, more = (_listed(missing - found), _listed(found - missing))
            yield field.name, f"Its numbers are not those of the English. Missing: {wanted}. Too many: {more}."
    if (source.count_noun is None) != (said.count_noun is None):
        yield "phrase", "What is counted must be said in both languages or in none."
    try:
        said.phrase(limb)
    except DoseError as error:
        yield "phrase", error.message


def _numbers(value: object) -> Counter[str]:
    """The numbers of a field, lists and pairs included. A decimal comma and a decimal point are the same."""
    return Counter(number.replace(",", ".") for number in NUMBER.findall(str(value)))


def _listed(numbers: Counter[str]) -> str:
    return ", ".join(numbers.elements()) or "none"


def is_fresh(entry: ExerciseEntry, said: ExerciseTranslation) -> bool:
    """Whether the translation is of the English as it stands."""
    return said.of == text_of(entry).digest


def problems_with_english(
    translation: Translation, entries: Mapping[str, ExerciseEntry], advice: Mapping[str, AdviceEntry]
) -> Iterator[Problem]:
    """Everything in which a translation differs from what it translates; whether it is fresh is another question."""
    for slug, said in translation.exercises.items():
        file = exercise_file(translation.language, slug)
        entry = entries.get(slug)
        if entry is None:
            yield Problem(file, "", "There is no exercise of this name. Correct the file's name or remove it.")
            continue
        for key, message in problems_of_text(text_of(entry), text_of(said), entry.phrase.limb):
            yield Problem(file, key, message)
    for code, words in translation.advice.items():
        if code not in advice:
            yield Problem(advice_file(translation.language), code, "There is no such advice. Correct the code.")
        elif _numbers(AdviceText.of(advice[code])) != _numbers(AdviceText.of(words)):
            yield Problem(advice_file(translation.language), code, "Its numbers are not those of the English.")


def exercise_file(language: str, slug: str) -> str:
    """The file of one translated exercise inside the library."""
    return f"translations/{language}/{slug}.yaml"


def advice_file(language: str) -> str:
    """The file of the translated advice inside the library."""
    return f"translations/{language}-advice.yaml"


def terms_file(language: str) -> str:
    """The file of the translated words of the taxonomy inside the library."""
    return f"translations/{language}-terms.yaml"
