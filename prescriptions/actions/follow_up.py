"""What follows a sheet that was given: the next one, with what its diary suggests."""

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from prescriptions import policies
from prescriptions.actions.routines import set_dose, swap_exercise
from prescriptions.actions.steps import change
from prescriptions.findings import NotReviewed, findings_of
from prescriptions.models import Dismissal, Routine, RoutineItem
from prescriptions.offers import Offers
from prescriptions.proposals import Proposed, follow_up_of

GONE = "This proposal is not there any more. Look at the routine again."


def start_next_sheet(*, routine: Routine, by: User) -> Routine:
    """Open a routine again at a visit: the next diary starts today, and a visit that has come is no longer planned.

    The lines stay as they were given, so that the next sheet marks what is new, changed and stopped. Nothing is
    written where the routine was changed since its last sheet: it is the next one already. Raises NotNow before the
    first sheet.
    """
    with change(routine, "next-sheet-started", by=by) as held:
        policies.check_can_start_next_sheet(held)
        today = timezone.localdate()
        if held.handouts.filter(routine_revision=held.revision).exists():
            held.starts_on = max(held.starts_on, today)
            if held.review_on and held.review_on <= today:
                held.review_on = held.review_time = None
            held.full_clean()
            held.save()
    return held


@transaction.atomic
def take_step(*, routine: Routine, number: int, variable: str, by: User) -> Proposed:
    """Change one line by one step of a proposal, as if it were done by hand; return the proposal as it stood.

    `number` is the exercise's on the last sheet. What the change means for the safety review shows at the line.
    """
    routine = Routine.objects.held(routine.pk)
    policies.check_can_change_routine(routine)
    proposed = _open(routine, number)
    step = proposed.step(variable)
    if step is None:
        raise policies.NotNow(GONE)
    line = RoutineItem.objects.select_related("routine", "version__exercise").get(pk=proposed.item.pk)
    if step.dose is not None:
        set_dose(item=line, dose=step.dose, note=line.note, by=by)
    else:
        exercise = routine.clinic.exercises.offered().select_related("current").get(slug=step.slug)
        swap_exercise(item=line, exercise=exercise, by=by)
    facts = {"outcome": proposed.outcome.pk, "number": number, "step": step.variable.value}
    record("proposal-taken", by=by, clinic=routine.clinic, subject=routine, **facts)
    return proposed


@transaction.atomic
def set_aside(*, routine: Routine, number: int, by: User) -> Dismissal:
    """Set a proposal aside: it is not shown again for this diary."""
    routine = Routine.objects.held(routine.pk)
    policies.check_can_change_routine(routine)
    outcome = _open(routine, number).outcome
    dismissal = Dismissal.objects.create(outcome=outcome, number=number, by=by)
    record("proposal-set-aside", by=by, clinic=routine.clinic, subject=routine, outcome=outcome.pk, number=number)
    return dismissal


def _open(routine: Routine, number: int) -> Proposed:
    """The proposal as it is now. Where the rules cannot be run, nothing harder is taken unchecked."""
    kept = routine.items.kept().select_related(
        "version__exercise", "version__easier_exercise", "version__harder_exercise", "advice"
    )
    items = list(kept.prefetch_related("version__terms"))
    try:
        findings_of(routine, items)
    except NotReviewed as reason:
        raise policies.NotNow(str(reason)) from reason
    found = follow_up_of(routine, items, Offers.of(routine, items)).find(number)
    if found is None:
        raise policies.NotNow(GONE)
    return found
