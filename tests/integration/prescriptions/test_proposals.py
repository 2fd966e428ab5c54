"""From the diary to the next sheet: proposals stand in the builder, are taken with one press or set aside."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import AuditEvent, User
from exercises.dosage import Span, from_data
from exercises.models import Exercise, Kind, Term
from prescriptions.actions import follow_up as actions
from prescriptions.actions import routines
from prescriptions.actions.outcomes import DiaryDetails, ExerciseDiary, keep_diary
from prescriptions.actions.patients import archive_patient
from prescriptions.handouts.codec import from_json
from prescriptions.models import Dismissal, Felt, Handout, Outcome, Patient, Routine, RoutineItem, Section
from prescriptions.policies import NotNow
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.safety import RulesNotRun
from tests.conftest import SignIn
from tests.integration.prescriptions.test_issue import give

NUMBERS = {"Cat and cow": 1, "Partial crunch": 2, "Bridge": 3}
Keep = Callable[..., Outcome]


@pytest.fixture
def keep(given: Handout, amira: User) -> Keep:
    """`keep(Bridge="easy", pain=2)` keeps the diary of Margaret's sheet."""

    def kept(pain: int | None = 2, days: tuple[int, int] | None = (20, 28), **felt: str) -> Outcome:
        said = {name.replace("_", " "): value for name, value in felt.items()}
        exercises = tuple(
            ExerciseDiary(number=NUMBERS[name], name=name, felt=Felt(value), days_done=None, days_planned=None)
            for name, value in said.items()
        )
        done, planned = days or (None, None)
        details = DiaryDetails(days_done=done, days_planned=planned, worst_pain=pain, problem="", exercises=exercises)
        newest = given.outcomes.first()
        return keep_diary(handout=given, details=details, corrects=newest.pk if newest else None, by=amira)

    return kept


@pytest.fixture
def bridge(routine: Routine) -> RoutineItem:
    return routine.items.select_related("routine", "version").get(version__exercise__slug="bridge")


def shown(routine: Routine) -> dict[str, list[str]]:
    """By exercise, the buttons of its proposal."""
    found = Routine.objects.select_related("patient", "clinic").get(pk=routine.pk)
    builder = BuilderPresenter(found, routine.created_by)
    return {one.name: [step.text for step in one.steps] for one in builder.proposals.proposals}


def test_without_a_diary_nothing_is_proposed(given: Handout, routine: Routine) -> None:
    assert shown(routine) == {}


def test_too_easy_and_too_hard_stand_in_the_builder(keep: Keep, routine: Routine) -> None:
    keep(Bridge="easy", Partial_crunch="hard", Cat_and_cow="right")

    found = shown(routine)

    assert list(found) == ["Partial crunch", "Bridge"]
    assert found["Bridge"] == ["10 to 14 times instead of 8 to 12", "Swap for Marching bridge"]
    assert found["Partial crunch"][-1] == "Swap for Pelvic tilt"


def test_a_rung_that_is_withdrawn_is_not_proposed(keep: Keep, routine: Routine) -> None:
    keep(Bridge="easy")
    Exercise.objects.filter(slug="marching-bridge").update(
        withdrawn_at="2026-01-01T00:00Z", withdrawn_by=routine.created_by, withdrawn_reason="Checked"
    )

    assert shown(routine) == {"Bridge": ["10 to 14 times instead of 8 to 12"]}


def test_a_rung_that_a_rule_warns_of_is_not_proposed(keep: Keep, routine: Routine, margaret: Patient) -> None:
    """R01: nobody with osteoporosis is led up to the diagonal crunch by a diary."""
    margaret.precautions.set(Term.objects.filter(kind=Kind.CONDITION, code="osteoporosis"))
    keep(Partial_crunch="easy")

    assert shown(routine) == {"Partial crunch": ["12 to 15 times instead of 10 to 15"]}


def test_a_step_is_taken_as_if_by_hand_with_its_record(
    keep: Keep, routine: Routine, bridge: RoutineItem, amira: User
) -> None:
    outcome = keep(Bridge="easy")
    before = from_data(bridge.dose)

    actions.take_step(routine=routine, number=3, variable="repetitions", by=amira)

    bridge.refresh_from_db()
    after = from_data(bridge.dose)
    assert (after.repetitions, after.sets, after.hold_seconds) == (Span(10, 14), before.sets, before.hold_seconds)
    taken, changed = AuditEvent.objects.order_by("-pk")[:2]
    assert (changed.event, taken.event, taken.by) == ("routine-dose-changed", "proposal-taken", amira)
    assert taken.facts == {"outcome": outcome.pk, "number": 3, "step": "repetitions"}
    assert shown(routine) == {}  # never a second step for the same exercise


def test_a_rung_is_taken_through_the_swap(keep: Keep, routine: Routine, bridge: RoutineItem, amira: User) -> None:
    keep(Bridge="easy")

    actions.take_step(routine=routine, number=3, variable="exercise", by=amira)

    bridge.refresh_from_db()
    assert bridge.version
    assert bridge.version.name == "Marching bridge"
    assert shown(routine) == {}


