"""A goal that is changed on the patient's page is shown where a routine has another one; nothing is overwritten."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, User
from prescriptions.actions.routines import take_goal
from prescriptions.models import Patient, Routine
from prescriptions.policies import NotNow
from tests.conftest import SignIn

OTHER = "The patient’s page has another goal"
GOAL = "Carry the shopping"


@pytest.fixture
def browser(amira: User, sign_in: SignIn, margaret: Patient) -> Client:
    Patient.objects.filter(pk=margaret.pk).update(goal=GOAL)
    return sign_in(amira)


def page(browser: Client, routine: Routine) -> str:
    return browser.get(reverse("routine", args=[routine.pk])).content.decode()


def test_the_builder_shows_both_and_takes_the_new_one_over_in_one_press(routine: Routine, browser: Client) -> None:
    before = routine.goal
    assert f"{OTHER}: “{GOAL}”" in page(browser, routine)
    assert f"Goal: “{before}”" in page(browser, routine)
    changes = AuditEvent.objects.filter(event="routine-details-changed")
    recorded = changes.count()

    browser.post(reverse("routine-goal", args=[routine.pk]))

    routine.refresh_from_db()
    assert routine.goal == GOAL
    assert OTHER not in page(browser, routine)
    assert changes.count() == recorded + 1


def test_who_may_only_read_sees_it_and_cannot_press_it(
    routine: Routine, browser: Client, ben: User, sign_in: SignIn
) -> None:
    shown = page(sign_in(ben), routine)

    assert OTHER in shown
    assert "take-goal" not in shown


def test_a_sheet_without_a_name_has_no_goal_to_take_over(routine: Routine, amira: User) -> None:
    Routine.objects.filter(pk=routine.pk).update(patient=None)
    with pytest.raises(NotNow, match="no patient"):
        take_goal(routine=routine, by=amira)
