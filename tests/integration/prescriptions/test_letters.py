"""A letter that no font holds is told at its field, and where it stands already the check page leads there."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises import letters
from exercises.fields import problem_with
from prescriptions.models import Patient, Routine
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.letters import letter_checks
from tests.conftest import SignIn

TOLD = "No font of the sheet has “🙂” (slightly smiling face). Take it out, or write it in words."


@pytest.fixture(autouse=True)
def no_font_for_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fonts the computer has."""
    monkeypatch.setattr(letters, "_has_font", lambda letter: letter != "🙂")


@pytest.fixture
def browser(amira: User, sign_in: SignIn) -> Client:
    return sign_in(amira)


def test_it_is_refused_at_the_field_by_its_name(browser: Client, margaret: Patient, routine: Routine) -> None:
    line = routine.items.kept()[0]
    answer = browser.post(reverse("line-save", args=[routine.pk, line.pk]), {f"line-{line.pk}-note": "Slowly 🙂"})
    assert TOLD in answer.content.decode()

    answer = browser.post(reverse("patient-edit", args=[margaret.pk]), {"goal": "Walk 🙂"})
    assert answer.context["form"].errors["goal"] == [TOLD]


def test_where_it_stands_already_each_field_is_named_with_the_way_to_it(
    routine: Routine, margaret: Patient, amira: User
) -> None:
    line = routine.items.kept()[0]
    routine.items.filter(pk=line.pk).update(note="Slowly 🙂")
    routine.goal = "Walk 🙂"

    found = {
        check.text.partition(" has ")[0]: check.href for check in letter_checks(BuilderPresenter(routine, amira))
    }

    page = reverse("routine", args=[routine.pk])
    assert found == {"The goal": f"{page}#details", f"The note on {line.name}": f"{page}#line-{line.pk}"}


@pytest.mark.parametrize("text", ["Łódź, São João", "“quoted” – dashed", "½ °C", "naïve\u0301"])
def test_usual_letters_are_not_asked_about(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "_has_font", lambda _: pytest.fail("asked"))

    assert letters.without_font(text) == ""


def test_without_the_command_of_fontconfig_the_print_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("exercises.letters.shutil.which", lambda _: None)
    letters._has_font.cache_clear()

    assert problem_with("\U0001f9ff") is None
    letters._has_font.cache_clear()
