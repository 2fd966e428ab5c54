"""Finish or stop a routine, and take it up again."""

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from prescriptions import policies
from prescriptions.models import Ending, EndingKind, Handout, Routine


@transaction.atomic
def end_routine(
    *, routine: Routine, kind: EndingKind, reason: str, by: User, successor: Handout | None = None
) -> Ending:
    """End a routine with its reason: nothing of it is issued any more. The sheets that were given stay.

    `successor` is the sheet of another routine that was issued in its place.
    """
    routine = Routine.objects.held(routine.pk)
    policies.check_can_end(routine, kind)
    routine.ending = Ending.objects.create(routine=routine, kind=kind, reason=reason, by=by, successor=successor)
    routine.save(update_fields=["ending"])
    record(f"routine-{kind.value}", by=by, clinic=routine.clinic, subject=routine, ending=routine.ending.pk)
    return routine.ending


@transaction.atomic
def resume_routine(*, routine: Routine, by: User) -> Routine:
    """Take a routine up again as it stood. How it had ended stays on record."""
    routine = Routine.objects.held(routine.pk)
    policies.check_can_resume(routine)
    ended, routine.ending = routine.ending_id, None
    routine.save(update_fields=["ending"])
    record("routine-resumed", by=by, clinic=routine.clinic, subject=routine, ending=ended)
    return routine
