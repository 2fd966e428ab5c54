"""The form in which a clinic says what its sheets carry."""

from typing import Any, Final
from zoneinfo import available_timezones

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Fieldset, Layout
from django import forms

from accounts.models import Clinic
from accounts.models.clinic import EMERGENCY_NUMBER, BandMaterial, Locale, Paper
from accounts.plain import PlainForm
from prescriptions.actions.clinic import ClinicDetails
from prescriptions.forms.looks import CHOICES, LookChoice, look_choices
from prescriptions.forms.numbers import WholeNumberField
from prescriptions.forms.text import PrintedField

IN_TURN: Final = ("", "Each patient in turn")
NOT_WHOLE: Final = {"invalid": "Write a whole number, like 3."}
SHORT: Final = {"inputmode": "numeric", "class": "w2"}


class ClinicForm(PlainForm):
    """Asks for the letterhead, whom to call, how the sheet prints and what a pain means."""

    name = PrintedField(label="Name of the clinic", max_length=80)
    address = PrintedField(label="Address", max_length=160)
    phone = PrintedField(label="Phone", max_length=40, help_text="Whom the patient calls with questions.")
    hours = PrintedField(
        label="Hours", max_length=80, required=False, help_text="When you answer the phone: Mon to Fri, 8 am to 6 pm."
    )
    emergency_number = PrintedField(
        label="Emergency number",
        max_length=20,
        validators=[EMERGENCY_NUMBER],
        help_text="The sheet tells the patient to call it: 999, or 112 or 999.",
    )
    pain_green = WholeNumberField(
        label="Green, 0 up to",
        min_value=0,
        max_value=8,
        help_text="Up to this pain, the sheet says to carry on. 0 to 8.",
        widget=forms.TextInput(attrs=SHORT),
        error_messages=NOT_WHOLE,
    )
    pain_amber = WholeNumberField(
        label="Amber, up to",
        min_value=1,
        max_value=9,
        help_text="Up to this pain, the sheet says to do less. Above it, to stop. 1 to 9.",
        widget=forms.TextInput(attrs=SHORT),
        error_messages=NOT_WHOLE,
    )
    paper = forms.ChoiceField(label="Paper", choices=Paper.choices, widget=forms.RadioSelect)
    locale = forms.ChoiceField(
        label="Language and place", choices=Locale.choices, help_text="Says how numbers, dates and words are written."
    )
    time_zone = forms.ChoiceField(
        label="Time zone", help_text="Decides which day it is on a sheet. The place nearest to you."
    )
    look = forms.ChoiceField(
        label="Who is drawn",
        choices=(IN_TURN, *CHOICES[1:]),
        required=False,
        widget=forms.RadioSelect,
        help_text="For patients who were not asked. The movements are the same.",
    )

    bands = forms.ChoiceField(
        label="Your bands are made of",
        choices=BandMaterial.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text="The rule for a latex allergy reads this. Until you say it, bands count as not checked.",
    )
    supine_limit_minutes = WholeNumberField(
        label="Minutes on the back in pregnancy, at most",
        min_value=1,
        max_value=240,
        required=False,
        help_text="In one session, 1 to 240. Leave it empty and the time on the back counts as not checked.",
        widget=forms.TextInput(attrs=SHORT),
        error_messages=NOT_WHOLE,
    )

    def __init__(self, clinic: Clinic, data: Any = None) -> None:
        super().__init__(data, initial={name: getattr(clinic, name) for name in self.base_fields})
        self.clinic = clinic
        zone = self.fields["time_zone"]
        if isinstance(zone, forms.ChoiceField):
            zone.choices = _time_zones(clinic.time_zone)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("The head of the sheet", "name", "address", "phone", "hours"),
            Fieldset("In an emergency", "emergency_number"),
            Fieldset("What a pain of 0 to 10 means", "pain_green", "pain_amber"),
            Fieldset("What the safety rules ask", "bands", "supine_limit_minutes"),
            Fieldset("How it prints", "paper", "locale", "time_zone", Field("look", template="patients/_looks.html")),
        )

    def look_choices(self) -> list[LookChoice]:
        """Return the people to choose from."""
        return look_choices(self["look"], self.clinic)

    def clean(self) -> dict[str, Any]:
        """Green ends below amber."""
        cleaned = super().clean() or {}
        green, amber = cleaned.get("pain_green"), cleaned.get("pain_amber")
        if green is not None and amber is not None and green >= amber:
            self.add_error("pain_amber", f"Amber must end above green. Write a number above {green}.")
        return cleaned

    def details(self) -> ClinicDetails:
        """Return what was written, once the form is valid."""
        return ClinicDetails(**{name: self.cleaned_data[name] for name in self.fields})


def _time_zones(kept: str) -> list[tuple[str, str]]:
    """The places of the time zone database, and the one that the clinic has."""
    places = {name for name in available_timezones() if "/" in name and not name.startswith("Etc/")}
    return [(name, name.replace("_", " ")) for name in sorted(places | {kept})]
