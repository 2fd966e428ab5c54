"""Two people, or two windows, at one routine: nothing is overwritten in silence, nothing typed is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, User
from exercises.dosage import Dose, from_data
from exercises.dose_form import typed_of
from exercises.models import Exercise
from prescriptions.actions import routines as actions
from prescriptions.actions.saving import Clash, Seen, save_details, save_line
from prescriptions.merging import Prefer
from prescriptions.models import Routine, RoutineItem, Section, Step
from prescriptions.policies import Gone, NotNow
from tests.conftest import SignIn
from tests.integration.prescriptions.test_routine_actions import details

HTMX: Final = {"HX-Request": "true"}


def now(item: RoutineItem) -> RoutineItem:
    return RoutineItem.objects.select_related("routine", "version__exercise", "advice").get(pk=item.pk)


@pytest.fixture
def bridge(routine: Routine) -> RoutineItem:
    """The line as the page of both shows it: 2 sets, a rest between them."""
    return routine.items.select_related("routine", "version__exercise").get(version__exercise__slug="bridge")


@pytest.fixture
def dose(bridge: RoutineItem) -> Dose:
    return from_data(bridge.dose)


def save(item: RoutineItem, dose: Dose, by: User, *, note: str = "", seen: Seen | None = None) -> object:
    """Save what was typed on a page that shows the line as `item` holds it."""
    return save_line(item=now(item), dose=dose, note=note, seen=seen or Seen(item.revision), by=by)


def test_two_who_change_different_fields_are_put_together(
    bridge: RoutineItem, dose: Dose, amira: User, dana: User
) -> None:
    save(bridge, replace(dose, sets=3), dana)

    steps = save(bridge, replace(dose, times_a_day=2), amira, note="Slowly.")

    assert [step.by for step in steps] == [dana]  # type: ignore[attr-defined]  # a tuple of steps
    assert from_data(now(bridge).dose) == replace(dose, sets=3, times_a_day=2)
    assert now(bridge).note == "Slowly."


def test_two_who_change_the_same_field_settle_it_and_nothing_is_saved_before(
    bridge: RoutineItem, dose: Dose, amira: User, dana: User
) -> None:
    save(bridge, replace(dose, sets=3, times_a_day=2), dana)
    mine = replace(dose, sets=4, rest_seconds=45)
    before = AuditEvent.objects.count()

    with pytest.raises(Clash) as clash:
        save(bridge, mine, amira)
    shown = clash.value
    assert [(one.name, one.mine, one.theirs, one.step.by) for one in shown.clashing] == [("sets", 4, 3, dana)]
    assert from_data(now(bridge).dose) == replace(dose, sets=3, times_a_day=2)
    assert AuditEvent.objects.count() == before

    for prefer, sets in ((Prefer.THEIRS, 3), (Prefer.MINE, 4)):
        save(bridge, mine, amira, seen=Seen(bridge.revision, prefer, shown.revision))
        assert from_data(now(bridge).dose) == replace(dose, sets=sets, times_a_day=2, rest_seconds=45)
        shown.revision = now(bridge).revision


def test_a_clash_that_was_settled_asks_again_if_a_third_change_came(
    bridge: RoutineItem, dose: Dose, amira: User, dana: User
) -> None:
    save(bridge, replace(dose, sets=3), dana)
    with pytest.raises(Clash) as clash:
        save(bridge, replace(dose, sets=4), amira)
    save(now(bridge), replace(dose, sets=5), dana)

    with pytest.raises(Clash) as again:
        save(bridge, replace(dose, sets=4), amira, seen=Seen(bridge.revision, Prefer.MINE, clash.value.revision))

    assert again.value.clashing[0].theirs == 5


def test_changes_that_do_not_fit_together_are_shown_and_either_can_stand(
    bridge: RoutineItem, dose: Dose, amira: User, dana: User
) -> None:
    save(bridge, replace(dose, sets=1, rest_seconds=None), dana)
    mine = replace(dose, sets=2, rest_seconds=45)

    with pytest.raises(Clash) as clash:
        save(bridge, mine, amira)
    save(bridge, mine, amira, seen=Seen(bridge.revision, Prefer.MINE, clash.value.revision))

    assert from_data(now(bridge).dose).rest_seconds == 45


def test_a_page_that_does_not_say_what_it_showed_overwrites_nothing(
    bridge: RoutineItem, dose: Dose, amira: User, dana: User
) -> None:
    save(bridge, replace(dose, sets=3), dana)

    with pytest.raises(Clash):
        save(bridge, replace(dose, sets=4), amira, seen=Seen(0))


def test_a_dose_is_not_written_into_another_exercise(
    bridge: RoutineItem, dose: Dose, amira: User, dana: User, routine: Routine
) -> None:
    harder = Exercise.objects.get(clinic=routine.clinic, slug="single-leg-bridge")
    actions.swap_exercise(item=now(bridge), exercise=harder, by=dana)

    with pytest.raises(NotNow, match=r"Dana Osei put another exercise here at \d\d:\d\d"):
        save(bridge, replace(dose, sets=4), amira)


def test_details_are_put_together_and_clash_alike(routine: Routine, amira: User, dana: User) -> None:
    seen = Seen(routine.revision)
    save_details(routine=routine, details=details(routine, weeks=6, goal="Dance"), seen=seen, by=dana)
    later = routine.starts_on + timedelta(days=14)

    save_details(routine=routine, details=details(routine, review_on=later), seen=seen, by=amira)
    routine.refresh_from_db()
    assert (routine.weeks, routine.goal, routine.review_on) == (6, "Dance", later)

    with pytest.raises(Clash) as clash:
        save_details(routine=routine, details=details(routine, goal="Swim", weeks=6), seen=seen, by=amira)
    assert [(one.name, one.mine, one.theirs) for one in clash.value.clashing] == [("goal", "Swim", "Dance")]


@pytest.mark.parametrize("change", ["save", "swap", "move", "place", "below"])
def test_a_line_that_was_removed_says_by_whom(
    change: str, bridge: RoutineItem, dose: Dose, routine: Routine, amira: User, dana: User
) -> None:
    stale, other = now(bridge), routine.items.kept().exclude(pk=bridge.pk)[0]
    actions.remove_item(item=now(bridge), by=dana)
    changes: dict[str, Callable[[], object]] = {
        "save": lambda: save_line(item=stale, dose=dose, note="", seen=Seen(bridge.revision), by=amira),
        "swap": lambda: actions.swap_exercise(
            item=stale, exercise=Exercise.objects.get(clinic=routine.clinic, slug="bird-dog"), by=amira
        ),
        "move": lambda: actions.move_item(item=stale, up=True, by=amira),
        "place": lambda: actions.place_item(item=stale, section=Section.MAIN, index=0, by=amira),
        "below": lambda: actions.place_below(item=other, other=stale, by=amira),
    }

    with pytest.raises(Gone, match=r"Dana Osei removed Bridge at \d\d:\d\d"):
        changes[change]()


def test_what_a_colleague_wrote_is_not_taken_away_unseen(
    bridge: RoutineItem, dose: Dose, routine: Routine, amira: User, dana: User
) -> None:
    save(bridge, replace(dose, sets=3), dana)
    bird = Exercise.objects.get(clinic=routine.clinic, slug="bird-dog")

    with pytest.raises(NotNow, match="Dana Osei changed this line"):
        actions.remove_item(item=now(bridge), by=amira, seen=bridge.revision)
    with pytest.raises(NotNow, match="Dana Osei changed this line"):
        actions.swap_exercise(item=now(bridge), exercise=bird, by=amira, seen=bridge.revision)
    actions.remove_item(item=now(bridge), by=amira, seen=now(bridge).revision)


def test_a_step_is_never_changed(bridge: RoutineItem, dose: Dose, dana: User) -> None:
    save(bridge, replace(dose, sets=3), dana)
    step = Step.objects.latest("pk")

    assert (step.event, step.about, step.by) == ("routine-dose-changed", "Bridge", dana)
    assert step.before[str(bridge.pk)]["dose"]["sets"] != step.after[str(bridge.pk)]["dose"]["sets"]


def typed(item: RoutineItem, **changes: str) -> dict[str, Any]:
    values = typed_of(from_data(item.dose)) | {"note": item.note, "seen": str(item.revision)} | changes
    return {f"line-{item.pk}-{name}": value for name, value in values.items()}


@pytest.mark.parametrize("htmx", [True, False])
def test_the_page_shows_both_and_keeps_what_was_typed(
    htmx: bool, bridge: RoutineItem, dose: Dose, amira: User, dana: User, sign_in: SignIn
) -> None:
    save(bridge, replace(dose, sets=3), dana)
    client, address = sign_in(amira), reverse("line-save", args=[bridge.routine_id, bridge.pk])

    answer = client.post(address, typed(bridge, sets="4"), headers=HTMX if htmx else {})

    body, at = answer.content.decode(), Step.objects.latest("pk").at
    assert answer.status_code == 422
    assert f"Sets: you typed 4. Dana Osei wrote 3 at {at:%H:%M}." in body
    assert htmx or 'value="4"' in body
    settle = f"theirs:{now(bridge).revision}"
    assert f'value="{settle}"' in body

    answer = client.post(address, typed(bridge, sets="4", settle=settle), headers=HTMX)
    assert answer.status_code == 200
    assert f'data-writes="id_line-{bridge.pk}-sets" data-was="4" data-now="3"' in answer.content.decode()
    assert from_data(now(bridge).dose).sets == 3


def test_what_was_put_together_is_said_and_shown(
    bridge: RoutineItem, dose: Dose, amira: User, dana: User, sign_in: SignIn
) -> None:
    save(bridge, replace(dose, sets=3), dana)
    address = reverse("line-save", args=[bridge.routine_id, bridge.pk])

    body = sign_in(amira).post(address, typed(bridge, times_a_day="2"), headers=HTMX).content.decode()

    assert "Dana Osei wrote here too" in body
    assert f'data-writes="id_line-{bridge.pk}-sets" data-was="{dose.sets}" data-now="3"' in body


def test_a_removed_line_is_offered_back(bridge: RoutineItem, amira: User, dana: User, sign_in: SignIn) -> None:
    actions.remove_item(item=now(bridge), by=dana)
    address = reverse("line-save", args=[bridge.routine_id, bridge.pk])

    body = sign_in(amira).post(address, typed(bridge, sets="4"), headers=HTMX).content.decode()

    assert "Dana Osei removed Bridge" in body
    assert reverse("line-restore", args=[bridge.routine_id, bridge.pk]) in body
