"""Give one template to several patients, and issue their sheets. Each patient stands alone: one failure stops one."""

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from prescriptions import policies
from prescriptions.actions.handouts import issue
from prescriptions.actions.templates import start_from_template
from prescriptions.groups import Stand, places_of
from prescriptions.handouts.compose import Options
from prescriptions.handouts.parts import DocumentError
from prescriptions.handouts.pdf import RenderProblem
from prescriptions.models import Group, GroupMember, Others, Patient, Routine, Template

LOG: Final = logging.getLogger(__name__)
UNFORESEEN: Final = "The sheet could not be made, and Regimen does not know why. Check and issue it by itself."


@dataclass(frozen=True, slots=True)
class StartedGroup:
    """A group, the patients without a routine (each with the reason), and the exercises that it starts without."""

    group: Group
    without_routine: tuple[tuple[Patient, str], ...]
    left_out: tuple[str, ...]


@transaction.atomic
def start_group(
    *, template: Template, patients: Collection[Patient], by: User, others: Others | None = None
) -> StartedGroup:
    """Start a draft from the template for each patient, in the order of their names.

    `others`: what becomes of the live sheets that some of them have. Raises NotNow if that is not said where it must
    be, if nobody is chosen, or if no draft could be started at all.
    """
    policies.check_can_start_group(template, patients, others)
    routines, refused, left_out = _drafts(template, sorted(patients, key=_by_name), by)
    if not routines:
        raise policies.NotNow(refused[0][1])
    if others:
        started = template.clinic.routines.filter(pk__in=[routine.pk for routine in routines])
        started.filter(patient__in=template.clinic.handouts.live().values("patient")).update(others=others)
    group = Group.objects.create(clinic=template.clinic, template=template, title=template.title, created_by=by)
    GroupMember.objects.bulk_create(
        GroupMember(group=group, position=position, routine=routine)
        for position, routine in enumerate(routines, start=1)
    )
    record("group-started", by=by, clinic=group.clinic, subject=group, template=template.pk, routines=len(routines))
    return StartedGroup(group, tuple(refused), left_out)


def _by_name(patient: Patient) -> tuple[str, str, int]:
    return (patient.family_name, patient.given_name, patient.pk)


def _drafts(
    template: Template, patients: Iterable[Patient], by: User
) -> tuple[list[Routine], list[tuple[Patient, str]], tuple[str, ...]]:
    routines: list[Routine] = []
    refused: list[tuple[Patient, str]] = []
    left_out: tuple[str, ...] = ()
    for patient in patients:
        try:
            started = start_from_template(template=template, patient=patient, by=by)
        except policies.NotNow as reason:
            refused.append((patient, str(reason)))
        else:
            routines.append(started.routine)
            left_out = started.left_out
    return routines, refused, left_out


def issue_next(*, group: Group, most: int, options_of: Callable[[Routine], Options], by: User) -> int:
    """Issue the next `most` sheets that are ready, each as `options_of` says, and return how many were tried.

    A sheet whose findings are open is not ready. One that cannot be printed says why at its place. What was issued
    before the connection was lost stays issued: calling again goes on from there.
    """
    ready = [place.member for place in places_of(group) if place.stand is Stand.READY][:most]
    for member in ready:
        routine = group.clinic.routines.select_related("patient", "clinic").get(pk=member.routine_id)
        if problem := _issue(routine, member.routine.revision, options_of(routine), by):
            _keep_problem(member, problem, group, by)
    return len(ready)


def _issue(routine: Routine, seen_revision: int, options: Options, by: User) -> str:
    """Issue one sheet, and return what went wrong."""
    try:
        issue(routine=routine, options=options, seen_revision=seen_revision, by=by)
    except (policies.NotNow, DocumentError, RenderProblem) as reason:
        return str(reason)
    except Exception:  # whatever it is: the others of the group still get their sheets
        LOG.exception("Routine %s of a group could not be issued.", routine.pk)
        return UNFORESEEN
    return ""


@transaction.atomic
def _keep_problem(member: GroupMember, problem: str, group: Group, by: User) -> None:
    member.problem = problem
    member.save(update_fields=["problem"])
    record("group-sheet-failed", by=by, clinic=group.clinic, subject=member.routine, group=group.pk)


@transaction.atomic
def try_again(*, group: Group, by: User) -> None:
    """Forget what went wrong, so that the sheets that failed are ready once more."""
    count = group.members.exclude(problem="").update(problem="")
    record("group-tried-again", by=by, clinic=group.clinic, subject=group, sheets=count)
