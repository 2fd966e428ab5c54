"""A whole number typed into one field."""

from typing import Any

from django import forms


class WholeNumberField(forms.IntegerField):
    """Plain digits only: `int` would also take `1_0`, and the digits of other scripts."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> int | None:
        text = str(value).strip() if value is not None else ""
        if text and not (text.isascii() and text.isdecimal()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)
