"""What holds for every dose, however odd."""

import json
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exercises.dosage import (
    BOUNDS,
    DaysAWeek,
    Dose,
    DoseErrors,
    EveryOtherDay,
    Phrase,
    Side,
    Span,
    Weekday,
    Weekdays,
    Weight,
    from_data,
    glance,
    on_weekday,
    seconds_a_session,
    sentence,
    sentences,
    sessions_a_week,
    to_data,
    unusual,
    when,
)
from exercises.dosage.typical import TYPICAL
from tests.unit.dosage.strategies import QUICK, doses, near_pairs, phrases

Heard = Counter[tuple[str, str]]
NUMBER_FIELDS = ["sets", "repetitions", "hold_seconds", "minutes", "rest_seconds", "times_a_day"]


def changed(dose: Dose, name: str, value: Any) -> Dose:
    """The dose with one field changed."""
    return replace(dose, **{name: value})


def meant(dose: Dose) -> Heard:
    """The numbers that a dose holds, with what they count: seconds, or plain numbers and weights."""
    numbers: Heard = Counter()
    for span, kind, factor in ((dose.repetitions, "number", 1), (dose.minutes, "seconds", 60)):
        if span is not None:
            numbers.update((kind, str(number * factor)) for number in {span.low, span.high})
    numbers.update(("seconds", str(part)) for part in (dose.hold_seconds, dose.rest_seconds) if part)
    numbers.update(("number", str(dose.sets)) for _ in range(dose.sets > 1))
    if dose.times_a_day is not None:
        numbers["number", str(dose.times_a_day)] += 1
    if isinstance(dose.days, DaysAWeek):
        numbers["number", str(dose.days.number)] += 1
    if isinstance(dose.load, Weight):
        numbers["number", f"{dose.load.amount:f}"] += 1
    return numbers


MINUTES_RANGE = re.compile(r"(\d+) to (\d+) minutes")
LENGTH = re.compile(r"(\d+) minutes?(?: (\d+) seconds?)?|(\d+) seconds?")


def heard(text: str) -> Heard:
    """The numbers that a reader finds, durations in seconds, "once" as 1."""
    numbers: Heard = Counter()
    for pair in MINUTES_RANGE.findall(text):
        numbers.update(("seconds", str(int(minutes) * 60)) for minutes in pair)
    text = MINUTES_RANGE.sub("", text)
    for minutes, extra, seconds in LENGTH.findall(text):
        numbers["seconds", str(int(minutes or 0) * 60 + int(extra or seconds or 0))] += 1
    text = LENGTH.sub("", text)
    numbers.update(("number", number) for number in re.findall(r"\d+(?:\.\d+)?", text))
    numbers.update(("number", "1") for _ in re.findall(r"\b[Oo]nce\b", text))
    return numbers


@QUICK
@given(doses())
def test_a_dose_comes_back_from_its_data_unchanged(dose: Dose) -> None:
    assert from_data(to_data(dose)) == dose


@QUICK
@given(doses())
def test_a_dose_survives_being_written_as_json(dose: Dose) -> None:
    assert from_data(json.loads(json.dumps(to_data(dose)))) == dose


@QUICK
@given(doses(), phrases())
def test_the_words_say_every_number_of_the_dose_and_no_other(dose: Dose, phrase: Phrase) -> None:
    assert heard(sentence(dose, phrase)) == meant(dose)


@QUICK
@given(doses(), phrases())
def test_the_glance_says_no_number_that_the_dose_does_not_have(dose: Dose, phrase: Phrase) -> None:
    assert not heard(glance(dose, phrase)) - meant(dose)


@QUICK
@given(near_pairs(), phrases())
def test_different_doses_are_said_differently(pair: tuple[Dose, Dose], phrase: Phrase) -> None:
    one, other = pair
    assume(one != other)
    assert sentence(one, phrase) != sentence(other, phrase)


@QUICK
@given(doses(), phrases())
def test_no_sentence_is_longer_than_20_words(dose: Dose, phrase: Phrase) -> None:
    assert max(len(said.split()) for said in sentences(dose, phrase)) <= 20


