"""Forms of the builder, besides the dose."""

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone

from accounts.models import Clinic
from accounts.models.clinic import Paper
from accounts.plain import PlainForm
from prescriptions.actions.routines import RoutineDetails
from prescriptions.actions.saving import Seen
from prescriptions.forms.dates import TypedDateField
from prescriptions.forms.numbers import WholeNumberField
from prescriptions.forms.text import PrintedField
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import Layout
from prescriptions.handouts.document import Paper as DocumentPaper
from prescriptions.handouts.document import PrintSize as DocumentSize
from prescriptions.merging import Prefer
from prescriptions.models import Handout, Language, Others, PrintSize, Routine

MOST_REVISIONS = 10**9
LONGEST_AHEAD = timedelta(days=366)
LAYOUTS = [
    (Layout.CARDS.value, "Full sheet: a card for each exercise"),
    (Layout.LIST.value, "One page: a list, as a reminder for someone who has the full sheet"),
]


class SeenForm(PlainForm):
    """Which state the page showed, sent with what was typed; and what a shown clash is settled with."""

    seen = WholeNumberField(min_value=0, max_value=MOST_REVISIONS)
    settle = forms.RegexField(r"^(mine|theirs):[0-9]{1,9}$", required=False)

    @property
    def revision(self) -> int | None:
        """The revision alone; None where the page does not say."""
        return self.cleaned_data.get("seen") if self.is_valid() else None

    def state(self) -> Seen:
        """Return it; a page that does not say what it showed has seen nothing."""
        if not self.is_valid():
            return Seen(0)
        prefer, _, at = self.cleaned_data["settle"].partition(":")
        return Seen(self.cleaned_data["seen"], Prefer(prefer), int(at or 0))


class StartForm(PlainForm):
    """What a new routine is called."""

    title = PrintedField(
        label="Name of the routine",
        max_length=80,
        required=False,
        help_text="It heads the sheet. Left empty, it is “Exercises”.",
        widget=forms.TextInput(attrs={"class": "w20"}),
    )


class DetailsForm(PlainForm):
    """The routine's own fields. Saved in place, like the doses."""

    title = PrintedField(label="Name of the routine", max_length=80)
    goal = PrintedField(
        label="Goal, in the patient’s words", max_length=160, required=False, help_text="Printed on page 1."
    )
    starts_on = TypedDateField(label="First day", help_text="For example 23 November 2026.")
    weeks = WholeNumberField(
        label="Weeks of diary",
        min_value=1,
        max_value=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w2"}),
        error_messages={"invalid": "Write a whole number of weeks, 1 to 12."},
    )
    review_on = TypedDateField(label="Next visit", required=False, help_text="Leave it empty if there is none yet.")
    review_time = forms.TimeField(
        label="Time of the visit",
        required=False,
        help_text="For example 10:20.",
        input_formats=["%H:%M", "%H.%M", "%I:%M %p", "%I %p", "%I%p"],
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "w4"}),
        error_messages={"invalid": "Write a time like 10:20 or 3:30 pm."},
    )

    def __init__(self, routine: Routine, data: Any = None) -> None:
        initial = {name: getattr(routine, name) for name in self.base_fields}
        super().__init__(data, initial=initial, auto_id="id_details_%s")
        today = timezone.localdate()
        for name in ("starts_on", "review_on"):
            field = self.fields[name]
            if isinstance(field, TypedDateField):
                field.month_first = routine.clinic.locale == "en-US"
                field.latest = today + LONGEST_AHEAD
                field.earliest = min(today, routine.starts_on) - timedelta(days=31)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, review_on = cleaned.get("starts_on"), cleaned.get("review_on")
        if starts_on and review_on and review_on < starts_on:
            self.add_error("review_on", "The next visit must not be before the first day. Change one of the two.")
        if isinstance(cleaned.get("review_time"), time) and review_on is None and "review_on" not in self.errors:
            self.add_error("review_on", "A time needs a day. Write the day of the visit, or clear the time.")
        return cleaned

    def details(self) -> RoutineDetails:
        """Return what was written, once the form is valid."""
        return RoutineDetails(**self.cleaned_data)


