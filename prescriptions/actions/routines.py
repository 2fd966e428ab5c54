"""Build a routine: each change is saved at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, time

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Clinic, User
from exercises.dosage import Dose, to_data
from exercises.models import Advice, Exercise, ExerciseVersion
from prescriptions import policies
from prescriptions.actions.steps import change, check_is_kept, check_is_seen, refresh
from prescriptions.actions.usual_doses import first_dose
from prescriptions.models import Patient, Routine, RoutineItem, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineDetails:
    """The routine's own fields, already checked by the form."""

    title: str
    goal: str
    starts_on: date
    weeks: int
    review_on: date | None
    review_time: time | None


@transaction.atomic
def start_routine(*, clinic: Clinic, patient: Patient | None, title: str, by: User) -> Routine:
    """Begin an empty routine that starts today; without a patient the sheet has a blank name line."""
    routine = Routine(
        clinic=clinic,
        patient=patient,
        title=title,
        goal=patient.goal if patient else "",
        starts_on=timezone.localdate(),
        created_by=by,
        changed_by=by,
    )
    policies.check_can_change_routine(routine)
    routine.save()
    record("routine-started", by=by, clinic=clinic, subject=routine)
    return routine


def change_details(*, routine: Routine, details: RoutineDetails, by: User) -> Routine:
    """Change title, goal, dates. Writing what stands there already changes nothing."""
    with change(routine, "routine-details-changed", by=by) as held:
        for field in fields(details):
            setattr(held, field.name, getattr(details, field.name))
        held.full_clean()
        held.save()
    return held


def take_goal(*, routine: Routine, by: User) -> Routine:
    """Write the goal of the patient's page into the routine."""
    with change(routine, "routine-details-changed", by=by) as held:
        if held.patient is None:
            raise policies.NotNow("A sheet without a name has no patient whose goal it could take over.")
        held.goal = held.patient.goal
        held.full_clean()
        held.save()
    return held


def last_position(routine: Routine, section: int) -> int:
    """Return the position of the last line of a section; 0 where there is none."""
    last = routine.items.filter(section=section).order_by("-position").first()
    return last.position if last else 0


def offered_version(exercise: Exercise) -> ExerciseVersion:
    """Return the version that can be prescribed now. Raises NotNow where there is none."""
    if exercise.current is None or exercise.withdrawn_at is not None:
        raise policies.NotNow("This exercise is not offered at present. Choose another one.")
    return exercise.current


def add_exercise(*, routine: Routine, exercise: Exercise, section: Section, by: User) -> RoutineItem:
    """Add the published version of an exercise at the end of a section, with the dose that the person begins with."""
    version = offered_version(exercise)
    event = "routine-exercise-added"
    with change(routine, event, by=by, about=version.name, exercise=exercise.slug) as held:
        policies.check_can_add_item(held)
        return RoutineItem.objects.create(
            routine=held,
            section=section,
            position=last_position(held, section) + 1,
            version=version,
            dose=to_data(first_dose(version, by=by)),
        )


def add_advice(*, routine: Routine, advice: Advice, by: User) -> RoutineItem:
    """Add advice at the end of the sheet's cool-down."""
    with change(routine, "routine-advice-added", by=by, about=advice.title, advice=advice.code) as held:
        policies.check_can_add_item(held)
        if held.items.kept().filter(advice=advice).exists():
            raise policies.NotNow("This advice is already in the routine.")
        return RoutineItem.objects.create(
            routine=held,
            section=Section.COOL_DOWN,
            position=last_position(held, Section.COOL_DOWN) + 1,
            advice=advice,
        )


def set_dose(*, item: RoutineItem, dose: Dose, note: str, by: User) -> RoutineItem:
    """Write the dose and the note of one line. Writing what stands there already changes nothing."""
    with change(item.routine, "routine-dose-changed", by=by, about=item.name, item=item.pk):
        item.dose, item.note = to_data(dose), note
        item.save(update_fields=["dose", "note"])
    return item