@QUICK
@given(doses(), phrases())
def test_each_sentence_opens_with_a_capital_or_number_and_has_one_full_stop(dose: Dose, phrase: Phrase) -> None:
    for said in sentences(dose, phrase):
        assert re.fullmatch(r"[A-Z0-9](?:[^.]|\.(?=\d))*\.", said)
        assert "  " not in said
        assert "{" not in said


@QUICK
@given(doses(), phrases())
def test_the_glance_has_at_most_two_sentences(dose: Dose, phrase: Phrase) -> None:
    assert 1 <= glance(dose, phrase).count(".") <= 2


@QUICK
@given(doses(), phrases())
def test_one_side_is_named_on_the_card_and_at_a_glance(dose: Dose, phrase: Phrase) -> None:
    for side, other in ((Side.RIGHT, "left"), (Side.LEFT, "right")):
        one_sided = replace(dose, side=side, rest_seconds=None)
        for said in (sentence(one_sided, phrase).lower(), glance(one_sided, phrase).lower()):
            assert f"{side} {phrase.limb or 'side'} only" in said
            assert other not in said


@QUICK
@given(doses())
def test_named_days_are_said_each_once_and_no_other(dose: Dose) -> None:
    named = {day.value for day in dose.days.days} if isinstance(dose.days, Weekdays) else set()
    assert {day for day in Weekday if f"{day}" in when(dose).lower().replace(",", "").split()} == named


@QUICK
@given(doses(), st.sampled_from(NUMBER_FIELDS), st.data())
def test_a_number_inside_stays_inside_when_moved_to_the_middle(dose: Dose, name: str, data: st.DataObject) -> None:
    value = getattr(dose, name)
    assume(value is not None)
    middle = (BOUNDS[name].low + BOUNDS[name].high) // 2

    def nearer(number: int) -> int:
        return data.draw(st.integers(min(number, middle), max(number, middle)))

    moved = Span(*sorted((nearer(value.low), nearer(value.high)))) if isinstance(value, Span) else nearer(value)
    assert getattr(changed(dose, name, moved), name) == moved


@QUICK
@given(doses(), st.sampled_from(NUMBER_FIELDS), st.integers(1, 10**30), st.booleans())
def test_a_number_outside_is_refused_under_its_own_field(dose: Dose, name: str, by: int, above: bool) -> None:
    assume(getattr(dose, name) is not None)
    number = BOUNDS[name].high + by if above else BOUNDS[name].low - by
    value = Span.exactly(number) if isinstance(getattr(dose, name), Span) else number
    with pytest.raises(DoseErrors) as refused:
        changed(dose, name, value)
    assert list(refused.value.errors) == [name]


@QUICK
@given(doses(), st.integers(0, 60))
def test_no_side_takes_longer_than_both(dose: Dose, pace: int) -> None:
    one_side = replace(dose, side=Side.RIGHT, rest_seconds=None)
    both = replace(one_side, side=Side.EACH)
    assert seconds_a_session(both, pace) == 2 * seconds_a_session(one_side, pace) > 0 or pace == 0


@QUICK
@given(doses())
def test_a_week_holds_as_many_sessions_as_its_days_allow(dose: Dose) -> None:
    answers = [on_weekday(dose, day) for day in Weekday]
    times = dose.times_a_day or 1
    sessions = sessions_a_week(dose)
    assert sessions.low >= sum(answer is True for answer in answers) * times
    assert sessions.high <= sum(answer is not False for answer in answers) * times
    assert isinstance(dose.days, EveryOtherDay) or sessions.is_exact or dose.days is None


@QUICK
@given(doses(), st.sampled_from(sorted(TYPICAL)))
def test_an_unusual_dose_is_only_named_and_each_finding_has_its_source(dose: Dose, exercise_type: str) -> None:
    for finding in unusual(dose, exercise_type):
        assert getattr(dose, finding.field) is not None or finding.field == "repetitions"
        assert finding.message.endswith(".")
        assert finding.source