class PlaceForm(PlainForm):
    """Where a dragged line was dropped: below another line, or below the heading of a section."""

    item = forms.RegexField(r"^line-[0-9]{1,18}$")
    after = forms.RegexField(r"^(line-[0-9]{1,18}|part-[1-3])$")

    @property
    def item_pk(self) -> int:
        return int(self.cleaned_data["item"].partition("-")[2])

    @property
    def place(self) -> tuple[str, int]:
        """Return `("line", pk)` or `("part", section)`."""
        kind, _, number = self.cleaned_data["after"].partition("-")
        return kind, int(number)


class NoteForm(PlainForm):
    """A note that is printed with a line."""

    note = PrintedField(label="Note on the sheet", max_length=200, required=False, help_text="Printed on the card.")


class IssueForm(PlainForm):
    """How the sheet is printed, and the state of the routine that was looked at."""

    print_size = forms.ChoiceField(label="Print size", choices=PrintSize.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label="Language of the sheet", choices=Language.choices)
    beside = forms.ChoiceField(
        label="Second language beside it",
        choices=[("", "None"), *Language.choices],
        required=False,
        help_text="Each line in both languages, in standard print. You both point at the same line.",
    )
    paper = forms.ChoiceField(label="Paper", choices=Paper.choices)
    black_and_white = forms.BooleanField(
        label="Black and white", required=False, help_text="For printers without colour."
    )
    layout = forms.ChoiceField(
        label="Kind of sheet", choices=LAYOUTS, required=False, initial=Layout.CARDS, widget=forms.RadioSelect
    )
    no_glance = forms.BooleanField(
        label="Leave out the plan at a glance",
        required=False,
        help_text="Of the full sheet. The list is such a plan itself.",
    )
    no_diary = forms.BooleanField(label="Leave out the diary", required=False)
    others = forms.ChoiceField(
        label="What becomes of the live sheet that the patient has",
        choices=Others.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, routine: Routine, clinic: Clinic, data: Any = None, live: Sequence[Handout] = ()) -> None:
        size = routine.patient.print_size if routine.patient else PrintSize.STANDARD
        language = routine.patient.language if routine.patient else clinic.locale.partition("-")[0]
        initial = {
            "print_size": size,
            "language": language,
            "paper": clinic.paper,
            "revision": routine.revision,
            "others": routine.others,
        }
        super().__init__(data, initial=initial)
        self.routine = routine
        self.live = live
        if not live:
            del self.fields["others"]
        self.helper = FormHelper()
        self.helper.form_tag = False

    def options(self) -> Options:
        """Return what was chosen; what was not, or not well, is as the patient and the clinic have it."""
        return Options(
            print_size=DocumentSize(self._choice("print_size", PrintSize.values)),
            paper=DocumentPaper(self._choice("paper", Paper.values)),
            language=self._choice("language", Language.values),
            beside=self._beside(),
            black_and_white=self._ticked("black_and_white"),
            layout=Layout(self._choice("layout", list(Layout))),
            glance=not self._ticked("no_glance"),
            diary=not self._ticked("no_diary"),
        )

    def must_say_of_others(self) -> None:
        """Ask what becomes of the live sheets beside this one, which looking at it does not need."""
        if self.live:
            self.fields["others"].required = True
            self.fields["others"].error_messages["required"] = "Choose one, then issue."

    def said_of_others(self) -> Others | None:
        """Return what was chosen, once the form is valid."""
        return Others(self.cleaned_data["others"]) if self.live else None

    def _ticked(self, name: str) -> bool:
        return bool(self.is_bound and self[name].data)

    def _beside(self) -> str:
        value = str(self["beside"].value() or "")
        return value if value in Language.values else ""

    def _choice(self, name: str, known: list[str]) -> str:
        value = self[name].value()
        return str(value if value in known else self.get_initial_for_field(self.fields[name], name))

    def chosen(self) -> dict[str, str]:
        """Return the choices as an address carries them."""
        options = self.options()
        plain = {
            "print_size": options.print_size.value,
            "language": options.language,
            "paper": options.paper.value,
            "layout": options.layout.value,
        }
        beside = {"beside": options.beside} if options.beside else {}
        ticked = {name: "on" for name in ("black_and_white", "no_glance", "no_diary") if self._ticked(name)}
        return plain | beside | ticked
