"""How a sheet that was given is shown to staff."""

from dataclasses import dataclass
from typing import ClassVar, Final

from django.urls import reverse
from django.utils import timezone

from accounts.models.clinic import Paper
from prescriptions.dates import words_of
from prescriptions.lifecycle import SheetState, state_of_sheet
from prescriptions.models import Handout
from prescriptions.presenters.endings import EndingPresenter

PAPER_MM: Final = {Paper.A4.value: (210.0, 297.0), Paper.LETTER.value: (215.9, 279.4)}


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
