"""One change of dose for several lines."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms

from exercises.dose_form import DoseParts
from prescriptions.actions.doses import Misfits
from prescriptions.forms.routines import SeenForm
from prescriptions.models import RoutineItem

TICK: Final = "Tick the exercises that are to change, or all of them."


class BulkDoseForm(DoseParts):
    """What is typed goes into the dose of each ticked line; what is left empty stays as each line has it."""

    every = forms.BooleanField(label="All exercises", required=False)
    lines = forms.MultipleChoiceField(
        label="Or only these",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "A ticked line was removed meanwhile. Look at the list, then tick again."},
    )

    def __init__(self, items: Iterable[RoutineItem], data: Any = None) -> None:
        super().__init__(data, auto_id="id_bulk_%s")
        names = [(str(item.pk), item.name) for item in items if item.version]
        self.fields["days"].widget.choices = [("", "As it is"), *self.fields["days"].choices[1:]]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["lines"].choices = names  # type: ignore[attr-defined]  # a MultipleChoiceField
        self.parts: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = {
            "sets": self._number("sets"),
            "rest_seconds": self._number("rest_seconds"),
            "times_a_day": self._number("times_a_day"),
            "days": self._days(),
        }
        self.parts = {name: value for name, value in given.items() if value is not None}
        if "lines" not in self.errors and not self._chosen:
            self.add_error("every", TICK)
        if not self.errors and not self.parts:
            self.add_error("sets", "Nothing is typed yet. Fill in what is to change.")
        return cleaned

    @property
    def _chosen(self) -> list[str]:
        """The keys of the ticked lines."""
        known = [key for key, _ in self.fields["lines"].choices]  # type: ignore[attr-defined]  # as above
        return known if self.cleaned_data.get("every") else self.cleaned_data.get("lines", [])

    @property
    def seen(self) -> dict[int, int | None]:
        """Each ticked line with the revision of it that the page showed."""
        return {int(key): SeenForm(self.data, prefix=f"line-{key}").revision for key in self._chosen}

    @property
    def said(self) -> str:
        """What was changed, for the ear and the eye."""
        labels = " and ".join(str(self.fields[name].label).partition(",")[0].lower() for name in self.parts)
        lines = "1 line" if len(self._chosen) == 1 else f"{len(self._chosen)} lines"
        return f"Changed {labels} on {lines}."

    def add_misfits(self, misfits: Misfits) -> None:
        """Name each line that the change does not fit, at the field that does not fit it."""
        for item, errors in misfits:
            for name, message in errors.items():
                self.add_error(name if name in self.fields else "sets", f"{item.name}: {message}")
