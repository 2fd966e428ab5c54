"""Every form speaks as the house does: each refusal says what to do, and nothing that is typed is cut."""

from collections.abc import Iterator

import pytest
from django import forms
from django.core.validators import BaseValidator

import accounts.urls
import config.gallery
import exercises.urls
import prescriptions.urls
from accounts.plain import PlainForm, speak_plainly

LOADED = (accounts.urls, exercises.urls, prescriptions.urls, config.gallery)  # with every view and its forms
OURS = ("accounts.", "config.", "exercises.", "prescriptions.")


def below(form: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for one in form.__subclasses__():
        yield one
        yield from below(one)


FORMS = sorted((one for one in below(PlainForm) if one.__module__.startswith(OURS)), key=lambda one: one.__qualname__)


def unspoken(field: forms.Field) -> list[str]:
    """The codes of the refusals for which a field has no words but Django's."""
    theirs = {
        str(said)
        for one in type(field).__mro__
        if one.__module__.startswith("django.")
        for said in vars(one).get("default_error_messages", {}).values()
    }
    codes = [code for code, said in field.error_messages.items() if str(said) in theirs]
    validators = [one.code for one in field.validators if isinstance(one, BaseValidator) and one.code]
    return codes + [code for code in validators if code not in field.error_messages]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_no_form_speaks_the_words_of_django(form: type[forms.Form]) -> None:
    for field in form.base_fields.values():
        speak_plainly(field)

    assert {name: found for name, field in form.base_fields.items() if (found := unspoken(field))} == {}


def test_every_form_of_ours_is_a_plain_one() -> None:
    bare = [one.__qualname__ for one in forms.Form.__subclasses__() if one.__module__.startswith(OURS)]

    assert bare == ["PlainForm"]
    assert len(FORMS) > 20


def test_an_offence_is_found() -> None:
    assert unspoken(forms.CharField()) == ["required"]
    assert unspoken(forms.IntegerField(min_value=1, error_messages={"required": "Write it."})) == [
        "invalid",
        "min_value",
    ]


def test_what_a_form_words_itself_stays_and_a_number_says_its_bounds() -> None:
    field = forms.IntegerField(min_value=1, max_value=9, error_messages={"required": "Which one?"})
    speak_plainly(field)

    assert field.error_messages["required"] == "Which one?"
    assert field.error_messages["max_value"] == "Write a whole number, 1 to 9."


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_no_field_of_text_is_cut_by_the_browser(form: type[forms.Form]) -> None:
    class Shown(form):  # type: ignore[misc, valid-type]  # without what its own beginning asks for
        __init__ = PlainForm.__init__

    fields = Shown().fields
    assert [name for name, field in fields.items() if "maxlength" in field.widget.attrs] == []
