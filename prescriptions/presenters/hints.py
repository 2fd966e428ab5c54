"""How the hints are said. A hint never blocks: it says why, and offers what would answer it."""

from collections.abc import Sequence
from dataclasses import dataclass

from prescriptions import facts
from prescriptions.advice import Hint, HintLevel, advise
from prescriptions.models import Routine
from prescriptions.offers import Offers
from prescriptions.presenters.findings import OfferPresenter
from prescriptions.presenters.mends import Mend, mends_of
from prescriptions.presenters.routines import LinePresenter


@dataclass(frozen=True, slots=True)
class HintPresenter:
    """One hint; `offer` is the exercise that would answer it, `mends` leads to what else does."""

    hint: Hint
    offer: OfferPresenter | None
    mends: tuple[Mend, ...]

    @property
    def code(self) -> str:
        return self.hint.code

    @property
    def kind(self) -> str:
        """The look of the note: a quiet hint has no ground."""
        return "done" if self.hint.level is HintLevel.QUIET else ""

    @property
    def message(self) -> str:
        return self.hint.message

    @property
    def why(self) -> str:
        return self.hint.why

    @property
    def source(self) -> str:
        return self.hint.source


def hints_of(routine: Routine, lines: Sequence[LinePresenter], offers: Offers | None) -> tuple[HintPresenter, ...]:
    """Return the hints, clear ones first. Without `offers` (no review) nothing is suggested."""
    dosed = facts.dosed(line.item for line in lines)
    given = _once(advise(facts.plan_facts(routine, dosed, offers.suggestable if offers else ())))
    return tuple(hint_presenter(hint, routine, lines, offers) for hint in given)


def hint_presenter(
    hint: Hint, routine: Routine, lines: Sequence[LinePresenter], offers: Offers | None
) -> HintPresenter:
    """A hint with what is offered, or else with the links to what mends it."""
    one = offers.by_slug(hint.suggestion or "") if offers else None
    return HintPresenter(hint, OfferPresenter(one) if one else None, () if one else mends_of(hint, routine, lines))


def _once(given: tuple[Hint, ...]) -> tuple[Hint, ...]:
    """A day that is too long makes the week too long: one hint says it."""
    codes = {hint.code for hint in given}
    said = "over-minutes-a-week" if "over-minutes-a-day" in codes else ""
    return tuple(hint for hint in given if hint.code != said)
