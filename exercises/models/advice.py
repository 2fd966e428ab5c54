"""Advice that is part of a routine and is not an exercise: movement breaks, pacing, heat."""

from django.db import models

from accounts.models import Clinic
from exercises.models.version import Review


class Advice(models.Model):
    """One piece of advice of a clinic's library, in the patient's words."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="advice")
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=60)
    what = models.CharField(max_length=200, help_text="What to do, in one or two sentences.")
    glance = models.CharField(max_length=80, help_text="How much, as the plan at a glance says it.")
    when = models.CharField(max_length=60)
    tips = models.JSONField(default=list)
    why = models.CharField(max_length=200)
    translations = models.JSONField(
        default=dict,
        blank=True,
        help_text="Other languages, as exercises.patient_text writes an advice: {'es': {…}}.",
    )
    source_claim = models.CharField(max_length=300)
    source_citation = models.CharField(max_length=300)
    review = models.CharField(max_length=10, choices=Review.choices, default=Review.UNSIGNED)
    order = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True, help_text="The catalogue in memory is read again after it.")

    class Meta:
        ordering = ["order", "title"]
        verbose_name_plural = "advice"
        constraints = [
            models.UniqueConstraint(fields=["clinic", "code"], name="advice_code_once_a_clinic"),
            models.CheckConstraint(condition=~models.Q(title="") & ~models.Q(what=""), name="advice_says_something"),
            models.CheckConstraint(condition=models.Q(review__in=Review.values), name="advice_review_is_known"),
        ]

    def __str__(self) -> str:
        return self.title
