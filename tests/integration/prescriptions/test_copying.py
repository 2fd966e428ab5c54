"""Lines from another patient's routine: with doses, without what is about that person, and checked anew."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import withdraw
from exercises.dosage import Side, from_data
from exercises.models import Kind, SideBehaviour, Term
from prescriptions.actions.copying import copy_lines
from prescriptions.actions.patients import archive_patient
from prescriptions.actions.routines import add_exercise, set_dose, start_routine
from prescriptions.models import Patient, Routine, RoutineItem, Section
from prescriptions.policies import MOST_ITEMS, NotNow
from tests.conftest import SignIn

NOTE: Final = "Margaret’s left knee clicks."


@pytest.fixture
def per(clinic: Clinic) -> Patient:
    return clinic.patients.get(family_name="Lindqvist")


@pytest.fixture
def mine(clinic: Clinic, per: Patient, amira: User) -> Routine:
    """Per's routine, which is empty."""
    return start_routine(clinic=clinic, patient=per, title="Back", by=amira)


@pytest.fixture
def bridge(routine: Routine, amira: User) -> RoutineItem:
    """Margaret's bridge, with a dose of her own and a note about her."""
    item = routine.items.select_related("routine", "version__exercise").get(version__exercise__slug="bridge")
    return set_dose(item=item, dose=replace(from_data(item.dose), sets=5, rest_seconds=40), note=NOTE, by=amira)


def kept(routine: Routine) -> list[RoutineItem]:
    return list(routine.items.kept().select_related("version__exercise", "advice"))


def keys(routine: Routine) -> list[int]:
    return [line.pk for line in kept(routine)]


def test_lines_come_with_their_doses_and_without_their_notes(
    routine: Routine, mine: Routine, bridge: RoutineItem, amira: User
) -> None:
    copied = copy_lines(source=routine, routine=mine, lines=keys(routine), by=amira)

    assert (copied.count, copied.left_out) == (len(kept(routine)), ())
    assert [line.name for line in kept(mine)] == [line.name for line in kept(routine)]
    assert [line.section for line in kept(mine)] == [line.section for line in kept(routine)]
    assert next(line for line in kept(mine) if line.name == bridge.name).dose == bridge.dose
    assert {line.note for line in kept(mine)} == {""}


def test_the_record_names_both_routines(routine: Routine, mine: Routine, bridge: RoutineItem, amira: User) -> None:
    copy_lines(source=routine, routine=mine, lines=[bridge.pk], by=amira)

    into, out = (AuditEvent.objects.get(event=event) for event in ("routine-lines-copied", "routine-copied-from"))
    assert (into.subject_id, into.facts["source"], into.facts["lines"]) == (str(mine.pk), routine.pk, 1)
    assert (out.subject_id, out.facts["into"], out.facts["lines"]) == (str(routine.pk), mine.pk, 1)
    assert Routine.objects.get(pk=mine.pk).revision == mine.revision + 1


def test_a_withdrawn_exercise_is_named_and_left_out(
    routine: Routine, mine: Routine, bridge: RoutineItem, amira: User, dana: User
) -> None:
    assert bridge.version
    withdraw(exercise=bridge.version.exercise, reason="Under review", by=dana)

    copied = copy_lines(source=routine, routine=mine, lines=keys(routine), by=amira)

    assert copied.left_out == (bridge.name,)
    assert f"Left out, since not offered at present: {bridge.name}." in copied.said
    assert bridge.name not in [line.name for line in kept(mine)]
    with pytest.raises(NotNow, match="None of these lines"):
        copy_lines(source=routine, routine=mine, lines=[bridge.pk], by=amira)


def test_the_side_of_the_other_patient_does_not_come_along(routine: Routine, mine: Routine, amira: User) -> None:
    sided = routine.clinic.exercises.offered().filter(current__side=SideBehaviour.EACH).select_related("current")[0]
    item = add_exercise(routine=routine, exercise=sided, section=Section.MAIN, by=amira)
    set_dose(item=item, dose=replace(from_data(item.dose), side=Side.LEFT), note="", by=amira)

    copy_lines(source=routine, routine=mine, lines=[item.pk], by=amira)

    assert sided.current
    assert from_data(kept(mine)[0].dose).side == from_data(sided.current.dose).side != Side.LEFT


def test_there_must_be_room_for_all_of_them(
    routine: Routine, mine: Routine, bridge: RoutineItem, amira: User
) -> None:
    assert bridge.version
    for _ in range(MOST_ITEMS - 2):
        add_exercise(routine=mine, exercise=bridge.version.exercise, section=Section.MAIN, by=amira)

    with pytest.raises(NotNow, match="there is room for 2"):
        copy_lines(source=routine, routine=mine, lines=keys(routine), by=amira)

    assert len(kept(mine)) == MOST_ITEMS - 2
    assert not AuditEvent.objects.filter(event="routine-copied-from").exists()


