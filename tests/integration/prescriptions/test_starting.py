"""A routine begins with the name that was typed; a name that cannot be printed is never changed in silence."""

import pytest
from django.urls import reverse

from accounts.models import User
from prescriptions.models import Patient, Routine
from tests.conftest import SignIn


@pytest.mark.parametrize("title", ["", "Low\u202eback", "w" * 3000])
def test_a_name_that_cannot_be_printed_is_answered_in_words(
    sign_in: SignIn, amira: User, margaret: Patient, title: str
) -> None:
    browser = sign_in(amira)

    page = browser.post(reverse("routine-start-for", args=[margaret.pk]), {"title": title}, follow=True)

    assert Routine.objects.latest("pk").title == "Exercises"
    assert "Until then the routine is called “Exercises”" in page.content.decode()


def test_a_good_name_is_kept_and_nothing_is_said(sign_in: SignIn, amira: User, margaret: Patient) -> None:
    page = sign_in(amira).post(reverse("routine-start-for", args=[margaret.pk]), {"title": "Knee"}, follow=True)

    assert Routine.objects.latest("pk").title == "Knee"
    assert "Until then" not in page.content.decode()
