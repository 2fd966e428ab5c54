"""What is asked about an exercise: every field with its label, hint and length, and the order of the page.

Lengths are those of the columns.
"""

from typing import Any, Final

from crispy_forms.bootstrap import InlineCheckboxes
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, LayoutObject
from django import forms
from django.template.loader import render_to_string

from exercises.dosage import LIMBS
from exercises.dose_form import CHOOSE, DoseForm
from exercises.fields import LineField, LinesField
from exercises.forms.clinician import FAULTS, RANGES, ClinicianFields
from exercises.models import Level, SideBehaviour

DO_NOTS: Final = tuple((f"do_not_say_{number}", f"do_not_why_{number}") for number in (1, 2, 3))


class DoseFields(LayoutObject):  # type: ignore[misc]  # crispy forms has no types
    """The fields of a dose, side by side as in the builder."""

    fields: Final[list[str]] = list(DoseForm.base_fields)

    def render(self, form: DoseForm, context: Any, **kwargs: Any) -> str:
        form.rendered_fields.update(self.fields)  # type: ignore[attr-defined]  # crispy puts it on the form
        return render_to_string("exercises/_dose.html", {"form": form, "legend": "Usual dose"})


def _codes(label: str, hint: str, *, required: bool = True) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one.", "invalid_choice": "Choose from the list."},
    )


