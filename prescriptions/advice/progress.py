"""What the diary of the last sheet suggests for the next one. Proposals: nothing is applied by itself.

Harder needs three things said: that it felt too easy, a worst pain in the green, and no sign that the plan is too
much. What was not said suggests nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from exercises.dosage import Dose, TypicalDose
from prescriptions.advice.hints import Evidence, Hint, HintLevel, hint
from prescriptions.advice.steps import Step, Way, dose_step, rung_step

FEW_MISSED = 3  # so many days must be missed before few are called few

ONE_AT_A_TIME = Evidence(
    "One change at a time, and more only when the plan was done steadily: a trial's own rule, by experts and not "
    "tested by itself. The size of the step is common practice.",
    "EMPoweR protocol, doi 10.1186/s12891-020-03866-2, table 2",
)
STEP_BACK = Evidence(
    "One step back when an exercise is too hard or the pain was red: common practice with the pain traffic light, "
    "as the sheet itself says. The size of the step is common practice too.",
    "Common clinical practice; origin of the pain rule Thomee and Silbernagel",
)
SIMPLIFY = Evidence(
    "A trial's own rule makes the plan simpler after three low sessions. In interviews, people with chronic back or "
    "neck pain name the number of exercises, the burden and fitting them into the day as what stops them.",
    "EMPoweR protocol, doi 10.1186/s12891-020-03866-2, table 2; Palazzo 2016, doi 10.1016/j.rehab.2016.01.009",
)


class Feel(StrEnum):
    """How an exercise felt, as the paper diary asks it."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


@dataclass(frozen=True)
class Tried:
    """One exercise of the sheet, by its number there, and what was said of it; None is "not said".

    `easier` and `harder` are slugs of the next rungs, and only where they may be offered to this person. Days are
    those of this exercise alone, where they were said.
    """

    number: int
    name: str
    type: str
    dose: Dose
    feel: Feel | None = None
    own: TypicalDose | None = None
    easier: str | None = None
    harder: str | None = None
    days_done: int | None = None
    days_planned: int | None = None


@dataclass(frozen=True)
class DiaryFacts:
    """The sheet as it went. Pain is 0 to 10; the limits are those that the sheet printed."""

    lines: tuple[Tried, ...]
    green_to: int
    amber_to: int
    worst_pain: int | None = None
    days_done: int | None = None
    days_planned: int | None = None

    @property
    def is_red(self) -> bool:
        return self.worst_pain is not None and self.worst_pain > self.amber_to

    @property
    def is_green(self) -> bool:
        return self.worst_pain is not None and self.worst_pain <= self.green_to


@dataclass(frozen=True)
class Proposal:
    """For one exercise: why, from where, and the steps of which the clinician takes one or none."""

    number: int
    way: Way
    message: str
    why: str
    source: str
    steps: tuple[Step, ...]


def propose(diary: DiaryFacts) -> tuple[Proposal, ...]:
    """At most one proposal an exercise, in the order of the lines."""
    return tuple(proposal for line in diary.lines for proposal in _of_line(line, diary))


def _of_line(line: Tried, diary: DiaryFacts) -> Iterator[Proposal]:
    for way, reason in _ways(line, diary):
        dosed = dose_step(way, line.dose, line.type, line.own)
        rung = rung_step(way, line.harder if way is Way.HARDER else line.easier)
        steps = (*([dosed] if dosed else []), *rung)
        evidence = ONE_AT_A_TIME if way is Way.HARDER else STEP_BACK
        if steps:
            yield Proposal(line.number, way, f"{line.name}: {reason}", evidence.why, evidence.source, steps)


def _ways(line: Tried, diary: DiaryFacts) -> Iterator[tuple[Way, str]]:
    """Which way one exercise goes, and why; neither where nothing speaks for it."""
    if line.feel is Feel.HARD:
        yield Way.EASIER, "it felt too hard."
    elif diary.is_red and line.feel is not Feel.EASY:
        yield Way.EASIER, f"the worst pain was {diary.worst_pain}, which is red. Was it this exercise?"
    elif line.feel is Feel.EASY and diary.is_green and not _few_days(line, diary):
        yield Way.HARDER, f"it felt too easy, and the worst pain was {diary.worst_pain}, which is green."


def _few_days(line: Tried, diary: DiaryFacts) -> bool:
    if line.days_done is not None:
        return few(line.days_done, line.days_planned)
    return few(diary.days_done, diary.days_planned)


def few(done: int | None, planned: int | None) -> bool:
    """Whether less than half of the days were done, and three or more missed. Not said is not few."""
    return done is not None and planned is not None and done * 2 < planned and planned - done >= FEW_MISSED


def diary_hints(diary: DiaryFacts) -> tuple[Hint, ...]:
    """What the diary says of the plan as a whole."""
    return (*_simplify(diary), *_not_harder(diary))


def _simplify(diary: DiaryFacts) -> Iterator[Hint]:
    if few(diary.days_done, diary.days_planned):
        message = (
            f"Done on {diary.days_done} of {diary.days_planned} days. Ask what stopped it, then make the plan "
            "simpler: fewer exercises, or fewer days."
        )
        yield hint("few-days", HintLevel.CLEAR, message, SIMPLIFY)


def _not_harder(diary: DiaryFacts) -> Iterator[Hint]:
    """Why nothing harder is proposed although something felt too easy."""
    easy = [line.name for line in diary.lines if line.feel is Feel.EASY]
    if not easy or diary.is_green:
        return
    if diary.worst_pain is None:
        said = "the worst pain was not said. Ask for it before you make anything harder."
    else:
        said = f"the worst pain was {diary.worst_pain}, which is not green. Nothing harder is proposed."
    yield hint("easy-but-pain", HintLevel.QUIET, f"Felt too easy ({', '.join(easy)}), but {said}", ONE_AT_A_TIME)
