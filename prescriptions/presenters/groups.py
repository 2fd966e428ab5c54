"""How a group is shown: whom it holds, how each patient stands, and where each sheet lies in the pile."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone

from prescriptions.dates import words_of
from prescriptions.forms.groups import MOST_SHOWN, PatientsForm
from prescriptions.groups import LIVE, Place, Stand, places_of
from prescriptions.models import Group, Others, Patient
from prescriptions.presenters.burden import BAR, Segment
from prescriptions.presenters.findings import FindingPresenter
from prescriptions.presenters.handouts import named
from prescriptions.presenters.patients import PatientPresenter

LOOK: Final = MappingProxyType(
    {
        Stand.ISSUED: ("ok", "Issued"),
        Stand.READY: ("info", "Ready"),
        Stand.ASKS: ("warn", "Has a live sheet"),
        Stand.OPEN: ("warn", "Needs an answer"),
        Stand.FAILED: ("stop", "Not issued"),
        Stand.CANNOT: ("stop", "Cannot be issued"),
    }
)


@dataclass(frozen=True, slots=True)
class PickedPatient(PatientPresenter):
    """A patient to tick, with what one must know before: precautions and live sheets. Prefetch `handouts.live()`."""

    @property
    def live(self) -> list[str]:
        return [named(sheet) for sheet in self.patient.handouts.all()]


@dataclass(frozen=True)
class PatientChoice:
    """The patients that are ticked, then those that were found."""

    form: PatientsForm

    @cached_property
    def chosen(self) -> list[PickedPatient]:
        return _picked(self.form.chosen())

    @cached_property
    def found(self) -> list[PickedPatient]:
        return _picked(self.form.found()[:MOST_SHOWN])

    @property
    def asks_of_others(self) -> bool:
        """Whether somebody who can be ticked has a live sheet."""
        return any(patient.live for patient in (*self.chosen, *self.found))

    @cached_property
    def count(self) -> int:
        return self.form.found().count()

    @property
    def said(self) -> str:
        """`3 ticked. 412 more found, the first 30 are shown: type more of a name.`"""
        more = f"{self.count} more found" if self.chosen else f"{self.count} found"
        shown = f", the first {MOST_SHOWN} are shown: type more of a name." if self.count > MOST_SHOWN else "."
        return f"{len(self.chosen)} ticked. {more}{shown}"


def _picked(patients: QuerySet[Patient]) -> list[PickedPatient]:
    known = patients.prefetch_related("precautions", Prefetch("handouts", LIVE))
    return [PickedPatient(patient) for patient in known]


@dataclass(frozen=True, slots=True)
class PlacePresenter:
    """One patient of the group. `page` and `leaf` are where the sheet begins in the pile, 1 the first."""

    place: Place
    page: int
    leaf: int

    @property
    def patient(self) -> PatientPresenter | None:
        patient = self.place.member.routine.patient
        return PatientPresenter(patient) if patient else None

    @property
    def kind(self) -> str:
        return LOOK[self.place.stand][0]

    @property
    def word(self) -> str:
        return LOOK[self.place.stand][1]

    @property
    def why(self) -> str:
        return self.place.why

    @property
    def beside(self) -> str:
        """What becomes of the live sheets that the patient has already."""
        routine = self.place.member.routine
        ends = {"": "Has", Others.REPLACE.value: "Replaces", Others.KEEP.value: "Beside"}
        has = ends["" if self.place.stand is Stand.ASKS else routine.others] if not self.place.sheet else "Beside"
        sheets = "; ".join(named(sheet) for sheet in self.place.beside)
        return f"{has}: {sheets}." if sheets else ""

    @property
    def asks(self) -> bool:
        return self.place.stand is Stand.ASKS

    @property
    def findings(self) -> list[FindingPresenter]:
        return [FindingPresenter(one, self.place.member.routine) for one in self.place.open]

    @property
    def routine_url(self) -> str:
        return reverse("routine", args=[self.place.member.routine_id])

    @property
    def check_url(self) -> str:
        return reverse("routine-check", args=[self.place.member.routine_id])

    @property
    def is_ready(self) -> bool:
        return self.place.stand is Stand.READY

    @property
    def has_failed(self) -> bool:
        return self.place.stand is Stand.FAILED

    @property
    def sheet_url(self) -> str:
        return reverse("handout", args=[self.place.sheet.pk]) if self.place.sheet else ""

    @property
    def pages(self) -> int:
        return self.place.sheet.pages if self.place.sheet else 0

    @property
    def leaves(self) -> int:
        return -(-self.pages // 2)

    @property
    def in_the_pile(self) -> str:
        """`Pages 1 to 4; two-sided, leaves 1 to 2`."""
        if not self.pages:
            return ""
        pages = _span("page", self.page, self.pages)
        return f"{pages[0].upper()}{pages[1:]}; two-sided, {_span('leaf', self.leaf, self.leaves)}"


def _span(what: str, first: int, count: int) -> str:
    many = {"page": "pages", "leaf": "leaves"}[what]
    return f"{what} {first}" if count == 1 else f"{many} {first} to {first + count - 1}"


@dataclass(frozen=True)
class GroupPresenter:
    """A group with all its patients."""

    group: Group

    @property
    def pk(self) -> int:
        return self.group.pk

    @property
    def title(self) -> str:
        return self.group.title

    @property
    def about(self) -> str:
        day = words_of(timezone.localtime(self.group.created_at).date())
        return f"Started on {day} by {self.group.created_by.name}."

    @cached_property
    def places(self) -> list[PlacePresenter]:
        shown: list[PlacePresenter] = []
        page = leaf = 1
        for place in places_of(self.group):
            shown.append(PlacePresenter(place, page, leaf))
            page, leaf = page + shown[-1].pages, leaf + shown[-1].leaves
        return shown

    @cached_property
    def _counts(self) -> Counter[Stand]:
        return Counter(shown.place.stand for shown in self.places)

    @property
    def ready(self) -> int:
        return self._counts[Stand.READY]

    @property
    def failed(self) -> int:
        return self._counts[Stand.FAILED]

    @property
    def issued(self) -> int:
        return self._counts[Stand.ISSUED]

    @property
    def button(self) -> str:
        return "Issue the sheet that is ready" if self.ready == 1 else f"Issue the {self.ready} sheets that are ready"

    # What components/bar.html draws.
    @property
    def head(self) -> str:
        return f"{self.issued} of {len(self.places)} issued"

    @property
    def beside(self) -> str:
        """What the others wait for."""
        waiting = (stand for stand in Stand if stand is not Stand.ISSUED and self._counts[stand])
        return ", ".join(f"{LOOK[stand][1].lower()}: {self._counts[stand]}" for stand in waiting).capitalize()

    @property
    def segments(self) -> list[Segment]:
        return [Segment(0, BAR * self.issued // len(self.places), over=False)]
