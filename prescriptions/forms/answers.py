"""The form in which a finding is answered."""

from django import forms

from accounts.plain import PlainForm
from prescriptions.forms.text import PrintedField


class AnswerForm(PlainForm):
    """Which finding, and the words that it may ask for. What the words must be is the policy's to say."""

    finding = forms.RegexField(r"^[0-9a-f]{16}$")
    text = PrintedField(max_length=300, required=False)

    @property
    def problem(self) -> str:
        """What is wrong with what was sent, in one sentence."""
        if "finding" in self.errors:
            return "This finding has changed. Look at it again."
        return " ".join(str(error) for error in self.errors.get("text", ()))
