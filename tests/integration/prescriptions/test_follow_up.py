"""The next sheet starts from the last one: its diary begins today, and the patient's page tells what changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Clinic, User
from exercises.dosage import Span, from_data
from prescriptions.actions import follow_up as actions
from prescriptions.actions import routines
from prescriptions.actions.patients import archive_patient
from prescriptions.models import Handout, Patient, Routine
from prescriptions.policies import NotNow
from tests.conftest import SignIn
from tests.integration.prescriptions.test_changes import change
from tests.integration.prescriptions.test_issue import give

FOUR_WEEKS = timedelta(weeks=4)


@pytest.fixture
def back_again(routine: Routine, amira: User) -> Routine:
    """Margaret's routine at the visit four weeks after its sheet."""
    today = timezone.localdate()
    Routine.objects.filter(pk=routine.pk).update(starts_on=today - FOUR_WEEKS, review_on=today)
    routine.refresh_from_db()
    return routine


def test_the_next_diary_starts_today_and_the_visit_is_open_again(
    given: Handout, back_again: Routine, amira: User
) -> None:
    before = back_again.revision

    again = actions.start_next_sheet(routine=back_again, by=amira)

    assert (again.starts_on, again.review_on, again.review_time) == (timezone.localdate(), None, None)
    assert (again.revision, again.changed_by) == (before + 1, amira)
    event = AuditEvent.objects.latest("pk")
    assert (event.event, event.by, event.subject_id) == ("next-sheet-started", amira, str(again.pk))


def test_a_visit_that_is_still_to_come_stays(given: Handout, back_again: Routine, amira: User) -> None:
    later = timezone.localdate() + FOUR_WEEKS
    Routine.objects.filter(pk=back_again.pk).update(review_on=later)

    assert actions.start_next_sheet(routine=back_again, by=amira).review_on == later


def test_what_is_the_next_sheet_already_is_left_alone(given: Handout, back_again: Routine, amira: User) -> None:
    first = actions.start_next_sheet(routine=back_again, by=amira)
    count = AuditEvent.objects.count()

    again = actions.start_next_sheet(routine=back_again, by=amira)

    assert again.revision == first.revision
    assert AuditEvent.objects.count() == count


def test_before_the_first_sheet_there_is_no_next_one(clinic: Clinic, margaret: Patient, amira: User) -> None:
    new = routines.start_routine(clinic=clinic, patient=margaret, title="Knee", by=amira)

    with pytest.raises(NotNow, match="No sheet of this routine was given yet"):
        actions.start_next_sheet(routine=new, by=amira)


def test_no_next_sheet_for_an_archived_patient(
    given: Handout, back_again: Routine, margaret: Patient, amira: User
) -> None:
    archive_patient(patient=margaret, by=amira)

    with pytest.raises(NotNow, match="archived"):
        actions.start_next_sheet(routine=back_again, by=amira)


def test_one_press_on_the_patients_page_opens_the_builder(
    given: Handout, back_again: Routine, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    page = client.get(reverse("patient", args=[margaret.pk])).content.decode()
    assert f'action="{reverse("routine-follow", args=[back_again.pk])}"' in page

    answer = client.post(reverse("routine-follow", args=[back_again.pk]))

    assert (answer.status_code, answer["Location"]) == (303, reverse("routine", args=[back_again.pk]))
    page = client.get(reverse("patient", args=[margaret.pk])).content.decode()
    assert "Start the next sheet" not in page
    assert "Carry on" in page


def test_the_time_line_tells_what_is_new_changed_and_stopped(
    given: Handout, routine: Routine, clinic: Clinic, margaret: Patient, amira: User, ben: User, sign_in: SignIn
) -> None:
    change(routine, clinic, amira)
    give(routine, amira)

    page = sign_in(ben).get(reverse("patient", args=[margaret.pk]))

    newest, first = page.context["sheets"]
    assert [(one.word, one.text.partition(":")[0]) for one in newest.changes] == [
        ("Changed", "Bridge"),
        ("New", "Bird dog"),
        ("Stop", "Partial crunch"),
    ]
    assert newest.changes[0].text.endswith("Less than before.")
    assert first.changes == []
    assert "Start the next sheet" not in page.content.decode()  # Ben may only read


def test_more_is_told_as_more(
    given: Handout, routine: Routine, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    bridge = routine.items.get(version__exercise__slug="bridge")
    more = replace(from_data(bridge.dose), repetitions=Span(10, 14))
    routines.set_dose(item=bridge, dose=more, note="", by=amira)
    give(routine, amira)

    page = sign_in(amira).get(reverse("patient", args=[margaret.pk]))

    assert page.context["sheets"][0].changes[0].text.endswith("More than before.")
