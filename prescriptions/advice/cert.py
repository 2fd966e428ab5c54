"""How completely a plan is described, by CERT: 16 items, 19 scored lines.

Source: Slade 2016, Consensus on Exercise Reporting Template, bjsm.bmj.com/content/50/23/1428. CERT is a standard for
reporting trials; to hold one person's plan to it is our own, stricter use.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LineReport:
    """What is on record about one exercise of the plan. Text that is blank counts as missing.

    `replicable`: start, numbered steps, pictures, tempo, breathing and side are all given.
    `dose_complete`: sets, repetitions or time, load, rest and days are all given.
    `next_step`: the harder exercise, or what changes. `baseline`: what the person managed at the start.
    `changed`: the line departs from its template, for which `change_reason` says why.
    """

    equipment_described: bool
    reason: str
    progress_when: str
    next_step: str
    replicable: bool
    dose_complete: bool
    baseline: str
    changed: bool
    change_reason: str


@dataclass(frozen=True)
class PlanReport:
    """What is on record about the plan. `None` and blank text mean: not said.

    `minutes_a_session` estimates a session at home. `delivered` is the diary's result or the note of a review, so
    the nineteenth line is met at a follow-up at the earliest.
    """

    lines: tuple[LineReport, ...]
    prescriber_name: str
    prescriber_role: str
    alone_or_group: str
    supervision: str
    diary: bool
    goal: str
    at_home: bool | None
    minutes_a_session: int | None
    advice_given: bool
    stop_rules: bool
    setting: str
    weeks: int | None
    tailored: bool | None
    review_on: date | None
    delivered: str


@dataclass(frozen=True)
class CertLine:
    """One scored line: its number, what CERT asks, and what to do when it is missing."""

    number: str
    asks: str
    to_do: str


@dataclass(frozen=True)
class Cert:
    """The score of one plan."""

    met: tuple[CertLine, ...]
    missing: tuple[CertLine, ...]

    @property
    def score(self) -> int:
        return len(self.met)

    @property
    def summary(self) -> str:
        return f"CERT completeness {self.score}/{len(CERT)}"


def cert(plan: PlanReport) -> Cert:
    """Score a plan. A plan without exercises meets no line that speaks of exercises."""
    met = tuple(line for line, is_met in CERT if is_met(plan))
    return Cert(met, tuple(line for line, _ in CERT if line not in met))


def _said(*texts: str) -> bool:
    return all(text.strip() for text in texts)


def _each(is_met: Callable[[LineReport], bool]) -> Callable[[PlanReport], bool]:
    return lambda plan: bool(plan.lines) and all(map(is_met, plan.lines))


def _home_part(plan: PlanReport) -> bool:
    return plan.at_home is False or (plan.at_home is True and bool(plan.minutes_a_session))


def _how_tailored(plan: PlanReport) -> bool:
    """A plan given as its template stands has nothing to tell; one said to be tailored shows a change, with why."""
    changed = [line for line in plan.lines if line.changed]
    explained = all(_said(line.change_reason) for line in changed)
    return explained and (bool(changed) or plan.tailored is False)


CERT: tuple[tuple[CertLine, Callable[[PlanReport], bool]], ...] = (
    (
        CertLine("1", "The equipment is described", "Say what each exercise needs, or that it needs nothing."),
        _each(lambda line: line.equipment_described),
    ),
    (
        CertLine("2", "Who teaches, and their skill", "Add the clinician's name and role."),
        lambda plan: _said(plan.prescriber_name, plan.prescriber_role),
    ),
    (
        CertLine("3", "Alone or in a group", "Say whether the person exercises alone or in a group."),
        lambda plan: _said(plan.alone_or_group),
    ),
    (
        CertLine("4", "Supervised or not", "Say who watches: nobody, a carer, or staff, and how."),
        lambda plan: _said(plan.supervision),
    ),
    (
        CertLine("5", "How adherence is recorded", "Print the tick diary."),
        lambda plan: plan.diary,
    ),
    (
        CertLine("6", "How the person is motivated", "Add the person's own goal, and why each exercise is there."),
        lambda plan: _said(plan.goal) and _each(lambda line: _said(line.reason))(plan),
    ),
    (
        CertLine("7a", "When to progress", "Say for each exercise when to do more."),
        _each(lambda line: _said(line.progress_when)),
    ),
    (
        CertLine("7b", "How it progresses", "Name the next step for each exercise: what changes, or what follows."),
        _each(lambda line: _said(line.next_step)),
    ),
    (
        CertLine("8", "Each exercise can be repeated", "Complete start, steps, pictures, tempo, breathing and side."),
        _each(lambda line: line.replicable),
    ),
    (
        CertLine("9", "The part done at home", "Say whether it is done at home, and how long a session takes."),
        _home_part,
    ),
    (
        CertLine("10", "Parts that are not exercise", "Add advice, such as staying active and pacing."),
        lambda plan: plan.advice_given,
    ),
    (
        CertLine("11", "Adverse events", "Print when to stop and whom to call."),
        lambda plan: plan.stop_rules,
    ),
    (
        CertLine("12", "The setting", "Say where it is done."),
        lambda plan: _said(plan.setting),
    ),
    (
        CertLine("13", "The dose", "Complete each dose, and say for how many weeks."),
        lambda plan: bool(plan.weeks) and _each(lambda line: line.dose_complete)(plan),
    ),
    (
        CertLine("14a", "Generic or tailored", "Say whether the plan is its template or made for the person."),
        lambda plan: plan.tailored is not None,
    ),
    (
        CertLine("14b", "How it is tailored", "Give the reason for each change from the template."),
        _how_tailored,
    ),
    (
        CertLine("15", "How the starting level was chosen", "Record what the person managed at the start."),
        _each(lambda line: _said(line.baseline)),
    ),
    (
        CertLine("16a", "A check is planned", "Set the date of the next review."),
        lambda plan: plan.review_on is not None,
    ),
    (
        CertLine("16b", "It was delivered as planned", "At the review, record what was done."),
        lambda plan: _said(plan.delivered),
    ),
)
