"""Who works for which clinic, and as what."""

from django.db import models

from accounts.models.clinic import Clinic
from accounts.models.user import User


class Role(models.TextChoices):
    """Roles are described in accounts.permissions, in words."""

    PRESCRIBER = "prescriber", "Prescriber"
    READER = "reader", "Reader"
    LIBRARY_ADMIN = "library-admin", "Library admin"


class Membership(models.Model):
    """One person's work for one clinic."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "clinic"], name="membership_once_a_clinic"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} at {self.clinic}: {self.get_role_display()}"
