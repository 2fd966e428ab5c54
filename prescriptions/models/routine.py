"""A routine: what one patient is to do. It stays a draft; what was handed out is a Handout."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from accounts.models import Clinic, User
from prescriptions.models.ending import Ending
from prescriptions.models.patient import Patient


class Others(models.TextChoices):
    REPLACE = "replace", "The new sheet replaces it: the routine of the old one is stopped"
    KEEP = "keep", "The patient does both"


class RoutineQuerySet(models.QuerySet["Routine"]):
    def ongoing(self) -> "RoutineQuerySet":
        """Return those that are neither finished nor stopped."""
        return self.filter(ending__isnull=True)

    def held(self, pk: int) -> "Routine":
        """Return the row as it is now, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("patient", "clinic").get(pk=pk)

    def not_issued(self) -> "RoutineQuerySet":
        """Return those whose present state was never handed out."""
        return self.exclude(handouts__routine_revision=F("revision"))

    def to_carry_on(self) -> "RoutineQuerySet":
        """Return those whose present state was never handed out; of those that ended, what never was at all."""
        return self.not_issued().exclude(ending__isnull=False, handouts__isnull=False)

    def due_until(self, day: date) -> "RoutineQuerySet":
        """Return those that were handed out and are reviewed on or before `day`."""
        return self.filter(review_on__lte=day, handouts__version=1)


class Routine(models.Model):
    """A list of items for a patient, or for a sheet on which the name is written by hand."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="routines")
    patient = models.ForeignKey(
        Patient, null=True, blank=True, on_delete=models.PROTECT, related_name="routines",
        help_text="None for a sheet without stored identity.",
    )  # fmt: skip
    title = models.CharField(max_length=80)
    goal = models.CharField(max_length=160, blank=True, help_text="In the patient's own words.")
    starts_on = models.DateField(help_text="The first day of the diary.")
    weeks = models.PositiveSmallIntegerField(
        default=4, validators=[MinValueValidator(1), MaxValueValidator(12)], help_text="Length of the diary."
    )
    review_on = models.DateField(null=True, blank=True, help_text="The next visit.")
    review_time = models.TimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, help_text="Counts each change, so that two people notice.")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    # Nearly every routine goes on, so an index of the endings would lead a search for those past all others.
    ending = models.ForeignKey(
        Ending, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False,
        help_text="How it ended; none while it goes on.",
    )  # fmt: skip

    others = models.CharField(
        max_length=7, choices=Others.choices, blank=True,
        help_text="What becomes of the patient's other live sheets when the first one of this is issued.",
    )  # fmt: skip

    objects = RoutineQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["clinic", "-changed_at"], name="routine_newest_of_a_clinic"),
            models.Index(
                fields=["clinic", "-changed_at", "-id"],
                condition=Q(ending__isnull=True),
                name="routine_ongoing_newest",
            ),
            models.Index(fields=["clinic", "review_on"], name="routine_by_review"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["ending"], condition=Q(ending__isnull=False), name="routine_has_its_own_ending"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="routine_has_a_title"),
            models.CheckConstraint(condition=Q(weeks__range=(1, 12)), name="routine_weeks_fit_a_diary"),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True) | Q(review_on__gte=F("starts_on")),
                name="routine_review_after_start",
            ),
            models.CheckConstraint(
                condition=Q(review_time__isnull=True) | Q(review_on__isnull=False),
                name="routine_review_time_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(others__in=["", *Others.values]), name="routine_says_what_becomes_of_others"
            ),
        ]

    def __str__(self) -> str:
        return f"Routine {self.pk}"