def test_what_was_set_aside_is_not_shown_again_but_by_a_corrected_diary(
    keep: Keep, routine: Routine, amira: User
) -> None:
    outcome = keep(Bridge="easy")

    dismissal = actions.set_aside(routine=routine, number=3, by=amira)

    assert (dismissal.outcome, dismissal.by) == (outcome, amira)
    assert AuditEvent.objects.latest("pk").event == "proposal-set-aside"
    assert shown(routine) == {}
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Dismissal.objects.update(number=1)
    keep(Bridge="hard")
    assert list(shown(routine)) == ["Bridge"]


def test_a_line_that_was_changed_by_hand_gets_no_proposal(
    keep: Keep, routine: Routine, bridge: RoutineItem, amira: User
) -> None:
    keep(Bridge="easy")
    routines.remove_item(item=bridge, by=amira)

    assert shown(routine) == {}
    with pytest.raises(NotNow, match="not there any more"):
        actions.take_step(routine=routine, number=3, variable="repetitions", by=amira)


@pytest.mark.parametrize("variable", ["sets", "days", "safe", "hold_seconds"])
def test_only_what_is_proposed_can_be_taken(variable: str, keep: Keep, routine: Routine, amira: User) -> None:
    keep(Bridge="easy")

    with pytest.raises(NotNow, match="not there any more"):
        actions.take_step(routine=routine, number=3, variable=variable, by=amira)


def test_the_next_sheet_ends_the_proposals(keep: Keep, routine: Routine, bridge: RoutineItem, amira: User) -> None:
    keep(Bridge="easy", Partial_crunch="hard")
    actions.take_step(routine=routine, number=3, variable="repetitions", by=amira)

    give(routine, amira)

    assert shown(routine) == {}


def test_nothing_is_proposed_where_the_rules_cannot_be_run(
    keep: Keep, routine: Routine, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Bridge="easy")

    def fails() -> None:
        raise RulesNotRun("a rule is broken")

    monkeypatch.setattr("prescriptions.findings.shipped_rules", fails)

    assert shown(routine) == {}
    with pytest.raises(NotNow, match="could not be run"):
        actions.take_step(routine=routine, number=3, variable="repetitions", by=amira)


def test_no_step_for_an_archived_patient(keep: Keep, routine: Routine, margaret: Patient, amira: User) -> None:
    keep(Bridge="easy")
    archive_patient(patient=margaret, by=amira)

    for refused in (
        lambda: actions.take_step(routine=routine, number=3, variable="repetitions", by=amira),
        lambda: actions.set_aside(routine=routine, number=3, by=amira),
    ):
        with pytest.raises(NotNow, match="archived"):
            refused()


def test_few_days_are_told_of_the_whole_plan(keep: Keep, routine: Routine) -> None:
    keep(Bridge="easy", days=(5, 28))

    builder = BuilderPresenter(routine, routine.created_by)
    assert [hint.code for hint in builder.proposals.hints] == ["few-days"]
    assert shown(routine) == {}


def test_by_page_it_is_taken_and_set_aside(
    keep: Keep, routine: Routine, bridge: RoutineItem, amira: User, ben: User, sign_in: SignIn
) -> None:
    keep(Bridge="easy", Partial_crunch="hard")
    client = sign_in(amira)
    page = client.get(reverse("routine", args=[routine.pk])).content.decode()
    assert "Bridge: it felt too easy, and the worst pain was 2, which is green." in page
    assert "EMPoweR protocol" in page
    assert "10 to 14 times" not in sign_in(ben).get(reverse("routine", args=[routine.pk])).content.decode()

    taken = client.post(reverse("proposal-answer", args=[routine.pk, 3]), {"take": "repetitions"})
    aside = client.post(reverse("proposal-answer", args=[routine.pk, 2]), {"take": ""})
    again = client.post(reverse("proposal-answer", args=[routine.pk, 2]), {"take": ""}, follow=True)

    assert taken["Location"].endswith(f"#line-{bridge.pk}")
    assert aside["Location"].endswith("#proposals")
    assert "Bridge: 10 to 14 times instead of 8 to 12." in again.content.decode()
    assert "This proposal is not there any more." in again.content.decode()


def test_the_same_exercise_twice_is_told_apart_by_its_number(
    given: Handout, routine: Routine, bridge: RoutineItem, amira: User
) -> None:
    """As on a sheet with one line for each side."""
    exercise = Exercise.objects.select_related("current").get(slug="bridge", clinic=routine.clinic)
    second = routines.add_exercise(routine=routine, exercise=exercise, section=Section.COOL_DOWN, by=amira)
    fewer = replace(from_data(second.dose), repetitions=Span(8, 10))
    routines.set_dose(item=second, dose=fewer, note="", by=amira)
    sheet = give(routine, amira)
    number = next(card.number for card in from_json(sheet.document.encode()).cards[::-1] if card.name == "Bridge")
    said = ExerciseDiary(number=number, name="Bridge", felt=Felt.EASY, days_done=None, days_planned=None)
    details = DiaryDetails(days_done=None, days_planned=None, worst_pain=0, problem="", exercises=(said,))
    keep_diary(handout=sheet, details=details, corrects=None, by=amira)

    actions.take_step(routine=routine, number=number, variable="repetitions", by=amira)

    second.refresh_from_db()
    assert from_data(second.dose).repetitions == Span(10, 12)
    assert RoutineItem.objects.get(pk=bridge.pk).dose == bridge.dose
