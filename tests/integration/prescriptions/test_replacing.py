"""Nobody gets a second live sheet without a word: the new one replaces the old one, or both are meant."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from prescriptions.actions.endings import resume_routine
from prescriptions.actions.handouts import issue
from prescriptions.actions.templates import start_from_template
from prescriptions.lifecycle import SheetState, state_of_sheet
from prescriptions.models import Handout, Others, Patient, Routine
from prescriptions.policies import NotNow
from tests.conftest import SignIn
from tests.stock import STANDARD

pytestmark = pytest.mark.usefixtures("printed")


@pytest.fixture
def browser(amira: User, sign_in: SignIn) -> Client:
    return sign_in(amira)


@pytest.fixture
def second(margaret: Patient, amira: User) -> Routine:
    """A draft for Margaret, who goes by a sheet of another routine."""
    template = margaret.clinic.templates.get(code="back-pain")
    return start_from_template(template=template, patient=margaret, by=amira).routine


def press(browser: Client, routine: Routine, **chosen: str) -> tuple[int, str]:
    data = {"print_size": "standard", "language": "en", "paper": "a4", "revision": str(routine.revision), **chosen}
    answer = browser.post(reverse("routine-check", args=[routine.pk]), data, follow=True)
    return answer.status_code, answer.content.decode()


def state(handout: Handout) -> SheetState:
    known = Handout.objects.select_related("routine", "superseded_by")
    return state_of_sheet(known.get(pk=handout.pk))


def test_the_check_page_asks_at_its_field_and_keeps_what_was_chosen(
    second: Routine, given: Handout, browser: Client
) -> None:
    status, body = press(browser, second, print_size="large")

    assert status == 422
    assert "Choose one, then issue." in body
    assert 'value="large" id="id_print_size_1" checked' in " ".join(body.replace("required", "").split())
    assert "The patient goes by “Low back”, version 1, given on" in body
    assert not second.handouts.exists()
    looked = browser.get(reverse("routine-check", args=[second.pk]), {"print_size": "large"}).content.decode()
    assert "Choose one, then issue." not in looked


def test_the_sheet_that_is_replaced_is_named_and_leads_to_the_one_in_its_place(
    second: Routine, given: Handout, browser: Client
) -> None:
    status, body = press(browser, second, others="replace")

    assert status == 200
    assert "It replaces “Low back”, version 1, given on" in body
    assert state(given) is SheetState.ENDED
    before = browser.get(reverse("handout", args=[given.pk])).content.decode()
    assert f"Replaced by “{second.title}”." in before
    assert reverse("handout", args=[second.handouts.get().pk]) in before


def test_a_routine_that_was_replaced_and_is_taken_up_again_says_that_there_are_two(
    second: Routine, given: Handout, browser: Client
) -> None:
    press(browser, second, others="replace")

    page = browser.post(reverse("routine-resume", args=[given.routine_id]), follow=True).content.decode()

    assert f"The patient goes by “{second.title}”, version 1, given on" in page


def test_both_are_kept_where_both_are_meant_and_the_next_version_does_not_ask_again(
    second: Routine, given: Handout, browser: Client
) -> None:
    press(browser, second, others="keep")

    assert state(given) is SheetState.LIVE
    page = browser.get(reverse("routine-check", args=[second.pk])).content.decode()
    assert "What becomes of the live sheet" not in page


def test_without_a_word_nothing_is_issued_and_a_sheet_that_is_live_again_is_asked_about(
    second: Routine, given: Handout, margaret: Patient, amira: User
) -> None:
    seen = second.revision
    with pytest.raises(NotNow, match="Say whether the new one replaces it"):
        issue(routine=second, options=STANDARD, seen_revision=seen, by=amira)
    issue(routine=second, options=STANDARD, seen_revision=seen, by=amira, others=Others.REPLACE)

    resume_routine(routine=given.routine, by=amira)
    template = margaret.clinic.templates.get(code="back-pain")
    third = start_from_template(template=template, patient=margaret, by=amira).routine
    assert len(Handout.objects.beside(third)) == 2
