"""Answer a finding of the safety review. Answers are added, never changed."""

from types import MappingProxyType
from typing import Final

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from prescriptions import policies
from prescriptions.findings import NotReviewed, Placed, findings_of
from prescriptions.models import Answer, AnswerKind, Routine

# The audit counts overrides by their event; which rule it was stays with the answer, because a rule names an illness.
EVENTS: Final = MappingProxyType(
    {
        AnswerKind.REASON: "finding-overridden",
        AnswerKind.CLEARANCE: "finding-cleared",
        AnswerKind.ACKNOWLEDGED: "finding-acknowledged",
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
    answer = _keep(routine, placed, text, by)
    routine.revision += 1
    routine.changed_by = by
    routine.save(update_fields=["revision", "changed_by", "changed_at"])
    record(
        EVENTS[placed.asks],
        by=by,
        clinic=routine.clinic,
        subject=routine,
        revision=routine.revision,
        answer=answer.pk,
    )
    return answer


def _open(routine: Routine, token: str) -> Placed:
    """Return the finding as it is now; what was answered a moment ago is not answered again."""
    try:
        placed = findings_of(routine).find(token)
    except NotReviewed as reason:
        raise policies.NotNow(str(reason)) from reason
    if placed is None or not placed.is_open:
        raise policies.NotNow("This finding has changed or is answered. Look at it again.")
    return placed


def _keep(routine: Routine, placed: Placed, text: str, by: User) -> Answer:
    finding, item = placed.finding, placed.item
    return Answer.objects.create(
        routine=routine,
        item=item,
        version=item.version if item else None,
        rule_id=finding.rule_id or "",
        rule_version=finding.rule_version,
        level=finding.level.value,
        condition=finding.condition or "",
        said=finding.text,
        kind=placed.asks,
        text="" if placed.asks is AnswerKind.ACKNOWLEDGED else text.strip(),
        by=by,
    )
