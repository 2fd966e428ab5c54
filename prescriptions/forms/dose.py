"""The dose form of one line: it offers only the sides that the exercise has."""

from typing import Any, Final

from django import forms

from exercises.dosage import Dose
from exercises.dose_form import SIDES, DoseForm
from exercises.models import ExerciseVersion, SideBehaviour
from prescriptions.actions.usual_doses import ALLOWED

PAIRS: Final = ("repetitions_from", "repetitions_to", "minutes_from", "minutes_to")


def dose_form(version: ExerciseVersion, prefix: str, data: Any = None, *, initial: Dose | None = None) -> DoseForm:
    """Return the form for a line with this exercise."""
    form = DoseForm(data, initial=initial, prefix=prefix)
    side = form.fields["side"]
    if isinstance(side, forms.ChoiceField):
        allowed = ALLOWED[SideBehaviour(version.side)]
        side.choices = [(value, label) for value, label in SIDES if value in allowed]
    for name in PAIRS:
        form.fields[name].widget.attrs["aria-label"] = form.fields[name].label  # their legend names the pair
    form.fields["weight"].widget.attrs["placeholder"] = " "  # by which the style knows that it is empty
    return form
