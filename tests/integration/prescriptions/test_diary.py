"""The diary that came back: kept as it was said, corrected by a new row, and blank is never zero."""

from dataclasses import replace
from typing import Any, Final

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, User
from prescriptions.actions.outcomes import DiaryDetails, ExerciseDiary, keep_diary
from prescriptions.actions.patients import archive_patient
from prescriptions.dates import words_of
from prescriptions.models import ExerciseOutcome, Felt, Handout, Outcome, Patient, Routine
from prescriptions.policies import NotNow
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.cert import CertPresenter
from tests.conftest import SignIn

NOTHING: Final = DiaryDetails(days_done=None, days_planned=None, worst_pain=None, problem="", exercises=())
BRIDGE: Final = ExerciseDiary(number=3, name="Bridge", felt=Felt.EASY, days_done=None, days_planned=None)
SAID: Final = DiaryDetails(days_done=12, days_planned=28, worst_pain=0, problem="", exercises=(BRIDGE,))


@pytest.fixture(autouse=True)
def four_weeks_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prescriptions.forms.diary.days_at_home", lambda _: 28)


@pytest.fixture
def address(given: Handout) -> str:
    return reverse("handout-diary", args=[given.pk])


def typed(**said: Any) -> dict[str, Any]:
    return {"days_planned": "28", "corrects": ""} | said


def test_what_was_said_is_kept_with_its_record(given: Handout, amira: User) -> None:
    outcome = keep_diary(handout=given, details=SAID, corrects=None, by=amira)

    assert (outcome.days_done, outcome.days_planned, outcome.worst_pain, outcome.by) == (12, 28, 0, amira)
    assert [(one.number, one.name, one.felt) for one in outcome.exercises.all()] == [(3, "Bridge", "easy")]
    event = AuditEvent.objects.latest("pk")
    assert (event.event, event.by, event.subject_type, event.subject_id) == (
        "diary-kept",
        amira,
        "handout",
        str(given.pk),
    )
    assert event.facts == {"outcome": outcome.pk}  # nothing about health


def test_a_correction_supersedes_and_the_first_stays(given: Handout, amira: User) -> None:
    first = keep_diary(handout=given, details=SAID, corrects=None, by=amira)

    second = keep_diary(handout=given, details=NOTHING, corrects=first.pk, by=amira)

    assert second.supersedes == first
    assert given.outcomes.first() == second
    first.refresh_from_db()
    assert first.days_done == 12
    assert AuditEvent.objects.latest("pk").event == "diary-corrected"


def test_the_same_again_writes_nothing(given: Handout, amira: User) -> None:
    first = keep_diary(handout=given, details=SAID, corrects=None, by=amira)
    count = AuditEvent.objects.count()

    assert keep_diary(handout=given, details=SAID, corrects=first.pk, by=amira) == first
    assert AuditEvent.objects.count() == count


def test_two_people_do_not_overwrite_each_other(given: Handout, amira: User, dana: User) -> None:
    keep_diary(handout=given, details=SAID, corrects=None, by=dana)

    with pytest.raises(NotNow, match="Somebody wrote this diary down"):
        keep_diary(handout=given, details=NOTHING, corrects=None, by=amira)


def test_no_diary_for_an_archived_patient(given: Handout, margaret: Patient, amira: User) -> None:
    archive_patient(patient=margaret, by=amira)

    with pytest.raises(NotNow, match="archived"):
        keep_diary(handout=given, details=SAID, corrects=None, by=amira)


def test_the_database_keeps_what_was_said(given: Handout, amira: User) -> None:
    outcome = keep_diary(handout=given, details=SAID, corrects=None, by=amira)

    for rows in (Outcome.objects.filter(pk=outcome.pk), ExerciseOutcome.objects.filter(outcome=outcome)):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.update(days_done=1)


@pytest.mark.parametrize(
    "wrong", [{"worst_pain": 11}, {"days_done": 3, "days_planned": None}, {"days_done": 3, "days_planned": 0}]
)
def test_the_database_refuses_what_cannot_be(wrong: dict[str, Any], given: Handout, amira: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.create(handout=given, by=amira, **wrong)


def test_blank_is_not_said_and_zero_is_typed(address: str, given: Handout, amira: User, sign_in: SignIn) -> None:
    answer = sign_in(amira).post(address, typed(worst_pain="0", felt_1="hard"))

    outcome = given.outcomes.get()
    assert answer["Location"] == reverse("patient", args=[given.patient_id])
    assert (outcome.worst_pain, outcome.days_done, outcome.days_planned) == (0, None, None)
    assert [(one.number, one.felt, one.days_done) for one in outcome.exercises.all()] == [(1, "hard", None)]


def test_the_days_of_one_exercise_are_of_its_own_days(
    address: str, given: Handout, amira: User, sign_in: SignIn
) -> None:
    sign_in(amira).post(address, typed(days_3="9"))

    bridge = given.outcomes.get().exercises.get()
    assert (bridge.name, bridge.felt, bridge.days_done, bridge.days_planned) == ("Bridge", "", 9, 12)


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        ({}, "days_done", "Nothing is said yet"),
        ({"days_done": "9", "days_planned": ""}, "days_planned", "Of how many days?"),
        ({"days_done": "-1"}, "days_done", "whole number of days, 0 to 366"),
        ({"days_done": "1_0"}, "days_done", "whole number of days"),
        ({"days_done": "9" * 5000}, "days_done", "whole number of days"),
        ({"worst_pain": "11"}, "worst_pain", "0 to 10"),
        ({"worst_pain": "4-5"}, "worst_pain", "0 to 10"),
        ({"felt_1": "awful"}, "felt_1", "Choose one from the list."),
        ({"days_planned": "0", "days_done": "1"}, "days_planned", "1 to 366"),
        ({"problem": "x" * 301}, "problem", "Write at most 300 letters: 1 is too many."),
    ],
)
def test_errors_stand_at_their_field_and_what_was_typed_stays(
    said: dict[str, str], field: str, message: str, address: str, given: Handout, amira: User, sign_in: SignIn
) -> None:
    answer = sign_in(amira).post(address, typed(**said))

    form = answer.context["form"]
    assert answer.status_code == 422
    assert message in str(form.errors[field])
    assert not given.outcomes.exists()
    assert [form[name].value() for name in said] == list(said.values())


