"""The sheets that a patient was given, newest first, each with what changed from the one before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.urls import reverse

from exercises.dosage import Asks
from prescriptions.handouts.changes import Told, told_changes
from prescriptions.handouts.codec import from_json
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.parts import MarkKind
from prescriptions.models import Handout
from prescriptions.presenters.handouts import HandoutPresenter
from prescriptions.presenters.outcomes import OutcomePresenter

TAGS: Final = MappingProxyType(
    {MarkKind.NEW: ("New", "new"), MarkKind.CHANGED: ("Changed", "warn"), MarkKind.STOP: ("Stop", "stop")}
)
ASKS: Final = MappingProxyType({Asks.MORE: "More than before.", Asks.LESS: "Less than before."})


@dataclass(frozen=True, slots=True)
class ChangePresenter:
    """One change: a tag (its word and its look) and what it says."""

    told: Told

    @property
    def word(self) -> str:
        return TAGS[self.told.kind][0]

    @property
    def kind(self) -> str:
        return TAGS[self.told.kind][1]

    @property
    def text(self) -> str:
        asks = ASKS[self.told.asks] if self.told.asks else ""
        said = f"{self.told.name}: {self.told.dose} {asks}" if self.told.dose else self.told.name
        return said.strip()


@dataclass(frozen=True, slots=True)
class SheetPresenter(HandoutPresenter):
    """A sheet on the time line, as `HandoutQuerySet.for_the_time_line` reads it."""

    document: HandoutDocument
    before: HandoutDocument | None

    @property
    def changes(self) -> list[ChangePresenter]:
        return [ChangePresenter(one) for one in told_changes(self.document, self.before)]

    @property
    def outcome(self) -> OutcomePresenter | None:
        """What the diary says; None while nobody has written it down."""
        kept = list(self.handout.outcomes.all())
        return OutcomePresenter(kept[0], self.document.pain) if kept else None

    @property
    def diary_url(self) -> str:
        return reverse("handout-diary", args=[self.handout.pk])

    @property
    def can_be_followed(self) -> bool:
        """Whether the next sheet starts from this one: it is the last, and nothing was changed since."""
        return self.is_live and self.handout.routine.revision == self.handout.routine_revision

    @property
    def end_url(self) -> str:
        return reverse("routine-end", args=[self.handout.routine_id])

    @property
    def routine_pk(self) -> int:
        return self.handout.routine_id


def time_line(handouts: Iterable[Handout]) -> list[SheetPresenter]:
    """Return the sheets as `HandoutQuerySet.for_the_time_line` reads them."""
    given = tuple(handouts)
    documents: Mapping[int, HandoutDocument] = {one.pk: from_json(one.document.encode()) for one in given}
    return [SheetPresenter(one, documents[one.pk], documents.get(one.supersedes_id or 0)) for one in given]
