"""One change of a routine as it was before and after: the database refuses to change a row."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from accounts.models import User
from prescriptions.models.routine import Routine

DETAILS = "details"  # the key under which a step holds the routine's own fields; a line stands under its number


class Step(models.Model):
    """What a page that was read earlier is merged with, and what can be taken back.

    `before` and `after` hold the columns of each line that differs, by its key; a line that was added has none
    before. A step that takes back another one names it in `undoes`.
    """

    routine = models.ForeignKey(Routine, on_delete=models.PROTECT, related_name="steps")
    revision = models.PositiveIntegerField(help_text="The revision of the routine that it led to.")
    event = models.CharField(max_length=60, help_text="As the record names it.")
    about = models.CharField(max_length=80, blank=True, help_text="The line that was changed, in words.")
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["routine", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["routine", "revision"], name="step_once_a_revision"),
            models.CheckConstraint(condition=~models.Q(event=""), name="step_is_named"),
        ]

    def __str__(self) -> str:
        return f"Step to revision {self.revision} of routine {self.routine_id}"
