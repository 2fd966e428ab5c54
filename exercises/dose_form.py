"""The form in which a dose is typed, in the library and in the builder.

`DoseForm(data, initial=dose, prefix="line-7")`; after `is_valid()` the dose is `form.dose`. Every error stands at
its field, says the bound and what to do; what was typed stays. Drawn by `exercises/_dose.html` with `form`.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, TypeVar

from django import forms

from accounts.plain import PlainForm
from exercises.dosage import (
    Band,
    BandColour,
    BodyWeight,
    Days,
    DaysAWeek,
    Dose,
    DoseErrors,
    EveryDay,
    EveryOtherDay,
    Load,
    Side,
    Span,
    Tempo,
    Weekday,
    Weekdays,
    Weight,
    WeightUnit,
    number_from_text,
    span_from_text,
)

T = TypeVar("T")

SIDES: Final = (
    (Side.NONE, "No sides"),
    (Side.EACH, "Each side"),
    (Side.ALTERNATE, "Sides in turn"),
    (Side.RIGHT, "Right only"),
    (Side.LEFT, "Left only"),
)
TEMPI: Final = (("", "Not said"), (Tempo.SLOW, "Slow"), (Tempo.STEADY, "Steady"), (Tempo.QUICK, "Quick"))
LOADS: Final = (
    ("", "Not said"),
    ("body", "Body weight"),
    ("Band", tuple((f"band-{colour}", f"{colour.capitalize()} band") for colour in BandColour)),
    ("Weight", tuple((unit.value, f"Weight in {unit}") for unit in WeightUnit)),
)
DAYS: Final = (
    ("", "Not said"),
    ("every-day", "Every day"),
    ("every-other-day", "Every other day"),
    *((str(number), f"{number} day{'s' if number > 1 else ''} a week") for number in range(1, 7)),
    ("named", "On named days"),
)
WEEKDAYS: Final = tuple((day.value, day.capitalize()) for day in Weekday)
PLAIN_DECIMAL: Final = re.compile(r"[0-9]{1,4}(\.[0-9]{1,2})?")
CHOOSE: Final = {"required": "Choose one.", "invalid_choice": "Choose one from the list."}


def _number(label: str, *, size: str = "w2", keys: str = "numeric") -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": keys, "class": size})
    return forms.CharField(label=label, required=False, widget=widget)


class DoseParts(PlainForm):
    """What the dose of any exercise may say, whatever else it holds. Each part is read, or refused at its field."""

    sets = _number("Sets")
    rest_seconds = _number("Rest, seconds")
    times_a_day = _number("Times a day")
    days = forms.ChoiceField(label="Days", choices=DAYS, required=False, error_messages=CHOOSE)
    weekdays = forms.MultipleChoiceField(
        label="Named days",
        choices=WEEKDAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose days from the list."},
    )

    def _typed(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))

    def _read(self, name: str, read: Callable[[], T]) -> T | None:
        """What `read` gives, or None after its refusal was put at the field `name`."""
        try:
            return read()
        except DoseErrors as problems:
            self.add_error(name, list(problems.errors.values()))
        return None

    def _number(self, name: str, *, needed: bool = False) -> int | None:
        text = self._typed(name)
        if name in self.errors or not (text or needed):
            return None
        return self._read(name, lambda: number_from_text(name, text))

    def _days(self) -> Days | None:
        kind, named = self._typed("days"), self.cleaned_data.get("weekdays", [])
        if kind == "named":
            return self._read("weekdays", lambda: Weekdays(Weekday(day) for day in named))
        if named:
            self.add_error("weekdays", "Days are ticked. Choose “On named days” as days, or clear the ticks.")
        if kind.isdigit():
            return DaysAWeek(int(kind))
        if kind == "every-day":
            return EveryDay()
        return EveryOtherDay() if kind == "every-other-day" else None


class DoseForm(DoseParts):
    """Asks for one dose. `dose` is there once the form is valid."""

    # Which field of the form shows an error that the dose itself reports.
    places: Final = {"repetitions": "repetitions_from", "minutes": "minutes_from"}
    field_order = (
        *("sets", "repetitions_from", "repetitions_to", "hold_seconds", "minutes_from", "minutes_to", "rest_seconds"),
        *("side", "tempo", "load", "weight", "times_a_day", "days", "weekdays"),
    )

    repetitions_from = _number("Repetitions, from")
    repetitions_to = _number("Repetitions, to")
    hold_seconds = _number("Hold, seconds")
    minutes_from = _number("Minutes, from")
    minutes_to = _number("Minutes, to")
    side = forms.ChoiceField(label="Side", choices=SIDES, error_messages=CHOOSE)
    tempo = forms.ChoiceField(label="Pace", choices=TEMPI, required=False, error_messages=CHOOSE)
    load = forms.ChoiceField(label="Load", choices=LOADS, required=False, error_messages=CHOOSE)
    weight = _number("Weight", size="w4", keys="decimal")

    def __init__(self, data: Any = None, *, initial: Dose | None = None, prefix: str = "", **kwargs: Any) -> None:
        shown = typed_of(initial) if initial else {"sets": "1", "side": Side.NONE.value}
        super().__init__(data, initial=shown, prefix=prefix or None, **kwargs)
        self._dose: Dose | None = None

    @property
    def dose(self) -> Dose:
        """The dose that was typed. Raises ValueError while the form is not valid."""
        if self._dose is None:
            raise ValueError("There is no dose: ask is_valid() first.")
        return self._dose

    @property
    def possible_dose(self) -> Dose | None:
        """The dose that was typed, or None while it is not one; for a preview."""
        return self._dose

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given: dict[str, Any] = {
            "sets": self._number("sets", needed=True),
            "repetitions": self._span("repetitions"),
            "hold_seconds": self._number("hold_seconds"),
            "minutes": self._span("minutes"),
            "side": Side(self._typed("side") or Side.NONE),
            "rest_seconds": self._number("rest_seconds"),
            "tempo": Tempo(self._typed("tempo")) if self._typed("tempo") else None,
            "load": self._load(),
            "times_a_day": self._number("times_a_day"),
            "days": self._days(),
        }
        if not any(name in self.errors for name in DoseForm.base_fields):
            self._dose = self._whole(given)
        return cleaned

    def _whole(self, given: dict[str, Any]) -> Dose | None:
        """The dose of parts that are each right, or None after saying where they do not fit together."""
        try:
            return Dose(**given)
        except DoseErrors as problems:
            for name, message in problems.errors.items():
                self.add_error(self.places.get(name, name), message)
        return None

    def _span(self, name: str) -> Span | None:
        low, high = self._typed(f"{name}_from"), self._typed(f"{name}_to")
        if not low and not high:
            return None
        if not high:
            return self._read(f"{name}_from", lambda: span_from_text(name, low))
        if not low:
            self.add_error(f"{name}_from", "Type the lower number too, or clear the higher one.")
            return None
        first = self._read(f"{name}_from", lambda: number_from_text(name, low))
        last = self._read(f"{name}_to", lambda: number_from_text(name, high))
        if first is None or last is None:
            return None
        return self._read(f"{name}_to", lambda: Span(first, last))

    def _load(self) -> Load | None:
        kind, weight = self._typed("load"), self._typed("weight")
        if kind in list(WeightUnit):
            return self._read("weight", lambda: Weight(self._amount(weight), WeightUnit(kind)))
        if weight:
            self.add_error("weight", "A weight needs its unit. Choose weight in kg or lb as load, or clear it.")
        if kind.startswith("band-"):
            return Band(BandColour(kind.removeprefix("band-")))
        return BodyWeight() if kind == "body" else None

    @staticmethod
    def _amount(text: str) -> Decimal:
        if not PLAIN_DECIMAL.fullmatch(text):
            raise DoseErrors({"weight": "Type the weight as a number, such as 2.5. It has at most two decimals."})
        return Decimal(text)


def typed_of(dose: Dose) -> dict[str, Any]:
    """What a person would type for `dose`: the initial values of a `DoseForm`."""
    weight = dose.load.amount if isinstance(dose.load, Weight) else None
    return {
        "sets": str(dose.sets),
        **_ends("repetitions", dose.repetitions),
        "hold_seconds": _text(dose.hold_seconds),
        **_ends("minutes", dose.minutes),
        "side": dose.side.value,
        "rest_seconds": _text(dose.rest_seconds),
        "tempo": dose.tempo.value if dose.tempo else "",
        "load": _load_kind(dose.load),
        "weight": "" if weight is None else f"{weight:f}",
        "times_a_day": _text(dose.times_a_day),
        "days": _days_kind(dose.days),
        "weekdays": [day.value for day in dose.days.days] if isinstance(dose.days, Weekdays) else [],
    }


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _ends(name: str, span: Span | None) -> dict[str, str]:
    low = _text(span.low if span else None)
    return {f"{name}_from": low, f"{name}_to": "" if span is None or span.is_exact else str(span.high)}


def _load_kind(load: Load | None) -> str:
    match load:
        case Band(colour):
            return f"band-{colour}"
        case Weight(_, unit):
            return unit.value
        case BodyWeight():
            return "body"
        case None:
            return ""


def _days_kind(days: Days | None) -> str:
    match days:
        case EveryDay():
            return "every-day"
        case EveryOtherDay():
            return "every-other-day"
        case DaysAWeek(number):
            return str(number)
        case Weekdays():
            return "named"
        case None:
            return ""
