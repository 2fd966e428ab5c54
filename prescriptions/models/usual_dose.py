"""The dose with which a person begins an exercise."""

from django.db import models

from accounts.models import User
from exercises.models import Exercise


class UsualDose(models.Model):
    """One person's own default for one exercise. It changes the library's for nobody."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="usual_doses")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="usual_doses")
    dose = models.JSONField(help_text="As exercises.dosage writes it, without the side of one patient.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "exercise"], name="usual_dose_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"Dose of {self.user_id} for {self.exercise_id}"
