"""What an exercise says in another language, and whether it still says what the English says.

The English version is the source: a translation counts for a version only while it is of that version's very text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import models

from exercises.content import DoNot
from exercises.models import Advice, Exercise, ExerciseTranslation, ExerciseVersion, Term
from exercises.patient_text import AdviceText, PatientText, PictureWords

SOURCE: Final = "en"


class State(StrEnum):
    """How a translation stands to the English of a version."""

    FRESH = "fresh"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Translated:
    """The newest translation of a version. Only a fresh `text` may be printed; a stale one is of an older English."""

    state: State
    text: PatientText | None = None
    row: ExerciseTranslation | None = None

    @property
    def number(self) -> int:
        """The number of the row, 0 where there is none."""
        return self.row.number if self.row else 0


def source_text(version: ExerciseVersion) -> PatientText:
    """What the patient reads of a version in English. Prefetch `pictures` for lists."""
    phrase = version.phrase
    return PatientText(
        name=version.name,
        purpose=version.purpose,
        start=version.start,
        steps=tuple(version.steps),
        feel=version.feel,
        do=tuple(version.do),
        do_not=tuple(DoNot(line["say"], line["why"]) for line in version.do_not),
        breathing=version.breathing,
        easier=version.easier,
        harder=version.harder,
        action=phrase["action"],
        hold=phrase["hold"],
        count_noun=phrase.get("count_noun"),
        pictures=tuple(PictureWords(picture.caption, picture.alt) for picture in version.pictures.all()),
    )


def translated(versions: Iterable[ExerciseVersion], language: str) -> Mapping[int, Translated]:
    """How each version stands in `language`, by its key, in one query. Prefetch `pictures`."""
    versions = list(versions)
    rows: dict[int, list[ExerciseTranslation]] = {}
    asked = {version.exercise_id for version in versions}
    found = ExerciseTranslation.objects.filter(exercise__in=asked, language=language).order_by("number")
    for row in found.select_related("created_by"):
        rows.setdefault(row.exercise_id, []).append(row)
    return {version.pk: _newest(version, rows.get(version.exercise_id, [])) for version in versions}


def _newest(version: ExerciseVersion, rows: list[ExerciseTranslation]) -> Translated:
    if not rows:
        return Translated(State.MISSING)
    digest = source_text(version).digest
    of_this_text = [row for row in rows if row.of == digest]
    row = (of_this_text or rows)[-1]
    return Translated(State.FRESH if of_this_text else State.STALE, PatientText.from_data(row.text), row)


def advice_in(advice: Advice, language: str) -> tuple[State, AdviceText | None]:
    """How a piece of advice stands in `language`, and its words there."""
    source = AdviceText.of(advice)
    if language == SOURCE:
        return State.FRESH, source
    held = advice.translations.get(language)
    if held is None:
        return State.MISSING, None
    state = State.FRESH if held["of"] == source.digest else State.STALE
    return state, AdviceText.from_data(held["text"])


def label_of(term: Term, language: str) -> str | None:
    """What the patient reads for a word of the taxonomy; None where `language` does not have it."""
    label: str | None = term.translations.get(language)
    return (term.patient_label or term.label) if language == SOURCE else label


def names_in(exercises: Iterable[Exercise], language: str) -> Mapping[int, tuple[str, ...]]:
    """The names by which each exercise is found in `language`, by its key: its newest name first. One query."""
    asked = [exercise.pk for exercise in exercises]
    return _names(ExerciseTranslation.objects.filter(exercise__in=asked, language=language))


def names_of_library(clinic_pk: int) -> Mapping[int, tuple[str, ...]]:
    """The same for every exercise of a clinic, in every language but English. One query."""
    return _names(ExerciseTranslation.objects.filter(exercise__clinic=clinic_pk))


def _names(rows: models.QuerySet[ExerciseTranslation]) -> Mapping[int, tuple[str, ...]]:
    newest = {(row.exercise_id, row.language): row for row in rows.order_by("number")}
    names: dict[int, tuple[str, ...]] = {}
    for (exercise, _), row in newest.items():
        names[exercise] = (*names.get(exercise, ()), str(row.text["name"]), *row.other_names)
    return names


def newest_translation() -> models.Subquery:
    """When a translation was last written, in whatever clinic, for a query that asks more."""
    return models.Subquery(ExerciseTranslation.objects.order_by("-pk").values("created_at")[:1])
