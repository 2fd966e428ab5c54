"""The stars of one person. They change what that person finds first, and nothing else."""

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from exercises import policies
from exercises.models import Exercise, Favourite


@transaction.atomic
def star(*, exercise: Exercise, by: User) -> None:
    """Star an exercise. A second star changes nothing."""
    policies.check_can_star(exercise)
    _, made = Favourite.objects.get_or_create(user=by, exercise=exercise)
    if made:
        record("exercise-starred", by=by, clinic=exercise.clinic, subject=exercise, exercise=exercise.slug)


@transaction.atomic
def unstar(*, exercise: Exercise, by: User) -> None:
    """Take the star away, from a withdrawn exercise too."""
    gone, _ = Favourite.objects.filter(user=by, exercise=exercise).delete()
    if gone:
        record("exercise-unstarred", by=by, clinic=exercise.clinic, subject=exercise, exercise=exercise.slug)
