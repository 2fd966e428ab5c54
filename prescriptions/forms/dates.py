"""A date typed into one field."""

from datetime import date
from typing import Any

from django import forms

from prescriptions.dates import read_date, words_of


class TypedDateField(forms.Field):
    """A text field for a date, shown with the month in words so that day and month cannot be swapped."""

    widget = forms.TextInput

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest
        self.month_first = False

    def prepare_value(self, value: object) -> object:
        return words_of(value) if isinstance(value, date) else value

    def to_python(self, value: object) -> date | None:
        if isinstance(value, date):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        found = read_date(text, month_first=self.month_first)
        if found is None:
            example = "March 14 1955" if self.month_first else "14 March 1955"
            raise forms.ValidationError(f"Write a day, a month and a year of four digits, like {example}.")
        return found

    def validate(self, value: object) -> None:
        super().validate(value)
        if isinstance(value, date) and self.earliest and value < self.earliest:
            raise forms.ValidationError(f"The date must be {words_of(self.earliest)} or later.")
        if isinstance(value, date) and self.latest and value > self.latest:
            raise forms.ValidationError(f"The date must be {words_of(self.latest)} or earlier.")
