"""Is it more than a person will do, or less than they need to know to do it?"""

from collections.abc import Iterator
from math import ceil

from prescriptions.advice.facts import PlanFacts
from prescriptions.advice.hints import Evidence, Hint, HintLevel, hint

SOME = 5
MANY = 7

A_FEW_MORE = Evidence(
    "Among 184 people with chronic neck or back pain, those with 4 to 6 exercises kept to them each week less often "
    "than those with 1 to 3, but the difference was not clear (odds ratio 0.6, from 0.2 to 1.8). Observational.",
    "Medina-Mirapeix 2009, doi 10.1186/1471-2474-10-155, table 3",
)
TOO_MANY = Evidence(
    "Among 184 people with chronic neck or back pain, those with more than 6 exercises kept to them each week less "
    "often than those with 1 to 3 (odds ratio 0.2, from 0.1 to 0.9); minutes a session did not differ. "
    "Observational. A study of 15 people aged 67 to 82 saw better quality with 2 exercises than with 8, and no "
    "difference in adherence.",
    "Medina-Mirapeix 2009, doi 10.1186/1471-2474-10-155, table 3; Henry 1999, Phys Ther 79:270",
)
TIME = Evidence(
    "In interviews, people with chronic back or neck pain name the number of exercises, the burden and fitting them "
    "into the day as what stops them (29 and 34 people).",
    "Palazzo 2016, doi 10.1016/j.rehab.2016.01.009; Escolar-Reina 2010, PMC2847560",
)
PROGRESSION = Evidence(
    "A plan that can be repeated and checked says when to do more. It is item 7a of the reporting standard for "
    "exercise.",
    "CERT, Slade 2016, bjsm.bmj.com/content/50/23/1428",
)
QUESTIONS = Evidence(
    "A patient wrote down what sheets leave open: each side, how long between sets, which band. What is left open is "
    "guessed at home. One person's list, not a study.",
    "github.com/enorms/physical-therapy, README",
)


def burden_hints(plan: PlanFacts) -> Iterator[Hint]:
    yield from _count(plan)
    yield from _minutes(plan)
    yield from _week(plan)
    yield from _left_open(plan)


def _count(plan: PlanFacts) -> Iterator[Hint]:
    count = len(plan.lines)
    if count >= MANY:
        message = f"{count} exercises. Fewer are kept to more often; 3 or 4 are a good start."
        yield hint("many-exercises", HintLevel.CLEAR, message, TOO_MANY)
    elif count >= SOME:
        message = f"{count} exercises. Could one wait until the next visit?"
        yield hint("many-exercises", HintLevel.QUIET, message, A_FEW_MORE)


def _minutes(plan: PlanFacts) -> Iterator[Hint]:
    seconds = sum(line.seconds_a_session * line.times_a_day for line in plan.lines)
    if plan.minutes_a_day is not None and seconds > plan.minutes_a_day * 60:
        message = f"About {_minutes_of(seconds)} a day; the person has {plan.minutes_a_day}."
        yield hint("over-minutes-a-day", HintLevel.CLEAR, message, TIME)


def _week(plan: PlanFacts) -> Iterator[Hint]:
    seconds = sum(line.seconds_a_session * (line.sessions_a_week or 0) for line in plan.lines)
    undated = sum(line.sessions_a_week is None for line in plan.lines)
    if plan.minutes_a_week is not None and seconds > plan.minutes_a_week * 60:
        least = "At least" if undated else "About"
        message = f"{least} {_minutes_of(seconds)} a week; the person has {plan.minutes_a_week}."
        yield hint("over-minutes-a-week", HintLevel.CLEAR, message, TIME)


def _left_open(plan: PlanFacts) -> Iterator[Hint]:
    without = tuple(sorted(line.slug for line in plan.lines if not line.has_progression))
    if without:
        message = f"{_counted(len(without), 'exercise')} without a rule for when to do more. Add one."
        yield hint("no-progression", HintLevel.CLEAR, message, PROGRESSION, about=without)
    if plan.open_questions:
        message = f"{_counted(plan.open_questions, 'question')} left open by the doses. Fill in what is missing."
        yield hint("open-questions", HintLevel.CLEAR, message, QUESTIONS)


def _minutes_of(seconds: int) -> str:
    """Whole minutes, rounded up, so that a plan never looks shorter than it is."""
    return _counted(ceil(seconds / 60), "minute")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
