"""From the diary to the next sheet: what is proposed, what is not, and laws that hold for every diary."""

from dataclasses import fields, replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.dosage import TYPICAL, Asks, Dose, EveryDay, Side, Span, TypicalDose, compared, unusual
from prescriptions.advice.progress import DiaryFacts, Feel, Proposal, Tried, diary_hints, few, propose
from prescriptions.advice.steps import Step, Variable, Way
from tests.unit.dosage.strategies import doses

LIFTS = Dose(sets=2, repetitions=Span(8, 12), rest_seconds=120, times_a_day=1, days=EveryDay())
OWN = TypicalDose(sets=Span(1, 3), repetitions=Span(8, 15), times_a_day=Span(1, 2), days_a_week=Span(2, 7))
CRUNCH = Tried(1, "Partial crunch", "strength", LIFTS, own=OWN, easier="abdominal-brace", harder="heel-taps")


def told(line: Tried = CRUNCH, *, pain: int | None = 2, **days: int | None) -> DiaryFacts:
    return DiaryFacts((line,), green_to=3, amber_to=5, worst_pain=pain, **days)


def felt(feel: Feel | None, dose: Dose = LIFTS) -> Tried:
    return replace(CRUNCH, feel=feel, dose=dose)


def steps(diary: DiaryFacts) -> dict[str, Step]:
    return {step.variable: step for proposal in propose(diary) for step in proposal.steps}


def test_too_easy_in_the_green_goes_one_variable_up_or_one_rung() -> None:
    (proposal,) = propose(told(felt(Feel.EASY)))

    more, rung = proposal.steps
    assert proposal.way is Way.HARDER
    assert (more.variable, more.dose) == (Variable.REPETITIONS, replace(LIFTS, repetitions=Span(10, 14)))
    assert (rung.variable, rung.slug) == (Variable.EXERCISE, "heel-taps")
    assert proposal.message == "Partial crunch: it felt too easy, and the worst pain was 2, which is green."


def test_repetitions_rise_to_the_top_of_the_usual_range_then_sets() -> None:
    nearly = replace(LIFTS, repetitions=Span(10, 14))
    full = replace(LIFTS, repetitions=Span(15, 15))

    assert steps(told(felt(Feel.EASY, nearly)))["repetitions"].dose == replace(LIFTS, repetitions=Span(12, 15))
    assert steps(told(felt(Feel.EASY, full)))["sets"].dose == replace(full, sets=3)
    assert list(steps(told(felt(Feel.EASY, replace(full, sets=3))))) == ["exercise"]


def test_too_hard_goes_one_variable_down_or_one_rung() -> None:
    (proposal,) = propose(told(felt(Feel.HARD), pain=None))

    less, rung = proposal.steps
    assert proposal.way is Way.EASIER
    assert less.dose == replace(LIFTS, repetitions=Span(8, 10))
    assert rung.slug == "abdominal-brace"


def test_below_the_usual_range_it_still_goes_down_to_the_bounds() -> None:
    few_lifts = replace(LIFTS, sets=1, rest_seconds=None, repetitions=Span(3, 4))

    assert steps(told(felt(Feel.HARD, few_lifts)))["repetitions"].dose == replace(few_lifts, repetitions=Span(1, 2))


@pytest.mark.parametrize("feel", [None, Feel.RIGHT, Feel.HARD])
def test_red_pain_asks_for_easier(feel: Feel | None) -> None:
    assert [proposal.way for proposal in propose(told(felt(feel), pain=6))] == [Way.EASIER]


@pytest.mark.parametrize("pain", [None, 4, 6, 10])
def test_too_easy_without_green_pain_proposes_nothing_and_says_why(pain: int | None) -> None:
    diary = told(felt(Feel.EASY), pain=pain)

    assert propose(diary) == ()
    (said,) = diary_hints(diary)
    assert said.code == "easy-but-pain"
    assert ("not said" in said.message) is (pain is None)


@pytest.mark.parametrize("feel", [None, Feel.RIGHT])
def test_what_was_right_or_not_said_proposes_nothing(feel: Feel | None) -> None:
    assert propose(told(felt(feel))) == ()
    assert diary_hints(told(felt(feel))) == ()


def test_few_days_done_ask_for_a_simpler_plan_and_for_nothing_harder() -> None:
    diary = told(felt(Feel.EASY), days_done=4, days_planned=14)

    assert propose(diary) == ()
    (said,) = diary_hints(diary)
    assert said.code == "few-days"
    assert said.message.startswith("Done on 4 of 14 days.")


