"""The taxonomy: regions, muscles, equipment, positions, safety tags, conditions."""

from django.db import models


class Kind(models.TextChoices):
    REGION = "region", "Region"
    MUSCLE = "muscle", "Muscle"
    EQUIPMENT = "equipment", "Equipment"
    POSITION = "position", "Position"
    TYPE = "type", "Type"
    LEVEL = "level", "Level"
    TAG = "tag", "Safety tag"
    CONDITION = "condition", "Precaution"


class Term(models.Model):
    """One word of the taxonomy. The same for every clinic, so that rules and exercises meet by code."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=80, help_text="As staff read it.")
    patient_label = models.CharField(max_length=80, blank=True, help_text="As the patient reads it.")
    translations = models.JSONField(default=dict, blank=True, help_text="What the patient reads, by language.")
    hint = models.CharField(max_length=240, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True, help_text="The catalogue in memory is read again after it.")

    class Meta:
        ordering = ["kind", "order", "label"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="term_code_once_a_kind"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="term_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.label
