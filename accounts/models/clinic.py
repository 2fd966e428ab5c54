"""A clinic: its letterhead, its place and its emergency number."""

from typing import Final
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

EMERGENCY_NUMBER: Final = RegexValidator(r"^[0-9]{2,6}( or [0-9]{2,6})?$", "Write the number that is dialled: 999.")


def check_time_zone(name: str) -> None:
    """Raise ValidationError for a name that is in no time zone database: each page would fail on it."""
    if name not in available_timezones():
        raise ValidationError("Write a time zone by its place: Europe/London.")


class Paper(models.TextChoices):
    A4 = "a4", "A4"
    LETTER = "letter", "Letter"


class Locale(models.TextChoices):
    EN_GB = "en-GB", "English (United Kingdom)"
    EN_US = "en-US", "English (United States)"


class BandMaterial(models.TextChoices):
    NOT_SAID = "", "Not said"
    LATEX = "latex", "Latex"
    LATEX_FREE = "latex-free", "Latex-free"


class Clinic(models.Model):
    """Everything that belongs to a clinic is read through it: `clinic.patients`, `clinic.exercises`."""

    name = models.CharField(max_length=80)
    address = models.CharField(max_length=160)
    phone = models.CharField(max_length=40, help_text="Whom the patient calls with questions.")
    hours = models.CharField(max_length=80, blank=True, help_text="Mon to Fri, 8 am to 6 pm")
    locale = models.CharField(max_length=12, choices=Locale.choices, default=Locale.EN_GB)
    time_zone = models.CharField(max_length=40, default="Europe/London", validators=[check_time_zone])
    paper = models.CharField(max_length=8, choices=Paper.choices, default=Paper.A4)
    emergency_number = models.CharField(
        max_length=20,
        validators=[EMERGENCY_NUMBER],
        help_text="The number that the sheet tells the patient to call: 999, 112, 911.",
    )
    # The traffic light of pain, 0 to 10: green up to `pain_green`, amber up to `pain_amber`, red above.
    pain_green = models.PositiveSmallIntegerField(default=3, validators=[MinValueValidator(0), MaxValueValidator(8)])
    pain_amber = models.PositiveSmallIntegerField(default=5, validators=[MinValueValidator(1), MaxValueValidator(9)])
    look = models.CharField(max_length=20, blank=True, help_text="Who is drawn; empty for each person in turn.")
    bands = models.CharField(
        "what your bands are made of",
        max_length=12,
        blank=True,
        choices=BandMaterial.choices,
        help_text="The rule for a latex allergy reads this. Until it is said, bands count as not checked.",
    )
    supine_limit_minutes = models.PositiveSmallIntegerField(
        "minutes on the back in pregnancy, at most",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text="In one session, after the first trimester. Empty: the time on the back counts as not checked.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(phone="") & ~Q(emergency_number=""),
                name="clinic_can_be_called",
            ),
            models.CheckConstraint(
                condition=Q(pain_green__lt=F("pain_amber")) & Q(pain_amber__lte=9),
                name="clinic_pain_light_has_three_colours",
            ),
            models.CheckConstraint(
                condition=Q(locale__in=Locale.values) & Q(paper__in=Paper.values),
                name="clinic_locale_and_paper_are_known",
            ),
            models.CheckConstraint(condition=Q(bands__in=BandMaterial.values), name="clinic_bands_are_known"),
            models.CheckConstraint(
                condition=Q(supine_limit_minutes__isnull=True) | Q(supine_limit_minutes__range=(1, 240)),
                name="clinic_supine_limit_is_in_minutes",
            ),
        ]

    def __str__(self) -> str:
        return self.name
