"""How a routine ends, and why."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from accounts.plain import PlainForm
from prescriptions.forms.text import PrintedField
from prescriptions.models import EndingKind


class EndingForm(PlainForm):
    """Finished or stopped, each with a reason in a few words."""

    kind = forms.ChoiceField(
        label="How did it end?",
        choices=EndingKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended."},
    )
    reason = PrintedField(
        label="Why",
        max_length=240,
        help_text="In a few words, such as “walks to the shops again” or “pain down the leg”. Not printed.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.helper = FormHelper()
        self.helper.form_tag = False

    @property
    def ends_as(self) -> EndingKind:
        return EndingKind(self.cleaned_data["kind"])
