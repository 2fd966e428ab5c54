"""Every component of the site in every state, for those who build it."""

from crispy_forms.helper import FormHelper
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.plain import PlainForm
from config.gallery_examples import examples


class ExampleForm(PlainForm):
    """One field of each kind."""

    name = forms.CharField(label="Full name", max_length=40, help_text="As the patient says it.")
    number = forms.CharField(label="Clinic number", max_length=10, required=False)
    minutes = forms.IntegerField(label="Minutes a day", min_value=1, max_value=240)
    born = forms.DateField(label="Date of birth", help_text="For example 14 March 1955.")
    size = forms.ChoiceField(
        label="Print size", choices=[("s", "Standard"), ("l", "Large")], widget=forms.RadioSelect
    )
    region = forms.ChoiceField(label="Region", choices=[("", "Choose one"), ("b", "Low back")])
    needs = forms.MultipleChoiceField(
        label="Precautions",
        required=False,
        choices=[("o", "Osteoporosis"), ("k", "Knee replaced")],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label="Shown, and the patient showed it back")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea, max_length=200)

    helper = FormHelper()


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components."""
    bad = ExampleForm({"name": "", "minutes": "300", "born": "31 February", "note": "<b>bold</b>"})
    bad.is_valid()
    return render(
        request, "gallery.html", {"form": ExampleForm(prefix="blank"), "bad_form": bad, "examples": examples()}
    )
