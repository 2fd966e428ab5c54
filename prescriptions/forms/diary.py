"""The form in which the paper diary is keyed in: a few numbers and one press an exercise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from accounts.plain import PlainForm
from exercises.dosage import days_within, from_data
from prescriptions.actions.outcomes import DiaryDetails, ExerciseDiary
from prescriptions.dates import words_of
from prescriptions.forms.numbers import WholeNumberField
from prescriptions.forms.text import PrintedField
from prescriptions.handouts.codec import from_json
from prescriptions.handouts.parts import ExerciseCard
from prescriptions.models import Felt, Handout
from prescriptions.models.outcome import MOST_DAYS, WORST_PAIN

NOT_SAID: Final = ("", "Not said")
SHORT: Final = {"inputmode": "numeric", "class": "w2", "autocomplete": "off"}


@dataclass(frozen=True, slots=True)
class DiaryLine:
    """One exercise of the sheet. `planned` is on how many days until now; None where the dose leaves them open."""

    number: int
    name: str
    planned: int | None


def lines_of(handout: Handout) -> tuple[DiaryLine, ...]:
    """Return the exercises of the sheet as it was given. Advice has a row in the diary, but no dose."""
    document = from_json(handout.document.encode())
    days = days_at_home(handout)
    cards = [card for card in document.cards if isinstance(card, ExerciseCard)]
    return tuple(DiaryLine(card.number, card.name, days_within(from_data(card.dose), days) or None) for card in cards)


def days_at_home(handout: Handout) -> int:
    """For how many days the sheet has been followed: from the day it was given to today, or to the next one."""
    newer = getattr(handout, "superseded_by", None)
    until = timezone.localdate(newer.issued_at) if newer else timezone.localdate()
    return max(0, (until - timezone.localdate(handout.issued_at)) // timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Possible:
    """On how many days a sheet can have been done, the first and the last one among them, and since when."""

    days: int
    since: date

    @property
    def said(self) -> str:
        most = "1 day is" if self.days == 1 else f"{self.days} days are"
        return f"The sheet is in use since {words_of(self.since)}, so at most {most} possible."


def possible_of(handout: Handout) -> Possible:
    """Return the bound: from the day it was given, or the first day of its diary if that was before."""
    given = timezone.localdate(handout.issued_at)
    since = min(given, handout.routine.starts_on)
    return Possible(days_at_home(handout) + (given - since).days + 1, since)


def _days(label: str, least: int) -> WholeNumberField:
    said = f"Write a whole number of days, {least} to {MOST_DAYS}."
    return WholeNumberField(
        label=label,
        min_value=least,
        max_value=MOST_DAYS,
        required=False,
        widget=forms.TextInput(attrs={**SHORT}),
        error_messages={"invalid": said, "min_value": said, "max_value": said},
    )


class DiaryForm(PlainForm):
    """Every answer may be left blank: blank is "not said", and zero is typed."""

    days_done = _days("Days done", 0)
    days_planned = _days("of days planned", 1)
    worst_pain = WholeNumberField(
        label="Worst pain, 0 to 10",
        min_value=0,
        max_value=WORST_PAIN,
        required=False,
        widget=forms.TextInput(attrs={**SHORT}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Write a whole number, 0 to 10."),
    )
    problem = PrintedField(
        label="What went wrong, if anything", max_length=300, required=False, help_text="Not printed."
    )
    corrects = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        lines: tuple[DiaryLine, ...],
        known: DiaryDetails | None,
        corrects: int | None,
        possible: Possible,
        data: Any = None,
    ) -> None:
        super().__init__(data, initial=_initial(lines, known) | {"corrects": corrects})
        self.lines, self.possible = lines, possible
        for line in lines:
            self.fields[f"felt_{line.number}"] = forms.ChoiceField(
                label=f"{line.number} {line.name}",
                choices=[*Felt.choices, NOT_SAID],
                required=False,
                widget=forms.RadioSelect,
            )
        for line in lines:
            self.fields[f"days_{line.number}"] = _days(f"Days with {line.name}", 0)
        self.fields["days_done"].widget.attrs["autofocus"] = True

    def felt(self) -> Iterator[BoundField]:
        """Return the question how it felt of each exercise."""
        return (self[f"felt_{line.number}"] for line in self.lines)

    def days(self) -> Iterator[tuple[BoundField, DiaryLine]]:
        """Return the days of each exercise whose dose names days."""
        return ((self[f"days_{line.number}"], line) for line in self.lines if line.planned)

    @property
    def days_differ(self) -> bool:
        """Whether the days of single exercises are said, or typed."""
        return any(field.value() not in (None, "") for field, _ in self.days())

    def clean(self) -> dict[str, Any]:
        """Days are of days that have been, days done of days planned, and a first diary says something."""
        cleaned = super().clean() or {}
        for name in ("days_done", "days_planned", *(f"days_{line.number}" for line in self.lines)):
            if (cleaned.get(name) or 0) > self.possible.days and self._was(name) != cleaned[name]:
                self.add_error(name, self.possible.said)
        if cleaned.get("days_done") is not None and cleaned.get("days_planned") is None:
            if "days_planned" not in self.errors:
                self.add_error("days_planned", "Of how many days? Write the number of days planned.")
        elif not self.errors and self.initial["corrects"] is None and not self._says_something():
            self.add_error("days_done", "Nothing is said yet. Give one answer at least.")
        return cleaned

    def _was(self, name: str) -> object:
        """What was kept before, which a correction may leave as it is."""
        return self.initial.get(name) if self.initial["corrects"] is not None else None

    def _says_something(self) -> bool:
        details = self.details()
        numbers = (details.days_done, details.worst_pain)
        return bool(details.exercises or details.problem) or any(number is not None for number in numbers)

    def details(self) -> DiaryDetails:
        """Return what was said, once the form is valid. Days planned without days done say nothing."""
        said = self.cleaned_data
        exercises = tuple(self._exercise(line) for line in self.lines)
        return DiaryDetails(
            days_done=said["days_done"],
            days_planned=said["days_planned"] if said["days_done"] is not None else None,
            worst_pain=said["worst_pain"],
            problem=said["problem"],
            exercises=tuple(one for one in exercises if one.says_something),
        )

    def _exercise(self, line: DiaryLine) -> ExerciseDiary:
        days = self.cleaned_data[f"days_{line.number}"] if line.planned else None
        return ExerciseDiary(
            number=line.number,
            name=line.name,
            felt=self.cleaned_data[f"felt_{line.number}"],
            days_done=days,
            days_planned=line.planned if days is not None else None,
        )


def _initial(lines: tuple[DiaryLine, ...], known: DiaryDetails | None) -> dict[str, object]:
    """What is known already; before that, the days that the sheet planned until now."""
    planned = max((line.planned or 0 for line in lines), default=0) or None
    if known is None:
        return {"days_planned": planned, **{f"felt_{line.number}": "" for line in lines}}
    said = {one.number: one for one in known.exercises}
    initial: dict[str, object] = {
        "days_done": known.days_done,
        "days_planned": known.days_planned or planned,
        "worst_pain": known.worst_pain,
        "problem": known.problem,
    }
    for line in lines:
        one = said.get(line.number)
        initial |= {f"felt_{line.number}": one.felt if one else "", f"days_{line.number}": one and one.days_done}
    return initial
