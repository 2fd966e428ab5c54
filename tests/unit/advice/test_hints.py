"""Each hint by name: when it is said, when it is not, and what it offers."""

import pytest

from prescriptions.advice import HintLevel, Movement, advise
from tests.unit.advice.plans import (
    BIRD_DOG,
    BRIDGE,
    CAT_COW,
    COMPLETE,
    CRUNCH,
    HAMSTRING,
    WALKING,
    hints,
    line,
    plan,
)


def test_a_balanced_plan_of_four_exercises_gets_no_hint() -> None:
    assert advise(plan(*COMPLETE, day=16, week=112)) == ()


def test_an_empty_plan_gets_no_hint() -> None:
    assert advise(plan(day=0, week=0)) == ()


def test_back_work_without_abdominal_work_offers_the_partial_crunch() -> None:
    hint = hints(plan(BRIDGE, HAMSTRING, WALKING))["back-without-abdominals"]
    assert (hint.level, hint.suggestion) == (HintLevel.CLEAR, "partial-crunch")
    assert hint.message == "The plan strengthens the back but not the abdominals. Add one abdominal exercise."
    assert "10.2519/jospt.2021.0304" in hint.source


def test_abdominal_work_without_back_work_offers_the_bird_dog() -> None:
    said = hints(plan(CRUNCH, HAMSTRING, WALKING))
    assert said["abdominals-without-back"].suggestion == "bird-dog"
    assert "back-without-abdominals" not in said


def test_moving_the_back_is_not_strengthening_it() -> None:
    assert "abdominals-without-back" in hints(plan(CRUNCH, CAT_COW, HAMSTRING, WALKING))


def test_the_trunk_is_balanced_whatever_the_region_but_the_other_gaps_are_those_of_a_low_back_plan() -> None:
    assert set(hints(plan(BRIDGE, low_back=False))) == {"back-without-abdominals"}
    assert set(hints(plan(HAMSTRING, low_back=False))) == set()


def test_a_low_back_plan_without_a_hamstring_stretch_says_so_quietly() -> None:
    hint = hints(plan(CRUNCH, BRIDGE, WALKING))["no-hamstring-stretch"]
    assert (hint.level, hint.suggestion) == (HintLevel.QUIET, "banded-hamstring-stretch")


def test_strengthening_the_hamstrings_is_not_stretching_them() -> None:
    assert "no-hamstring-stretch" in hints(plan(BRIDGE))


def test_a_low_back_plan_without_aerobic_exercise_offers_walking() -> None:
    assert hints(plan(CRUNCH, BRIDGE, HAMSTRING))["no-aerobic"].suggestion == "walking"


def test_any_aerobic_exercise_will_do() -> None:
    cycling = line("cycling", "aerobic", "quadriceps")
    assert "no-aerobic" not in hints(plan(CRUNCH, BRIDGE, HAMSTRING, cycling))


def test_a_plan_of_stretches_alone_cites_the_meta_analysis() -> None:
    calf = line("calf-stretch", "stretch", "calves")
    hint = hints(plan(HAMSTRING, calf))["stretch-only"]
    assert (hint.level, hint.suggestion) == (HintLevel.CLEAR, "bridge")
    assert "Owen 2020" in hint.source
    assert "stretch-only" not in hints(plan(HAMSTRING, calf, WALKING))


def test_a_suggestion_comes_only_from_what_may_be_offered_to_this_person() -> None:
    without_crunch = (Movement("dead-bug", "motor-control", frozenset({"abdominals"})),)
    needs = (BRIDGE, HAMSTRING, WALKING)
    assert hints(plan(*needs, offers=without_crunch))["back-without-abdominals"].suggestion == "dead-bug"
    assert hints(plan(*needs, offers=()))["back-without-abdominals"].suggestion is None


def test_a_clinic_with_exercises_of_its_own_gets_the_first_that_answers() -> None:
    own = tuple(Movement(slug, "strength", frozenset({"obliques"})) for slug in ("twist", "hollow-hold"))
    assert hints(plan(BRIDGE, offers=own))["back-without-abdominals"].suggestion == "hollow-hold"


