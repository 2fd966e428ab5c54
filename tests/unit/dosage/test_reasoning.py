"""Open questions, unusual doses, and how long a dose takes."""

from dataclasses import replace

import pytest

from exercises.dosage import (
    Band,
    BandColour,
    Days,
    DaysAWeek,
    Dose,
    EveryDay,
    EveryOtherDay,
    Side,
    Span,
    TypicalDose,
    Weekday,
    Weekdays,
    on_weekday,
    open_questions,
    outside_own,
    seconds_a_day,
    seconds_a_session,
    sessions_a_week,
    typical_from_data,
    typical_to_data,
    typical_words,
    unusual,
)

TEN = Span.exactly(10)
FULL = Dose(
    sets=2,
    repetitions=TEN,
    side=Side.EACH,
    rest_seconds=60,
    load=Band(BandColour.RED),
    times_a_day=1,
    days=EveryDay(),
)


def asked(dose: Dose, *, sided: bool = True, needs_load: bool = True) -> list[str]:
    return [question.field for question in open_questions(dose, sided=sided, needs_load=needs_load)]


def test_a_full_dose_leaves_nothing_open() -> None:
    assert asked(FULL) == []


def test_a_bare_dose_leaves_everything_open_in_the_order_of_the_card() -> None:
    assert asked(Dose(sets=2, repetitions=TEN)) == ["side", "load", "rest_seconds", "times_a_day", "days"]


def test_nothing_is_asked_that_the_exercise_does_not_need() -> None:
    assert asked(Dose(repetitions=TEN, times_a_day=1, days=EveryDay()), sided=False, needs_load=False) == []


def test_a_question_says_what_to_choose() -> None:
    question = open_questions(Dose(repetitions=TEN, times_a_day=1, days=EveryDay()), sided=True, needs_load=False)[0]
    assert question.message == "Which side? Choose right, left, each side, or sides in turn."


UNUSUAL: list[tuple[str, Dose, list[str]]] = [
    ("strength", Dose(sets=2, repetitions=Span(8, 12), rest_seconds=120, days=DaysAWeek(3)), []),
    ("strength", Dose(sets=2, repetitions=TEN, days=EveryOtherDay(), times_a_day=1), []),
    ("strength", Dose(repetitions=Span(15, 20)), ["sets", "repetitions"]),
    ("strength", Dose(sets=3, repetitions=TEN, rest_seconds=60, days=EveryDay()), ["rest_seconds", "days"]),
    ("strength", Dose(sets=3, repetitions=TEN, days=Weekdays([Weekday.SUN, Weekday.MON])), ["days"]),
    ("strength", Dose(sets=3, repetitions=TEN, days=Weekdays([Weekday.MON, Weekday.WED])), []),
    ("endurance", Dose(repetitions=Span(15, 20)), []),
    ("endurance", Dose(repetitions=TEN, hold_seconds=60), ["hold_seconds"]),
    ("stretch", Dose(sets=2, hold_seconds=30, days=EveryDay()), []),
    ("stretch", Dose(repetitions=TEN, hold_seconds=90, days=DaysAWeek(1)), ["hold_seconds", "repetitions", "days"]),
    ("mobility", Dose(sets=2, repetitions=Span(5, 10), days=EveryDay(), times_a_day=3), []),
    ("mobility", Dose(sets=3, repetitions=Span(5, 10), days=DaysAWeek(3)), ["sets", "days"]),
    ("balance", Dose(minutes=Span.exactly(5), days=DaysAWeek(2)), ["minutes"]),
    ("aerobic", Dose(minutes=Span(20, 30), times_a_day=1, days=DaysAWeek(5)), []),
    ("aerobic", Dose(minutes=Span(10, 20), times_a_day=1, days=EveryDay()), ["minutes"]),
    ("aerobic", Dose(minutes=Span(10, 20)), []),
    ("motor-control", Dose(sets=10, repetitions=Span.exactly(100)), []),
    ("breathing", Dose(minutes=Span.exactly(1)), []),
]


@pytest.mark.parametrize(("exercise_type", "dose", "fields"), UNUSUAL)
def test_what_is_outside_the_typical_range_is_named(exercise_type: str, dose: Dose, fields: list[str]) -> None:
    assert [finding.field for finding in unusual(dose, exercise_type)] == fields


def test_an_unusual_dose_is_told_with_both_ranges_and_the_source() -> None:
    finding = unusual(Dose(sets=3, repetitions=Span(20, 30)), "strength")[0]
    assert finding.message == "Repetitions: 20 to 30. Usual for strength is 8 to 15."
    assert "10.1249/MSS.0b013e318213fefb" in finding.source


def test_too_little_walking_is_told_in_minutes_a_week() -> None:
    finding = unusual(Dose(minutes=Span(10, 20), days=EveryDay()), "aerobic")[0]
    assert finding.message == "70 to 140 minutes a week. The aim for aerobic is 150 or more."


OWN = TypicalDose(sets=Span(2, 3), repetitions=Span(8, 15), times_a_day=Span.exactly(1), days_a_week=Span(2, 3))
HELD = TypicalDose(
    sets=Span(1, 2),
    repetitions=Span(2, 4),
    hold_seconds=Span(15, 30),
    times_a_day=Span(1, 2),
    days_a_week=Span.exactly(7),
)
OUTSIDE_OWN: list[tuple[TypicalDose, Dose, list[str]]] = [
    (OWN, Dose(sets=2, repetitions=Span(8, 15), times_a_day=1, days=DaysAWeek(2)), []),
    (OWN, Dose(sets=3, repetitions=TEN), []),
    (
        OWN,
        Dose(sets=4, repetitions=Span(10, 16), times_a_day=2, days=EveryDay()),
        ["sets", "repetitions", "times_a_day", "days"],
    ),
    (OWN, Dose(sets=2, repetitions=TEN, hold_seconds=5), ["hold_seconds"]),
    (OWN, Dose(sets=2, minutes=TEN), ["minutes"]),
    (HELD, Dose(sets=2, repetitions=Span(2, 4), hold_seconds=30, days=EveryDay()), []),
    (HELD, Dose(hold_seconds=30), ["repetitions"]),
]


