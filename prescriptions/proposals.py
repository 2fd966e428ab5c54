"""From the diary of the last sheet to what is proposed for the next one, each proposal at its line of the routine."""

from collections.abc import Iterable
from dataclasses import dataclass

from exercises.catalogue import Offered
from exercises.dosage import from_data, typical_from_data
from prescriptions.advice import DiaryFacts, Feel, Hint, Proposal, Step, Tried, diary_hints, propose
from prescriptions.handouts.codec import from_json
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.parts import ExerciseCard
from prescriptions.models import Outcome, Routine, RoutineItem
from prescriptions.offers import Offers


@dataclass(frozen=True)
class Proposed:
    """A proposal and the line that it is about, with what may be offered, by slug."""

    proposal: Proposal
    item: RoutineItem
    outcome: Outcome
    offered: dict[str, Offered]

    def step(self, variable: str) -> Step | None:
        return next((step for step in self.proposal.steps if step.variable == variable), None)

    def rung(self, step: Step) -> Offered | None:
        return self.offered.get(step.slug or "")


@dataclass(frozen=True)
class FollowUp:
    """What the last diary suggests: proposals that nobody has taken or set aside, and hints on the whole plan."""

    proposed: tuple[Proposed, ...] = ()
    hints: tuple[Hint, ...] = ()

    def find(self, number: int) -> Proposed | None:
        return next((one for one in self.proposed if one.proposal.number == number), None)


def follow_up_of(routine: Routine, items: Iterable[RoutineItem], offers: Offers | None) -> FollowUp:
    """Return what the diary of the routine's newest sheet suggests; nothing while nobody has kept that diary.

    A line that differs from the sheet already has had its change. `offers` is None where the safety rules could not
    be run; then nothing is proposed.
    """
    outcome = _newest(routine)
    if outcome is None or offers is None:
        return FollowUp()
    document = from_json(outcome.handout.document.encode())
    lines = _unchanged(document, items)
    offered = {one.slug: one for one in offers.suggestable}
    diary = _facts(document, outcome, lines, offered)
    aside = {one.number for one in outcome.dismissals.all()}
    proposed = tuple(
        Proposed(one, lines[one.number], outcome, offered) for one in propose(diary) if one.number not in aside
    )
    return FollowUp(proposed, diary_hints(diary))


def _newest(routine: Routine) -> Outcome | None:
    """The outcome that stands, of the sheet that stands."""
    kept = Outcome.objects.standing_of(routine).filter(handout__superseded_by=None)
    return kept.select_related("handout").defer("handout__pdf").prefetch_related("exercises", "dismissals").first()


def _unchanged(document: HandoutDocument, items: Iterable[RoutineItem]) -> dict[int, RoutineItem]:
    """By its number on the sheet, each line that still reads as it was given; a line is found once."""
    left = [item for item in items if item.version]
    found = {}
    for card in document.cards:
        same = next((item for item in left if isinstance(card, ExerciseCard) and _is_given(item, card)), None)
        if same:
            found[card.number] = same
            left.remove(same)
    return found


def _is_given(item: RoutineItem, card: ExerciseCard) -> bool:
    version = item.version
    return version is not None and version.exercise.slug == card.slug and from_data(item.dose) == from_data(card.dose)


def _facts(
    document: HandoutDocument, outcome: Outcome, lines: dict[int, RoutineItem], offered: dict[str, Offered]
) -> DiaryFacts:
    said = {one.number: one for one in outcome.exercises.all()}
    tried = []
    for number, item in lines.items():
        version, one = item.version, said.get(number)
        if version is None:
            continue
        easier, harder = version.easier_exercise, version.harder_exercise
        tried.append(
            Tried(
                number=number,
                name=version.name,
                type=version.type,
                dose=from_data(item.dose),
                feel=Feel(one.felt) if one and one.felt else None,
                own=typical_from_data(version.typical) if version.typical else None,
                easier=easier.slug if easier and easier.slug in offered else None,
                harder=harder.slug if harder and harder.slug in offered else None,
                days_done=one.days_done if one else None,
                days_planned=one.days_planned if one else None,
            )
        )
    return DiaryFacts(
        lines=tuple(tried),
        green_to=document.pain.green_to,
        amber_to=document.pain.amber_to,
        worst_pain=outcome.worst_pain,
        days_done=outcome.days_done,
        days_planned=outcome.days_planned,
    )
