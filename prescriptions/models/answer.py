"""What a clinician answered to a finding of the safety review: the database refuses to change a row."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

from accounts.models import User
from exercises.models import ExerciseVersion
from prescriptions.models.item import RoutineItem
from prescriptions.models.routine import Routine


class AnswerKind(models.TextChoices):
    REASON = "reason", "Kept, for a reason"
    CLEARANCE = "clearance", "Clearance on record"
    ACKNOWLEDGED = "acknowledged", "Noted"
    SWAPPED = "swapped", "Swapped"


class Answer(models.Model):
    """Who answered which finding, with what words, and when.

    It counts for that finding alone: the same line with the same version of its exercise, the same version of the
    rule, the same words. `item` and `version` are empty where the finding is about the whole plan, `rule_id` and
    `rule_version` where no rule could speak. A swap answers as well: what was swapped is counted, and settles nothing
    should the same exercise come back.
    """

    routine = models.ForeignKey(Routine, on_delete=models.PROTECT, related_name="answers")
    item = models.ForeignKey(RoutineItem, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    version = models.ForeignKey(
        ExerciseVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    rule_id = models.CharField(max_length=8, blank=True)
    rule_version = models.PositiveIntegerField(null=True, blank=True)
    level = models.CharField(max_length=12)
    condition = models.CharField(max_length=240, blank=True)
    said = models.TextField(help_text="The finding in the words that were answered.")
    kind = models.CharField(max_length=12, choices=AnswerKind.choices)
    revision = models.PositiveIntegerField(
        help_text="The revision of the routine that it led to; 0 where it was not written down yet."
    )
    text = models.CharField(max_length=300, blank=True, help_text="The reason or the clearance. Not printed.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level="avoid", kind__in=[AnswerKind.REASON, AnswerKind.SWAPPED])
                | Q(level="clear", kind__in=[AnswerKind.CLEARANCE, AnswerKind.SWAPPED])
                | Q(level__in=["caution", "not-checked"], kind=AnswerKind.ACKNOWLEDGED),
                name="answer_is_what_the_level_asks",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[AnswerKind.ACKNOWLEDGED, AnswerKind.SWAPPED])
                | Q(GreaterThan(Length(Trim(F("text"))), 0)),
                name="answer_says_why",
            ),
            models.CheckConstraint(
                condition=Q(rule_id="", rule_version__isnull=True) | (~Q(rule_id="") & Q(rule_version__gte=1)),
                name="answer_names_rule_and_version",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=True, version__isnull=True) | Q(item__isnull=False, version__isnull=False),
                name="answer_names_line_and_exercise",
            ),
            models.CheckConstraint(condition=~Q(said=""), name="answer_repeats_the_finding"),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk} on routine {self.routine_id}"
