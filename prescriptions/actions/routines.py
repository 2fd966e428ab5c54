"""Build a routine: each change is saved at once."""

from dataclasses import dataclass, fields
from datetime import date, time

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Clinic, User
from exercises.dosage import Dose, to_data
from exercises.models import Advice, Exercise, ExerciseVersion
from prescriptions import policies
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


def _lock(routine: Routine) -> Routine:
    """Return the row as it is now, held until the transaction ends."""
    return Routine.objects.select_for_update(of=("self",)).select_related("patient", "clinic").get(pk=routine.pk)


def _changed(routine: Routine, event: str, *, by: User, **facts: str | int | None) -> None:
    routine.revision += 1
    routine.changed_by = by
    routine.save(update_fields=["revision", "changed_by", "changed_at"])
    record(event, by=by, clinic=routine.clinic, subject=routine, revision=routine.revision, **facts)


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


@transaction.atomic
def change_details(*, routine: Routine, details: RoutineDetails, by: User) -> Routine:
    """Change title, goal, dates. Writing what stands there already changes nothing."""
    routine = _lock(routine)
    policies.check_can_change_routine(routine)
    changes = {field.name: getattr(details, field.name) for field in fields(details)}
    if all(getattr(routine, name) == value for name, value in changes.items()):
        return routine
    for name, value in changes.items():
        setattr(routine, name, value)
    routine.full_clean()
    routine.save()
    _changed(routine, "routine-details-changed", by=by)
    return routine


def _last_position(routine: Routine, section: int) -> int:
    last = routine.items.filter(section=section).order_by("-position").first()
    return last.position if last else 0


def _offered_version(exercise: Exercise) -> ExerciseVersion:
    if exercise.current is None or exercise.withdrawn_at is not None:
        raise policies.NotNow("This exercise is not offered at present. Choose another one.")
    return exercise.current


@transaction.atomic
def add_exercise(*, routine: Routine, exercise: Exercise, section: Section, by: User) -> RoutineItem:
    """Add the published version of an exercise at the end of a section, with its default dose."""
    routine = _lock(routine)
    policies.check_can_add_item(routine)
    version = _offered_version(exercise)
    item = RoutineItem.objects.create(
        routine=routine,
        section=section,
        position=_last_position(routine, section) + 1,
        version=version,
        dose=version.dose,
    )
    _changed(routine, "routine-exercise-added", by=by, exercise=exercise.slug)
    return item


@transaction.atomic
def add_advice(*, routine: Routine, advice: Advice, by: User) -> RoutineItem:
    """Add advice at the end of the sheet's cool-down."""
    routine = _lock(routine)
    policies.check_can_add_item(routine)
    if routine.items.kept().filter(advice=advice).exists():
        raise policies.NotNow("This advice is already in the routine.")
    item = RoutineItem.objects.create(
        routine=routine,
        section=Section.COOL_DOWN,
        position=_last_position(routine, Section.COOL_DOWN) + 1,
        advice=advice,
    )
    _changed(routine, "routine-advice-added", by=by, advice=advice.code)
    return item


@transaction.atomic
def set_dose(*, item: RoutineItem, dose: Dose, note: str, by: User) -> RoutineItem:
    """Write the dose and the note of one line. Writing what stands there already changes nothing."""
    routine = _lock(item.routine)
    policies.check_can_change_routine(routine)
    if (item.dose, item.note) == (to_data(dose), note):
        return item
    item.dose, item.note = to_data(dose), note
    item.save(update_fields=["dose", "note"])
    _changed(routine, "routine-dose-changed", by=by, item=item.pk)
    return item


@transaction.atomic
def set_note(*, item: RoutineItem, note: str, by: User) -> RoutineItem:
    """Write the note of a line of advice. Writing what stands there already changes nothing."""
    routine = _lock(item.routine)
    policies.check_can_change_routine(routine)
    if item.note == note:
        return item
    item.note = note
    item.save(update_fields=["note"])
    _changed(routine, "routine-note-changed", by=by, item=item.pk)
    return item


