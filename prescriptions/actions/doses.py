"""Doses of several lines at once, and the same dose for the other side."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from accounts.models import User
from exercises.dosage import Dose, DoseErrors, Side, from_data, to_data
from prescriptions import policies
from prescriptions.actions.routines import last_position, offered_version, put_below
from prescriptions.actions.steps import change, check_is_kept, check_is_seen, refresh
from prescriptions.models import Routine, RoutineItem

OTHER_SIDE: Final = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT}
Misfits = tuple[tuple[RoutineItem, Mapping[str, str]], ...]


class DosesDoNotFit(policies.NotNow):
    """Nothing was changed: `misfits` holds each line that the change does not fit, with a message for each field."""

    def __init__(self, misfits: Misfits) -> None:
        super().__init__("Nothing was changed: the dose does not fit each line.")
        self.misfits = misfits


def change_doses(
    *, routine: Routine, lines: Mapping[int, int | None], parts: Mapping[str, Any], by: User
) -> tuple[RoutineItem, ...]:
    """Write `parts`, fields of Dose by name, into the dose of each of the `lines`: into all of them or into none.

    `lines` holds for each key of a line the revision of it that the page showed; None asks for no check. Returns
    the lines. Raises DosesDoNotFit, and NotNow where a line was removed or written by somebody else meanwhile.
    """
    about = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
    event, fields = "routine-doses-changed", " ".join(sorted(parts))
    with change(routine, event, by=by, about=about, lines=len(lines), fields=fields) as held:
        items = tuple(held.items.filter(pk__in=lines, version__isnull=False).select_related("version"))
        for item in items:
            item.routine = held
            check_is_kept(item, by=by)
            check_is_seen(item, lines[item.pk], by=by)
        fitted = [(item, _fitted(from_data(item.dose), parts)) for item in items]
        if misfits := tuple((item, dose.errors) for item, dose in fitted if isinstance(dose, DoseErrors)):
            raise DosesDoNotFit(misfits)
        for item, dose in fitted:
            if isinstance(dose, Dose):
                item.dose = to_data(dose)
        RoutineItem.objects.bulk_update(items, ["dose"])
    return items


def _fitted(dose: Dose, parts: Mapping[str, Any]) -> Dose | DoseErrors:
    """Return the dose with these parts, or what is wrong with it."""
    try:
        return replace(dose, **parts)
    except DoseErrors as problems:
        return problems


def add_other_side(*, item: RoutineItem, by: User) -> RoutineItem:
    """Add the same exercise and dose for the other side, directly below the line; a note may speak of one side.

    Raises NotNow where the line is for both sides, or for none, or the other side is in the routine already.
    """
    with change(item.routine, "routine-other-side-added", by=by, about=item.name, item=item.pk) as held:
        refresh(item)
        check_is_kept(item, by=by)
        policies.check_can_add_other_side(item)
        policies.check_can_add_item(held)
        dose, version = from_data(item.dose), item.version
        if version is not None:
            offered_version(version.exercise)
        other = RoutineItem.objects.create(
            routine=held,
            section=item.section,
            position=last_position(held, item.section) + 1,
            version=version,
            dose=to_data(replace(dose, side=OTHER_SIDE[dose.side])),
        )
        put_below(other, item)
    return other
