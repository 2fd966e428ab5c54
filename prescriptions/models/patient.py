"""The person who takes the sheet home."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.models import Clinic, User
from exercises.models import Kind, Term
from exercises.search import fold
from prescriptions.dates import read_date


class PrintSize(models.TextChoices):
    STANDARD = "standard", "Standard, 14 point"
    LARGE = "large", "Large, 18 point"
    EXTRA_LARGE = "extra-large", "Extra large, 24 point"


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    SPANISH = "es", "Spanish"


class PatientQuerySet(models.QuerySet["Patient"]):
    def active(self) -> "PatientQuerySet":
        """Return those who are not archived."""
        return self.filter(archived_at__isnull=True)

    def found(self, words: str, *, month_first: bool = False) -> "PatientQuerySet":
        """Return those with this birth date, or with every word in name or number."""
        if birth_date := read_date(words, month_first=month_first):
            return self.filter(birth_date=birth_date)
        found = self
        for word in fold(words).split()[:6]:
            found = found.filter(search__contains=word)
        return found


class Patient(models.Model):
    """What is held of a patient is what the sheet and the dose need, and no more."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="patients")
    family_name = models.CharField(max_length=80)
    given_name = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField()
    number = models.CharField(max_length=30, blank=True, help_text="The clinic's own number.")
    language = models.CharField(max_length=8, choices=Language.choices, default=Language.ENGLISH)
    print_size = models.CharField(max_length=12, choices=PrintSize.choices, default=PrintSize.STANDARD)
    look = models.CharField(max_length=20, blank=True, help_text="Who is drawn; empty for the clinic's choice.")
    precautions = models.ManyToManyField(
        Term, blank=True, limit_choices_to={"kind": Kind.CONDITION}, related_name="+"
    )
    precautions_asked = models.BooleanField(
        default=False, help_text="Somebody asked. Without that, no precaution ticked says nothing."
    )
    precautions_note = models.CharField(max_length=240, blank=True)
    injured_regions = models.JSONField(
        default=list, blank=True, help_text="Codes of the injured or operated regions; empty where nobody said."
    )
    goal = models.CharField(max_length=160, blank=True, help_text="In the patient's own words.")
    tried = models.TextField(max_length=1000, blank=True, help_text="What the patient has tried so far.")
    minutes_a_day = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    usual_pain = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(10)], help_text="0 to 10, on most days."
    )
    search = models.CharField(max_length=240, editable=False, help_text="Names and number in lower case.")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = PatientQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        indexes = [
            models.Index(fields=["clinic", "family_name", "given_name"], name="patient_by_name"),
            models.Index(fields=["clinic", "birth_date"], name="patient_by_birth_date"),
            models.Index(fields=["clinic", "-created_at"], name="patient_newest_of_a_clinic"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "number"], condition=~Q(number=""), name="patient_number_once_a_clinic"
            ),
            models.CheckConstraint(condition=~Q(family_name=""), name="patient_has_a_name"),
            models.CheckConstraint(
                condition=Q(minutes_a_day__isnull=True) | Q(minutes_a_day__range=(1, 240)),
                name="patient_minutes_fit_a_day",
            ),
            models.CheckConstraint(
                condition=Q(usual_pain__isnull=True) | Q(usual_pain__lte=10), name="patient_usual_pain_is_0_to_10"
            ),
            models.CheckConstraint(
                condition=Q(archived_at__isnull=True, archived_by__isnull=True)
                | Q(archived_at__isnull=False, archived_by__isnull=False),
                name="patient_archived_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(print_size__in=PrintSize.values) & Q(language__in=Language.values),
                name="patient_print_size_and_language_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Patient {self.pk}"

    @property
    def full_name(self) -> str:
        """The name as the sheet says it: given name first."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def listed_name(self) -> str:
        """The name as staff read it: FAMILY, Given."""
        family = self.family_name.upper()
        return f"{family}, {self.given_name}" if self.given_name else family
