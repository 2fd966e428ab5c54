"""How a routine ended: the database refuses to change a row. One that is taken up again keeps its endings."""

from django.db import models
from django.db.models import Q

from accounts.models import User


class EndingKind(models.TextChoices):
    FINISHED = "finished", "Finished: the goal is reached, or the course is done"
    STOPPED = "stopped", "Stopped before that"


class Ending(models.Model):
    """Who ended which routine, when and why."""

    routine = models.ForeignKey("prescriptions.Routine", on_delete=models.PROTECT, related_name="endings")
    kind = models.CharField(max_length=8, choices=EndingKind.choices)
    reason = models.CharField(max_length=240, help_text="For the record. Not printed.")
    successor = models.ForeignKey(
        "prescriptions.Handout", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced",
        help_text="The sheet of another routine that was issued in its place.",
    )  # fmt: skip
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EndingKind.values), name="ending_kind_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="ending_says_why"),
        ]

    def __str__(self) -> str:
        return f"Ending {self.pk} of routine {self.routine_id}"