@pytest.mark.parametrize(("own", "dose", "fields"), OUTSIDE_OWN)
def test_what_is_outside_the_range_of_the_exercise_is_named(own: TypicalDose, dose: Dose, fields: list[str]) -> None:
    assert [finding.field for finding in outside_own(dose, own)] == fields


def test_the_range_of_the_exercise_is_heard_before_that_of_its_type() -> None:
    dose = Dose(sets=1, repetitions=TEN, rest_seconds=None, days=EveryDay())
    own = TypicalDose(sets=Span(1, 2), repetitions=Span(2, 6), times_a_day=Span(1, 2), days_a_week=Span(3, 7))

    assert {finding.field for finding in unusual(dose, "strength")} == {"sets", "days"}
    [finding] = unusual(dose, "strength", own)
    assert finding.message == "Repetitions: 10. Usual for this exercise is 2 to 6."
    assert finding.source == "The range of this exercise in the library; not from a guideline"


def test_what_the_range_of_the_exercise_leaves_open_is_judged_by_its_type() -> None:
    dose = Dose(sets=2, repetitions=TEN, rest_seconds=30, days=Weekdays([Weekday.MON, Weekday.TUE]))
    assert [finding.field for finding in unusual(dose, "strength", OWN)] == ["rest_seconds", "days"]


def test_the_minutes_of_a_week_are_judged_though_those_of_the_session_are_usual() -> None:
    own = TypicalDose(sets=Span(1, 3), minutes=Span(5, 45), times_a_day=Span(1, 3), days_a_week=Span(3, 7))
    [finding] = unusual(Dose(minutes=TEN, times_a_day=1, days=DaysAWeek(5)), "aerobic", own)
    assert finding.message == "50 minutes a week. The aim for aerobic is 150 or more."


def test_a_usual_range_is_said_in_one_line() -> None:
    said = "1 to 2 sets, 2 to 4 repetitions, hold 15 to 30 seconds, 1 to 2 times a day, 7 days a week"
    assert typical_words(HELD) == said
    assert typical_words(OWN) == "2 to 3 sets, 8 to 15 repetitions, 1 time a day, 2 to 3 days a week"


def test_usual_ranges_are_kept_as_data_and_read_back() -> None:
    assert [typical_from_data(typical_to_data(usual)) for usual in (OWN, HELD)] == [OWN, HELD]


def test_an_unknown_type_is_told_aloud() -> None:
    with pytest.raises(ValueError, match="Unknown type of exercise 'yoga'"):
        unusual(FULL, "yoga")


SECONDS = [
    (Dose(repetitions=Span(10, 15)), 4, 60),
    (Dose(sets=2, repetitions=TEN, rest_seconds=60), 4, 140),
    (Dose(sets=3, repetitions=TEN, hold_seconds=5), 4, 270),
    (Dose(sets=2, repetitions=TEN, rest_seconds=60, side=Side.EACH), 4, 340),
    (Dose(sets=2, repetitions=TEN, rest_seconds=60, side=Side.ALTERNATE), 4, 140),
    (Dose(hold_seconds=30), 4, 30),
    (Dose(sets=2, hold_seconds=30, side=Side.EACH, rest_seconds=10), 4, 150),
    (Dose(repetitions=Span.exactly(3), hold_seconds=30, rest_seconds=10), 5, 125),
    (Dose(minutes=Span(10, 20)), 4, 1200),
]


@pytest.mark.parametrize(("dose", "pace", "seconds"), SECONDS)
def test_a_session_counts_both_sides_and_all_rests(dose: Dose, pace: int, seconds: int) -> None:
    assert seconds_a_session(dose, pace) == seconds
    assert seconds_a_day(replace(dose, times_a_day=3), pace) == 3 * seconds


def test_a_negative_pace_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        seconds_a_session(FULL, -1)


SESSIONS: list[tuple[int | None, Days | None, Span]] = [
    (1, EveryDay(), Span.exactly(7)),
    (3, EveryDay(), Span.exactly(21)),
    (2, EveryOtherDay(), Span(6, 8)),
    (None, DaysAWeek(3), Span.exactly(3)),
    (1, Weekdays([Weekday.MON, Weekday.FRI]), Span.exactly(2)),
    (2, None, Span(2, 14)),
]


@pytest.mark.parametrize(("times_a_day", "days", "sessions"), SESSIONS)
def test_sessions_a_week_follow_times_and_days(times_a_day: int | None, days: Days | None, sessions: Span) -> None:
    assert sessions_a_week(Dose(repetitions=TEN, times_a_day=times_a_day, days=days)) == sessions


def test_a_day_is_yes_no_or_open() -> None:
    monday = Dose(repetitions=TEN, days=Weekdays([Weekday.MON]))
    assert on_weekday(monday, Weekday.MON) is True
    assert on_weekday(monday, Weekday.TUE) is False
    assert on_weekday(FULL, Weekday.TUE) is True
    for days in (EveryOtherDay(), DaysAWeek(3), None):
        assert on_weekday(Dose(repetitions=TEN, days=days), Weekday.MON) is None
