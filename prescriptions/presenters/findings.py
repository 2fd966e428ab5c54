"""How the findings of the safety review are said to staff. Never that anything is safe: at most "no finding"."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from django.urls import reverse
from django.utils import timezone

from exercises.catalogue import Catalogue, Offered
from exercises.models import Level as ExerciseLevel
from prescriptions import facts
from prescriptions.dates import words_of
from prescriptions.findings import Findings, NotReviewed, Placed, findings_of
from prescriptions.models import Answer, AnswerKind, Routine, RoutineItem
from prescriptions.offers import Offers
from prescriptions.policies import says_something
from prescriptions.safety import Level, Strength

LOOK: Final = MappingProxyType(
    {Level.CLEAR: "stop", Level.AVOID: "stop", Level.NOT_CHECKED: "warn", Level.CAUTION: "warn"}
)
STRENGTH: Final = MappingProxyType(
    {
        Strength.GUIDELINE: "from a guideline",
        Strength.REVIEW: "from a review",
        Strength.WEAK: "from weak sources",
        Strength.PRACTICE: "from common practice",
    }
)
ASK: Final = MappingProxyType(
    {
        AnswerKind.REASON: ("Or keep it, and say why. For the record, not printed.", "Keep it"),
        AnswerKind.CLEARANCE: ("Who cleared it, and when. For the record, not printed.", "Record clearance"),
        AnswerKind.ACKNOWLEDGED: ("", "Noted"),
    }
)
SETTLED: Final = MappingProxyType(
    {AnswerKind.REASON: "Kept", AnswerKind.CLEARANCE: "Clearance on record", AnswerKind.ACKNOWLEDGED: "Noted"}
)


@dataclass(frozen=True, slots=True)
class OfferPresenter:
    """An exercise that can be taken with one press."""

    offered: Offered

    @property
    def slug(self) -> str:
        return self.offered.slug

    @property
    def name(self) -> str:
        return self.offered.name

    @property
    def about(self) -> str:
        """Level, position and equipment in a few words."""
        return ", ".join([ExerciseLevel(self.offered.level).label, *(label.lower() for label in self.offered.place)])

    @property
    def picture_url(self) -> str:
        return reverse("library:drawing", args=[self.offered.drawing]) if self.offered.drawing else ""


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """What was typed as the answer to one finding, and why it is none."""

    token: str
    text: str
    problem: str


@dataclass(frozen=True)
class FindingPresenter:
    """One finding at its line or on the whole plan, with what settles it. `offers` if it may offer a swap."""

    placed: Placed
    routine: Routine
    offers: Offers | None = None
    typed: TypedAnswer | None = None

    @cached_property
    def offer(self) -> OfferPresenter | None:
        """What to swap the line for."""
        found = self.offers.nearest(self.placed.item) if self.offers and self.placed.item else None
        return OfferPresenter(found) if found else None

    @property
    def token(self) -> str:
        return self.placed.token

    @property
    def anchor(self) -> str:
        return f"finding-{self.token}"

    @property
    def item_pk(self) -> int | None:
        return self.placed.item.pk if self.placed.item else None

    @property
    def is_open(self) -> bool:
        return self.placed.is_open

    @property
    def kind(self) -> str:
        """The look of the note."""
        return LOOK[self.placed.finding.level] if self.is_open else "done"

    @property
    def icon(self) -> str:
        if not self.is_open:
            return "tick"
        return "avoid" if self.kind == "stop" else "caution"

    @property
    def word(self) -> str:
        """The level in words."""
        return self.placed.finding.level.label

    @property
    def about(self) -> str:
        """What the finding is about: the exercise by name."""
        item = self.placed.item
        return item.version.name if item and item.version else "The whole plan"

    @property
    def text(self) -> str:
        return self.placed.finding.text

    @property
    def rule(self) -> str:
        """Which rule spoke, how far its source carries it, and what is still open about it; empty without a rule."""
        finding = self.placed.finding
        if finding.rule_id is None or finding.strength is None:
            return ""
        parts = [f"Rule {finding.rule_id}", STRENGTH[finding.strength]]
        parts += ["contested"] if finding.contested else []
        parts += [] if finding.signed else ["not signed by a clinician"]
        return ", ".join(parts)

    @property
    def source(self) -> str:
        return self.placed.finding.source

    @property
    def prints(self) -> str:
        """What the sheet will tell the patient, or tells them."""
        return self.placed.finding.modification or ""

    @property
    def needs_words(self) -> bool:
        return self.placed.asks is not AnswerKind.ACKNOWLEDGED

    @property
    def label(self) -> str:
        """What to write."""
        return ASK[self.placed.asks][0]

    @property
    def button(self) -> str:
        return ASK[self.placed.asks][1]

    @property
    def record_url(self) -> str:
        """Where the precautions are written down, when nobody has asked for them."""
        patient, finding = self.routine.patient, self.placed.finding
        unasked = finding.level is Level.NOT_CHECKED and finding.condition is None and self.placed.item is None
        return reverse("patient-edit", args=[patient.pk]) if patient and unasked else ""

    @property
    def settled(self) -> str:
        """The answer in words: what, who, when."""
        return _settled(self.placed.answer) if self.placed.answer else ""

    @property
    def reason(self) -> str:
        return self.placed.answer.text if self.placed.answer else ""

    @property
    def earlier(self) -> str:
        """Who kept it on an earlier sheet, and when; empty where nobody did, and once it is answered for this one."""
        return _settled(self.placed.earlier, " for an earlier sheet") if self.is_open and self.placed.earlier else ""

    @property
    def earlier_reason(self) -> str:
        return self.placed.earlier.text if self.placed.earlier else ""

    @property
    def can_keep_again(self) -> bool:
        """Tell whether the earlier reason would do for this sheet."""
        return bool(self.earlier) and says_something(self.placed.asks, self.earlier_reason)


def _settled(answer: Answer, what_for: str = "") -> str:
    at = timezone.localtime(answer.at)
    return f"{SETTLED[AnswerKind(answer.kind)]}{what_for} by {answer.by.name}, {words_of(at.date())}, {at:%H:%M}"


@dataclass(frozen=True)
class FindingsPresenter:
    """All findings of a routine. `problem` says why there is no review; then nothing can be issued."""

    routine: Routine
    items: tuple[RoutineItem, ...]
    catalogue: Catalogue | None = None
    typed: TypedAnswer | None = None

    @classmethod
    def of(
        cls,
        routine: Routine,
        items: Iterable[RoutineItem] | None = None,
        catalogue: Catalogue | None = None,
        typed: TypedAnswer | None = None,
    ) -> "FindingsPresenter":
        """`items` are the kept lines as `facts.items_of` reads them; `catalogue` as `Offers` takes it."""
        return cls(routine, tuple(facts.items_of(routine) if items is None else items), catalogue, typed)

    @cached_property
    def _found(self) -> Findings | NotReviewed:
        try:
            return findings_of(self.routine, self.items)
        except NotReviewed as reason:
            return reason

    @property
    def problem(self) -> str:
        return str(self._found) if isinstance(self._found, NotReviewed) else ""

    @property
    def summary(self) -> str:
        return "" if isinstance(self._found, NotReviewed) else self._found.summary

    @cached_property
    def offers(self) -> Offers | None:
        return None if isinstance(self._found, NotReviewed) else Offers.of(self.routine, self.items, self.catalogue)

    @cached_property
    def all(self) -> tuple[FindingPresenter, ...]:
        """Of the whole plan first, then line by line; the most pressing first."""
        if isinstance(self._found, NotReviewed):
            return ()
        return tuple(shown for item in (None, *self.items) for shown in self._shown(self._found.of(item)))

    def _shown(self, placed: tuple[Placed, ...]) -> tuple[FindingPresenter, ...]:
        """The first open finding that stops a line carries the alternative."""
        stops = [one for one in placed if one.is_open and one.item and LOOK[one.finding.level] == "stop"]
        return tuple(
            FindingPresenter(
                placed=one,
                routine=self.routine,
                offers=self.offers if one in stops[:1] else None,
                typed=self.typed if self.typed and self.typed.token == one.token else None,
            )
            for one in placed
        )

    def of_line(self, item_pk: int) -> tuple[FindingPresenter, ...]:
        return tuple(one for one in self.all if one.item_pk == item_pk)

    @property
    def of_plan(self) -> tuple[FindingPresenter, ...]:
        return tuple(one for one in self.all if one.item_pk is None)

    @property
    def open(self) -> tuple[FindingPresenter, ...]:
        return tuple(one for one in self.all if one.is_open)

    @property
    def to_settle(self) -> str:
        """What waits for an answer, in one line; empty when nothing does."""
        if self.problem:
            return "The safety rules could not be run."
        count = len(self.open)
        if count == 0:
            return ""
        return (
            "1 safety finding waits for an answer." if count == 1 else f"{count} safety findings wait for an answer."
        )
