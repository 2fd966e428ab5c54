"""Writes translations: those that ship, and the clinic's own, which are never overwritten."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.db import transaction

from accounts.audit import record
from accounts.models import Clinic, User
from exercises import policies
from exercises.library import ExerciseTranslation as Shipped
from exercises.library import Library, problems_of_text, text_of
from exercises.models import Exercise, ExerciseTranslation, ExerciseVersion
from exercises.models.version import Origin
from exercises.patient_text import PatientText
from exercises.translations import source_text

CHANGED_MEANWHILE: Final = "This translation was changed since you opened it. Look at it as it is now."


class CannotTranslate(ValueError):
    """The text does not say what the English says. `problems` holds a message by field."""

    def __init__(self, problems: dict[str, str]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{field}: {message}" for field, message in problems.items()))


@transaction.atomic
def save_translation(
    *, version: ExerciseVersion, language: str, text: PatientText, other_names: Sequence[str], seen: int, by: User
) -> ExerciseTranslation:
    """Keep `text` as what `version` says in `language`.

    `seen` is the number of the translation that the person had before them, 0 for none. Raises NotNow where there is
    a newer one or the version is not the one that is offered, CannotTranslate where the two texts differ in what they
    say.
    """
    exercise = Exercise.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=version.exercise_id)
    policies.check_can_translate(exercise, version)
    newest = exercise.translations.filter(language=language).order_by("-number").first()
    if (newest.number if newest else 0) != seen:
        raise policies.NotNow(CHANGED_MEANWHILE)
    source = source_text(version)
    if problems := dict(problems_of_text(source, text, version.phrase["limb"])):
        raise CannotTranslate(problems)
    row = ExerciseTranslation.objects.create(
        exercise=exercise,
        language=language,
        number=seen + 1,
        of=source.digest,
        text=text.to_data(),
        other_names=list(other_names),
        origin=Origin.CLINIC,
        created_by=by,
    )
    record(
        "exercise-translated", by=by, clinic=exercise.clinic, subject=exercise, language=language, number=row.number
    )
    return row


def load_translations(clinic: Clinic, library: Library) -> int:
    """Add the shipped translations that the clinic does not have. Return how many. Without audit row: for a load.

    A text that the clinic has translated itself keeps the clinic's words.
    """
    newest: dict[tuple[str, str, str], ExerciseTranslation] = {}
    numbers: Counter[tuple[str, str]] = Counter()
    held = ExerciseTranslation.objects.filter(exercise__clinic=clinic).select_related("exercise")
    for row in held.order_by("number"):
        newest[row.exercise.slug, row.language, row.of] = row
        numbers[row.exercise.slug, row.language] = row.number
    keys = dict(clinic.exercises.values_list("slug", "pk"))
    shipped = (
        (translation.language, slug, said)
        for translation in library.translations.values()
        for slug, said in translation.exercises.items()
        if slug in keys
    )
    rows = [
        _shipped_row(keys[slug], language, numbers[slug, language] + 1, said)
        for language, slug, said in shipped
        if not _stays(newest.get((slug, language, said.of)), said)
    ]
    return len(ExerciseTranslation.objects.bulk_create(rows))


def _stays(kept: ExerciseTranslation | None, said: Shipped) -> bool:
    if kept is None:
        return False
    same = kept.text == text_of(said).to_data() and kept.other_names == list(said.other_names)
    return same or kept.origin == Origin.CLINIC


def _shipped_row(exercise: int, language: str, number: int, said: Shipped) -> ExerciseTranslation:
    return ExerciseTranslation(
        exercise_id=exercise,
        language=language,
        number=number,
        of=said.of,
        text=text_of(said).to_data(),
        other_names=list(said.other_names),
        origin=Origin.SHIPPED,
    )
