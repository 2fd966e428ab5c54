"""Why an exercise is withdrawn."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from accounts.plain import PlainForm
from exercises.fields import LineField


class ReasonForm(PlainForm):
    """Why an exercise is withdrawn."""

    reason = LineField(
        label="Why is it withdrawn?",
        max_length=240,
        help_text="Colleagues read this. Leave out patients’ names.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.helper = FormHelper()
        self.helper.form_tag = False
