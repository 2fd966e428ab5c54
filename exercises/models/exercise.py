"""An exercise: the identity that its versions share."""

from django.db import models
from django.db.models import Q

from accounts.models import Clinic, User


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    def offered(self) -> "ExerciseQuerySet":
        """Return what a prescriber may add: published and not withdrawn."""
        return self.filter(current__isnull=False, withdrawn_at__isnull=True)


class Exercise(models.Model):
    """One exercise of one clinic's library. Each clinic answers for its own (docs/adr)."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="exercises")
    slug = models.SlugField(max_length=60)
    current = models.OneToOneField(
        "exercises.ExerciseVersion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="current_of",
        help_text="The newest published version; none while the exercise was never published.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(max_length=240, blank=True)

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        # What tells whether a library changed is read with each search: from this index alone, not row by row.
        indexes = [models.Index(fields=["clinic", "current", "withdrawn_at"], name="exercise_state_of_a_library")]
        constraints = [
            models.UniqueConstraint(fields=["clinic", "slug"], name="exercise_slug_once_a_clinic"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="exercise_withdrawn_by_someone_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.slug
