"""How it went with a sheet, as the diary that came back says it: the database refuses to change a row."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from prescriptions.models.handout import Handout
from prescriptions.models.routine import Routine

WORST_PAIN = 10
MOST_DAYS = 366
# A comparison with nothing is neither true nor false, and a check lets that pass: so nothing is asked for by name.
DAYS_ARE_OF_DAYS = Q(days_done__isnull=True) | Q(
    days_done__lte=MOST_DAYS, days_planned__isnull=False, days_planned__range=(1, MOST_DAYS)
)


class Felt(models.TextChoices):
    EASY = "easy", "Too easy"
    RIGHT = "right", "About right"
    HARD = "hard", "Too hard"


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def standing_of(self, routine: Routine) -> "OutcomeQuerySet":
        """Return what the diaries of a routine say, the newest sheet first, each as it was last corrected."""
        return self.filter(handout__routine=routine, superseded_by=None).order_by("-handout__version")


class Outcome(models.Model):
    """What a patient did and felt with one sheet. What is empty was not said, and is never taken for zero.

    A correction is a new row that supersedes the one before.
    """

    handout = models.ForeignKey(Handout, on_delete=models.PROTECT, related_name="outcomes")
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    days_done = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Days with exercise in the diary.")
    days_planned = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of so many planned.")
    worst_pain = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0 to 10, of the whole diary.")
    problem = models.CharField(max_length=300, blank=True, help_text="What went wrong. Not printed.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["handout"], condition=Q(supersedes__isnull=True), name="outcome_first_once_a_sheet"
            ),
            models.CheckConstraint(
                condition=Q(worst_pain__isnull=True) | Q(worst_pain__lte=WORST_PAIN), name="outcome_pain_is_0_to_10"
            ),
            models.CheckConstraint(
                condition=DAYS_ARE_OF_DAYS,
                name="outcome_days_done_are_of_days_planned",
            ),
        ]

    def __str__(self) -> str:
        return f"Outcome {self.pk} of handout {self.handout_id}"


class ExerciseOutcome(models.Model):
    """What was said of one exercise, by its number on the sheet. Its days are empty where those of all count."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="exercises")
    number = models.PositiveSmallIntegerField(help_text="Its number on the sheet.")
    name = models.CharField(max_length=60, help_text="Its name on the sheet.")
    felt = models.CharField(max_length=8, choices=Felt.choices, blank=True)
    days_done = models.PositiveSmallIntegerField(null=True, blank=True)
    days_planned = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "number"], name="exercise_outcome_once_a_number"),
            models.CheckConstraint(condition=Q(felt__in=[*Felt.values, ""]), name="exercise_outcome_felt_is_known"),
            models.CheckConstraint(
                condition=~Q(felt="") | Q(days_done__isnull=False), name="exercise_outcome_says_something"
            ),
            models.CheckConstraint(
                condition=DAYS_ARE_OF_DAYS,
                name="exercise_outcome_days_done_are_of_days_planned",
            ),
        ]

    def __str__(self) -> str:
        return f"Number {self.number} of outcome {self.outcome_id}"


class Dismissal(models.Model):
    """A proposal from an outcome that a clinician set aside, by the exercise's number on the sheet."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="dismissals")
    number = models.PositiveSmallIntegerField(help_text="Its number on the sheet.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["outcome", "number"], name="dismissal_once_a_proposal")]

    def __str__(self) -> str:
        return f"Dismissal {self.pk} of outcome {self.outcome_id}"