def _rows(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


class TypicalFields(LayoutObject):  # type: ignore[misc]  # crispy forms has no types
    """The typical ranges, side by side below the dose."""

    fields: Final[list[str]] = list(RANGES)

    def render(self, form: ClinicianFields, context: Any, **kwargs: Any) -> str:
        form.rendered_fields.update(self.fields)  # type: ignore[attr-defined]  # crispy puts it on the form
        return render_to_string("exercises/_typical.html", {"fields": [form[name] for name in self.fields]})


class ExerciseFields(ClinicianFields):
    """The questions, after those of the dose and those for the clinician alone."""

    name = LineField(label="Name", max_length=60, help_text="What a patient would call it.")
    other_names = LinesField(
        label="Other names",
        least=0,
        most=6,
        longest=60,
        help_text="Names by which colleagues may search. One a line.",
        widget=_rows(2),
    )
    purpose = LineField(label="Why it helps", max_length=160, help_text="One line, to the patient.")
    pictures_of = forms.ChoiceField(
        label="Pictures of",
        help_text="The start and the end picture, with their words, are taken from this exercise.",
        required=False,
        error_messages=CHOOSE,
    )
    start = LineField(
        label="Start position",
        max_length=240,
        help_text="How to get into it, in one or two sentences.",
        widget=_rows(2),
    )
    steps = LinesField(
        label="Steps",
        least=2,
        most=7,
        longest=160,
        help_text="One step a line, 2 to 7. One action a step, at most 20 words. Open with a verb.",
        widget=_rows(7),
    )
    feel = LineField(label="You should feel", max_length=160, help_text="For example: Your tummy muscles work.")
    do = LinesField(
        label="Do", least=1, most=3, longest=160, help_text="What to mind, 1 to 3 lines.", widget=_rows(3)
    )
    do_not_say_1 = LineField(label="Do not", max_length=160, help_text="For example: Do not hold your breath.")
    do_not_why_1 = LineField(label="Why not", max_length=160, help_text="The reason, to the patient.")
    do_not_say_2 = LineField(label="Second do not", max_length=160, required=False)
    do_not_why_2 = LineField(label="Why not (second)", max_length=160, required=False)
    do_not_say_3 = LineField(label="Third do not", max_length=160, required=False)
    do_not_why_3 = LineField(label="Why not (third)", max_length=160, required=False)
    breathing = LineField(label="Breathing", max_length=160, help_text="When to breathe in, when out.")
    easier = LineField(label="To make it easier", max_length=160, help_text="What to change, in the patient’s words.")
    harder = LineField(label="To make it harder", max_length=160, help_text="What to change, in the patient’s words.")
    progress_when = LineField(
        label="Go on when",
        max_length=200,
        help_text="When the patient is ready for more, with a number and a pain limit.",
    )
    easier_exercise = forms.ChoiceField(
        label="Easier exercise", required=False, help_text="The next rung down.", error_messages=CHOOSE
    )
    harder_exercise = forms.ChoiceField(
        label="Harder exercise", required=False, help_text="The next rung up.", error_messages=CHOOSE
    )
    action = LineField(
        label="What they do, in a word or two",
        max_length=60,
        help_text="Opens the dose sentence: “Lift” gives “Lift 10 to 15 times”.",
    )
    hold_words = LineField(
        label="What they do while they hold",
        max_length=60,
        initial="Hold",
        help_text="“Stay up” gives “Stay up for 3 seconds”.",
    )
    limb = forms.ChoiceField(
        label="What has sides",
        required=False,
        choices=[("", "Nothing"), *((limb, limb.capitalize()) for limb in LIMBS)],
        help_text="“Leg” gives “Right leg only.”",
        error_messages=CHOOSE,
    )
    count_noun = LineField(
        label="What is counted",
        max_length=40,
        required=False,
        help_text="Leave it empty for times, or write one and many: step/steps.",
    )
    sides = forms.ChoiceField(
        label="Sides",
        choices=SideBehaviour.choices,
        help_text="Which doses the exercise allows.",
        error_messages=CHOOSE,
    )
    seconds_per_repetition = forms.IntegerField(
        label="Seconds a repetition",
        min_value=1,
        max_value=60,
        help_text="The movement alone, without a hold: 1 to 60.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w4"}),
        error_messages={
            "invalid": "Type a whole number of seconds, 1 to 60.",
            "min_value": "Type 1 second or more.",
            "max_value": "Type 60 seconds or fewer.",
        },
    )
    regions = _codes("Region", "What it is for.")
    muscles = _codes("Works", "Muscles that work or are stretched.")
    positions = _codes("Position", "Every position that the patient takes.")
    equipment = _codes("Equipment", "Leave all off if nothing is needed.", required=False)
    type = forms.ChoiceField(label="Type", help_text="What it trains.", error_messages=CHOOSE)
    level = forms.ChoiceField(
        label="Level", choices=Level.choices, help_text="Beside the other exercises here.", error_messages=CHOOSE
    )
    tags = _codes("It asks the body to", "The safety rules read these. Tick each that applies.", required=False)
    tags_judged = forms.BooleanField(
        label="Each safety tag was judged, yes or no", required=False, help_text="Needed before it is published."
    )
    source_claim = LineField(
        label="What is claimed",
        max_length=300,
        help_text="Say how sure it is. Never promise a cure.",
        widget=_rows(2),
    )
    source_citation = LineField(
        label="Source", max_length=300, help_text="Where the claim comes from.", widget=_rows(2)
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


def layout_helper() -> FormHelper:
    """Lay the questions out under headings, as they are worked through."""
    helper = FormHelper()
    helper.form_tag = False
    do_not = [name for pair in DO_NOTS for name in pair]
    helper.layout = Layout(
        Fieldset("What it is", "seen", "name", "other_names", "purpose", "pictures_of"),
        Fieldset("What the patient does", "start", "steps", "feel", "do", *do_not, "breathing"),
        Fieldset("How much", DoseFields(), TypicalFields(), "action", "hold_words", "count_noun", "sides", "limb"),
        Fieldset("Easier and harder", "easier", "easier_exercise", "harder", "harder_exercise", "progress_when"),
        Fieldset(
            "How it is found",
            *(InlineCheckboxes(name) for name in ("regions", "muscles", "positions", "equipment")),
            *("type", "level", "seconds_per_repetition"),
        ),
        Fieldset("Safety", "tags", "tags_judged"),
        Fieldset("For the clinician, never printed", *(name for pair in FAULTS for name in pair)),
        Fieldset("Source", "source_claim", "source_citation"),
    )
    return helper
