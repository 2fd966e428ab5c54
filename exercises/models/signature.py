"""A clinician's signature below a version of an exercise. Append-only."""

from django.db import models
from django.utils import timezone

from accounts.models import User
from exercises.models.version import ExerciseVersion


class Signature(models.Model):
    """One clinician has read one version and answers for it. It may be signed again; the newest counts.

    What a version came with is `ExerciseVersion.review`; a clinic relies on its own signatures.
    """

    version = models.ForeignKey(ExerciseVersion, on_delete=models.PROTECT, related_name="signatures")
    signed_at = models.DateTimeField(default=timezone.now)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version", "-signed_at"]

    def __str__(self) -> str:
        return f"{self.signed_by_id} below {self.version_id}"
