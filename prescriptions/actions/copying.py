"""Take lines over from the routine of another patient of the clinic."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from exercises.dosage import Dose, from_data, to_data
from exercises.models import ExerciseVersion
from prescriptions import policies
from prescriptions.actions.routines import last_position
from prescriptions.actions.steps import change
from prescriptions.actions.usual_doses import for_anybody
from prescriptions.models import Routine, RoutineItem


@dataclass(frozen=True, slots=True)
class Copied:
    """How many lines came along, and the names of those that are not offered at present."""

    count: int
    left_out: tuple[str, ...]

    @property
    def said(self) -> str:
        """What was done, and what is to do."""
        lines = "1 line" if self.count == 1 else f"{self.count} lines"
        missing = f" Left out, since not offered at present: {', '.join(self.left_out)}." if self.left_out else ""
        return f"Copied {lines}.{missing} The doses were another person’s: look at each, and at the findings."


@transaction.atomic
def copy_lines(*, source: Routine, routine: Routine, lines: Collection[int], by: User) -> Copied:
    """Add the lines of `source` with these keys to the end of their sections, each exercise as it is published now.

    The doses come along, but for a side that was chosen for the other patient; notes and answers to findings stay
    where they are: they are about that person. What is not offered at present is left out and named. Raises NotNow
    where nothing is left, or there is no room. Advice that the routine has already is not added again.
    """
    policies.check_can_copy(source, routine)
    chosen = list(source.items.kept().filter(pk__in=lines).select_related("version__exercise__current", "advice"))
    there = set(routine.items.kept().filter(advice__isnull=False).values_list("advice", flat=True))
    chosen = [line for line in chosen if line.advice_id not in there]
    offered = [line for line in chosen if is_offered(line)]
    left_out = tuple(line.name for line in chosen if not is_offered(line))
    if not offered:
        raise policies.NotNow("None of these lines can be added now. Choose others.")
    count, missing = len(offered), len(left_out)
    about = "1 line" if count == 1 else f"{count} lines"
    with change(
        routine, "routine-lines-copied", by=by, about=about, source=source.pk, lines=count, left_out=missing
    ) as held:
        policies.check_has_room(held, count)
        for line in offered:
            _copy(line, held)
    record(
        "routine-copied-from",
        by=by,
        clinic=source.clinic,
        subject=source,
        into=routine.pk,
        lines=count,
        left_out=missing,
    )
    return Copied(count, left_out)


def is_offered(line: RoutineItem) -> bool:
    """Tell whether a line can be prescribed now. Select `version__exercise__current` along."""
    if line.version is None:
        return True
    exercise = line.version.exercise
    return exercise.current is not None and exercise.withdrawn_at is None


def dose_to_copy(line: RoutineItem) -> tuple[ExerciseVersion | None, Dose | None]:
    """Return the version and the dose with which a line comes along; advice has neither."""
    version = line.version.exercise.current if line.version else None
    return version, for_anybody(from_data(line.dose), version) if version else None


def _copy(line: RoutineItem, routine: Routine) -> None:
    version, dose = dose_to_copy(line)
    RoutineItem.objects.create(
        routine=routine,
        section=line.section,
        position=last_position(routine, line.section) + 1,
        version=version,
        dose=to_data(dose) if dose else None,
        advice=line.advice,
    )
