"""What follows a sheet that was given: the next one."""

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from prescriptions import policies
from prescriptions.models import Routine


@transaction.atomic
def start_next_sheet(*, routine: Routine, by: User) -> Routine:
    """Open a routine again at a visit: the next diary starts today, and a visit that has come is no longer planned.

    The lines stay as they were given, so that the next sheet marks what is new, changed and stopped. Nothing is
    written where the routine was changed since its last sheet: it is the next one already. Raises NotNow before the
    first sheet.
    """
    routine = Routine.objects.select_for_update(of=("self",)).select_related("patient", "clinic").get(pk=routine.pk)
    policies.check_can_start_next_sheet(routine)
    today = timezone.localdate()
    begins = max(routine.starts_on, today)
    review_on = routine.review_on if routine.review_on and routine.review_on > today else None
    is_next = not routine.handouts.filter(routine_revision=routine.revision).exists()
    if is_next or (routine.starts_on, routine.review_on) == (begins, review_on):
        return routine
    routine.starts_on, routine.review_on = begins, review_on
    routine.review_time = routine.review_time if review_on else None
    routine.revision += 1
    routine.changed_by = by
    routine.full_clean()
    routine.save()
    record("next-sheet-started", by=by, clinic=routine.clinic, subject=routine, revision=routine.revision)
    return routine