def test_nothing_is_copied_to_an_archived_patient(routine: Routine, mine: Routine, per: Patient, amira: User) -> None:
    archive_patient(patient=per, by=amira)
    mine.refresh_from_db()

    with pytest.raises(NotNow, match="archived"):
        copy_lines(source=routine, routine=mine, lines=keys(routine), by=amira)


def test_lines_of_another_clinic_are_refused(routine: Routine, other_clinic: Clinic, chloe: User) -> None:
    theirs = start_routine(clinic=other_clinic, patient=None, title="Back", by=chloe)

    with pytest.raises(NotNow, match="another clinic"):
        copy_lines(source=routine, routine=theirs, lines=keys(routine), by=chloe)


def test_the_patient_is_found_and_the_lines_are_chosen(
    routine: Routine, mine: Routine, bridge: RoutineItem, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    lines = reverse("routine-copy-from", args=[mine.pk, routine.pk])

    found = client.get(reverse("routine-copy", args=[mine.pk]), {"q": "marg"}).content.decode()
    assert f'href="{lines}"' in found
    assert "LINDQVIST, Per</th>" not in found

    page = client.get(lines).content.decode()
    assert "they may name the other person" in page
    assert NOTE not in page
    assert AuditEvent.objects.filter(event="routine-read", subject_id=str(routine.pk), by=amira).exists()

    answer = client.post(lines, {"lines": [bridge.pk]}, follow=True)
    assert "Copied 1 line. The doses were another person’s" in answer.content.decode()
    assert [line.name for line in kept(mine)] == [bridge.name]
    again = client.get(lines)
    assert str(bridge.pk) not in again.context["form"].initial["lines"]


@pytest.mark.parametrize(
    ("sent", "said"), [([], "Tick at least one line."), (["999999"], "A ticked line was removed meanwhile.")]
)
def test_a_choice_that_cannot_be_copied_is_told_at_the_lines(
    sent: list[str], said: str, routine: Routine, mine: Routine, amira: User, sign_in: SignIn
) -> None:
    answer = sign_in(amira).post(reverse("routine-copy-from", args=[mine.pk, routine.pk]), {"lines": sent})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert kept(mine) == []


def test_each_copied_line_is_checked_for_this_patient(
    routine: Routine, mine: Routine, per: Patient, amira: User, sign_in: SignIn
) -> None:
    osteoporosis = next(term for term in _conditions() if term.code == "osteoporosis")
    per.precautions.add(osteoporosis)
    crunch = routine.items.get(version__exercise__slug="partial-crunch")
    client = sign_in(amira)

    client.post(reverse("routine-copy-from", args=[mine.pk, routine.pk]), {"lines": [crunch.pk]})

    builder = client.get(reverse("routine", args=[mine.pk])).context["builder"]
    assert builder.lines[0].findings


def _conditions() -> list[Term]:
    return list(Term.objects.filter(kind=Kind.CONDITION))


def test_another_clinics_routine_is_not_found(
    routine: Routine, mine: Routine, other_clinic: Clinic, amira: User, ben: User, chloe: User, sign_in: SignIn
) -> None:
    stranger = other_clinic.patients.create(family_name="Roy", birth_date=date(1970, 1, 1), created_by=chloe)
    theirs = start_routine(clinic=other_clinic, patient=stranger, title="Neck", by=chloe)

    assert sign_in(amira).get(reverse("routine-copy-from", args=[mine.pk, theirs.pk])).status_code == 404
    assert sign_in(chloe).get(reverse("routine-copy-from", args=[theirs.pk, routine.pk])).status_code == 404
    assert sign_in(chloe).get(reverse("routine-copy-from", args=[mine.pk, routine.pk])).status_code == 404
    assert sign_in(ben).get(reverse("routine-copy-from", args=[mine.pk, routine.pk])).status_code == 403
    assert "ROY" not in sign_in(amira).get(reverse("routine-copy", args=[mine.pk])).content.decode()


def test_the_list_of_patients_takes_as_many_queries_for_many(
    clinic: Clinic, mine: Routine, amira: User, sign_in: SignIn
) -> None:
    client, counts = sign_in(amira), []
    for more in (3, 20):
        for number in range(more):
            other = clinic.patients.create(
                family_name=f"Nowak {more} {number}", birth_date=date(1960, 1, 1), created_by=amira
            )
            start_routine(clinic=clinic, patient=other, title="Back", by=amira)
        client.get(reverse("routine-copy", args=[mine.pk]))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("routine-copy", args=[mine.pk]))
        counts.append(len(queries))

    assert counts[0] == counts[1]
