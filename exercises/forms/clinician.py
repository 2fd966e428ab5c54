"""What is asked for the clinician alone: the typical range of doses, and the faults that one sees. Never printed."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from exercises.dosage import Dose, DoseErrors, Span, TypicalDose, outside_own, span_from_text, span_text
from exercises.dose_form import DoseForm
from exercises.fields import LineField

# The range of `TypicalDose` behind each field, with its label.
RANGES: Final = {
    "typical_sets": ("sets", "Sets"),
    "typical_repetitions": ("repetitions", "Repetitions"),
    "typical_hold_seconds": ("hold_seconds", "Hold, seconds"),
    "typical_minutes": ("minutes", "Minutes"),
    "typical_times_a_day": ("times_a_day", "Times a day"),
    "typical_days_a_week": ("days_a_week", "Days a week"),
}
AMOUNTS: Final = ("typical_repetitions", "typical_hold_seconds", "typical_minutes")
FAULTS: Final = tuple((f"fault_{number}", f"cue_{number}") for number in (1, 2, 3))


class SpanField(forms.CharField):
    """A range as one types it, "2" or "2 to 3"; `clean` gives a `Span`, or None for nothing."""

    def __init__(self, bound: str, label: str) -> None:
        self.bound = bound
        widget = forms.TextInput(attrs={"class": "w4", "autocomplete": "off"})
        super().__init__(label=label, required=False, widget=widget)

    def prepare_value(self, value: Any) -> Any:
        return span_text(value) if isinstance(value, Span) else value

    def clean(self, value: Any) -> Span | None:
        text = super().clean(value)
        try:
            return span_from_text(self.bound, text) if text else None
        except DoseErrors as refused:
            raise ValidationError(list(refused.errors.values())) from refused


class ClinicianFields(DoseForm):
    """The questions, after those of the dose. All of them may be left empty."""

    typical_sets = SpanField("sets", "Sets")
    typical_repetitions = SpanField("repetitions", "Repetitions")
    typical_hold_seconds = SpanField("hold_seconds", "Hold, seconds")
    typical_minutes = SpanField("minutes", "Minutes")
    typical_times_a_day = SpanField("times_a_day", "Times a day")
    typical_days_a_week = SpanField("days", "Days a week")

    fault_1 = LineField(
        label="Common fault", max_length=120, required=False, help_text="What one sees most: The hips roll back."
    )
    cue_1 = LineField(
        label="Cue that mends it",
        max_length=120,
        required=False,
        help_text="Short words, or where to put your hand: Hand on the hip bone, keep it still.",
    )
    fault_2 = LineField(label="Second fault", max_length=120, required=False)
    cue_2 = LineField(label="Its cue", max_length=120, required=False)
    fault_3 = LineField(label="Third fault", max_length=120, required=False)
    cue_3 = LineField(label="Its cue (third)", max_length=120, required=False)

    def clean_typical(self, dose: Dose | None) -> TypicalDose | None:
        """The range that was typed, or None after saying at its field what is missing or does not hold `dose`."""
        typed = {name: self.cleaned_data.get(name) for name in RANGES}
        if any(name in self.errors for name in RANGES) or not any(typed.values()):
            return None
        missing = [name for name in RANGES if name not in AMOUNTS and typed[name] is None]
        if not any(typed[name] for name in AMOUNTS):
            missing.append(AMOUNTS[0])
        for name in missing:
            self.add_error(name, "Type this range too, or clear all of them.")
        if missing:
            return None
        typical = TypicalDose(**{RANGES[name][0]: span for name, span in typed.items()})  # type: ignore[arg-type]  # none is missing
        for finding in outside_own(dose, typical) if dose else ():
            place = "typical_days_a_week" if finding.field == "days" else f"typical_{finding.field}"
            self.add_error(place, f"The usual dose is outside: {finding.message} Change one of the two.")
        return typical


def typed_of_typical(typical: TypicalDose | None) -> dict[str, str]:
    """What a person would type for `typical`."""
    spans = {name: getattr(typical, key) if typical else None for name, (key, _) in RANGES.items()}
    return {name: span_text(span) if span else "" for name, span in spans.items()}
