"""The sign-in form."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest

from accounts.models import User


class SignInForm(forms.Form):
    """Email and password. The answer to a wrong pair never says which of the two was wrong."""

    email = forms.EmailField(
        label="Email", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label="Password",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, data: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self.request = request
        self.user: User | None = None
        self.helper = FormHelper()
        self.helper.add_input(Submit("sign-in", "Sign in"))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if "email" in cleaned and "password" in cleaned:
            user = authenticate(self.request, username=cleaned["email"], password=cleaned["password"])
            if not isinstance(user, User):
                raise forms.ValidationError("That email and password do not match. Check both, then try again.")
            self.user = user
        return cleaned
