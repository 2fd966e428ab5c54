"""The form of a translation: each field beside the English that it says. Errors stand at the field that differs."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.forms import BoundField

from accounts.plain import PlainForm
from exercises.content import DoNot
from exercises.fields import LineField, LinesField
from exercises.library import problems_of_text
from exercises.patient_text import PatientText, PictureWords
from exercises.translations import Translated

# Where the problem of a field of the text is shown.
SHOWN_AT: Final = {"do_not": "do_not_say_1", "phrase": "action", "pictures": "caption_1"}
LONGEST: Final = {
    "name": 60,
    "purpose": 160,
    "start": 240,
    "feel": 160,
    "breathing": 160,
    "easier": 160,
    "harder": 160,
}
LABELS: Final = {
    "name": "Name",
    "purpose": "Why it helps",
    "start": "Start position",
    "feel": "You should feel",
    "breathing": "Breathing",
    "easier": "To make it easier",
    "harder": "To make it harder",
}
ORDER: Final = ("name", "other_names", "purpose", "start", "steps", "feel", "do")


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the form and the English beside it, one line or several."""

    field: BoundField
    english: tuple[str, ...]


class TranslationForm(PlainForm):
    """What an exercise says in another language. `text` is there once the form is valid."""

    other_names = LinesField(
        label="Other names", least=0, most=6, longest=60, help_text="For the search. One a line.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, source: PatientText, limb: str | None, held: Translated) -> None:
        self.source, self.limb = source, limb
        super().__init__(data, initial=_typed(held), label_suffix="")
        for name, label in LABELS.items():
            rows = forms.Textarea(attrs={"rows": 2}) if LONGEST[name] > LONGEST["name"] else None
            self.fields[name] = LineField(label=label, max_length=LONGEST[name], widget=rows)
        self._ask_for_lists()
        self._ask_for_the_phrase()
        self.helper = FormHelper()
        self.helper.form_tag = False

    def _ask_for_lists(self) -> None:
        for name, label, lines in (("steps", "Steps", self.source.steps), ("do", "Do", self.source.do)):
            widget = forms.Textarea(attrs={"rows": len(lines) + 1})
            self.fields[name] = LinesField(
                label=label, least=len(lines), most=len(lines), longest=160, help_text="One a line.", widget=widget
            )
        for number in range(1, len(self.source.do_not) + 1):
            self.fields[f"do_not_say_{number}"] = LineField(label=f"Do not, {number}", max_length=160)
            self.fields[f"do_not_why_{number}"] = LineField(label=f"Why not, {number}", max_length=160)
        for number in range(1, len(self.source.pictures) + 1):
            self.fields[f"caption_{number}"] = LineField(label=f"Below picture {number}", max_length=40)
            self.fields[f"alt_{number}"] = LineField(
                label=f"Picture {number} in words", max_length=240, widget=forms.Textarea(attrs={"rows": 2})
            )

    def _ask_for_the_phrase(self) -> None:
        self.fields["action"] = LineField(
            label="What they do, in a word or two", max_length=60, help_text="Opens the sentence of the dose."
        )
        self.fields["hold"] = LineField(label="What they do while they hold", max_length=60)
        if self.source.count_noun is not None:
            self.fields["count_noun"] = LineField(
                label="What is counted", max_length=40, help_text="One and many: paso/pasos."
            )

    @property
    def rows(self) -> list[Row]:
        """The fields in the order of the card, each beside its English."""
        source = self.source
        do_not = [
            (f"do_not_{part}_{number}", (getattr(line, part),))
            for number, line in enumerate(source.do_not, start=1)
            for part in ("say", "why")
        ]
        pictures = [
            (f"{part}_{number}", (getattr(picture, part),))
            for number, picture in enumerate(source.pictures, start=1)
            for part in ("caption", "alt")
        ]
        phrase = [
            (name, (getattr(source, name),)) for name in ("action", "hold", "count_noun") if name in self.fields
        ]
        ends = [(name, (getattr(source, name),)) for name in ("breathing", "easier", "harder")]
        begins = [(name, _lines(getattr(source, name, ()))) for name in ORDER]
        return [Row(self[name], english) for name, english in (*begins, *do_not, *ends, *phrase, *pictures)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            for name, message in problems_of_text(self.source, self.text, self.limb):
                self.add_error(SHOWN_AT.get(name, name), message)
        return cleaned

    @cached_property
    def text(self) -> PatientText:
        """What was typed."""
        typed = self.cleaned_data
        same: dict[str, Any] = {name: typed[name] for name in (*LABELS, "steps", "do", "action", "hold")}
        return PatientText(
            **same,
            count_noun=typed.get("count_noun"),
            do_not=tuple(
                DoNot(typed[f"do_not_say_{number}"], typed[f"do_not_why_{number}"])
                for number in range(1, len(self.source.do_not) + 1)
            ),
            pictures=tuple(
                PictureWords(typed[f"caption_{number}"], typed[f"alt_{number}"])
                for number in range(1, len(self.source.pictures) + 1)
            ),
        )

    @property
    def written(self) -> tuple[str, ...]:
        """Every text that stands in the fields now, right or not, for the measure of reading."""
        values = [row.field.value() for row in self.rows if row.field.name != "other_names"]
        return tuple(line for value in values for line in _lines(value or "") if line)


def _lines(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(line.strip() for line in value.splitlines())
    return tuple(value)


def _typed(held: Translated) -> dict[str, Any]:
    """The newest translation as the fields hold it; a stale one is where a new one begins."""
    initial: dict[str, Any] = {"seen": held.number, "other_names": held.row.other_names if held.row else []}
    text = held.text
    if text is None:
        return initial
    initial |= {name: getattr(text, name) for name in (*LABELS, "steps", "do", "action", "hold", "count_noun")}
    for number, line in enumerate(text.do_not, start=1):
        initial |= {f"do_not_say_{number}": line.say, f"do_not_why_{number}": line.why}
    for number, picture in enumerate(text.pictures, start=1):
        initial |= {f"caption_{number}": picture.caption, f"alt_{number}": picture.alt}
    return initial
