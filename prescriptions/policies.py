"""Does the state allow it now? `check_x` raises, `can_x` answers for a template."""

from prescriptions.models import Patient, Routine, RoutineItem

MOST_ITEMS = 12


class NotNow(Exception):
    """The state does not allow it; the message says why and what to do."""


def check_can_change_patient(patient: Patient) -> None:
    """Refuse changes to an archived patient."""
    if patient.archived_at:
        raise NotNow("This patient is archived. Bring the patient back, then change them.")


def check_can_change_routine(routine: Routine) -> None:
    """Refuse changes to the routine of an archived patient."""
    if routine.patient and routine.patient.archived_at:
        raise NotNow("This patient is archived. Bring the patient back, then change the routine.")


def can_change_routine(routine: Routine) -> bool:
    """Tell whether the builder is open for changes."""
    return not (routine.patient and routine.patient.archived_at)


def check_can_add_item(routine: Routine) -> None:
    """A sheet with more than twelve lines is not done by anybody."""
    check_can_change_routine(routine)
    if routine.items.kept().count() >= MOST_ITEMS:
        raise NotNow(f"A routine holds at most {MOST_ITEMS} lines. Remove one, then add this.")


def check_can_issue(routine: Routine) -> None:
    """An empty routine, or that of an archived patient, is not handed out."""
    check_can_change_routine(routine)
    if not routine.items.kept().exists():
        raise NotNow("The routine is empty. Add an exercise, then issue it.")


def check_can_restore_item(item: RoutineItem) -> None:
    """Only a removed line can come back, and only into a routine with room."""
    if item.removed_at is None:
        raise NotNow("This line is already in the routine.")
    check_can_add_item(item.routine)
