"""Who has signed for a version of an exercise, and whether it is to be read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.utils import timezone

from exercises.models import ExerciseVersion, Signature

HOLDS: Final = timedelta(days=2 * 365)
"""How long a signature holds: two years, a rule of the house; no guideline names a term."""


class Standing(StrEnum):
    """How a version stands."""

    NEVER = "never"
    CHANGED = "changed"
    DUE = "due"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Signed:
    """How a version stands, with the newest signature below it or, if it has none, below an older version."""

    standing: Standing
    signature: Signature | None = None


def signed(versions: Sequence[ExerciseVersion]) -> Mapping[int, Signed]:
    """How each version stands, by its key, in one query."""
    exercises = [version.exercise_id for version in versions]
    below = Signature.objects.filter(version__exercise__in=exercises).select_related("version", "signed_by")
    newest: dict[int, Signature] = {}
    older: dict[int, Signature] = {}
    for signature in below.order_by("signed_at"):
        newest[signature.version_id] = older[signature.version.exercise_id] = signature
    return {version.pk: _standing(newest.get(version.pk), older.get(version.exercise_id)) for version in versions}


def _standing(own: Signature | None, older: Signature | None) -> Signed:
    if own:
        return Signed(Standing.SIGNED if own.signed_at > timezone.now() - HOLDS else Standing.DUE, own)
    return Signed(Standing.CHANGED, older) if older else Signed(Standing.NEVER)
