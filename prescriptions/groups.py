"""How each patient of a group stands: read in as many queries for sixty as for one."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from django.db.models import Prefetch

from prescriptions import policies
from prescriptions.facts import ITEMS
from prescriptions.findings import ANSWERS, Placed
from prescriptions.models import Group, GroupMember, Handout, Routine

SHEETS: Final = Handout.objects.defer("document", "pdf")
LIVE: Final = Handout.objects.live()


class Stand(Enum):
    """What can be done for a patient of a group."""

    ISSUED = "the routine as it stands was handed out"
    READY = "nothing keeps the sheet back"
    ASKS = "the patient has another live sheet, and nobody said what becomes of it"
    OPEN = "a safety finding waits for an answer"
    FAILED = "it was tried, and the sheet could not be printed"
    CANNOT = "no sheet can be made, whatever is answered"


@dataclass(frozen=True)
class Place:
    """A patient's place in the group: how it stands, and the findings, the reason or the sheet that say so.

    `beside` are the live sheets that the patient has from other routines.
    """

    member: GroupMember
    stand: Stand
    open: tuple[Placed, ...] = ()
    why: str = ""
    sheet: Handout | None = None
    beside: tuple[Handout, ...] = ()


def places_of(group: Group) -> tuple[Place, ...]:
    """Return each place in its order. A finding that came up after issue is open again and goes before the sheet."""
    found = group.members.select_related("routine__patient", "routine__clinic", "routine__ending").prefetch_related(
        "routine__patient__precautions",
        Prefetch("routine__patient__handouts", LIVE),
        Prefetch("routine__handouts", SHEETS),
        Prefetch("routine__items", ITEMS),
        Prefetch("routine__answers", ANSWERS),
    )
    return tuple(_place(member) for member in found)


def _place(member: GroupMember) -> Place:
    routine = member.routine
    beside = _beside(routine)
    try:
        waiting = policies.unanswered(routine, routine.items.all())
    except policies.NotNow as reason:
        return Place(member, Stand.CANNOT, why=str(reason))
    if waiting:
        return Place(member, Stand.OPEN, open=waiting, beside=beside)
    sheets = [sheet for sheet in routine.handouts.all() if sheet.routine_revision == routine.revision]
    if sheets:
        return Place(member, Stand.ISSUED, sheet=sheets[0], beside=beside)
    if member.problem:
        return Place(member, Stand.FAILED, why=member.problem, beside=beside)
    asks = beside and not routine.others and not routine.handouts.all()
    return Place(member, Stand.ASKS if asks else Stand.READY, beside=beside)


def _beside(routine: Routine) -> tuple[Handout, ...]:
    live = routine.patient.handouts.all() if routine.patient else ()
    return tuple(sheet for sheet in live if sheet.routine_id != routine.pk)


def sheets_of(group: Group) -> list[Handout]:
    """Return the sheets that were issued, each whole, in the order of their places."""
    issued = [place.sheet.pk for place in places_of(group) if place.stand is Stand.ISSUED and place.sheet]
    whole = group.clinic.handouts.defer("document").in_bulk(issued)
    return [whole[pk] for pk in issued]
