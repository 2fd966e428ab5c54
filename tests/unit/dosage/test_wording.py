"""The sentences of a dose, by example."""

from dataclasses import replace
from decimal import Decimal

import pytest

from exercises.dosage import (
    ENGLISH,
    LIMBS,
    Band,
    BandColour,
    BodyWeight,
    Days,
    DaysAWeek,
    Dose,
    DoseError,
    EveryDay,
    EveryOtherDay,
    Load,
    Phrase,
    Side,
    Span,
    Tempo,
    Weekday,
    Weekdays,
    Weight,
    WeightUnit,
    glance,
    sentence,
    sentences,
    when,
)

LIFT = Phrase("Lift", hold="Stay up", limb="leg")
TEN = Span.exactly(10)
MON_WED_FRI = Weekdays((Weekday.MON, Weekday.WED, Weekday.FRI))


def test_the_dose_reads_as_the_product_promises() -> None:
    dose = Dose(sets=2, repetitions=Span(10, 15), side=Side.RIGHT, rest_seconds=60, tempo=Tempo.SLOW, times_a_day=1)
    assert sentence(dose, LIFT) == (
        "Right leg only. Lift 10 to 15 times, slowly. Rest 1 minute. Do that 2 times in all. Once a day."
    )


def test_each_part_is_a_sentence_of_its_own() -> None:
    dose = Dose(
        sets=2,
        repetitions=Span(10, 15),
        side=Side.RIGHT,
        rest_seconds=60,
        tempo=Tempo.SLOW,
        load=Band(BandColour.RED),
        times_a_day=1,
        days=MON_WED_FRI,
    )
    assert sentences(dose, LIFT) == (
        "Right leg only.",
        "Use the red band.",
        "Lift 10 to 15 times, slowly.",
        "Rest 1 minute.",
        "Do that 2 times in all.",
        "Once a day.",
        "On Monday, Wednesday and Friday.",
    )


def test_a_stretch_of_each_side_reads_as_one_plan() -> None:
    dose = Dose(sets=2, hold_seconds=30, side=Side.EACH, rest_seconds=10, days=EveryDay())
    assert sentence(dose, Phrase("Stretch", limb="leg")) == (
        "Right leg, then left leg. Hold for 30 seconds. Rest 10 seconds. Do that 2 times with each leg. Every day."
    )


def test_a_walk_is_said_in_minutes() -> None:
    dose = Dose(minutes=Span(10, 20), tempo=Tempo.STEADY, times_a_day=2, days=EveryDay())
    assert sentence(dose, Phrase("Walk")) == (
        "Walk for 10 to 20 minutes, at a steady pace. 2 times a day, every day."
    )


AMOUNTS = [
    (Dose(repetitions=TEN), "Lift 10 times."),
    (Dose(repetitions=Span.exactly(1)), "Lift once."),
    (Dose(repetitions=TEN, tempo=Tempo.QUICK), "Lift 10 times, quickly."),
    (Dose(repetitions=TEN, hold_seconds=3), "Lift 10 times. Stay up for 3 seconds each time."),
    (Dose(repetitions=Span.exactly(1), hold_seconds=90), "Lift once. Stay up for 1 minute 30 seconds."),
    (Dose(hold_seconds=1), "Stay up for 1 second."),
    (Dose(hold_seconds=120), "Stay up for 2 minutes."),
    (Dose(hold_seconds=20, tempo=Tempo.SLOW), "Move slowly into place. Stay up for 20 seconds."),
    (Dose(minutes=Span.exactly(1)), "Lift for 1 minute."),
    (
        Dose(repetitions=Span(2, 3), hold_seconds=30, rest_seconds=10),
        "Lift 2 to 3 times. Stay up for 30 seconds each time. Rest 10 seconds between holds.",
    ),
]


