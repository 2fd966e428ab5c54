"""Forms that speak as the house does: what is wrong, and what to do. No wording of Django reaches a person."""

from typing import Any, Final

from django import forms

WRITE: Final = "Nothing is written here yet. Write it."
CHOOSE: Final = "Choose one."
CHOOSE_FROM: Final = "Choose one from the list."
TICK_FROM: Final = "Tick only what is in the list."
_OF_VALIDATORS: Final = ("min_value", "max_value", "max_length", "null_characters_not_allowed")
HIDDEN_CHARACTER: Final = "Remove the hidden character. Type the text instead of pasting it."


class PlainForm(forms.Form):
    """A form whose fields say in our words what is wrong with them. What a form words itself stays.

    No field cuts what is typed or pasted at its length: it is told at the field how many letters are too many.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def full_clean(self) -> None:
        for field in self.fields.values():
            speak_plainly(field)
        super().full_clean()


def speak_plainly(field: forms.Field) -> None:
    """Give a field our words for each refusal that has only Django's."""
    for code, said in _ours(field).items():
        own = field.error_messages.get(code)
        if code in _OF_VALIDATORS if own is None else own in _djangos(field, code):
            field.error_messages[code] = said
    if isinstance(field, (forms.EmailField, forms.RegexField)):
        field.error_messages.setdefault("invalid", _ours(field)["invalid"])


def too_long(text: str, longest: int | None) -> str | None:
    """How many letters are too many, or None."""
    over = len(text) - (len(text) if longest is None else longest)
    return f"Write at most {longest} letters: {over} {'is' if over == 1 else 'are'} too many." if over > 0 else None


def _djangos(field: forms.Field, code: str) -> list[object]:
    """What the classes of Django that a field is made of would say."""
    theirs = [one for one in type(field).__mro__ if one.__module__.startswith("django.")]
    return [vars(one)["default_error_messages"].get(code) for one in theirs if "default_error_messages" in vars(one)]


def _ours(field: forms.Field) -> dict[str, str]:
    match field:
        case forms.MultipleChoiceField() | forms.ModelMultipleChoiceField():
            listed = dict.fromkeys(("invalid_choice", "invalid_list", "invalid_pk_value"), TICK_FROM)
            return {"required": "Tick at least one.", **listed}
        case forms.ChoiceField():
            return {"required": CHOOSE, "invalid_choice": CHOOSE_FROM}
        case forms.BooleanField():
            return {"required": "Tick this to go on."}
        case forms.IntegerField():
            said = f"Write a whole number{_bounds(field)}."
            return {"required": WRITE, **dict.fromkeys(("invalid", "min_value", "max_value"), said)}
        case forms.EmailField():
            invalid = "Write the whole email address, such as name@clinic.org."
        case _:
            invalid = "This cannot be read as it is. Write it again."
    long = "Write at most %(limit_value)d letters. You wrote %(show_value)d."
    return {
        "required": WRITE,
        "invalid": invalid,
        "max_length": long,
        "null_characters_not_allowed": HIDDEN_CHARACTER,
    }


def _bounds(field: forms.IntegerField) -> str:
    match field.min_value, field.max_value:
        case None, None:
            return ""
        case low, None:
            return f", {low} or more"
        case None, high:
            return f", {high} or less"
        case low, high:
            return f", {low} to {high}"
