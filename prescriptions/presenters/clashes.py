"""What came of what was typed on a page that others may have overtaken."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from django.forms import BoundField, CheckboxSelectMultiple, Form

from accounts.models import User
from exercises.dose_form import DAYS, SIDES, TEMPI, DoseForm
from prescriptions.actions.saving import Clash, Clashing, Overtaken
from prescriptions.actions.steps import told
from prescriptions.dates import words_of
from prescriptions.forms.routines import DetailsForm, NoteForm, SeenForm
from prescriptions.models import Routine
from prescriptions.presenters.remarks import Remark

LABELS: Final[Mapping[str, str]] = {**dict(SIDES), **dict(TEMPI[1:]), **dict(DAYS[1:])}


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A field that another person changed meanwhile: the id of its control, what was sent, what it holds now."""

    control: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Typed(ABC):
    """What was typed with the state that the page showed: saved, alone or put together with others', or not."""

    seen: SeenForm
    is_saved: bool = False
    merged: Overtaken = ()
    clash: Clash | None = None

    @property
    @abstractmethod
    def forms(self) -> Sequence[Form]:
        """The forms in which it was typed."""

    @property
    def bad_form(self) -> Form:
        """The form whose errors are told first."""
        return next((form for form in self.forms if form.errors), self.forms[0])


@dataclass(frozen=True, kw_only=True)
class TypedLine(Typed):
    """What was typed into one line."""

    item_pk: int
    dose: DoseForm | None
    note: NoteForm

    @property
    def forms(self) -> Sequence[Form]:
        return [form for form in (self.dose, self.note) if form is not None]


@dataclass(frozen=True, kw_only=True)
class TypedDetails(Typed):
    """What was typed into the routine's own fields."""

    form: DetailsForm

    @property
    def forms(self) -> Sequence[Form]:
        return [self.form]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of what was typed, if anything was, for the person `reader`.

    `stored` is what the fields hold now, by name; `revision` the state that they show.
    """

    typed: Typed | None
    reader: User
    stored: Mapping[str, object]
    revision: int

    @property
    def is_saved(self) -> bool:
        return self.typed is None or self.typed.is_saved

    @property
    def seen(self) -> object:
        """The revision that was read before it was typed."""
        return self.revision if self.typed is None or self.typed.is_saved else self.typed.seen["seen"].value()

    @property
    def problems(self) -> list[Remark]:
        """What cannot be saved, field by field."""
        return [
            Remark(field.id_for_label or f"{field.auto_id}_0", str(field.label), " ".join(map(str, field.errors)))
            for form in (self.typed.forms if self.typed else ())
            for field in form
            if field.errors
        ]

    @property
    def clash(self) -> Clash | None:
        return self.typed.clash if self.typed else None

    @property
    def clashing(self) -> list[Remark]:
        """Each field that both wrote, with both versions."""
        return [self._clashing(one) for one in self.clash.clashing] if self.clash else []

    def _clashing(self, one: Clashing) -> Remark:
        name = DoseForm.places.get(one.name, one.name)
        field = next(form[name] for form in (self.typed.forms if self.typed else ()) if name in form.fields)
        theirs = told(one.step, self.reader, f"wrote {_said(one.theirs)}")
        label = str(field.label).partition(",")[0]
        return Remark(field.id_for_label, label, f"you typed {_said(one.mine)}. {theirs}")

    @property
    def merged(self) -> str:
        """Who wrote here too, if that was put together and is not the very same."""
        if self.typed is None or not self.rewritten or self.typed.seen.state().prefer:
            return ""
        return f"{told(self.typed.merged[-1], self.reader, 'wrote here too')} Both are kept."

    @property
    def rewritten(self) -> list[Rewritten]:
        """The fields that hold something else than was sent."""
        if self.typed is None or not self.typed.merged:
            return []
        fields = [field for form in self.typed.forms for field in form if field.name in self.stored]
        return [one for field in fields for one in _rewritten(field, self.stored[field.name]) if one.was != one.now]


@dataclass(frozen=True, slots=True)
class DetailsPresenter:
    """The routine's own fields in their form."""

    routine: Routine
    reader: User
    typed: TypedDetails | None = None

    @property
    def form(self) -> DetailsForm:
        return self.typed.form if self.typed else DetailsForm(self.routine)

    @property
    def attempt(self) -> Attempt:
        """What came of what was typed."""
        stored = {name: getattr(self.routine, name) for name in DetailsForm.base_fields}
        return Attempt(self.typed, self.reader, stored, self.routine.revision)


def _rewritten(field: BoundField, now: object) -> list[Rewritten]:
    sent = field.value()
    if isinstance(field.field.widget, CheckboxSelectMultiple):
        values = [str(tick.data["value"]) for tick in field]
        return [
            Rewritten(f"{field.auto_id}_{place}", _tick(value in (sent or [])), _tick(value in _listed(now)))
            for place, value in enumerate(values)
        ]
    return [Rewritten(field.id_for_label, str(sent or ""), str(field.field.prepare_value(now) or ""))]


def _tick(on: bool) -> str:
    return "on" if on else ""


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _said(value: object) -> str:
    """One field, of a dose as it is stored or of the details, in the words of its control."""
    match value:
        case None | "":
            return "nothing"
        case int():
            return str(value)
        case [int(low), int(high)]:
            return f"{low} to {high}"
        case [*days]:
            return " and ".join(str(day).capitalize() for day in days)
        case {"band": colour}:
            return f"{colour} band"
        case {"weight": amount, "unit": unit}:
            return f"{amount} {unit}"
        case {"body_weight": _}:
            return "body weight"
        case {"a_week": 1}:
            return "1 day a week"
        case {"a_week": number}:
            return f"{number} days a week"
        case date():
            return words_of(value)
        case time():
            return f"{value:%H:%M}"
        case str() if value not in LABELS:
            return f"“{value}”"
    return LABELS.get(str(value), str(value))
