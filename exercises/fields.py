"""Form fields for text that will be printed: no hidden characters, no word that would run off a page."""

import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from accounts.plain import HIDDEN_CHARACTER, too_long
from exercises.letters import told, without_font

LONGEST_WORD: Final = 30
MOST_MARKS: Final = 3
# Marks that change how the neighbours read without being seen: bidi overrides, zero width, line separators.
HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
JOINERS: Final = frozenset({"\u200c", "\u200d"})  # Persian and Indic words need these two
UNREADABLE: Final = "\ufffd"  # stands where the bytes that were sent are no text


def problem_with(text: str, longest_word: int = LONGEST_WORD) -> str | None:
    """What is wrong with one line of text that is to be printed, or None."""
    marks = 0
    for character in text:
        kind = unicodedata.category(character)
        if (kind in HIDDEN and character not in JOINERS) or character == UNREADABLE:
            return HIDDEN_CHARACTER
        marks = marks + 1 if kind.startswith("M") else 0
        if marks > MOST_MARKS:
            return "Remove the extra accents: a letter can carry at most three."
    if letter := without_font(text):
        return f"No font of the sheet has {told(letter)}. Take it out, or write it in words."
    if any(len(word) > longest_word for word in text.split()):
        return f"A word is longer than {longest_word} letters. Part it, or use a shorter one."
    return None


class _Text(forms.CharField):
    """Text that is never cut: what is too long is told, with how many letters are too many."""

    longest_word = LONGEST_WORD

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let more be typed than fits: what a browser cuts, it cuts without a word."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def run_validators(self, value: Any) -> None:
        if problem := too_long(value, self.max_length):
            raise ValidationError(problem)
        super().run_validators(value)


class LineField(_Text):
    """One line of text, in composed form."""

    def clean(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", super().clean(value))
        if problem := problem_with(text, self.longest_word):
            raise ValidationError(problem)
        return text


class LinesField(_Text):
    """Several lines of text, one thing a line: `clean` gives a tuple of them, without the empty ones."""

    widget = forms.Textarea

    def __init__(self, *, least: int, most: int, longest: int, **kwargs: Any) -> None:
        self.least, self.most, self.longest = least, most, longest
        super().__init__(required=least > 0, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a sequence of lines as text."""
        return "\n".join(value) if isinstance(value, Sequence) and not isinstance(value, str) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        text = unicodedata.normalize("NFC", super().clean(value)).replace("\r\n", "\n")
        lines = tuple(line.strip() for line in text.split("\n") if line.strip())
        if problems := tuple(self._problems(lines)):
            raise ValidationError(list(problems))
        return lines

    def _problems(self, lines: Sequence[str]) -> Sequence[str]:
        if len(lines) < self.least:
            return [f"Write at least {self.least} lines. You wrote {len(lines)}."]
        if len(lines) > self.most:
            return [f"Write at most {self.most} lines. You wrote {len(lines)}."]
        problems = []
        for number, line in enumerate(lines, start=1):
            if problem := too_long(line, self.longest) or problem_with(line, self.longest_word):
                problems.append(f"Line {number}: {problem}")
        return problems
