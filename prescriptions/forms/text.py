"""Text about a patient: names may hold longer words than the library's texts."""

from typing import Any

from exercises.fields import LineField, LinesField

LONGEST_WORD = 80


class PrintedField(LineField):
    """One line of text for the sheet."""

    longest_word = LONGEST_WORD


class NotesField(LinesField):
    """Several lines, kept as one text."""

    longest_word = LONGEST_WORD

    def clean(self, value: Any) -> str:  # type: ignore[override]  # one text instead of its lines
        return "\n".join(super().clean(value))
