"""Signing for a version of an exercise. A changed exercise is a new version, and nobody has signed that yet."""

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from exercises import policies
from exercises.actions.versions import lock
from exercises.models import Exercise, Signature


@transaction.atomic
def sign(*, exercise: Exercise, seen: str, by: User) -> Signature:
    """Sign the version that is offered. `seen` is the number of the version that `by` has read; else NotNow."""
    exercise = lock(exercise)
    policies.check_can_sign(exercise, seen)
    signature = Signature.objects.create(version=exercise.versions.get(current_of=exercise), signed_by=by)
    record("exercise-signed", by=by, clinic=exercise.clinic, subject=exercise, version=int(seen))
    return signature