@pytest.mark.parametrize(("dose", "said"), AMOUNTS)
def test_an_amount_is_said_with_its_unit(dose: Dose, said: str) -> None:
    assert sentence(dose, LIFT) == said


SIDES = [
    (Side.NONE, 1, None, "Lift 10 times."),
    (Side.LEFT, 1, "arm", "Left arm only. Lift 10 times."),
    (Side.EACH, 1, "leg", "Right leg, then left leg. Lift 10 times. Do that with each leg."),
    (Side.EACH, 3, None, "Right side, then left side. Lift 10 times. Do that 3 times on each side."),
    (Side.ALTERNATE, 2, "foot", "Swap feet each time. Lift 10 times. Do that 2 times in all."),
    (Side.ALTERNATE, 1, None, "Swap sides each time. Lift 10 times."),
]


@pytest.mark.parametrize(("side", "sets", "limb", "said"), SIDES)
def test_the_side_comes_first_and_is_named_by_its_limb(side: Side, sets: int, limb: str | None, said: str) -> None:
    assert sentence(Dose(sets=sets, repetitions=TEN, side=side), replace(LIFT, limb=limb)) == said


LOADS = [
    (Band(BandColour.SILVER), "Use the silver band."),
    (Weight(Decimal("2.50"), WeightUnit.KG), "Use a 2.5 kg weight."),
    (Weight(Decimal("8"), WeightUnit.LB), "Use an 8 lb weight."),
    (Weight(Decimal("18"), WeightUnit.KG), "Use an 18 kg weight."),
    (Weight(Decimal("10"), WeightUnit.KG), "Use a 10 kg weight."),
    (BodyWeight(), "Use only your own body weight."),
]


@pytest.mark.parametrize(("load", "said"), LOADS)
def test_the_load_is_said_before_the_lift(load: Load, said: str) -> None:
    assert sentence(Dose(repetitions=TEN, load=load), LIFT) == f"{said} Lift 10 times."


RESTS = [
    (0, "Do not rest in between."),
    (1, "Rest 1 second."),
    (45, "Rest 45 seconds."),
    (60, "Rest 1 minute."),
    (90, "Rest 1 minute 30 seconds."),
    (121, "Rest 2 minutes 1 second."),
]


@pytest.mark.parametrize(("seconds", "said"), RESTS)
def test_a_rest_is_said_before_the_sets(seconds: int, said: str) -> None:
    dose = Dose(sets=2, repetitions=TEN, rest_seconds=seconds)
    assert sentence(dose, LIFT) == f"Lift 10 times. {said} Do that 2 times in all."


OFTEN: list[tuple[int | None, Days | None, str, str]] = [
    (None, None, "", ""),
    (1, None, " Once a day.", "Once a day"),
    (2, None, " 2 times a day.", "2 times a day"),
    (None, EveryDay(), " Every day.", "Every day"),
    (1, EveryDay(), " Once a day, every day.", "Every day"),
    (2, EveryDay(), " 2 times a day, every day.", "2 times a day, every day"),
    (None, EveryOtherDay(), " Every other day.", "Every other day"),
    (1, EveryOtherDay(), " Every other day. Once a day on those days.", "Every other day"),
    (2, EveryOtherDay(), " Every other day. 2 times a day on those days.", "2 times a day, every other day"),
    (None, DaysAWeek(3), " 3 days a week.", "3 days a week"),
    (1, DaysAWeek(1), " 1 day a week. Once a day on those days.", "1 day a week"),
    (2, DaysAWeek(3), " 3 days a week. 2 times a day on those days.", "2 times a day on 3 days a week"),
    (None, MON_WED_FRI, " On Monday, Wednesday and Friday.", "Mon, Wed, Fri"),
    (1, MON_WED_FRI, " Once a day. On Monday, Wednesday and Friday.", "Mon, Wed, Fri"),
    (2, Weekdays([Weekday.TUE]), " 2 times a day. On Tuesday.", "2 times a day on Tue"),
]