@pytest.mark.parametrize(
    ("count", "level"),
    [
        (1, None),
        (4, None),
        (5, HintLevel.QUIET),
        (6, HintLevel.QUIET),
        (7, HintLevel.CLEAR),
        (30, HintLevel.CLEAR),
    ],
)
def test_the_count_is_noted_quietly_at_five_and_clearly_from_seven(count: int, level: HintLevel | None) -> None:
    lines = [line(f"walk-{number}", "aerobic") for number in range(count)]
    said = hints(plan(*lines, low_back=False)).get("many-exercises")
    assert (said.level if said else None) == level


def test_the_count_gives_the_size_of_its_evidence_and_its_weakness() -> None:
    lines = [line(f"walk-{number}", "aerobic") for number in range(7)]
    many = hints(plan(*lines))["many-exercises"]
    assert many.message == "7 exercises. Fewer are kept to more often; 3 or 4 are a good start."
    for part in ("184 people", "odds ratio 0.2, from 0.1 to 0.9", "Observational", "no difference in adherence"):
        assert part in many.why
    assert "not clear (odds ratio 0.6, from 0.2 to 1.8)" in hints(plan(*lines[:6]))["many-exercises"].why


def test_a_day_longer_than_the_person_has_says_both_numbers_rounded_up() -> None:
    hint = hints(plan(line("walk", "aerobic", seconds=601), day=10))["over-minutes-a-day"]
    assert hint.message == "About 11 minutes a day; the person has 10."
    assert "over-minutes-a-day" not in hints(plan(line("walk", "aerobic", seconds=600), day=10))


def test_a_week_longer_than_the_person_has_counts_every_session() -> None:
    hint = hints(plan(line("walk", "aerobic", seconds=600, sessions=14), week=120))["over-minutes-a-week"]
    assert hint.message == "About 140 minutes a week; the person has 120."
    assert "over-minutes-a-week" not in hints(plan(line("walk", "aerobic", seconds=600, sessions=12), week=120))


def test_a_week_with_days_left_open_is_called_a_least() -> None:
    lines = (line("walk", "aerobic", seconds=600, sessions=7), line("stretch", "stretch", sessions=None))
    assert hints(plan(*lines, week=60))["over-minutes-a-week"].message.startswith("At least 70 minutes a week")


def test_minutes_that_nobody_asked_for_are_not_compared() -> None:
    assert not {"over-minutes-a-day", "over-minutes-a-week"} & hints(plan(WALKING)).keys()


def test_a_person_with_no_minutes_at_all_is_told_so() -> None:
    assert "over-minutes-a-day" in hints(plan(WALKING, day=0))


def test_exercises_without_a_progression_rule_are_counted_and_named() -> None:
    lines = (line("b", "aerobic", progression=False), line("a", "aerobic", progression=False), WALKING)
    hint = hints(plan(*lines))["no-progression"]
    assert hint.message == "2 exercises without a rule for when to do more. Add one."
    assert hint.about == ("a", "b")


def test_open_questions_are_counted() -> None:
    assert hints(plan(*COMPLETE, questions=1))["open-questions"].message.startswith("1 question left open")


def test_clear_hints_come_before_quiet_ones() -> None:
    levels = [hint.level for hint in advise(plan(BIRD_DOG, CRUNCH, CAT_COW, BRIDGE, BRIDGE))]
    assert levels == [HintLevel.CLEAR, HintLevel.QUIET, HintLevel.QUIET]


@pytest.mark.parametrize(("seconds", "sessions"), [(-1, 7), (60, 0)])
def test_a_dose_that_cannot_be_is_refused(seconds: int, sessions: int) -> None:
    with pytest.raises(ValueError, match=r"walk: .* is (-1|0); it is"):
        line("walk", "aerobic", seconds=seconds, sessions=sessions)
