"""Text that will be printed: one line, no hidden characters."""

import unicodedata
from typing import Any

from django import forms

# Marks that change how the neighbours read without being seen: bidi overrides, zero width, line separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset({"\u200c", "\u200d"})  # Persian and Indic names need these two
MOST_MARKS = 3


def problem_with(text: str, *, lines: bool = False) -> str | None:
    """Return what is wrong with a text that is to be printed, or None."""
    marks = 0
    for character in text:
        if lines and character in "\r\n":
            continue
        if unicodedata.category(character) in _HIDDEN_CATEGORIES and character not in _JOINERS:
            return "Remove the hidden character. Type the text instead of pasting it."
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MOST_MARKS:
            return "Remove the extra accents: a letter can carry at most three."
    return None


class PrintedField(forms.CharField):
    """One line of text for the sheet, in composed form."""

    def clean(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", super().clean(value))
        if message := problem_with(text):
            raise forms.ValidationError(message)
        return text


class PrintedLinesField(PrintedField):
    """Several lines of text."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", forms.CharField.clean(self, value))
        if message := problem_with(text, lines=True):
            raise forms.ValidationError(message)
        return text
