"""The last change can be taken back, and the one before it; nobody else's, and nothing of an older visit."""

from collections.abc import Callable
from typing import Final

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, User
from exercises.dosage import from_data
from exercises.models import Exercise
from prescriptions.actions import routines as actions
from prescriptions.actions.endings import end_routine
from prescriptions.actions.undo import last_change, undo
from prescriptions.models import EndingKind, Routine, RoutineItem, Section, Step
from prescriptions.policies import NotNow
from tests.conftest import SignIn

HTMX: Final = {"HX-Request": "true"}
Shown = list[tuple[int, int | None, object, str, int, int]]


def shown(routine: Routine) -> Shown:
    """What stands in the routine, in its order."""
    return list(routine.items.kept().values_list("pk", "version_id", "dose", "note", "section", "position"))


def take_back(routine: Routine, by: User) -> Step:
    step = last_change(routine, by)
    return undo(routine=routine, seen=step.revision if step else None, by=by)


@pytest.fixture
def bridge(routine: Routine) -> RoutineItem:
    return routine.items.select_related("routine", "version__exercise").get(version__exercise__slug="bridge")


CHANGES: Final[dict[str, Callable[[RoutineItem, Exercise, User], object]]] = {
    "removed": lambda item, _, by: actions.remove_item(item=item, by=by),
    "moved": lambda item, _, by: actions.place_item(item=item, section=Section.WARM_UP, index=0, by=by),
    "swapped": lambda item, other, by: actions.swap_exercise(item=item, exercise=other, by=by),
    "note": lambda item, _, by: actions.set_dose(item=item, dose=from_data(item.dose), note="Slowly.", by=by),
    "added": lambda item, other, by: actions.add_exercise(
        routine=item.routine, exercise=other, section=Section.MAIN, by=by
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_stands_as_before(name: str, bridge: RoutineItem, routine: Routine, amira: User) -> None:
    other = routine.clinic.exercises.offered().select_related("current").get(slug="wall-sit")
    before = shown(routine)
    CHANGES[name](bridge, other, amira)
    assert shown(routine) != before

    step = take_back(routine, amira)

    assert shown(routine) == before
    assert AuditEvent.objects.filter(event="routine-change-undone", facts__undone=step.event).count() == 1
    assert routine.steps.last().undoes == step  # type: ignore[union-attr]  # there are steps


def test_one_after_the_other_back_to_the_beginning(bridge: RoutineItem, routine: Routine, amira: User) -> None:
    other = routine.clinic.exercises.offered().select_related("current").get(slug="wall-sit")
    states = []
    for name in ("moved", "swapped", "removed"):
        states.append(shown(routine))
        CHANGES[name](
            RoutineItem.objects.select_related("routine", "version__exercise").get(pk=bridge.pk), other, amira
        )

    for state in reversed(states):
        take_back(routine, amira)
        assert shown(routine) == state


def test_a_colleagues_change_is_not_taken_back(
    bridge: RoutineItem, routine: Routine, amira: User, dana: User
) -> None:
    actions.move_item(item=bridge, up=True, by=amira)
    actions.remove_item(item=bridge, by=dana)
    before = shown(routine)

    with pytest.raises(NotNow, match="Dana Osei changed this routine last at"):
        take_back(routine, amira)
    assert shown(routine) == before


def test_only_the_change_that_was_seen_is_taken_back(bridge: RoutineItem, routine: Routine, amira: User) -> None:
    actions.remove_item(item=bridge, by=amira)
    step = last_change(routine, amira)
    actions.restore_item(item=bridge, by=amira)

    with pytest.raises(NotNow, match="Look at it, then undo"):
        undo(routine=routine, seen=step.revision if step else 0, by=amira)


def test_an_ended_routine_is_not_changed(bridge: RoutineItem, routine: Routine, amira: User) -> None:
    actions.remove_item(item=bridge, by=amira)
    end_routine(routine=routine, kind=EndingKind.STOPPED, reason="Moved away.", by=amira)

    with pytest.raises(NotNow, match="Take it up again"):
        take_back(routine, amira)


def test_nothing_of_an_older_visit(bridge: RoutineItem, routine: Routine, amira: User, sign_in: SignIn) -> None:
    actions.remove_item(item=bridge, by=amira)
    client = sign_in(amira)
    assert b"undo-last" not in client.get(reverse("routine", args=[routine.pk])).content

    answer = client.post(reverse("routine-undo", args=[routine.pk]), {"seen": 1}, headers=HTMX)
    assert b"Nothing is left to undo" in answer.content


@pytest.mark.parametrize("htmx", [True, False])
def test_the_button_says_what_it_takes_back(
    htmx: bool, bridge: RoutineItem, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    actions.remove_item(item=bridge, by=amira)
    page = client.get(reverse("routine", args=[routine.pk]))
    assert "Undo: Bridge removed" in page.content.decode()

    seen = {"seen": routine.steps.order_by("revision").values_list("revision", flat=True).last()}
    address = reverse("routine-undo", args=[routine.pk])
    answer = client.post(address, seen, headers=HTMX) if htmx else client.post(address, seen, follow=True)

    assert "Undone: Bridge removed." in answer.content.decode()
    assert routine.items.kept().filter(pk=bridge.pk).exists()


def test_whose_change_it_was_stands_there(
    bridge: RoutineItem, routine: Routine, amira: User, dana: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    actions.remove_item(item=bridge, by=dana)

    page = client.get(reverse("routine", args=[routine.pk])).content.decode()

    assert "Last changed by Dana Osei: Bridge removed" in page
    assert "undo-last" not in page


def test_who_may(routine: Routine, ben: User, chloe: User, sign_in: SignIn) -> None:
    address = reverse("routine-undo", args=[routine.pk])
    assert sign_in(ben).post(address).status_code == 403
    assert sign_in(chloe).post(address).status_code == 404