@transaction.atomic
def swap_exercise(*, item: RoutineItem, exercise: Exercise, by: User) -> RoutineItem:
    """Put another exercise, with its default dose, in the place of a line. The note stays."""
    routine = _lock(item.routine)
    policies.check_can_change_routine(routine)
    version = _offered_version(exercise)
    if item.version is None or item.removed_at is not None:
        raise policies.NotNow("This line holds no exercise any more. Look at the routine again.")
    before = item.version.exercise.slug
    item.version, item.dose = version, version.dose
    item.save(update_fields=["version", "dose"])
    _changed(routine, "routine-exercise-swapped", by=by, item=item.pk, before=before, exercise=exercise.slug)
    return item


def _renumber(items: list[RoutineItem]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position
    RoutineItem.objects.bulk_update(items, ["section", "position"])


@transaction.atomic
def place_item(*, item: RoutineItem, section: Section, index: int, by: User) -> RoutineItem:
    """Put a line at place `index` (0 is the first) of a section; too high means the end."""
    routine = _lock_with(item)
    others = [other for other in routine.items.kept().filter(section=section) if other.pk != item.pk]
    item.section = section
    others.insert(max(0, min(index, len(others))), item)
    _renumber(others)
    _changed(routine, "routine-line-moved", by=by, item=item.pk)
    return item


def _lock_with(item: RoutineItem) -> Routine:
    """Return the routine, locked, and see the line as it is now: another move may have come first."""
    routine = _lock(item.routine)
    policies.check_can_change_routine(routine)
    item.refresh_from_db(fields=["section", "position", "removed_at"])
    if item.removed_at is not None:
        raise policies.NotNow("This line was removed. Bring it back, then move it.")
    return routine


def _mates(item: RoutineItem) -> list[int]:
    """Return the keys of the lines of the item's section, in their order."""
    return [mate.pk for mate in item.routine.items.kept().filter(section=item.section)]


@transaction.atomic
def place_below(*, item: RoutineItem, other: RoutineItem, by: User) -> RoutineItem:
    """Put a line directly below another one."""
    _lock_with(item)
    mates = [pk for pk in _mates(other) if pk != item.pk]
    return place_item(item=item, section=Section(other.section), index=mates.index(other.pk) + 1, by=by)


@transaction.atomic
def move_item(*, item: RoutineItem, up: bool, by: User) -> RoutineItem:
    """Move a line one place; past the edge of its section it goes into the next one."""
    _lock_with(item)
    mates = _mates(item)
    index = mates.index(item.pk) + (-1 if up else 1)
    if 0 <= index < len(mates):
        return place_item(item=item, section=Section(item.section), index=index, by=by)
    neighbour = item.section + (-1 if up else 1)
    if neighbour not in Section.values:
        raise policies.NotNow("This line is already first." if up else "This line is already last.")
    end = item.routine.items.kept().filter(section=neighbour).count()
    return place_item(item=item, section=Section(neighbour), index=end if up else 0, by=by)


@transaction.atomic
def remove_item(*, item: RoutineItem, by: User) -> None:
    """Take a line out. It can be brought back."""
    routine = _lock(item.routine)
    policies.check_can_change_routine(routine)
    item.removed_at = timezone.now()
    item.save(update_fields=["removed_at"])
    _changed(routine, "routine-line-removed", by=by, item=item.pk)


@transaction.atomic
def restore_item(*, item: RoutineItem, by: User) -> RoutineItem:
    """Bring a removed line back to where it stood."""
    routine = _lock(item.routine)
    item.routine = routine
    policies.check_can_restore_item(item)
    item.removed_at = None
    item.save(update_fields=["removed_at"])
    _changed(routine, "routine-line-restored", by=by, item=item.pk)
    return item
