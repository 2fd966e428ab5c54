"""A routine is built line by line: each change is counted and recorded, or refused and not there at all."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import withdraw
from exercises.dosage import Dose, Side, Span, from_data
from exercises.models import Exercise
from prescriptions.actions import routines as actions
from prescriptions.actions.patients import archive_patient
from prescriptions.models import Patient, Routine, RoutineItem, Section
from prescriptions.policies import MOST_ITEMS, NotNow

TWELVE_TIMES = Dose(sets=2, repetitions=Span(12, 12), rest_seconds=60, times_a_day=1)


def details(routine: Routine, **changes: object) -> actions.RoutineDetails:
    names = ("title", "goal", "starts_on", "weeks", "review_on", "review_time")
    values = {name: getattr(routine, name) for name in names}
    return actions.RoutineDetails(**(values | changes))


def names(routine: Routine) -> list[tuple[int, str]]:
    """Each kept line as its part and what it is, in the order in which it is printed."""
    lines = routine.items.kept().select_related("version__exercise", "advice")
    return [(line.section, line.version.exercise.slug if line.version else str(line.advice)) for line in lines]


def line(routine: Routine, slug: str) -> RoutineItem:
    return routine.items.select_related("routine", "version__exercise").get(version__exercise__slug=slug)


@pytest.fixture
def empty(clinic: Clinic, margaret: Patient, amira: User) -> Routine:
    return actions.start_routine(clinic=clinic, patient=margaret, title="Neck", by=amira)


@pytest.fixture
def bridge(clinic: Clinic) -> Exercise:
    return clinic.exercises.select_related("current").get(slug="bridge")


def test_a_routine_begins_with_the_patients_goal(empty: Routine, margaret: Patient, amira: User) -> None:
    assert (empty.goal, empty.patient, empty.created_by) == (margaret.goal, margaret, amira)
    assert AuditEvent.objects.latest("pk").event == "routine-started"


def test_a_routine_may_have_no_patient(clinic: Clinic, amira: User) -> None:
    routine = actions.start_routine(clinic=clinic, patient=None, title="Back", by=amira)

    assert (routine.patient, routine.goal) == (None, "")


def test_an_exercise_comes_with_its_published_version_and_its_usual_dose(
    empty: Routine, bridge: Exercise, amira: User
) -> None:
    item = actions.add_exercise(routine=empty, exercise=bridge, section=Section.MAIN, by=amira)

    assert bridge.current
    assert item.version == bridge.current
    assert item.dose == bridge.current.dose
    assert item.position == 1


def test_an_exercise_that_is_withdrawn_is_not_added(
    empty: Routine, bridge: Exercise, dana: User, amira: User
) -> None:
    withdrawn = withdraw(exercise=bridge, reason="Hurts wrists.", by=dana)

    with pytest.raises(NotNow, match="not offered"):
        actions.add_exercise(routine=empty, exercise=withdrawn, section=Section.MAIN, by=amira)


def test_a_routine_holds_twelve_lines_and_no_more(empty: Routine, bridge: Exercise, amira: User) -> None:
    for _ in range(MOST_ITEMS):
        actions.add_exercise(routine=empty, exercise=bridge, section=Section.MAIN, by=amira)

    with pytest.raises(NotNow, match="at most 12"):
        actions.add_exercise(routine=empty, exercise=bridge, section=Section.MAIN, by=amira)


def test_a_removed_line_does_not_come_back_into_a_full_routine(empty: Routine, bridge: Exercise, amira: User) -> None:
    first = actions.add_exercise(routine=empty, exercise=bridge, section=Section.MAIN, by=amira)
    actions.remove_item(item=first, by=amira)
    for _ in range(MOST_ITEMS):
        actions.add_exercise(routine=empty, exercise=bridge, section=Section.MAIN, by=amira)

    with pytest.raises(NotNow, match="at most 12"):
        actions.restore_item(item=first, by=amira)


def test_advice_is_given_once(routine: Routine, clinic: Clinic, amira: User) -> None:
    breaks = clinic.advice.get(code="movement-breaks")

    with pytest.raises(NotNow, match="already in the routine"):
        actions.add_advice(routine=routine, advice=breaks, by=amira)


def test_dose_and_note_of_a_line_are_written(routine: Routine, amira: User) -> None:
    item = line(routine, "bridge")

    actions.set_dose(item=item, dose=TWELVE_TIMES, note="Slowly.", by=amira)

    item.refresh_from_db()
    assert (from_data(item.dose), item.note) == (TWELVE_TIMES, "Slowly.")


def test_writing_what_stands_there_counts_as_no_change(routine: Routine, amira: User) -> None:
    item = line(routine, "bridge")
    before = AuditEvent.objects.count()

    actions.set_dose(item=item, dose=from_data(item.dose), note=item.note, by=amira)
    actions.change_details(routine=routine, details=details(routine), by=amira)

    assert AuditEvent.objects.count() == before
    assert Routine.objects.get(pk=routine.pk).revision == routine.revision


def test_details_are_written(routine: Routine, amira: User) -> None:
    day = routine.starts_on + timedelta(days=10)

    actions.change_details(
        routine=routine, details=details(routine, weeks=6, review_on=day, review_time=time(10, 20)), by=amira
    )

    routine.refresh_from_db()
    assert (routine.weeks, routine.review_on, routine.review_time) == (6, day, time(10, 20))


@pytest.mark.parametrize(
    "wrong", [{"weeks": 0}, {"weeks": 13}, {"title": ""}, {"review_on": date(2000, 1, 1)}], ids=str
)
def test_the_database_refuses_details_that_a_form_would_refuse(routine: Routine, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Routine.objects.filter(pk=routine.pk).update(**wrong)


def test_a_line_moves_within_its_part_and_over_its_edges(routine: Routine, amira: User) -> None:
    assert names(routine)[:3] == [(1, "cat-cow"), (2, "partial-crunch"), (2, "bridge")]

    actions.move_item(item=line(routine, "bridge"), up=True, by=amira)
    assert names(routine)[:3] == [(1, "cat-cow"), (2, "bridge"), (2, "partial-crunch")]
    actions.move_item(item=line(routine, "bridge"), up=True, by=amira)
    assert names(routine)[:3] == [(1, "cat-cow"), (1, "bridge"), (2, "partial-crunch")]
    actions.move_item(item=line(routine, "bridge"), up=False, by=amira)
    assert names(routine)[:3] == [(1, "cat-cow"), (2, "bridge"), (2, "partial-crunch")]


def test_the_first_and_the_last_line_have_nowhere_to_go(routine: Routine, amira: User) -> None:
    last = routine.items.kept().select_related("routine").last()
    assert last

    with pytest.raises(NotNow, match="already first"):
        actions.move_item(item=line(routine, "cat-cow"), up=True, by=amira)
    with pytest.raises(NotNow, match="already last"):
        actions.move_item(item=last, up=False, by=amira)


def test_a_line_is_placed_below_another(routine: Routine, amira: User) -> None:
    actions.place_below(item=line(routine, "cat-cow"), other=line(routine, "bridge"), by=amira)

    assert [slug for _, slug in names(routine)][:3] == ["partial-crunch", "bridge", "cat-cow"]


def test_a_removed_line_comes_back_where_it_stood(routine: Routine, amira: User) -> None:
    before = names(routine)
    item = line(routine, "bridge")

    actions.remove_item(item=item, by=amira)
    assert "bridge" not in [slug for _, slug in names(routine)]
    with pytest.raises(NotNow, match="removed Bridge"):
        actions.move_item(item=item, up=True, by=amira)
    actions.restore_item(item=item, by=amira)

    assert names(routine) == before
    with pytest.raises(NotNow, match="already in the routine"):
        actions.restore_item(item=item, by=amira)


def test_another_exercise_takes_the_place_of_a_line(routine: Routine, clinic: Clinic, amira: User) -> None:
    item = line(routine, "bridge")
    tilt = clinic.exercises.select_related("current").get(slug="pelvic-tilt")

    actions.swap_exercise(item=item, exercise=tilt, by=amira)

    assert names(routine)[2] == (2, "pelvic-tilt")
    assert tilt.current
    assert line(routine, "pelvic-tilt").dose == tilt.current.dose


CHANGES: dict[str, Callable[[Routine, User], object]] = {
    "details": lambda routine, by: actions.change_details(routine=routine, details=details(routine, weeks=5), by=by),
    "add": lambda routine, by: actions.add_exercise(
        routine=routine,
        exercise=routine.clinic.exercises.select_related("current").get(slug="bird-dog"),
        section=Section.MAIN,
        by=by,
    ),
    "advice": lambda routine, by: actions.add_advice(
        routine=routine, advice=routine.clinic.advice.exclude(code="movement-breaks")[0], by=by
    ),
    "dose": lambda routine, by: actions.set_dose(item=line(routine, "bridge"), dose=TWELVE_TIMES, note="", by=by),
    "note": lambda routine, by: actions.set_note(item=line(routine, "bridge"), note="Slowly.", by=by),
    "swap": lambda routine, by: actions.swap_exercise(
        item=line(routine, "bridge"),
        exercise=routine.clinic.exercises.select_related("current").get(slug="bird-dog"),
        by=by,
    ),
    "move": lambda routine, by: actions.move_item(item=line(routine, "bridge"), up=True, by=by),
    "place": lambda routine, by: actions.place_item(
        item=line(routine, "bridge"), section=Section.COOL_DOWN, index=0, by=by
    ),
    "below": lambda routine, by: actions.place_below(
        item=line(routine, "bridge"), other=line(routine, "cat-cow"), by=by
    ),
    "remove": lambda routine, by: actions.remove_item(item=line(routine, "bridge"), by=by),
}


def state(routine: Routine) -> list[object]:
    fresh = Routine.objects.filter(pk=routine.pk).values_list()
    return [list(fresh), list(RoutineItem.objects.filter(routine=routine).order_by("pk").values_list())]


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_counts_once_and_says_by_whom(change: str, routine: Routine, dana: User) -> None:
    events = AuditEvent.objects.count()

    CHANGES[change](routine, dana)

    after = Routine.objects.get(pk=routine.pk)
    assert (after.revision, after.changed_by) == (routine.revision + 1, dana)
    assert AuditEvent.objects.count() == events + 1
    event = AuditEvent.objects.latest("pk")
    assert (event.by, event.clinic, event.subject_id) == (dana, routine.clinic, str(routine.pk))
    assert event.facts["revision"] == after.revision


@pytest.mark.parametrize("change", CHANGES)
def test_the_routine_of_an_archived_patient_is_not_changed(change: str, routine: Routine, amira: User) -> None:
    assert routine.patient
    archive_patient(patient=routine.patient, by=amira)
    before = state(routine)

    with pytest.raises(NotNow, match="archived"):
        CHANGES[change](routine, amira)

    assert state(routine) == before


@pytest.mark.parametrize("change", CHANGES)
def test_a_failure_in_the_middle_of_a_change_leaves_nothing(
    change: str, routine: Routine, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_facts: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("prescriptions.actions.steps.record", fails)
    before = state(routine)

    with pytest.raises(RuntimeError):
        CHANGES[change](routine, amira)

    assert state(routine) == before


def test_an_item_is_an_exercise_with_a_dose_or_advice_and_never_both(routine: Routine, clinic: Clinic) -> None:
    item = line(routine, "bridge")
    for wrong in ({"dose": None}, {"advice": clinic.advice.all()[0]}, {"section": 4}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoutineItem.objects.filter(pk=item.pk).update(**wrong)


def test_the_sides_of_a_dose_are_kept(routine: Routine, amira: User) -> None:
    item = line(routine, "banded-hamstring-stretch")
    left = Dose(sets=1, hold_seconds=30, side=Side.LEFT, times_a_day=1)

    actions.set_dose(item=item, dose=left, note="", by=amira)

    assert from_data(RoutineItem.objects.get(pk=item.pk).dose).side is Side.LEFT
