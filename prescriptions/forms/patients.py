"""The form in which a patient is added and changed."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Fieldset, Layout
from django import forms
from django.utils import timezone

from accounts.models import Clinic
from accounts.plain import PlainForm
from exercises.models import Kind, Term
from prescriptions.actions.patients import PatientDetails
from prescriptions.forms.dates import TypedDateField
from prescriptions.forms.looks import CHOICES, LookChoice, look_choices
from prescriptions.forms.numbers import WholeNumberField
from prescriptions.forms.precautions import Group, grouped
from prescriptions.forms.text import NotesField, PrintedField
from prescriptions.handouts.parts import Identity
from prescriptions.models import Language, Patient, PrintSize

LONGEST_NAME = Identity.LONGEST["name"]
EARLIEST_BIRTH = date(1900, 1, 1)


class PatientForm(PlainForm):
    """Asks for what the sheet, the dose and the safety rules need, and for nothing else."""

    given_name = PrintedField(label="Given name", max_length=80, required=False)
    family_name = PrintedField(label="Family name", max_length=80)
    birth_date = TypedDateField(label="Date of birth", help_text="For example 14 March 1955, or 14 3 1955.")
    number = PrintedField(label="Clinic number", max_length=30, required=False)
    goal = PrintedField(
        label="Goal, in the patient’s words",
        max_length=160,
        required=False,
        help_text="Printed at the top of the sheet. Leave it empty if you do not know yet.",
    )
    tried = NotesField(
        label="What the patient has tried",
        least=0,
        most=12,
        longest=200,
        max_length=1000,
        help_text="A brace, other exercises, hands-on care. Not printed.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    minutes_a_day = WholeNumberField(
        label="Minutes a day for this",
        min_value=1,
        max_value=240,
        required=False,
        help_text="What the patient says is realistic, 1 to 240.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Write a whole number of minutes, like 20."},
    )
    usual_pain = WholeNumberField(
        label="Usual pain, 0 to 10",
        min_value=0,
        max_value=10,
        required=False,
        help_text="On most days. Above the green of your clinic, the pain rule on the sheet gets a line for it.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w2"}),
        error_messages={"invalid": "Write a whole number, 0 to 10."},
    )
    precautions = forms.ModelMultipleChoiceField(
        label="Precautions",
        queryset=Term.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick all that apply. The safety rules read these.",
    )
    precautions_asked = forms.BooleanField(
        label="None of these: I asked",
        required=False,
        help_text="Until you tick a precaution or this, the sheet counts as not checked.",
    )
    precautions_note = PrintedField(
        label="Other precautions",
        max_length=240,
        required=False,
        help_text="For your eyes: no rule reads this, and it is not printed.",
    )
    injured_regions = forms.MultipleChoiceField(
        label="Which region?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=(
            "With a recent fracture or an injured joint, exercises for these parts wait for clearance. "
            "While no region is written down, every exercise waits."
        ),
    )
    print_size = forms.ChoiceField(label="Print size", choices=PrintSize.choices, widget=forms.RadioSelect)
    look = forms.ChoiceField(
        label="Who is drawn",
        choices=CHOICES,
        required=False,
        widget=forms.RadioSelect,
        help_text="Ask whom the patient would like to see. The movements are the same.",
    )
    language = forms.ChoiceField(label="Language of the sheet", choices=Language.choices)

    def __init__(self, clinic: Clinic, data: Any = None, *, patient: Patient | None = None) -> None:
        super().__init__(data, initial=_initial(patient))
        self.clinic, self.patient = clinic, patient
        if patient is None and data is None:
            self.fields["given_name"].widget.attrs["autofocus"] = True  # to add somebody is all that the page is for
        birth_date = self.fields["birth_date"]
        if isinstance(birth_date, TypedDateField):
            birth_date.earliest, birth_date.latest = EARLIEST_BIRTH, timezone.localdate()
            birth_date.month_first = clinic.locale == "en-US"
        precautions = self.fields["precautions"]
        if isinstance(precautions, forms.ModelMultipleChoiceField):
            precautions.queryset = Term.objects.filter(kind=Kind.CONDITION)
        regions = self.fields["injured_regions"]
        if isinstance(regions, forms.MultipleChoiceField):
            regions.choices = [(term.code, term.label) for term in Term.objects.filter(kind=Kind.REGION)]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("Who", "given_name", "family_name", "birth_date", "number"),
            Fieldset("What for", "goal", "minutes_a_day", "usual_pain", "tried"),
            Fieldset(
                "What to watch",
                Field("precautions", template="patients/_precautions.html"),
                "precautions_asked",
                "precautions_note",
                Field("injured_regions", template="patients/_regions.html"),
            ),
            Fieldset("The sheet", "print_size", "language", Field("look", template="patients/_looks.html")),
        )

    def precaution_groups(self) -> list[Group]:
        """Return the boxes of the precautions under their headings."""
        return grouped(self["precautions"])

    def look_choices(self) -> list[LookChoice]:
        """Return the people to choose from."""
        return look_choices(self["look"], self.clinic)

    def clean_number(self) -> str:
        """A number belongs to one patient of the clinic."""
        number = str(self.cleaned_data["number"])
        others = self.clinic.patients.filter(number=number)
        if self.patient:
            others = others.exclude(pk=self.patient.pk)
        if number and others.exists():
            raise forms.ValidationError("Another patient has this number. Check it, or find that patient.")
        return number

    def clean(self) -> dict[str, Any]:
        """The whole name fits at the foot of a page, and nobody has a precaution and none of them."""
        cleaned = super().clean() or {}
        name = f"{cleaned.get('given_name', '')} {cleaned.get('family_name', '')}".strip()
        if len(name) > LONGEST_NAME:
            said = f"Given and family name are longer than {LONGEST_NAME} letters together. Shorten one of them."
            self.add_error("family_name", said)
        if cleaned.get("precautions") and cleaned.get("precautions_asked"):
            self.add_error(
                "precautions_asked", "A precaution is ticked above. Clear this box, or clear the precaution."
            )
        return cleaned

    def details(self) -> PatientDetails:
        """Return what was written, once the form is valid."""
        return PatientDetails(**{name: self.cleaned_data[name] for name in self.fields})


def _initial(patient: Patient | None) -> dict[str, object]:
    if patient is None:
        return {"print_size": PrintSize.STANDARD, "language": Language.ENGLISH}
    plain = {name: getattr(patient, name) for name in PatientForm.base_fields if name != "precautions"}
    precautions = patient.precautions.all()
    none_of_these = patient.precautions_asked and not precautions
    return plain | {"precautions": precautions, "precautions_asked": none_of_these}
