"""What a patient was given: frozen for good. The database refuses to change or delete a row."""

from django.db import models
from django.db.models import Q

from accounts.models import Clinic, User
from accounts.models.clinic import Paper
from prescriptions.models.patient import Language, Patient, PrintSize
from prescriptions.models.routine import Routine


class HandoutQuerySet(models.QuerySet["Handout"]):
    def for_the_time_line(self) -> "HandoutQuerySet":
        """Read along what a list of sheets tells, and no sheet's bytes."""
        found = self.select_related("issued_by", "routine__ending__by", "superseded_by").without_bytes()
        return found.prefetch_related("outcomes__by", "outcomes__exercises")

    def live(self) -> "HandoutQuerySet":
        """Return those that people go by now: not replaced, and their routine goes on."""
        found = self.filter(superseded_by__isnull=True, routine__ending__isnull=True)
        return found.select_related("routine", "issued_by").defer("document", "pdf")

    def beside(self, routine: Routine) -> "HandoutQuerySet":
        """Return the live sheets that the patient of a routine has from other routines."""
        if routine.patient_id is None:
            return self.none()
        return self.live().filter(patient=routine.patient_id).exclude(routine=routine.pk)

    def replaced_by(self, handout: "Handout") -> "HandoutQuerySet":
        """Return the last sheets of other routines that were ended when `handout` was issued."""
        found = self.filter(routine__endings__successor=handout, superseded_by__isnull=True)
        return found.select_related("routine", "issued_by").defer("document", "pdf")

    def live_with(self, slug: str) -> "HandoutQuerySet":
        """Return the sheets that people go by now and that hold the exercise: no newer one has been given.

        Read from what was printed, since the routine may have changed after it. Sheets of the first days name no
        exercise; of archived patients nobody goes by one.
        """
        newest = self.filter(superseded_by__isnull=True).exclude(patient__archived_at__isnull=False)
        return newest.filter(document__contains=f'"slug":"{slug}"')

    def without_bytes(self) -> "HandoutQuerySet":
        """Leave out what is heavy, also of the sheet that came after, which must be selected."""
        return self.defer("pdf", "superseded_by__pdf", "superseded_by__document")


class Handout(models.Model):
    """The document as canonical JSON, its digest, and the PDF to the byte."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="handouts")
    routine = models.ForeignKey(Routine, on_delete=models.PROTECT, related_name="handouts")
    patient = models.ForeignKey(Patient, null=True, blank=True, on_delete=models.PROTECT, related_name="handouts")
    version = models.PositiveIntegerField()
    routine_revision = models.PositiveIntegerField(help_text="The state of the routine that was printed.")
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    language = models.CharField(max_length=8, choices=Language.choices)
    print_size = models.CharField(max_length=12, choices=PrintSize.choices)
    paper = models.CharField(max_length=8, choices=Paper.choices)
    black_and_white = models.BooleanField(default=False)
    document = models.TextField(help_text="The document as canonical JSON.")
    document_sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = HandoutQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["clinic", "-issued_at"], name="handout_newest_of_a_clinic")]
        constraints = [
            models.UniqueConstraint(fields=["routine", "version"], name="handout_version_once_a_routine"),
            models.CheckConstraint(
                condition=Q(version=1, supersedes__isnull=True) | Q(version__gt=1, supersedes__isnull=False),
                name="handout_correction_supersedes",
            ),
            models.CheckConstraint(condition=Q(pages__gte=1), name="handout_has_a_page"),
            models.CheckConstraint(
                condition=Q(language__in=Language.values)
                & Q(print_size__in=PrintSize.values)
                & Q(paper__in=Paper.values),
                name="handout_language_size_and_paper_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Handout {self.pk}, version {self.version}"
