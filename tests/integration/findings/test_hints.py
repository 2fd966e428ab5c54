"""Hints in the builder: quiet or clear, with what would answer them, and never a block."""

from django.urls import reverse

from accounts.models import User
from prescriptions import policies
from prescriptions.facts import items_of
from prescriptions.models import Routine
from prescriptions.offers import Offers
from prescriptions.presenters.hints import HintPresenter, hints_of
from tests.conftest import SignIn
from tests.integration.findings.conftest import Patients, Routines, fresh


def hints(routine: Routine) -> dict[str, HintPresenter]:
    items = items_of(routine)
    return {hint.code: hint for hint in hints_of(routine, items, Offers.of(routine, items))}


def test_a_back_without_a_tummy_gets_a_suggestion_that_no_rule_forbids(
    patient_with: Patients, routine_of: Routines
) -> None:
    plain = hints(routine_of(patient_with(), "bird-dog"))["back-without-abdominals"]
    assert plain.offer is not None
    assert plain.offer.slug == "partial-crunch"
    osteoporosis = hints(routine_of(patient_with("osteoporosis"), "bird-dog"))["back-without-abdominals"]
    assert osteoporosis.offer is not None
    assert osteoporosis.offer.slug == "dead-bug"


def test_a_plan_for_the_back_without_a_walk_gets_one_offered(
    patient_with: Patients, routine_of: Routines, amira: User, sign_in: SignIn
) -> None:
    routine = routine_of(patient_with(), "cat-cow")
    page = sign_in(amira).get(reverse("routine", args=[routine.pk])).content.decode()
    assert 'name="exercise" value="walking">Add Walking' in page
    assert "JOSPT clinical practice guideline 2021" in page
    sign_in(amira).post(reverse("line-add", args=[routine.pk]), {"exercise": "walking"})
    assert "no-aerobic" not in hints(fresh(routine))


def test_too_long_is_said_once(patient_with: Patients, routine_of: Routines) -> None:
    found = hints(routine_of(patient_with(), "walking", "partial-crunch", "bird-dog", "bridge"))
    assert "over-minutes-a-session" in found
    assert "over-minutes-a-week" not in found


def test_a_walk_twice_a_day_is_counted_against_the_week(patient_with: Patients, routine_of: Routines) -> None:
    found = hints(routine_of(patient_with(), "walking"))
    assert found["over-minutes-a-week"].message == "About 210 minutes a week; the person has 140."


def test_no_hint_ever_blocks(patient_with: Patients, routine_of: Routines) -> None:
    routine = routine_of(patient_with(), "cat-cow")
    assert hints(routine)
    policies.check_can_issue(routine)
