"""Save what was typed on a page that others may have overtaken: put together, or shown to be settled."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.db import transaction

from accounts.models import User
from exercises.dosage import Dose, DoseErrors, from_data, to_data
from prescriptions import policies
from prescriptions.actions.routines import RoutineDetails, change_details, set_dose, set_note
from prescriptions.actions.steps import Row, check_is_kept, refresh, steps_since, told
from prescriptions.merging import Fields, Prefer, merge
from prescriptions.models import DETAILS, Routine, RoutineItem, Step

NOTE: Final = "note"
Overtaken = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The revision that a page showed; and for a clash that it showed at `settled_at`, whose words are to stand."""

    revision: int
    prefer: Prefer = Prefer.NOBODYS
    settled_at: int = 0


@dataclass(frozen=True, slots=True)
class Clashing:
    """A field that both wrote: what is typed here, what stands there, and the step that wrote it."""

    name: str
    mine: object
    theirs: object
    step: Step


class Clash(policies.NotNow):
    """Somebody else wrote the same since the page was read. Nothing was saved; `revision` is what stands there."""

    def __init__(self, clashing: tuple[Clashing, ...], revision: int) -> None:
        super().__init__("Not saved: this was written twice. Choose what stands.")
        self.clashing, self.revision = clashing, revision


@transaction.atomic
def save_line(*, item: RoutineItem, dose: Dose | None, note: str, seen: Seen, by: User) -> Overtaken:
    """Write the note of a line, and its dose unless it is advice. Return the steps of others that were put together.

    Raises Clash where another person, or another window, wrote the same field since `seen`; NotNow where the line
    was removed or holds another exercise by now.
    """
    routine, key = Routine.objects.held(item.routine_id), str(item.pk)
    refresh(item)
    check_is_kept(item, by=by)
    steps = steps_since(routine, key, seen.revision)
    if steps and _start(steps, key)["version_id"] != item.version_id:
        swapped = told(steps[-1], by, "put another exercise here")
        raise policies.NotNow(f"{swapped} Look at it, then write its dose.")
    mine = _line_fields({"dose": to_data(dose) if dose else None, NOTE: note})
    values = _put_together(steps, key, mine=mine, read=_line_fields, fits=_is_dose, seen=seen)
    if dose is None:
        set_note(item=item, note=str(values[NOTE]), by=by)
    else:
        set_dose(item=item, dose=_dose(values), note=str(values[NOTE]), by=by)
    return steps


@transaction.atomic
def save_details(*, routine: Routine, details: RoutineDetails, seen: Seen, by: User) -> Overtaken:
    """Write the routine's own fields; otherwise as `save_line`."""
    steps = steps_since(Routine.objects.held(routine.pk), DETAILS, seen.revision)
    mine = asdict(details)
    values = _put_together(steps, DETAILS, mine=mine, read=details_of, fits=_dates_fit, seen=seen)
    change_details(routine=routine, details=RoutineDetails(**values), by=by)
    return steps


def _start(steps: Overtaken, key: str) -> Row:
    """What the page showed: the state before the first step, or the one with which a line began."""
    start: Row = steps[0].before[key] or steps[0].after[key]
    return start


def _put_together(
    steps: Overtaken,
    key: str,
    *,
    mine: Fields,
    read: Callable[[Row], Fields],
    fits: Callable[[Fields], bool],
    seen: Seen,
) -> dict[str, Any]:
    if not steps:
        return dict(mine)
    theirs, last = read(steps[-1].after[key]), steps[-1].revision
    prefer = seen.prefer if seen.settled_at == last else Prefer.NOBODYS
    merged = merge(base=read(_start(steps, key)), mine=mine, theirs=theirs, fits=fits, prefer=prefer)
    if merged.clashes:
        both = ((name, _wrote(steps, key, name, read)) for name in merged.clashes)
        raise Clash(tuple(Clashing(name, mine[name], theirs[name], step) for name, step in both), last)
    return dict(merged.values)


def _wrote(steps: Overtaken, key: str, name: str, read: Callable[[Row], Fields]) -> Step:
    """The last step that changed a field."""
    for step in reversed(steps):
        before = step.before[key]
        if before is None or read(before)[name] != read(step.after[key])[name]:
            return step
    return steps[-1]


def _line_fields(row: Row) -> Fields:
    return {**(row["dose"] or {}), NOTE: row[NOTE]}


def _dose(values: Fields) -> Dose:
    return from_data({name: value for name, value in values.items() if name != NOTE})


def _is_dose(values: Fields) -> bool:
    if set(values) == {NOTE}:
        return True
    try:
        _dose(values)
    except DoseErrors:
        return False
    return True


def details_of(row: Row) -> Fields:
    """The details as a step keeps them, dates and times again as such."""
    empty = Routine(**row)
    empty.clean_fields(exclude=[field.name for field in Routine._meta.fields if field.name not in row])
    return {name: getattr(empty, name) for name in row}


def _dates_fit(values: Fields) -> bool:
    starts_on, review_on, review_time = (values[name] for name in ("starts_on", "review_on", "review_time"))
    if review_on is None:
        return review_time is None
    return bool(review_on >= starts_on)  # type: ignore[operator]  # both are dates by now
