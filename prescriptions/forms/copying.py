"""Which lines of another patient's routine are taken over."""

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.plain import PlainForm
from exercises.dosage import Phrase, glance
from prescriptions.actions.copying import dose_to_copy, is_offered
from prescriptions.models import Routine, RoutineItem


class CopyForm(PlainForm):
    """The lines that can be taken over; those that the routine has not yet are ticked."""

    lines = forms.MultipleChoiceField(
        label="Lines to copy",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick at least one line.",
            "invalid_choice": "A ticked line was removed meanwhile. Look at the list, then tick again.",
        },
    )

    def __init__(self, source: Routine, routine: Routine, data: Any = None) -> None:
        items = source.items.kept().select_related("version__exercise__current", "advice")
        offered = [item for item in items if is_offered(item)]
        super().__init__(data, initial={"lines": _not_yet(offered, routine)})
        self.left_out = [item.name for item in items if not is_offered(item)]
        self.fields["lines"].choices = [(str(item.pk), _said(item)) for item in offered]  # type: ignore[attr-defined]  # a MultipleChoiceField
        self.routine = routine

    @property
    def chosen(self) -> list[int]:
        """The keys of the ticked lines, once the form is valid."""
        return [int(key) for key in self.cleaned_data["lines"]]


def _not_yet(items: Sequence[RoutineItem], routine: Routine) -> list[str]:
    """The keys of the lines of which the routine holds neither exercise nor advice."""
    held = set(routine.items.kept().values_list("version__exercise", "advice"))
    return [str(item.pk) for item in items if (_exercise(item), item.advice_id) not in held]


def _exercise(item: RoutineItem) -> int | None:
    return item.version.exercise_id if item.version else None


def _said(item: RoutineItem) -> str:
    """The line as it would be copied: `Bridge. Lift 10 times. Do that 3 times in all.`"""
    version, dose = dose_to_copy(item)
    return f"{version.name}. {glance(dose, Phrase(**version.phrase))}" if version and dose else item.name
