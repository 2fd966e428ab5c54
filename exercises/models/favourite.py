"""The star that a person gives an exercise, to find it first."""

from django.db import models

from accounts.models import User
from exercises.models.exercise import Exercise


class Favourite(models.Model):
    """One person's star on one exercise. It says nothing to anybody else."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="favourites")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "exercise"], name="favourite_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"Star of {self.user_id} on {self.exercise_id}"
