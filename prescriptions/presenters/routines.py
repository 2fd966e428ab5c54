"""How a routine and its handouts are shown to staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import ClassVar, Final

from django.urls import reverse
from django.utils import timezone

from accounts.models.clinic import Paper
from exercises.dosage import (
    Dose,
    OpenQuestion,
    Phrase,
    Unusual,
    from_data,
    needs_load,
    open_questions,
    seconds_a_session,
    sentence,
    sessions_a_week,
    typical_from_data,
    unusual,
)
from exercises.models import Kind, SideBehaviour
from exercises.patient_text import AdviceText
from exercises.presenters.gallery import drawing_url
from prescriptions.dates import words_of
from prescriptions.lifecycle import SheetState, state_of_sheet
from prescriptions.looks import look_of
from prescriptions.models import Handout, Routine, RoutineItem, Section
from prescriptions.presenters.endings import EndingPresenter
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.remarks import Remark


@dataclass(frozen=True)
class LinePresenter:
    """One line of a routine. Needs `version.terms`, `version.pictures.drawing` and `advice` prefetched."""

    item: RoutineItem
    number: int

    @property
    def name(self) -> str:
        return self.item.name

    @property
    def is_exercise(self) -> bool:
        return self.item.version is not None

    @property
    def dose(self) -> Dose | None:
        return from_data(self.item.dose) if self.item.dose is not None else None

    @property
    def phrase(self) -> Phrase | None:
        return Phrase(**self.item.version.phrase) if self.item.version else None

    @property
    def sentence(self) -> str:
        """What the sheet says of the dose, or the advice in one line."""
        if self.item.advice:
            return " ".join(AdviceText.of(self.item.advice).sentences)
        return sentence(self.dose, self.phrase) if self.dose and self.phrase else ""

    @property
    def seconds(self) -> int:
        """Seconds of one session at the upper end."""
        if self.dose is None or self.item.version is None:
            return 0
        return seconds_a_session(self.dose, self.item.version.seconds_per_repetition)

    @property
    def seconds_a_day(self) -> int:
        """Seconds of a day on which it is done, at the upper end."""
        return self.seconds * self.times_a_day

    @property
    def times_a_day(self) -> int:
        return (self.dose.times_a_day or 1) if self.dose else 1

    @property
    def minutes(self) -> str:
        """The time of one session, rounded up to whole minutes, and how many there are in a day."""
        count = ceil(self.seconds / 60)
        said = f"{count} minute" if count == 1 else f"{count} minutes"
        return f"{said}, {self.times_a_day} times a day" if self.times_a_day > 1 else said

    @property
    def minutes_a_week(self) -> int:
        return ceil(self.seconds * sessions_a_week(self.dose).high / 60) if self.dose else 0

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """What the dose leaves open."""
        version = self.item.version
        if version is None or self.dose is None:
            return ()
        sided = version.side != SideBehaviour.NONE
        return open_questions(self.dose, sided=sided, needs_load=self.needs_load)

    @property
    def open_points(self) -> list[Remark]:
        """The open questions of the dose, each at the field that answers it."""
        return [Remark(f"id_{self.anchor}-{asked.field}", "Open", asked.message) for asked in self.questions]

    @property
    def unusual(self) -> tuple[Unusual, ...]:
        """What of the dose is worth a second look."""
        version = self.item.version
        if version is None or self.dose is None:
            return ()
        own = typical_from_data(version.typical) if version.typical else None
        return unusual(self.dose, version.type, own)

    @property
    def needs_load(self) -> bool:
        """Tell whether the dose must name a band or a weight."""
        version = self.item.version
        return version is not None and needs_load(version.codes(Kind.EQUIPMENT), version.type)

    @property
    def picture_url(self) -> str:
        """The end picture, by which an exercise is known, as the person whom the sheet will show."""
        if self.item.version is None:
            return ""
        pictures = list(self.item.version.pictures.all())
        return drawing_url(pictures[-1].drawing_id, look=look_of(self.item.routine).code) if pictures else ""

    @property
    def anchor(self) -> str:
        return f"line-{self.item.pk}"


@dataclass(frozen=True, slots=True)
class SectionPresenter:
    """A part of the routine with its lines."""

    section: Section
    lines: tuple[LinePresenter, ...]

    @property
    def label(self) -> str:
        return str(self.section.label)


def lines_of(items: Iterable[RoutineItem]) -> tuple[LinePresenter, ...]:
    """Number the lines in the order in which they are printed."""
    return tuple(LinePresenter(item, number) for number, item in enumerate(items, start=1))


PAPER_MM: Final = {Paper.A4.value: (210.0, 297.0), Paper.LETTER.value: (215.9, 279.4)}


@dataclass(frozen=True, slots=True)
class RoutinePresenter:
    """A routine in a list or as a page's head. Select `patient` along, and `ending__by` where endings are shown."""

    routine: Routine

    @property
    def pk(self) -> int:
        return self.routine.pk

    @property
    def title(self) -> str:
        return self.routine.title

    @property
    def patient(self) -> PatientPresenter | None:
        return PatientPresenter(self.routine.patient) if self.routine.patient else None

    @property
    def whose(self) -> str:
        return self.routine.patient.listed_name if self.routine.patient else "Sheet without a name"

    @property
    def goal(self) -> str:
        return f"“{self.routine.goal}”" if self.routine.goal else ""

    @property
    def saved(self) -> str:
        return said_of(self.routine)

    @property
    def ended(self) -> EndingPresenter | None:
        return EndingPresenter.of(self.routine)

    @property
    def end_url(self) -> str:
        return reverse("routine-end", args=[self.routine.pk])

    @property
    def review(self) -> str:
        return words_of(self.routine.review_on) if self.routine.review_on else "No date yet"

    @property
    def is_due(self) -> bool:
        return self.routine.review_on is not None and self.routine.review_on <= timezone.localdate()

    @property
    def url(self) -> str:
        return reverse("routine", args=[self.routine.pk])


