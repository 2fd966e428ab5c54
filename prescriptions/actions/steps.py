"""Each change of a routine is a step: counted, recorded, and kept as it was before and after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from prescriptions import policies
from prescriptions.dates import words_of
from prescriptions.models import DETAILS, Routine, RoutineItem, Step

DETAIL_FIELDS: Final = ("title", "goal", "starts_on", "weeks", "review_on", "review_time")
WRITTEN: Final = ("version_id", "dose", "note")  # what is written in a line; the rest is where it stands
COLUMNS: Final = (*WRITTEN, "section", "position", "removed_at")

Row = dict[str, Any]


def _state(routine: Routine) -> dict[str, Row]:
    lines = {str(row.pop("pk")): row for row in routine.items.values("pk", *COLUMNS)}
    return {DETAILS: {name: getattr(routine, name) for name in DETAIL_FIELDS}, **lines}


@contextmanager
def change(
    routine: Routine, event: str, *, by: User, about: str = "", undoes: Step | None = None, **facts: str | int
) -> Iterator[Routine]:
    """Hold the routine while the block changes it, then count, record and keep what differs.

    Yields the row as it is now. A block that leaves everything as it was is no change. Raises NotNow where the
    routine cannot be changed.
    """
    with transaction.atomic():
        held = Routine.objects.held(routine.pk)
        policies.check_can_change_routine(held)
        before = _state(held)
        yield held
        after = _state(held)
        differing = [key for key, row in after.items() if row != before.get(key)]
        if differing:
            step = Step(
                event=event,
                about=about,
                before={key: before.get(key) for key in differing},
                after={key: after[key] for key in differing},
                undoes=undoes,
                by=by,
            )
            _keep(held, step, **facts)


def _keep(routine: Routine, step: Step, **facts: str | int) -> None:
    routine.revision += 1
    routine.changed_by = step.by
    routine.save(update_fields=["revision", "changed_by", "changed_at"])
    written = [key for key, row in step.after.items() if key != DETAILS and _is_written(step.before[key], row)]
    routine.items.filter(pk__in=written).update(revision=routine.revision)
    step.routine, step.revision = routine, routine.revision
    step.save()
    record(step.event, by=step.by, clinic=routine.clinic, subject=routine, revision=routine.revision, **facts)


def _is_written(before: Row | None, after: Row) -> bool:
    return before is None or any(before[name] != after[name] for name in WRITTEN)


def refresh(item: RoutineItem) -> None:
    """See a line as it is now: another change may have come first."""
    item.refresh_from_db(fields=["section", "position", "version", "dose", "note", "removed_at", "revision"])


def steps_since(routine: Routine, key: str, revision: int) -> tuple[Step, ...]:
    """Return the steps after `revision` that changed the line, or the details, with this key; oldest first."""
    return tuple(routine.steps.filter(revision__gt=revision, after__has_key=key).select_related("by"))


def told(step: Step, by: User, did: str) -> str:
    """Say to the person `by` who did it and when: `Ben Carter removed it at 14:03.`"""
    who, where = ("You", " in another window") if step.by_id == by.pk else (step.by.name, "")
    at = timezone.localtime(step.at)
    when = f"at {at:%H:%M}" if at.date() == timezone.localdate() else f"on {words_of(at.date())}"
    return f"{who} {did}{where} {when}."


def check_is_seen(item: RoutineItem, seen: int | None, *, by: User) -> None:
    """Refuse to take away what somebody wrote into a line after revision `seen`; None asks for no check."""
    if seen is None or item.revision <= seen:
        return
    wrote = told(steps_since(item.routine, str(item.pk), seen)[-1], by, "changed this line")
    raise policies.NotNow(f"{wrote} Look at it, then go on.")


def check_is_kept(item: RoutineItem, *, by: User) -> None:
    """Refuse to change a line that was removed meanwhile. Raises Gone, which names the line."""
    if item.removed_at is None:
        return
    steps = steps_since(item.routine, str(item.pk), 0)
    removed = told(steps[-1], by, f"removed {item.name}") if steps else f"{item.name} was removed."
    raise policies.Gone(f"{removed} Bring it back, then go on.", item)
