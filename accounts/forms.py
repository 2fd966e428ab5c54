"""The sign-in form."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest

from accounts import throttle
from accounts.models import User
from accounts.plain import PlainForm


class SignInForm(PlainForm):
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
        self.refused_email: str | None = None
        self.pause: throttle.Pause | None = None
        self.helper = FormHelper()
        self.helper.add_input(Submit("sign-in", "Sign in"))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if "email" in cleaned and "password" in cleaned:
            self._check(str(cleaned["email"]), str(cleaned["password"]))
        return cleaned

    def _check(self, email: str, password: str) -> None:
        address = throttle.address_of(self.request)
        self.pause = throttle.count_try(email=email, address=address)
        if self.pause:
            self.refused_email = email
            raise forms.ValidationError(self.pause.message)
        user = authenticate(self.request, username=email, password=password)
        if not isinstance(user, User):
            self.refused_email = email
            raise forms.ValidationError("That email and password do not match. Check both, then try again.")
        throttle.take_back(email=email, address=address)
        self.user = user
