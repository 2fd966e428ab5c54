"""Answer a finding of the safety review. Answers are added, never changed."""

from types import MappingProxyType
from typing import Final

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from exercises.models import Exercise
from prescriptions import policies
from prescriptions.actions.routines import swap_exercise
from prescriptions.findings import NotReviewed, Placed, findings_of
from prescriptions.models import Answer, AnswerKind, Routine, RoutineItem

CHANGED: Final = "This finding has changed or is answered. Look at it again."

# The audit counts overrides by their event; which rule it was stays with the answer, because a rule names an illness.
EVENTS: Final = MappingProxyType(
    {
        AnswerKind.REASON: "finding-overridden",
        AnswerKind.CLEARANCE: "finding-cleared",
        AnswerKind.ACKNOWLEDGED: "finding-acknowledged",
        AnswerKind.SWAPPED: "finding-swapped",
    }
)


@transaction.atomic
def answer_finding(*, routine: Routine, token: str, text: str, by: User) -> Answer:
    """Answer the finding that `token` names, with the words that its level asks for.

    Raises NotNow where the finding is not there any more, or where a reason or a clearance has no words.
    """
    routine = Routine.objects.held(routine.pk)
    policies.check_can_change_routine(routine)
    placed = _open(routine, token)
    policies.check_can_answer(placed, text)
    routine.revision += 1
    routine.changed_by = by
    routine.save(update_fields=["revision", "changed_by", "changed_at"])
    return _keep(routine, placed, placed.asks, text, by)


@transaction.atomic
def take_offer(
    *, item: RoutineItem, token: str, exercise: Exercise, by: User, seen: int | None = None
) -> RoutineItem:
    """Swap a line for what its finding offers: that answers each finding that stops the line.

    `seen` as in `swap_exercise`. Raises NotNow where the finding is not at this line any more.
    """
    routine = Routine.objects.held(item.routine_id)
    placed = _open(routine, token)
    if placed.item is None or placed.item.pk != item.pk:
        raise policies.NotNow(CHANGED)
    stops = [one for one in findings_of(routine).of(item) if one.is_open and one.asks is not AnswerKind.ACKNOWLEDGED]
    swapped = swap_exercise(item=item, exercise=exercise, by=by, seen=seen)
    routine.refresh_from_db(fields=["revision"])
    for one in stops:
        _keep(routine, one, AnswerKind.SWAPPED, "", by)
    return swapped


def _open(routine: Routine, token: str) -> Placed:
    """Return the finding as it is now; what was answered a moment ago is not answered again."""
    try:
        placed = findings_of(routine).find(token)
    except NotReviewed as reason:
        raise policies.NotNow(str(reason)) from reason
    if placed is None or not placed.is_open:
        raise policies.NotNow(CHANGED)
    return placed


def _keep(routine: Routine, placed: Placed, kind: AnswerKind, text: str, by: User) -> Answer:
    finding, item = placed.finding, placed.item
    answer = Answer.objects.create(
        routine=routine,
        item=item,
        version=item.version if item else None,
        rule_id=finding.rule_id or "",
        rule_version=finding.rule_version,
        level=finding.level.value,
        condition=finding.condition or "",
        said=finding.text,
        kind=kind,
        text="" if kind is AnswerKind.ACKNOWLEDGED else text.strip(),
        revision=routine.revision,
        by=by,
    )
    facts = {"revision": routine.revision, "answer": answer.pk}
    record(EVENTS[kind], by=by, clinic=routine.clinic, subject=routine, **facts)
    return answer
