"""How a patient is shown: the same words in the same order on every page."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from exercises.models import Kind, Term
from prescriptions.dates import words_of
from prescriptions.models import Patient


def age_on(day: date, birth_date: date) -> int:
    """Return the age in whole years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


@dataclass(frozen=True, slots=True)
class PatientPresenter:
    """Wraps a patient. Prefetch `precautions` for lists."""

    patient: Patient

    @property
    def pk(self) -> int:
        return self.patient.pk

    @property
    def filed_name(self) -> str:
        return self.patient.listed_name

    @property
    def full_name(self) -> str:
        return self.patient.full_name

    @property
    def born(self) -> str:
        return words_of(self.patient.birth_date)

    @property
    def age(self) -> str:
        return str(age_on(timezone.localdate(), self.patient.birth_date))

    @property
    def number(self) -> str:
        return self.patient.number

    @property
    def precautions(self) -> list[str]:
        note = [self.patient.precautions_note] if self.patient.precautions_note else []
        return [term.label for term in self.patient.precautions.all()] + note

    @property
    def no_precautions(self) -> str:
        return "Asked: none" if self.patient.precautions_asked else "Not asked yet"

    @property
    def injured(self) -> str:
        """The injured or operated regions by name; empty where none is known."""
        known = Term.objects.filter(kind=Kind.REGION, code__in=self.patient.injured_regions)
        return ", ".join(term.label for term in known) if self.patient.injured_regions else ""

    @property
    def goal(self) -> str:
        return f"“{self.patient.goal}”" if self.patient.goal else "Not asked yet"

    @property
    def has_time(self) -> str:
        minutes = self.patient.minutes_a_day
        return f"{minutes} minutes a day" if minutes else "Not asked yet"

    @property
    def usual_pain(self) -> str:
        pain = self.patient.usual_pain
        return "Not asked yet" if pain is None else f"{pain} of 10"

    @property
    def tried(self) -> str:
        return self.patient.tried or "Not asked yet"

    @property
    def sheet(self) -> str:
        return f"{self.patient.get_language_display()}, {self.patient.get_print_size_display().lower()}"

    @property
    def is_archived(self) -> bool:
        return self.patient.archived_at is not None

    @property
    def url(self) -> str:
        return reverse("patient", args=[self.patient.pk])
