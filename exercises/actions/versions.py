"""A clinic's own changes to its library. A change is a new version; what is on given sheets stays as it was."""

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.audit import record
from accounts.models import Clinic, User
from exercises import policies
from exercises.actions.store import all_terms, content_of, write_draft
from exercises.content import Content
from exercises.models import Exercise, ExerciseVersion
from exercises.models.version import Origin

# Words that follow library/ in an address and are not an exercise.
RESERVED: Final = frozenset({"new", "drafts", "drawings", "preview", "reviews", "translations"})
CHANGED_MEANWHILE: Final = "This draft was changed since you opened it. Look at it as it is now."


def lock(exercise: Exercise) -> Exercise:
    """Return the row as it is now, held until the transaction ends."""
    return Exercise.objects.select_for_update(of=("self",)).select_related("clinic", "current").get(pk=exercise.pk)


def _new_slug(clinic: Clinic, name: str) -> str:
    stem = slugify(name)[:50].strip("-") or "exercise"
    taken = RESERVED | set(clinic.exercises.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)


def _check_unchanged(draft: ExerciseVersion | None, seen: str | None) -> None:
    if seen is not None and (content_of(draft).digest if draft else "") != seen:
        raise policies.NotNow(CHANGED_MEANWHILE)


@transaction.atomic
def save_draft(
    *, clinic: Clinic, exercise: Exercise | None, content: Content, by: User, seen: str | None = None
) -> ExerciseVersion:
    """Write the draft of the next version. Without an exercise, a new one begins.

    `seen` is the digest of the draft that the person had before them, "" for none; another one there is refused.
    """
    if exercise is None:
        exercise = Exercise.objects.create(clinic=clinic, slug=_new_slug(clinic, content.name))
    exercise = lock(exercise)
    _check_unchanged(exercise.versions.filter(published_at__isnull=True).first(), seen)
    links = {content.easier_exercise, content.harder_exercise} - {None}
    rungs = {rung.slug: rung for rung in clinic.exercises.filter(slug__in=links)}
    draft = write_draft(
        exercise=exercise, content=content, origin=Origin.CLINIC, by=by, terms=all_terms(), rungs=rungs
    )
    record("exercise-draft-saved", by=by, clinic=clinic, subject=exercise, version=draft.number)
    return draft


def publish_version(version: ExerciseVersion, exercise: Exercise, by: User | None) -> None:
    """Freeze `version` and let it be the one that is offered. Without audit row: for actions only."""
    policies.check_can_publish(version)
    version.published_at = timezone.now()
    version.published_by = by if version.origin == Origin.CLINIC else None
    version.save(update_fields=["published_at", "published_by"])
    exercise.current = version
    exercise.save(update_fields=["current"])


@transaction.atomic
def publish(*, version: ExerciseVersion, by: User, seen: str | None = None) -> ExerciseVersion:
    """Offer `version` from now on. A withdrawn exercise gets its new version and stays withdrawn."""
    exercise = lock(version.exercise)
    version = exercise.versions.get(pk=version.pk)
    policies.check_can_publish(version)
    _check_unchanged(version, seen)
    publish_version(version, exercise, by)
    record("exercise-published", by=by, clinic=exercise.clinic, subject=exercise, version=version.number)
    return version


@transaction.atomic
def withdraw(*, exercise: Exercise, reason: str, by: User) -> Exercise:
    """Offer the exercise no longer. Sheets that were given keep it."""
    exercise = lock(exercise)
    policies.check_can_withdraw(exercise)
    exercise.withdrawn_at, exercise.withdrawn_by, exercise.withdrawn_reason = timezone.now(), by, reason
    exercise.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record("exercise-withdrawn", by=by, clinic=exercise.clinic, subject=exercise, exercise=exercise.slug)
    return exercise


@transaction.atomic
def reinstate(*, exercise: Exercise, by: User) -> Exercise:
    """Offer a withdrawn exercise again, in its newest published version."""
    exercise = lock(exercise)
    policies.check_can_reinstate(exercise)
    exercise.withdrawn_at, exercise.withdrawn_by, exercise.withdrawn_reason = None, None, ""
    exercise.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record("exercise-reinstated", by=by, clinic=exercise.clinic, subject=exercise, exercise=exercise.slug)
    return exercise
