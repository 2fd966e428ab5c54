"""A routine is finished or stopped with a reason, nothing of it is issued then, and it can be taken up again."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from prescriptions.actions import endings as actions
from prescriptions.actions import follow_up, routines
from prescriptions.actions.patients import archive_patient
from prescriptions.lifecycle import RoutineState, SheetState, state_of_routine, state_of_sheet
from prescriptions.management.commands.draw_lifecycles import MACHINES, PATH, drawn
from prescriptions.models import Ending, EndingKind, Handout, Patient, Routine
from prescriptions.policies import NotNow, can_change_routine
from tests.architecture.sources import ROOT
from tests.conftest import SignIn
from tests.integration.prescriptions.test_issue import give

WHY = "Walks to the shops again"


def fresh(routine: Routine) -> Routine:
    return Routine.objects.select_related("patient", "clinic", "ending").get(pk=routine.pk)


def end(routine: Routine, by: User, kind: EndingKind = EndingKind.FINISHED) -> Ending:
    return actions.end_routine(routine=routine, kind=kind, reason=WHY, by=by)


@pytest.mark.parametrize("kind", EndingKind)
def test_it_ends_with_its_reason_and_its_record(
    kind: EndingKind, given: Handout, routine: Routine, amira: User
) -> None:
    ending = end(routine, amira, kind)

    assert (ending.kind, ending.reason, ending.by) == (kind, WHY, amira)
    assert state_of_routine(fresh(routine)) is RoutineState(kind.value)
    assert state_of_sheet(Handout.objects.get(pk=given.pk)) is SheetState.ENDED
    event = AuditEvent.objects.latest("pk")
    assert (event.event, event.subject_id) == (f"routine-{kind.value}", str(routine.pk))
    assert event.facts == {"ending": ending.pk}  # the reason may be about health


def test_nothing_of_an_ended_routine_is_changed_or_issued(given: Handout, routine: Routine, amira: User) -> None:
    end(routine, amira)
    ended = fresh(routine)
    line = routine.items.select_related("routine").first()
    assert line
    refused: tuple[Callable[[], object], ...] = (
        lambda: routines.remove_item(item=line, by=amira),
        lambda: follow_up.start_next_sheet(routine=ended, by=amira),
        lambda: give(ended, amira),
    )

    for change in refused:
        with pytest.raises(NotNow, match=r"This routine is finished\. Take it up again"):
            change()
    assert not can_change_routine(ended)


def test_a_routine_that_ended_while_it_was_printed_is_not_issued(
    given: Handout, routine: Routine, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = routine.items.select_related("routine").exclude(version=None).first()
    assert line
    routines.remove_item(item=line, by=amira)
    printed = give.__globals__["actions"].proof

    def meanwhile(**told: object) -> object:
        made = printed(**told)
        end(routine, amira)
        return made

    monkeypatch.setattr("prescriptions.actions.handouts.proof", meanwhile)

    with pytest.raises(NotNow, match="finished"):
        give(routine, amira)


def test_it_is_taken_up_again_and_the_ending_stays_on_record(given: Handout, routine: Routine, amira: User) -> None:
    ending = end(routine, amira, EndingKind.STOPPED)

    again = actions.resume_routine(routine=routine, by=amira)

    assert state_of_routine(again) is RoutineState.ONGOING
    assert routine.endings.get() == ending
    event = AuditEvent.objects.latest("pk")
    assert (event.event, event.facts) == ("routine-resumed", {"ending": ending.pk})
    end(routine, amira)
    assert routine.endings.count() == 2


def test_only_once_and_only_what_has_ended_is_taken_up(given: Handout, routine: Routine, amira: User) -> None:
    with pytest.raises(NotNow, match="goes on already"):
        actions.resume_routine(routine=routine, by=amira)
    end(routine, amira)
    with pytest.raises(NotNow, match="finished already"):
        end(routine, amira, EndingKind.STOPPED)


def test_what_was_never_given_is_stopped_not_finished(clinic: Clinic, margaret: Patient, amira: User) -> None:
    new = routines.start_routine(clinic=clinic, patient=margaret, title="Knee", by=amira)

    with pytest.raises(NotNow, match="Stop it instead"):
        end(new, amira)
    end(new, amira, EndingKind.STOPPED)


def test_an_archived_patient_is_brought_back_first(
    given: Handout, routine: Routine, margaret: Patient, amira: User
) -> None:
    archive_patient(patient=margaret, by=amira)

    with pytest.raises(NotNow, match="archived"):
        end(routine, amira)


def test_the_database_keeps_the_ending_and_its_reason(given: Handout, routine: Routine, amira: User) -> None:
    ending = end(routine, amira)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Ending.objects.filter(pk=ending.pk).update(reason="Other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Ending.objects.create(routine=routine, kind=EndingKind.STOPPED, reason="", by=amira)


def test_an_ended_routine_leaves_the_first_page(
    given: Handout, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    line = routine.items.select_related("routine").first()
    assert line
    routines.remove_item(item=line, by=amira)
    client = sign_in(amira)
    assert [one.pk for one in client.get("/").context["drafts"]] == [routine.pk]

    end(routine, amira)

    assert client.get("/").context["drafts"] == []


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        ({"kind": "finished", "reason": ""}, "reason", "Nothing is written"),
        ({"kind": "finished", "reason": "  "}, "reason", "Nothing is written"),
        ({"reason": WHY}, "kind", "Choose how it ended"),
        ({"kind": "lost", "reason": WHY}, "kind", "Choose one from the list."),
        ({"kind": "finished", "reason": "x " * 200}, "reason", "at most 240"),
    ],
)
def test_errors_stand_at_their_field_and_nothing_ends(
    said: dict[str, str], field: str, message: str, given: Handout, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    answer = sign_in(amira).post(reverse("routine-end", args=[routine.pk]), said)

    assert answer.status_code == 422
    assert message in str(answer.context["form"].errors[field])
    assert answer.context["form"]["reason"].value() == said["reason"]
    assert fresh(routine).ending is None


def test_by_page_it_is_ended_and_taken_up_again(
    given: Handout, routine: Routine, margaret: Patient, amira: User, ben: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    home = reverse("patient", args=[margaret.pk])
    said = {"kind": "stopped", "reason": "Pain down the leg"}

    page = client.post(reverse("routine-end", args=[routine.pk]), said, follow=True).content.decode()

    assert "Low back is stopped. It can be taken up again." in page
    assert "Pain down the leg" in page
    assert "Ended" in page
    assert "Start the next sheet" not in page
    assert "Take it up again" not in sign_in(ben).get(home).content.decode()
    builder = client.get(reverse("routine", args=[routine.pk])).content.decode()
    assert "Take it up again" in builder
    assert "Find an exercise to add" not in builder

    page = client.post(reverse("routine-resume", args=[routine.pk]), follow=True).content.decode()
    assert "Low back goes on." in page
    assert "Start the next sheet" in page


def test_a_sheet_that_was_never_given_can_still_be_found_after_it_was_stopped(
    clinic: Clinic, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    new = routines.start_routine(clinic=clinic, patient=margaret, title="Knee", by=amira)
    end(new, amira, EndingKind.STOPPED)

    page = sign_in(amira).get(reverse("patient", args=[margaret.pk])).content.decode()

    assert f'action="{reverse("routine-resume", args=[new.pk])}"' in page


def test_the_drawing_says_what_the_tables_say() -> None:
    assert (ROOT / PATH).read_text(encoding="utf-8") == drawn(), "Run: python manage.py draw_lifecycles"


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine[0])
def test_every_state_can_be_reached_and_no_arrow_stands_twice(machine: tuple[str, str, tuple[object, ...]]) -> None:
    arrows = list(machine[2])
    ends = {arrow.end for arrow in arrows}  # type: ignore[attr-defined]  # arrows of several tables
    starts = {arrow.start for arrow in arrows} - {None}  # type: ignore[attr-defined]  # as above

    assert starts <= ends
    assert len(set(arrows)) == len(arrows)