def test_the_days_of_the_exercise_itself_count_before_those_of_all() -> None:
    seldom = replace(felt(Feel.EASY), days_done=1, days_planned=12)
    often = replace(felt(Feel.EASY), days_done=11, days_planned=12)

    assert propose(told(seldom, days_done=14, days_planned=14)) == ()
    assert len(propose(told(often, days_done=4, days_planned=14))) == 1


@pytest.mark.parametrize(
    ("done", "planned", "is_few"),
    [
        (None, None, False),
        (None, 14, False),
        (7, 14, False),
        (6, 14, True),
        (0, 3, True),
        (0, 2, False),
        (20, 14, False),
    ],
)
def test_what_few_days_are(done: int | None, planned: int | None, is_few: bool) -> None:
    assert few(done, planned) is is_few


def test_the_rest_of_a_second_set_is_not_dropped_along_with_it() -> None:
    """Two variables would change: another step is found."""
    two_sets = Dose(sets=2, repetitions=Span(1, 1), rest_seconds=60)

    assert "sets" not in steps(told(replace(felt(Feel.HARD, two_sets), own=None)))


feels = st.sampled_from([None, *Feel])
counts = st.none() | st.integers(0, 40)
rungs = st.sampled_from([None, "next-rung"])
owns = st.sampled_from([None, OWN])
lines = st.builds(
    Tried,
    st.just(0),
    st.just("Bridge"),
    st.sampled_from(sorted(TYPICAL)),
    doses(),
    feels,
    owns,
    rungs,
    rungs,
    counts,
    counts,
)
diaries = st.builds(
    lambda found, *rest: DiaryFacts(tuple(replace(line, number=n) for n, line in enumerate(found, 1)), 3, 5, *rest),
    st.lists(lines, max_size=5),
    st.none() | st.integers(0, 10),
    counts,
    counts,
)
many = settings(max_examples=150, deadline=None)


def pairs(diary: DiaryFacts) -> list[tuple[Tried, Proposal, Step]]:
    found = {line.number: line for line in diary.lines}
    return [(found[one.number], one, step) for one in propose(diary) for step in one.steps]


@many
@given(diaries)
def test_a_step_changes_one_thing_and_no_other(diary: DiaryFacts) -> None:
    for line, _, step in pairs(diary):
        if step.dose is None:
            assert step.variable is Variable.EXERCISE
            assert step.slug
        else:
            differ = [
                field.name
                for field in fields(Dose)
                if getattr(line.dose, field.name) != getattr(step.dose, field.name)
            ]
            assert differ == [step.variable.value]


@many
@given(diaries)
def test_harder_asks_more_easier_less_and_up_stays_usual(diary: DiaryFacts) -> None:
    for line, proposal, step in pairs(diary):
        assert step.way is proposal.way
        if step.dose and proposal.way is Way.HARDER:
            odd, before = (
                {one.field for one in unusual(dose, line.type, line.own)} for dose in (step.dose, line.dose)
            )
            assert odd <= before
            assert compared(line.dose, step.dose) is Asks.MORE
        elif step.dose:
            assert compared(line.dose, step.dose) is Asks.LESS


@many
@given(diaries)
def test_nothing_is_harder_unless_it_was_easy_and_green(diary: DiaryFacts) -> None:
    for line, proposal, _ in pairs(diary):
        if proposal.way is Way.HARDER:
            assert line.feel is Feel.EASY
            assert diary.worst_pain is not None
            assert diary.worst_pain <= diary.green_to


@many
@given(diaries)
def test_an_exercise_gets_one_proposal_with_its_reason_and_source(diary: DiaryFacts) -> None:
    found = propose(diary)

    assert len({one.number for one in found}) == len(found)
    assert all(one.message and one.why and one.source and one.steps for one in found)
    assert all(len({step.variable for step in one.steps}) == len(one.steps) for one in found)


@many
@given(diaries, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(diary: DiaryFacts, random: Random) -> None:
    shuffled = list(diary.lines)
    random.shuffle(shuffled)

    again = propose(replace(diary, lines=tuple(shuffled)))

    assert sorted(again, key=lambda one: one.number) == list(propose(diary))


@many
@given(diaries)
def test_a_blank_diary_proposes_nothing(diary: DiaryFacts) -> None:
    blank = tuple(replace(line, feel=None, days_done=None) for line in diary.lines)
    silent = replace(diary, lines=blank, worst_pain=None, days_done=None)

    assert propose(silent) == ()
    assert diary_hints(silent) == ()


def test_each_side_is_left_as_it_is() -> None:
    right = replace(LIFTS, side=Side.RIGHT)

    assert all(
        step.dose is None or step.dose.side is Side.RIGHT for step in steps(told(felt(Feel.HARD, right))).values()
    )
