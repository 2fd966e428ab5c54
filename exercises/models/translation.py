"""What the patient reads of an exercise in another language. Append-only: a change is a new row."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from exercises.models.exercise import Exercise
from exercises.models.version import Origin, Review


class TranslationLanguage(models.TextChoices):
    SPANISH = "es", "Spanish"


class ExerciseTranslation(models.Model):
    """One translation of one English text, which `of` names by its digest; the newest row of a text counts.

    A version whose text has no row of its own is stale if there are rows of older texts, else missing
    (`exercises.translations`, docs/adr).
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=8, choices=TranslationLanguage.choices)
    number = models.PositiveIntegerField()
    of = models.CharField(max_length=16, blank=True, help_text="Digest of the English text that it says.")
    text = models.JSONField(help_text="As exercises.patient_text writes it.")
    other_names = models.JSONField(default=list, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    review = models.CharField(max_length=10, choices=Review.choices, default=Review.UNSIGNED)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["exercise", "language", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "language", "number"], name="translation_number_once_a_language"
            ),
            models.CheckConstraint(
                condition=Q(language__in=TranslationLanguage.values)
                & Q(origin__in=Origin.values)
                & Q(review__in=Review.values),
                name="translation_language_origin_and_review_are_known",
            ),
            models.CheckConstraint(
                condition=Q(origin=Origin.SHIPPED) | Q(created_by__isnull=False),
                name="translation_written_by_someone_or_shipped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exercise_id} in {self.language}, {self.number}"
