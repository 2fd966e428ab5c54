"""How often each rule was overruled, for those who answer for the library."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from exercises.models import Exercise
from prescriptions.actions.answers import answer_finding, take_offer
from prescriptions.actions.routines import swap_exercise
from prescriptions.findings import findings_of
from prescriptions.models import Answer, Routine
from prescriptions.policies import NotNow
from prescriptions.presenters.rule_answers import RuleAnswersPresenter
from tests.conftest import SignIn
from tests.integration.findings.conftest import Patients, Routines, fresh, only_finding, only_line
from tests.integration.prescriptions.test_queries import asked

PAGE = "/library/rules/answers/"
WHY = "Strong hips, seen twice"


def settle(routine: Routine, by: User) -> None:
    for placed in findings_of(fresh(routine)).open:
        answer_finding(routine=routine, token=placed.token, text=WHY, by=by)


def test_each_rule_is_counted_by_what_was_answered(crunch: Routine, clinic: Clinic, amira: User) -> None:
    settle(crunch, amira)

    [row] = RuleAnswersPresenter(clinic, all_time=False).rows

    assert (row.code, row.answered, row.kept, row.cleared, row.noted) == ("R01", 1, 1, 0, 0)
    assert row.name
    assert row.reasons == (WHY,)


def test_a_swap_that_a_finding_offered_answers_each_rule_that_stopped_the_line(
    patient_with: Patients, routine_of: Routines, library: dict[str, Exercise], clinic: Clinic, amira: User
) -> None:
    swapped = routine_of(patient_with("osteoporosis", "hernia"), "partial-crunch")
    settle(routine_of(patient_with("osteoporosis"), "partial-crunch"), amira)
    line, placed = only_line(swapped), findings_of(swapped).placed[0]

    take_offer(item=line, token=placed.token, exercise=library["pelvic-tilt"], by=amira)

    rows = {row.code: row for row in RuleAnswersPresenter(clinic, all_time=False).rows}
    assert (rows["R01"].kept, rows["R01"].swapped, rows["R01"].overruled) == (1, 1, "1 of 2")
    assert (rows["R11"].kept, rows["R11"].swapped, rows["R11"].overruled) == (0, 1, "0 of 1")
    assert AuditEvent.objects.filter(event="finding-swapped", by=amira, subject_id=str(swapped.pk)).count() == 2


def test_a_swap_settles_nothing_when_the_exercise_comes_back(
    crunch: Routine, library: dict[str, Exercise], amira: User
) -> None:
    token = only_finding(crunch).token
    take_offer(item=only_line(crunch), token=token, exercise=library["dead-bug"], by=amira)

    swap_exercise(item=only_line(crunch), exercise=library["partial-crunch"], by=amira)

    assert only_finding(crunch).is_open


def test_a_swap_for_a_finding_that_is_gone_is_refused_and_changes_nothing(
    crunch: Routine, library: dict[str, Exercise], amira: User
) -> None:
    token = only_finding(crunch).token
    settle(crunch, amira)

    with pytest.raises(NotNow, match="changed or is answered"):
        take_offer(item=only_line(crunch), token=token, exercise=library["dead-bug"], by=amira)
    assert only_line(crunch).name == "Partial crunch"
    assert not Answer.objects.filter(kind="swapped").exists()


def test_pressing_the_offer_in_the_builder_counts(
    crunch: Routine, clinic: Clinic, amira: User, sign_in: SignIn
) -> None:
    browser, line = sign_in(amira), only_line(crunch)
    token = only_finding(crunch).token
    assert f'name="finding" value="{token}"' in browser.get(f"/routines/{crunch.pk}/").content.decode()

    browser.post(reverse("line-swap", args=[crunch.pk, line.pk]), {"exercise": "dead-bug", "finding": token})

    [row] = RuleAnswersPresenter(clinic, all_time=False).rows
    assert (row.code, row.swapped) == ("R01", 1)


def test_the_rule_that_is_overruled_most_comes_first(
    patient_with: Patients, routine_of: Routines, clinic: Clinic, amira: User
) -> None:
    settle(routine_of(patient_with("osteoporosis", "falls-risk"), "partial-crunch"), amira)

    rows = RuleAnswersPresenter(clinic, all_time=True).rows

    assert rows[0].code == "R01"
    assert {row.code: (row.kept, row.noted) for row in rows}["R21"] == (0, 1)


def test_an_old_answer_counts_among_all_and_not_in_the_last_days(
    crunch: Routine, clinic: Clinic, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(crunch, amira)
    monkeypatch.setattr("prescriptions.presenters.rule_answers.PERIOD", timedelta(0))

    assert RuleAnswersPresenter(clinic, all_time=False).rows == []
    assert len(RuleAnswersPresenter(clinic, all_time=True).rows) == 1


def test_the_page_is_for_the_library_admin_of_the_clinic(
    crunch: Routine, amira: User, dana: User, chloe: User, sign_in: SignIn
) -> None:
    settle(crunch, amira)

    body = sign_in(dana).get(PAGE).content.decode()

    assert WHY in body
    assert "Osei" not in body.partition("<main")[2].partition("</main>")[0]
    assert reverse("rule-answers") in sign_in(dana).get("/library/").content.decode()
    assert [sign_in(who).get(PAGE).status_code for who in (amira, chloe)] == [403, 403]
    assert AuditEvent.objects.filter(event="rule-answers-read", by=dana).count() == 1


def test_many_answers_ask_no_more_than_one(
    patient_with: Patients, routine_of: Routines, crunch: Routine, amira: User, dana: User, sign_in: SignIn
) -> None:
    settle(crunch, amira)
    few = asked(sign_in(dana), PAGE)
    for _ in range(3):
        settle(routine_of(patient_with("osteoporosis", "hernia"), "partial-crunch", "cat-cow"), amira)

    assert asked(sign_in(dana), PAGE) == few
