"""A person's own dose for an exercise: theirs alone, used when they add it next, never the library's."""

from dataclasses import replace
from typing import Final

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, User
from exercises.dosage import Dose, Side, from_data
from exercises.models import SideBehaviour
from prescriptions.actions.routines import add_exercise, remove_item, set_dose, swap_exercise
from prescriptions.actions.usual_doses import forget_usual_dose, keep_usual_dose
from prescriptions.models import Routine, RoutineItem, Section, UsualDose
from prescriptions.policies import NotNow
from tests.conftest import SignIn

HTMX: Final = {"HX-Request": "true"}


@pytest.fixture
def bridge(routine: Routine, amira: User) -> RoutineItem:
    """The bridge with five sets, which is not the library's dose."""
    item = routine.items.select_related("routine", "version__exercise__current").get(version__exercise__slug="bridge")
    return set_dose(item=item, dose=replace(from_data(item.dose), sets=5, rest_seconds=40), note="", by=amira)


def added(item: RoutineItem, by: User) -> Dose:
    """The dose with which a person adds the exercise of a line again."""
    assert item.version
    again = add_exercise(routine=item.routine, exercise=item.version.exercise, section=Section.MAIN, by=by)
    return from_data(again.dose)


def test_it_is_used_when_the_person_adds_the_exercise_next(bridge: RoutineItem, amira: User) -> None:
    keep_usual_dose(item=bridge, by=amira)

    assert added(bridge, amira) == from_data(bridge.dose)
    assert AuditEvent.objects.filter(event="usual-dose-kept", by=amira).count() == 1


def test_it_changes_nothing_for_anybody_else(bridge: RoutineItem, amira: User, dana: User) -> None:
    assert bridge.version
    library = bridge.version.dose

    keep_usual_dose(item=bridge, by=amira)

    assert added(bridge, dana) == from_data(library)
    bridge.version.refresh_from_db()
    assert bridge.version.dose == library


def test_it_can_be_forgotten(bridge: RoutineItem, amira: User) -> None:
    assert bridge.version
    keep_usual_dose(item=bridge, by=amira)

    forget_usual_dose(exercise=bridge.version.exercise, by=amira)
    forget_usual_dose(exercise=bridge.version.exercise, by=amira)

    assert added(bridge, amira) == from_data(bridge.version.dose)
    assert AuditEvent.objects.filter(event="usual-dose-forgotten").count() == 1


def test_keeping_it_twice_is_recorded_once_and_the_newest_stands(bridge: RoutineItem, amira: User) -> None:
    keep_usual_dose(item=bridge, by=amira)
    keep_usual_dose(item=bridge, by=amira)
    assert AuditEvent.objects.filter(event="usual-dose-kept").count() == 1

    set_dose(item=bridge, dose=replace(from_data(bridge.dose), sets=4), note="", by=amira)
    keep_usual_dose(item=bridge, by=amira)
    assert from_data(UsualDose.objects.get().dose).sets == 4


def test_the_side_of_one_patient_is_not_kept(routine: Routine, bridge: RoutineItem, amira: User) -> None:
    sided = routine.clinic.exercises.offered().filter(current__side=SideBehaviour.EACH).select_related("current")[0]
    item = swap_exercise(item=bridge, exercise=sided, by=amira)
    set_dose(item=item, dose=replace(from_data(item.dose), side=Side.LEFT), note="", by=amira)

    keep_usual_dose(item=item, by=amira)

    assert sided.current
    assert added(item, amira).side == from_data(sided.current.dose).side != Side.LEFT


def test_advice_and_a_removed_line_have_no_dose_to_keep(routine: Routine, bridge: RoutineItem, amira: User) -> None:
    advice = routine.items.kept().filter(advice__isnull=False).select_related("routine", "advice")[0]
    with pytest.raises(NotNow, match="no dose"):
        keep_usual_dose(item=advice, by=amira)

    remove_item(item=bridge, by=amira)
    with pytest.raises(NotNow, match="removed"):
        keep_usual_dose(item=bridge, by=amira)


def test_the_line_says_that_it_is_the_usual_dose(
    routine: Routine, bridge: RoutineItem, amira: User, dana: User, sign_in: SignIn
) -> None:
    client, address = sign_in(amira), reverse("line-usual", args=[routine.pk, bridge.pk])

    kept = client.post(address, {"keep": "yes"}, headers=HTMX).content.decode()
    assert kept.count(">Your usual dose<") == 1
    assert f"the next time that you add {bridge.name}, it comes with this dose." in kept
    assert ">Your usual dose<" not in sign_in(dana).get(reverse("routine", args=[routine.pk])).content.decode()
    said = client.post(reverse("line-add", args=[routine.pk]), {"exercise": "bridge"}, headers=HTMX).content.decode()
    assert f"Added {bridge.name} with your usual dose." in said

    forgotten = client.post(address, {"keep": "no"}, headers=HTMX).content.decode()
    assert ">Your usual dose<" not in forgotten
    assert not UsualDose.objects.exists()


def test_another_clinic_and_a_reader_keep_nothing(
    routine: Routine, bridge: RoutineItem, ben: User, chloe: User, sign_in: SignIn
) -> None:
    address = reverse("line-usual", args=[routine.pk, bridge.pk])

    assert sign_in(ben).post(address, {"keep": "yes"}).status_code == 403
    assert sign_in(chloe).post(address, {"keep": "yes"}).status_code == 404
    assert not UsualDose.objects.exists()