@pytest.mark.parametrize(("times_a_day", "days", "card", "short"), OFTEN)
def test_times_a_day_and_days_a_week_are_not_confused(
    times_a_day: int | None, days: Days | None, card: str, short: str
) -> None:
    dose = Dose(repetitions=TEN, times_a_day=times_a_day, days=days)
    assert sentence(dose, LIFT) == f"Lift 10 times.{card}"
    assert when(dose) == short


GLANCES = [
    (
        Dose(sets=2, repetitions=Span(10, 15), tempo=Tempo.SLOW),
        "Lift 10 to 15 times, slowly. Do that 2 times in all.",
    ),
    (Dose(sets=2, repetitions=TEN, hold_seconds=3), "Lift 10 times, 3 seconds each. Do that 2 times in all."),
    (Dose(repetitions=Span.exactly(1), hold_seconds=3), "Lift once, for 3 seconds."),
    (Dose(sets=2, hold_seconds=30, side=Side.EACH), "Stay up for 30 seconds. Do that 2 times with each leg."),
    (Dose(repetitions=TEN, side=Side.EACH), "Lift 10 times. Do that with each leg."),
    (Dose(repetitions=TEN, side=Side.RIGHT), "Lift 10 times. Right leg only."),
    (Dose(sets=2, repetitions=TEN, side=Side.LEFT), "Lift 10 times. Do that 2 times in all, left leg only."),
    (Dose(sets=2, repetitions=TEN, side=Side.ALTERNATE), "Lift 10 times. Do that 2 times in all, swapping legs."),
    (Dose(minutes=Span(10, 20), days=EveryDay()), "Lift for 10 to 20 minutes."),
    (Dose(sets=2, repetitions=TEN, rest_seconds=60), "Lift 10 times. Do that 2 times in all."),
]


@pytest.mark.parametrize(("dose", "said"), GLANCES)
def test_the_glance_gives_amount_side_and_sets(dose: Dose, said: str) -> None:
    assert glance(dose, LIFT) == said


def test_what_is_counted_may_be_steps() -> None:
    steps = Phrase("Take", count_noun="step/steps")
    assert sentence(Dose(repetitions=Span(10, 12)), steps) == "Take 10 to 12 steps."
    assert sentence(Dose(repetitions=Span.exactly(1)), steps) == "Take 1 step."


BAD_PHRASES = [
    ("action", {"action": "Lift 10 times"}),
    ("action", {"action": "lift"}),
    ("action", {"action": ""}),
    ("action", {"action": "Lift."}),
    ("action", {"action": "Lift your left leg up very slowly"}),
    ("hold", {"action": "Lift", "hold": "Hold for ٣"}),
    ("limb", {"action": "Lift", "limb": "thigh"}),
    ("count_noun", {"action": "Take", "count_noun": "steps"}),
]


@pytest.mark.parametrize(("field", "words"), BAD_PHRASES)
def test_words_that_would_spoil_the_sentence_are_refused(field: str, words: dict[str, str]) -> None:
    with pytest.raises(DoseError) as refused:
        Phrase(**words)
    assert refused.value.field == field


def test_the_english_catalogue_has_a_sentence_for_everything_that_can_be_said() -> None:
    assert set(ENGLISH.sides) == set(LIMBS)
    for tables in ENGLISH.sides.values():
        assert set(tables.opening) == set(tables.glance_one_set) == set(Side) - {Side.NONE}
        assert set(tables.sets) == set(tables.glance_sets) == set(Side)
        assert set(tables.one_set) == {Side.EACH}
    assert set(ENGLISH.repetitions) == set(ENGLISH.timed) == {None, *Tempo}
    assert set(ENGLISH.into_place) == set(Tempo)
    assert set(ENGLISH.band) == set(BandColour)
    assert set(ENGLISH.often.names) == set(ENGLISH.often_short.names) == set(Weekday)
