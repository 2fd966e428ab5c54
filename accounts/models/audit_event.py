"""The record of what was done. Rows are added, never changed: the database refuses."""

from django.db import models

from accounts.models.clinic import Clinic
from accounts.models.user import User


class AuditEvent(models.Model):
    """One read, write, print or sign-in. Facts hold codes and numbers, no health data."""

    at = models.DateTimeField(auto_now_add=True)
    event = models.CharField(max_length=60)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    clinic = models.ForeignKey(Clinic, null=True, on_delete=models.PROTECT, related_name="audit_events")
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "-at"], name="audit_of_a_clinic"),
            models.Index(fields=["subject_type", "subject_id", "-at"], name="audit_of_a_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(event=""), name="audit_event_is_named"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event}"
