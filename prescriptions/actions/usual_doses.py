"""The dose with which a person begins an exercise: kept, used when they add it next, and forgotten."""

from dataclasses import replace
from typing import Final

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from exercises.dosage import Dose, DoseErrors, Side, from_data, to_data
from exercises.models import Exercise, ExerciseVersion, SideBehaviour
from prescriptions import policies
from prescriptions.actions.steps import check_is_kept, refresh
from prescriptions.models import RoutineItem, UsualDose

# What a prescriber may choose for an exercise of each side behaviour.
ALLOWED: Final = {
    SideBehaviour.NONE: (Side.NONE,),
    SideBehaviour.EACH: (Side.EACH, Side.RIGHT, Side.LEFT),
    SideBehaviour.ALTERNATE: (Side.ALTERNATE, Side.EACH, Side.RIGHT, Side.LEFT),
}
ONE_SIDE: Final = frozenset({Side.RIGHT, Side.LEFT})


def for_anybody(dose: Dose, version: ExerciseVersion) -> Dose:
    """Return the dose without the side that was chosen for one patient: with the usual side of the exercise.

    Where the version has other sides by now and the dose does not fit them, it is the version's own.
    """
    if dose.side in ALLOWED[SideBehaviour(version.side)] and dose.side not in ONE_SIDE:
        return dose
    usual = from_data(version.dose)
    try:
        return replace(dose, side=usual.side)
    except DoseErrors:
        return usual


def first_dose(version: ExerciseVersion, *, by: User) -> Dose:
    """Return the dose with which the person begins this exercise: their own, or else the library's."""
    kept = UsualDose.objects.filter(user=by, exercise=version.exercise_id).first()
    return for_anybody(from_data(kept.dose), version) if kept else from_data(version.dose)


@transaction.atomic
def keep_usual_dose(*, item: RoutineItem, by: User) -> UsualDose:
    """Keep the dose of a line as the person's own for this exercise. Keeping what is kept changes nothing."""
    refresh(item)
    check_is_kept(item, by=by)
    if item.version is None:
        raise policies.NotNow("This line holds advice, which has no dose.")
    exercise, dose = item.version.exercise, to_data(for_anybody(from_data(item.dose), item.version))
    kept, is_new = UsualDose.objects.get_or_create(user=by, exercise=exercise, defaults={"dose": dose})
    if is_new or kept.dose != dose:
        kept.dose = dose
        kept.save(update_fields=["dose"])
        record("usual-dose-kept", by=by, clinic=exercise.clinic, subject=exercise, exercise=exercise.slug)
    return kept


@transaction.atomic
def forget_usual_dose(*, exercise: Exercise, by: User) -> None:
    """Begin the exercise with the library's dose again."""
    gone, _ = UsualDose.objects.filter(user=by, exercise=exercise).delete()
    if gone:
        record("usual-dose-forgotten", by=by, clinic=exercise.clinic, subject=exercise, exercise=exercise.slug)
