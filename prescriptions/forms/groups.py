"""Choose the patients of a group, and issue their sheets."""

from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.models import Clinic
from accounts.plain import PlainForm
from prescriptions.forms.routines import IssueForm
from prescriptions.handouts.compose import Options
from prescriptions.models import Handout, Others, Patient, Routine

MOST_SHOWN = 30


class TickedField(forms.Field):
    """The patients that were ticked, among those that are offered."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": "Tick at least one patient.",
        "invalid_choice": "One of them is not in the list any more. Look at the ticks, then go on.",
    }
    offered: QuerySet[Patient] = Patient.objects.none()

    def to_python(self, value: Any) -> list[Patient]:
        keys = set(value or ())
        found = list(self.offered.filter(pk__in=filter(is_key, keys)))
        if len(found) != len(keys):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return found


def is_key(text: str) -> bool:
    """Tell whether a text is a number that can be a key."""
    return text.isascii() and text.isdigit() and len(text) < 19


class PatientsForm(PlainForm):
    """Who gets a sheet. Whoever is ticked stays ticked while more are looked for."""

    q = forms.CharField(label="Find patients", required=False, max_length=120)
    patients = TickedField(label="Patients")
    others = forms.ChoiceField(
        label="What becomes of a live sheet that a patient has",
        choices=Others.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text="For all who are ticked. For one of them alone, choose otherwise when you check that sheet.",
    )

    def __init__(self, clinic: Clinic, data: Any = None) -> None:
        super().__init__(data)
        self.month_first = clinic.locale == "en-US"
        self.offered = clinic.patients.active()
        patients = self.fields["patients"]
        if isinstance(patients, TickedField):
            patients.offered = self.offered

    def clean(self) -> dict[str, Any]:
        """Nobody gets a second live sheet unasked."""
        cleaned = super().clean() or {}
        if not cleaned.get("others"):
            live = Handout.objects.live().filter(patient__in=cleaned.get("patients", ()))
            names = [patient.listed_name for patient in self.offered.filter(pk__in=live.values("patient"))]
            if names:
                self.add_error("others", f"Choose one: a live sheet is with {'; '.join(names)}.")
        return cleaned

    def said_of_others(self) -> Others | None:
        """Return what was chosen, once the form is valid."""
        return Others(self.cleaned_data["others"]) if self.cleaned_data["others"] else None

    @property
    def words(self) -> str:
        return str(self["q"].value() or "")[:120]

    def chosen(self) -> QuerySet[Patient]:
        """Return who is ticked, whatever else was sent."""
        sent = self["patients"].data or []
        return self.offered.filter(pk__in=filter(is_key, sent))

    def found(self) -> QuerySet[Patient]:
        """Return who has the words and is not ticked yet."""
        return self.offered.found(self.words, month_first=self.month_first).exclude(pk__in=self.chosen().values("pk"))


class IssueGroupForm(PlainForm):
    """How the sheets are printed, and whether those that failed are tried again."""

    black_and_white = forms.BooleanField(
        label="Black and white", required=False, help_text="For printers without colour."
    )
    again = forms.BooleanField(required=False)

    def options_of(self, routine: Routine) -> Options:
        """Return the look of one sheet: as its patient and the clinic have it, and the ink chosen for all."""
        usual = IssueForm(routine, routine.clinic).options()
        return replace(usual, black_and_white=self.cleaned_data["black_and_white"])
