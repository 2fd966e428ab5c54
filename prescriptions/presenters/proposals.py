"""How the proposals from the last diary are said. The clinician takes a step, or sets the proposal aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exercises.dosage import Dose, Span, from_data
from prescriptions.advice import Step, Variable
from prescriptions.models import Routine
from prescriptions.offers import Offers
from prescriptions.presenters.hints import HintPresenter, hint_presenter
from prescriptions.presenters.routines import LinePresenter
from prescriptions.proposals import Proposed, follow_up_of

SAID: Final = MappingProxyType(
    {
        Variable.REPETITIONS: "{now} times instead of {before}",
        Variable.HOLD: "Hold {now} seconds instead of {before}",
        Variable.MINUTES: "{now} minutes instead of {before}",
        Variable.SETS: "{now} sets instead of {before}",
    }
)


@dataclass(frozen=True, slots=True)
class StepPresenter:
    """One step that can be taken with one press."""

    proposed: Proposed
    step: Step

    @property
    def variable(self) -> str:
        return self.step.variable.value

    @property
    def text(self) -> str:
        return step_words(self.proposed, self.step)


def step_words(proposed: Proposed, step: Step) -> str:
    """What a step changes, as its button and the answer to it say."""
    if step.dose is None:
        rung = proposed.rung(step)
        return f"Swap for {rung.name}" if rung else ""
    now, before = _value(step.dose, step.variable), _value(from_data(proposed.item.dose), step.variable)
    return SAID[step.variable].format(now=now, before=before)


def step_said(proposed: Proposed, variable: str) -> str:
    """What was changed, by exercise: `Bridge: 10 to 14 times instead of 8 to 12`."""
    step = proposed.step(variable)
    return f"{ProposalPresenter(proposed).name}: {step_words(proposed, step)}" if step else ""


def _value(dose: Dose, variable: Variable) -> str:
    value = getattr(dose, variable)
    if isinstance(value, Span):
        return str(value.low) if value.is_exact else f"{value.low} to {value.high}"
    return str(value)


@dataclass(frozen=True, slots=True)
class ProposalPresenter:
    """One proposal at its line."""

    proposed: Proposed

    @property
    def number(self) -> int:
        return self.proposed.proposal.number

    @property
    def anchor(self) -> str:
        return f"proposal-{self.number}"

    @property
    def way(self) -> str:
        return self.proposed.proposal.way.value.capitalize()

    @property
    def name(self) -> str:
        return self.proposed.item.version.name if self.proposed.item.version else ""

    @property
    def message(self) -> str:
        return self.proposed.proposal.message

    @property
    def why(self) -> str:
        return self.proposed.proposal.why

    @property
    def source(self) -> str:
        return self.proposed.proposal.source

    @property
    def steps(self) -> list[StepPresenter]:
        return [StepPresenter(self.proposed, step) for step in self.proposed.proposal.steps]


@dataclass(frozen=True, slots=True)
class ProposalsPresenter:
    """What the last diary suggests, for the builder."""

    proposals: tuple[ProposalPresenter, ...]
    hints: tuple[HintPresenter, ...]

    @classmethod
    def of(cls, routine: Routine, lines: Sequence[LinePresenter], offers: Offers | None) -> "ProposalsPresenter":
        """`lines` are the kept ones as the builder reads them."""
        found = follow_up_of(routine, [line.item for line in lines], offers)
        hints = tuple(hint_presenter(hint, routine, lines, offers) for hint in found.hints)
        return cls(tuple(ProposalPresenter(one) for one in found.proposed), hints)

    def __bool__(self) -> bool:
        return bool(self.proposals or self.hints)
