"""Take back the newest change of a routine: what it changed stands again as it was before."""

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.models import User
from prescriptions import policies
from prescriptions.actions.saving import details_of
from prescriptions.actions.steps import COLUMNS, Row, change, told
from prescriptions.models import DETAILS, Routine, RoutineItem, Step


def last_change(routine: Routine, by: User) -> Step | None:
    """Return the newest change that was not taken back, if it was made since the person signed in."""
    step = routine.steps.filter(undoes=None, undone_by=None).select_related("by").last()
    return None if step and by.last_login and step.at < by.last_login else step


@transaction.atomic
def undo(*, routine: Routine, seen: int | None, by: User) -> Step:
    """Take back the newest change that still stands, and return it; only the person's own, since they signed in.

    `seen` is the revision of the change that the page offered to take back: another one is not taken in its place.
    Raises NotNow, naming whoever changed the routine since.
    """
    held = Routine.objects.held(routine.pk)
    policies.check_can_change_routine(held)
    step = last_change(held, by)
    if step is None:
        raise policies.NotNow("Nothing is left to undo since you signed in. Change the line by hand.")
    if step.by_id != by.pk:
        raise policies.NotNow(f"{told(step, by, 'changed this routine last')} Ask them, or change it by hand.")
    if seen != step.revision:
        raise policies.NotNow(f"{told(step, by, 'changed this routine')} Look at it, then undo.")
    with change(held, "routine-change-undone", by=by, about=step.about, undoes=step, undone=step.event) as now:
        for item in now.items.filter(pk__in=[key for key in step.before if key != DETAILS]):
            _put_back(item, step.before[str(item.pk)])
        if DETAILS in step.before:
            for name, value in details_of(step.before[DETAILS]).items():
                setattr(now, name, value)
            now.save()
    return step


def _put_back(item: RoutineItem, row: Row | None) -> None:
    """A line that was added is removed: nothing is ever deleted."""
    before = row or {"removed_at": timezone.now().isoformat()}
    for name, value in before.items():
        setattr(item, name, parse_datetime(value) if name == "removed_at" and value else value)
    item.save(update_fields=[name for name in COLUMNS if name in before])