def said_of(routine: Routine) -> str:
    """Return when the routine was last saved: `Saved 10:42 today`."""
    at = timezone.localtime(routine.changed_at)
    if at.date() == timezone.localdate():
        return f"Saved {at:%H:%M} today"
    return f"Saved {words_of(at.date())}"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a sheet: its number, the address of its picture, and the paper that gives it its height."""

    number: int
    url: str
    paper: str

    width: ClassVar[int] = 900  # as `views.handouts.PREVIEW_WIDTH` draws it

    @property
    def height(self) -> int:
        across, down = PAPER_MM[self.paper]
        return round(self.width * down / across)


def named(sheet: Handout) -> str:
    """Return how a sheet is told from others: `“Knee and balance”, version 2, given on 3 November 2026`."""
    day = words_of(timezone.localtime(sheet.issued_at).date())
    return f"“{sheet.routine.title}”, version {sheet.version}, given on {day}"


@dataclass(frozen=True, slots=True)
class HandoutPresenter:
    """A handout in a list. Select `issued_by`, `routine`, `superseded_by` along; defer the bytes."""

    handout: Handout

    @property
    def title(self) -> str:
        return f"{self.handout.routine.title}, version {self.handout.version}"

    @property
    def given(self) -> str:
        day = words_of(timezone.localtime(self.handout.issued_at).date())
        return f"Given on {day} by {self.handout.issued_by.name}."

    @property
    def is_live(self) -> bool:
        return state_of_sheet(self.handout) is SheetState.LIVE

    @property
    def state(self) -> str:
        """Live, replaced or ended, as a tag says it."""
        return state_of_sheet(self.handout).value.capitalize()

    @property
    def replaces(self) -> str:
        """The sheets that this one put out of use: the version before it, or those of other routines."""
        before = [self.handout.supersedes] if self.handout.supersedes else Handout.objects.replaced_by(self.handout)
        return "; ".join(named(sheet) for sheet in before)

    @property
    def ended(self) -> EndingPresenter | None:
        """How its routine ended, told at the last sheet."""
        return EndingPresenter.of(self.handout.routine) if not self.newer_url else None

    @property
    def newer_url(self) -> str:
        newer = getattr(self.handout, "superseded_by", None)
        return reverse("handout", args=[newer.pk]) if newer else ""

    @property
    def length(self) -> str:
        return f"{self.handout.pages} pages" if self.handout.pages > 1 else "1 page"

    @property
    def pages(self) -> str:
        return f"PDF, {self.length}"

    @property
    def page_pictures(self) -> list[PagePicture]:
        numbers = range(1, self.handout.pages + 1)
        addresses = [(number, reverse("handout-page", args=[self.handout.pk, number])) for number in numbers]
        return [PagePicture(number, address, self.handout.paper) for number, address in addresses]

    @property
    def html_url(self) -> str:
        return reverse("handout-html", args=[self.handout.pk])

    @property
    def url(self) -> str:
        return reverse("handout", args=[self.handout.pk])

    @property
    def pdf_url(self) -> str:
        return reverse("handout-pdf", args=[self.handout.pk])

    @property
    def text_url(self) -> str:
        return reverse("handout-text", args=[self.handout.pk])

    @property
    def routine_url(self) -> str:
        return reverse("routine", args=[self.handout.routine_id])
