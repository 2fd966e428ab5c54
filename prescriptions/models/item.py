"""A line of a routine: an exercise with its dose, or a piece of advice."""

from django.db import models
from django.db.models import Q

from exercises.models import Advice, ExerciseVersion
from prescriptions.models.routine import Routine


class Section(models.IntegerChoices):
    WARM_UP = 1, "Warm up"
    MAIN = 2, "Main part"
    COOL_DOWN = 3, "Cool down"


class ItemQuerySet(models.QuerySet["RoutineItem"]):
    def kept(self) -> "ItemQuerySet":
        """Return the lines that were not removed."""
        return self.filter(removed_at__isnull=True)


class RoutineItem(models.Model):
    """Holds either a version of an exercise and its dose, or advice. A removed line can be brought back."""

    routine = models.ForeignKey(Routine, on_delete=models.PROTECT, related_name="items")
    section = models.PositiveSmallIntegerField(choices=Section.choices, default=Section.MAIN)
    position = models.PositiveIntegerField(help_text="Order within the section.")
    version = models.ForeignKey(
        ExerciseVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    dose = models.JSONField(null=True, blank=True, help_text="As exercises.dosage writes it.")
    advice = models.ForeignKey(Advice, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    note = models.CharField(max_length=200, blank=True, help_text="Printed on the card.")
    revision = models.PositiveIntegerField(
        default=0, help_text="The revision of the routine in which its exercise, dose or note was last written."
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["section", "position", "pk"]
        indexes = [models.Index(fields=["routine", "section", "position"], name="item_in_its_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(version__isnull=False, dose__isnull=False, advice__isnull=True)
                | Q(version__isnull=True, dose__isnull=True, advice__isnull=False),
                name="item_is_exercise_with_dose_or_advice",
            ),
            models.CheckConstraint(condition=Q(section__in=Section.values), name="item_section_is_known"),
        ]

    def __str__(self) -> str:
        return f"Line {self.pk} of routine {self.routine_id}"

    @property
    def name(self) -> str:
        """The name of the exercise, or the title of the advice."""
        return self.version.name if self.version else str(self.advice)