def set_note(*, item: RoutineItem, note: str, by: User) -> RoutineItem:
    """Write the note of a line of advice. Writing what stands there already changes nothing."""
    with change(item.routine, "routine-note-changed", by=by, about=item.name, item=item.pk):
        item.note = note
        item.save(update_fields=["note"])
    return item


def swap_exercise(*, item: RoutineItem, exercise: Exercise, by: User, seen: int | None = None) -> RoutineItem:
    """Put another exercise, with its default dose, in the place of a line. The note stays.

    With `seen`, the revision that the page showed, it refuses to take away what somebody wrote since.
    """
    version = offered_version(exercise)
    before = item.version.exercise.slug if item.version else ""
    event, slug = "routine-exercise-swapped", exercise.slug
    with change(item.routine, event, by=by, about=item.name, item=item.pk, before=before, exercise=slug):
        refresh(item)
        check_is_kept(item, by=by)
        check_is_seen(item, seen, by=by)
        if item.version is None:
            raise policies.NotNow("This line holds advice. Add an exercise instead.")
        item.version, item.dose = version, version.dose
        item.save(update_fields=["version", "dose"])
    return item


def _renumber(items: list[RoutineItem]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position
    RoutineItem.objects.bulk_update(items, ["section", "position"])


@contextmanager
def _moving(item: RoutineItem, by: User) -> Iterator[None]:
    """Hold the routine, and see the line as it is now: another move may have come first."""
    with change(item.routine, "routine-line-moved", by=by, about=item.name, item=item.pk):
        refresh(item)
        check_is_kept(item, by=by)
        yield


def _place(item: RoutineItem, section: int, index: int) -> None:
    others = [other for other in item.routine.items.kept().filter(section=section) if other.pk != item.pk]
    item.section = section
    others.insert(max(0, min(index, len(others))), item)
    _renumber(others)


def place_item(*, item: RoutineItem, section: Section, index: int, by: User) -> RoutineItem:
    """Put a line at place `index` (0 is the first) of a section; too high means the end."""
    with _moving(item, by):
        _place(item, section, index)
    return item


def _mates(item: RoutineItem) -> list[int]:
    """Return the keys of the lines of the item's section, in their order."""
    return [mate.pk for mate in item.routine.items.kept().filter(section=item.section)]


def place_below(*, item: RoutineItem, other: RoutineItem, by: User) -> RoutineItem:
    """Put a line directly below another one."""
    with _moving(item, by):
        refresh(other)
        check_is_kept(other, by=by)
        put_below(item, other)
    return item


def put_below(item: RoutineItem, other: RoutineItem) -> None:
    """Put a line directly below another one; inside a change."""
    mates = [pk for pk in _mates(other) if pk != item.pk]
    _place(item, other.section, mates.index(other.pk) + 1)


def move_item(*, item: RoutineItem, up: bool, by: User) -> RoutineItem:
    """Move a line one place; past the edge of its section it goes into the next one."""
    with _moving(item, by):
        mates = _mates(item)
        index = mates.index(item.pk) + (-1 if up else 1)
        neighbour = item.section + (-1 if up else 1)
        if 0 <= index < len(mates):
            _place(item, item.section, index)
        elif neighbour in Section.values:
            end = item.routine.items.kept().filter(section=neighbour).count()
            _place(item, neighbour, end if up else 0)
        else:
            raise policies.NotNow("This line is already first." if up else "This line is already last.")
    return item


def remove_item(*, item: RoutineItem, by: User, seen: int | None = None) -> None:
    """Take a line out. It can be brought back; taking it out again changes nothing. `seen` as in `swap_exercise`."""
    with change(item.routine, "routine-line-removed", by=by, about=item.name, item=item.pk):
        refresh(item)
        check_is_seen(item, seen, by=by)
        if item.removed_at is None:
            item.removed_at = timezone.now()
            item.save(update_fields=["removed_at"])


def restore_item(*, item: RoutineItem, by: User) -> RoutineItem:
    """Bring a removed line back to where it stood."""
    with change(item.routine, "routine-line-restored", by=by, about=item.name, item=item.pk) as held:
        refresh(item)
        item.routine = held
        policies.check_can_restore_item(item)
        item.removed_at = None
        item.save(update_fields=["removed_at"])
    return item
