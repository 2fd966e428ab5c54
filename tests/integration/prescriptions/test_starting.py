"""A routine begins with the name that was typed; one that cannot be printed is told at its field, and stays there."""

import pytest
from django.urls import reverse

from accounts.models import User
from prescriptions.models import Patient, Routine
from tests.conftest import SignIn


@pytest.mark.parametrize("title", ["Low\u202eback", "w" * 3000])
def test_a_name_that_cannot_be_printed_is_told_at_its_field_and_nothing_is_started(
    sign_in: SignIn, amira: User, margaret: Patient, title: str
) -> None:
    before = Routine.objects.count()

    page = sign_in(amira).post(reverse("routine-start-for", args=[margaret.pk]), {"title": title})

    assert page.status_code == 422
    assert page.context["form"]["title"].value() == title
    assert 'aria-describedby="id_title_helptext id_title_error"' in page.content.decode()
    assert "<title>Error: " in page.content.decode()
    assert Routine.objects.count() == before


def test_a_good_name_is_kept(sign_in: SignIn, amira: User, margaret: Patient) -> None:
    sign_in(amira).post(reverse("routine-start-for", args=[margaret.pk]), {"title": "Knee"})

    assert Routine.objects.latest("pk").title == "Knee"


def test_a_routine_without_a_name_is_not_called_after_a_region_that_it_is_not_for(
    sign_in: SignIn, amira: User, margaret: Patient
) -> None:
    client = sign_in(amira)
    assert 'value="Low back"' not in client.get(reverse("patient", args=[margaret.pk])).content.decode()

    client.post(reverse("routine-start-for", args=[margaret.pk]), {"title": ""})

    assert Routine.objects.latest("pk").title == "Exercises"
