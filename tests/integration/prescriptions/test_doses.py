"""Doses of several lines at once, and the same dose for the other side: all of it is right, or nothing is written."""

from dataclasses import replace
from typing import Final

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, User
from exercises.dosage import EveryDay, Side, from_data, to_data
from exercises.models import SideBehaviour
from prescriptions.actions.doses import DosesDoNotFit, add_other_side, change_doses
from prescriptions.actions.patients import archive_patient
from prescriptions.actions.routines import remove_item, set_dose, swap_exercise
from prescriptions.models import Routine, RoutineItem, Step
from prescriptions.policies import MOST_ITEMS, NotNow
from tests.conftest import SignIn

HTMX: Final = {"HX-Request": "true"}


def exercises(routine: Routine) -> list[RoutineItem]:
    kept = routine.items.kept().filter(version__isnull=False)
    return list(kept.select_related("routine", "version__exercise"))


def revision_of(routine: Routine) -> int:
    return Routine.objects.get(pk=routine.pk).revision


@pytest.fixture
def lines(routine: Routine) -> list[RoutineItem]:
    """The exercises of Margaret's routine."""
    return exercises(routine)


@pytest.fixture
def sided(routine: Routine, lines: list[RoutineItem], amira: User) -> RoutineItem:
    """A line for the right side, with a note."""
    for line in lines:
        if line.version and line.version.side != SideBehaviour.NONE:
            dose = replace(from_data(line.dose), side=Side.RIGHT)
            return set_dose(item=line, dose=dose, note="Hold on to the sink.", by=amira)
    swapped = swap_exercise(
        item=lines[0],
        exercise=routine.clinic.exercises.offered().filter(current__side=SideBehaviour.EACH)[0],
        by=amira,
    )
    dose = replace(from_data(swapped.dose), side=Side.RIGHT)
    return set_dose(item=swapped, dose=dose, note="Hold on to the sink.", by=amira)


def test_several_doses_change_in_one_step(routine: Routine, lines: list[RoutineItem], amira: User) -> None:
    change_doses(
        routine=routine, lines=dict.fromkeys((line.pk for line in lines), None), parts={"times_a_day": 4}, by=amira
    )

    assert {from_data(line.dose).times_a_day for line in exercises(routine)} == {4}
    assert [replace(from_data(line.dose), times_a_day=4) for line in lines] == [
        from_data(line.dose) for line in exercises(routine)
    ]
    assert revision_of(routine) == routine.revision + 1
    event = AuditEvent.objects.latest("pk")
    assert (event.event, event.facts["lines"], event.facts["fields"]) == (
        "routine-doses-changed",
        len(lines),
        "times_a_day",
    )
    assert Step.objects.latest("pk").about == f"{len(lines)} lines"


def test_only_the_chosen_lines_change(routine: Routine, lines: list[RoutineItem], amira: User) -> None:
    change_doses(routine=routine, lines={lines[0].pk: None}, parts={"days": EveryDay()}, by=amira)

    assert [line.dose for line in exercises(routine)[1:]] == [line.dose for line in lines[1:]]


def test_where_it_does_not_fit_one_line_nothing_changes(
    routine: Routine, lines: list[RoutineItem], amira: User
) -> None:
    one_set = replace(from_data(lines[0].dose), sets=1, rest_seconds=None, side=Side.NONE)
    set_dose(item=lines[0], dose=one_set, note="", by=amira)
    before = [line.dose for line in exercises(routine)]

    with pytest.raises(DosesDoNotFit) as problem:
        change_doses(
            routine=routine,
            lines=dict.fromkeys((line.pk for line in lines), None),
            parts={"rest_seconds": 45},
            by=amira,
        )

    misfits = {item.pk: set(errors) for item, errors in problem.value.misfits}
    assert misfits[lines[0].pk] == {"rest_seconds"}
    assert [line.dose for line in exercises(routine)] == before


def test_what_somebody_wrote_meanwhile_is_not_written_over(
    routine: Routine, lines: list[RoutineItem], amira: User, dana: User
) -> None:
    seen = {line.pk: line.revision for line in lines}
    set_dose(item=lines[1], dose=replace(from_data(lines[1].dose), times_a_day=5), note="", by=dana)

    with pytest.raises(NotNow, match="Dana Osei changed this line"):
        change_doses(routine=routine, lines=seen, parts={"times_a_day": 1}, by=amira)

    assert from_data(exercises(routine)[1].dose).times_a_day == 5


def test_a_removed_line_is_not_changed(routine: Routine, lines: list[RoutineItem], amira: User) -> None:
    remove_item(item=lines[0], by=amira)

    with pytest.raises(NotNow, match="removed"):
        change_doses(routine=routine, lines={lines[0].pk: None}, parts={"sets": 3}, by=amira)


def test_nothing_changes_for_an_archived_patient(routine: Routine, lines: list[RoutineItem], amira: User) -> None:
    assert routine.patient
    archive_patient(patient=routine.patient, by=amira)

    with pytest.raises(NotNow, match="archived"):
        change_doses(routine=routine, lines={lines[0].pk: None}, parts={"sets": 3}, by=amira)