def test_no_more_days_than_have_been_and_the_error_says_since_when(
    address: str, given: Handout, amira: User, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prescriptions.forms.diary.days_at_home", lambda _: 0)

    form = sign_in(amira).post(address, typed(days_done="18", days_planned="20")).context["form"]

    since = words_of(timezone.localdate(given.issued_at))
    said = f"The sheet is in use since {since}, so at most 1 day is possible."
    assert (form.errors["days_done"], form.errors["days_planned"]) == ([said], [said])
    assert not given.outcomes.exists()
    sign_in(amira).post(address, typed(days_done="1", days_planned="1"))
    assert given.outcomes.get().days_done == 1


def test_what_was_kept_before_may_stay_when_something_else_is_corrected(
    address: str, given: Handout, amira: User, sign_in: SignIn
) -> None:
    outcome = keep_diary(handout=given, details=replace(SAID, days_planned=40), corrects=None, by=amira)

    sign_in(amira).post(address, typed(days_done="12", days_planned="40", worst_pain="3", corrects=str(outcome.pk)))

    assert given.outcomes.first() != outcome


def test_a_second_form_that_was_open_tells_of_the_first(
    address: str, given: Handout, amira: User, dana: User, sign_in: SignIn
) -> None:
    keep_diary(handout=given, details=SAID, corrects=None, by=dana)

    answer = sign_in(amira).post(address, typed(days_done="3"))

    assert answer.status_code == 422
    assert "Somebody wrote this diary down" in answer.content.decode()
    assert given.outcomes.count() == 1


def test_the_form_shows_what_is_known_to_be_corrected(
    address: str, given: Handout, amira: User, sign_in: SignIn
) -> None:
    outcome = keep_diary(handout=given, details=SAID, corrects=None, by=amira)

    form = sign_in(amira).get(address).context["form"]

    names = ("days_done", "days_planned", "worst_pain", "felt_3", "felt_1", "corrects")
    assert [form[name].value() for name in names] == [12, 28, 0, "easy", "", outcome.pk]


def test_the_patients_page_says_what_the_diary_said(
    given: Handout, margaret: Patient, amira: User, ben: User, sign_in: SignIn
) -> None:
    keep_diary(handout=given, details=SAID, corrects=None, by=amira)

    page = sign_in(ben).get(reverse("patient", args=[margaret.pk])).content.decode()

    assert "Done on 12 of 28 days. Worst pain 0 of 10, green." in page
    assert "Too easy" in page
    assert f"Keyed in by Amira Rahman, {timezone.localdate().day} " in page
    assert "the diary" not in page.lower().replace("aria-label", "")  # Ben is offered nothing to press


def test_what_was_not_said_is_said_to_be_not_said(
    given: Handout, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    keep_diary(handout=given, details=NOTHING, corrects=None, by=amira)

    page = sign_in(amira).get(reverse("patient", args=[margaret.pk])).content.decode()

    assert "Days not said. Pain not said." in page


def test_the_diary_shows_that_the_plan_was_delivered(given: Handout, routine: Routine, amira: User) -> None:
    """CERT 16b, and 15 once each exercise was spoken of."""

    def missing() -> list[tuple[str, str]]:
        cert = CertPresenter(BuilderPresenter(routine, amira), edits_library=False)
        return [(one.word, one.href) for one in cert.missing if one.word in ("15", "16b")]

    page = reverse("handout-diary", args=[given.pk])
    assert missing() == [("15", page), ("16b", page)]
    names = ("Cat and cow", "Partial crunch", "Bridge", "Sit to stand", "Banded hamstring stretch")
    felt = tuple(
        ExerciseDiary(number=number, name=name, felt=Felt.RIGHT, days_done=None, days_planned=None)
        for number, name in enumerate(names, start=1)
    )

    first = keep_diary(handout=given, details=SAID, corrects=None, by=amira)
    assert missing() == [("15", page)]
    keep_diary(handout=given, details=replace(SAID, exercises=felt), corrects=first.pk, by=amira)

    assert missing() == []
