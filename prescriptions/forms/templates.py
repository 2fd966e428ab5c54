"""The form that keeps a routine as a template."""

from typing import Any

from django import forms

from accounts.plain import PlainForm
from prescriptions.forms.text import PrintedField

WHOSE = (("mine", "Only for me"), ("clinic", "For everybody in the clinic"))


class SaveAsTemplateForm(PlainForm):
    """What the template is called, for whom it is, and who sees it."""

    template_title = PrintedField(label="Name of the template", max_length=80)
    purpose = PrintedField(
        label="For whom it is",
        max_length=160,
        required=False,
        help_text="One line, for your colleagues. No names of patients.",
    )
    whose = forms.ChoiceField(
        label="Who sees it",
        choices=WHOSE,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who sees it.", "invalid_choice": "Choose one of the two."},
    )
    notes = forms.BooleanField(
        label="Keep the notes on the lines too",
        required=False,
        help_text="Tick this only if no note is about this patient.",
    )

    def __init__(self, title: str, data: Any = None) -> None:
        super().__init__(data, initial={"template_title": title, "whose": "mine"}, auto_id="id_template_%s")

    @property
    def mine(self) -> bool:
        return bool(self.cleaned_data["whose"] == "mine")
