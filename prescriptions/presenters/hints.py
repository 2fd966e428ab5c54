"""How the hints are said. A hint never blocks: it says why, and offers what would answer it."""

from collections.abc import Iterable
from dataclasses import dataclass

from prescriptions import facts
from prescriptions.advice import Hint, HintLevel, advise
from prescriptions.models import Routine, RoutineItem
from prescriptions.offers import Offers
from prescriptions.presenters.findings import OfferPresenter


@dataclass(frozen=True, slots=True)
class HintPresenter:
    """One hint; `offer` is the exercise that would answer it."""

    hint: Hint
    offer: OfferPresenter | None

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


def hints_of(routine: Routine, items: Iterable[RoutineItem], offers: Offers | None) -> tuple[HintPresenter, ...]:
    """Return the hints, clear ones first. Without `offers` (no review) nothing is suggested."""
    given = _once(advise(facts.plan_facts(routine, facts.dosed(items), offers.suggestable if offers else ())))
    suggested = [offers.by_slug(hint.suggestion or "") if offers else None for hint in given]
    return tuple(
        HintPresenter(hint, OfferPresenter(one) if one else None) for hint, one in zip(given, suggested, strict=True)
    )


def _once(given: tuple[Hint, ...]) -> tuple[Hint, ...]:
    """A session that is too long makes the week too long: one hint says it."""
    codes = {hint.code for hint in given}
    said = "over-minutes-a-week" if "over-minutes-a-session" in codes else ""
    return tuple(hint for hint in given if hint.code != said)