@pytest.mark.parametrize("htmx", [True, False])
def test_the_page_says_what_was_changed(
    htmx: bool, routine: Routine, lines: list[RoutineItem], amira: User, sign_in: SignIn
) -> None:
    client, address = sign_in(amira), reverse("lines-dose", args=[routine.pk])

    answer = client.post(address, {"every": "on", "times_a_day": "4"}, headers=HTMX if htmx else {})

    body = answer.content.decode() if htmx else client.get(answer["Location"]).content.decode()
    assert f"Changed times a day on {len(lines)} lines." in body
    assert {from_data(line.dose).times_a_day for line in exercises(routine)} == {4}


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"every": "on", "sets": "11"}, "Sets must be 1 to 10. You typed 11."),
        ({"every": "on"}, "Nothing is typed yet."),
        ({"sets": "3"}, "Tick the exercises that are to change"),
        ({"sets": "3", "lines": "999999"}, "A ticked line was removed meanwhile."),
    ],
)
def test_what_cannot_be_changed_is_told_at_its_field_and_stays_typed(
    htmx: bool, sent: dict[str, str], said: str, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    answer = sign_in(amira).post(
        reverse("lines-dose", args=[routine.pk]), sent | {"rest_seconds": ""}, headers=HTMX if htmx else {}
    )

    body = answer.content.decode()
    assert answer.status_code == (200 if htmx else 422)
    assert said in body
    assert answer.context["builder"].bulk["sets"].value() == sent.get("sets")
    assert revision_of(routine) == routine.revision


def test_the_line_that_it_does_not_fit_is_named_at_the_field(
    routine: Routine, lines: list[RoutineItem], amira: User, sign_in: SignIn
) -> None:
    one_set = replace(from_data(lines[0].dose), sets=1, rest_seconds=None, side=Side.NONE)
    set_dose(item=lines[0], dose=one_set, note="", by=amira)

    answer = sign_in(amira).post(reverse("lines-dose", args=[routine.pk]), {"every": "on", "rest_seconds": "45"})

    errors = answer.context["builder"].bulk.errors["rest_seconds"]
    assert f"{lines[0].name}: One set has no rest between sets. Clear the rest, or give 2 sets or more." in errors


def test_the_other_side_stands_below_with_dose_and_without_note(
    routine: Routine, sided: RoutineItem, amira: User
) -> None:
    other = add_other_side(item=sided, by=amira)

    order = [line.pk for line in exercises(routine)]
    assert order.index(other.pk) == order.index(sided.pk) + 1
    assert from_data(other.dose) == replace(from_data(sided.dose), side=Side.LEFT)
    assert (other.note, other.version, other.section) == ("", sided.version, sided.section)
    assert AuditEvent.objects.latest("pk").event == "routine-other-side-added"


def test_the_other_side_is_added_once(sided: RoutineItem, amira: User) -> None:
    other = add_other_side(item=sided, by=amira)

    for line in (sided, other):
        with pytest.raises(NotNow, match="in the routine already"):
            add_other_side(item=line, by=amira)


@pytest.mark.parametrize("side", [Side.EACH, Side.ALTERNATE, Side.NONE])
def test_a_line_that_is_not_for_one_side_has_no_other_side(side: Side, sided: RoutineItem, amira: User) -> None:
    set_dose(item=sided, dose=replace(from_data(sided.dose), side=side), note="", by=amira)

    with pytest.raises(NotNow, match=r"both sides already|has no sides"):
        add_other_side(item=sided, by=amira)


def test_advice_has_no_other_side(routine: Routine, amira: User) -> None:
    advice = routine.items.kept().filter(advice__isnull=False).select_related("routine", "advice")[0]

    with pytest.raises(NotNow, match="no sides"):
        add_other_side(item=advice, by=amira)


def test_the_other_side_needs_room(routine: Routine, sided: RoutineItem, amira: User) -> None:
    for place in range(MOST_ITEMS - routine.items.kept().count()):
        RoutineItem.objects.create(
            routine=routine,
            section=3,
            position=50 + place,
            version=sided.version,
            dose=to_data(from_data(sided.dose)),
        )

    with pytest.raises(NotNow, match="at most 12 lines"):
        add_other_side(item=sided, by=amira)


def test_the_other_side_is_offered_on_a_line_for_one_side_alone(
    routine: Routine, sided: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    body = client.get(reverse("routine", args=[routine.pk])).content.decode()
    assert body.count("Add the left side") == 1

    answer = client.post(reverse("line-other-side", args=[routine.pk, sided.pk]), headers=HTMX)
    assert f"Added {sided.name} for the other side, without its note" in answer.content.decode()


def test_another_clinic_and_a_reader_change_no_dose(
    routine: Routine, sided: RoutineItem, ben: User, chloe: User, sign_in: SignIn
) -> None:
    before = revision_of(routine)
    addresses = (
        reverse("lines-dose", args=[routine.pk]),
        reverse("line-other-side", args=[routine.pk, sided.pk]),
    )
    for person, status in ((ben, 403), (chloe, 404)):
        for address in addresses:
            assert sign_in(person).post(address, {"every": "on", "sets": "3"}).status_code == status
    assert revision_of(routine) == before
