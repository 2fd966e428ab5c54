"""The syllable counter against words whose syllables are known."""

import pytest

from exercises.readability.syllables import EXCEPTIONS, syllables

KNOWN = {
    1: "lie back knees feet lift breathe stretch hold times raise leg pushed pulled curled squeeze heels "
    "breaths straight thighs through slow worse makes don't toes tongue rest 1 12",
    2: "relaxed muscle muscles tummy slowly shoulder ceiling minute seconds lifted places pushes bridges "
    "handle handled movement careful safely patient doing lying staying going being rhythm beyond didn't isn't table "
    "gentle hamstring body either doctor motion player little bending pelvis people every away balance 15 20 seven",
    3: "exercise physical easier heavier abdomen gradual usual diary radio completely finally settlement "
    "position different repeated another physio area family expanded hospital energy kilograms seventeen 21 2.5",
    4: "experience exercises centimetres repetition continuous particular immediate comfortable January abdominal",
    5: "flexibility university immediately 105",
    6: "120 physiotherapy rehabilitation",
}
WORDS = [(word, count) for count, words in KNOWN.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_the_syllables_of_a_common_word_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_most_known_words_are_counted_by_rule_and_not_by_exception() -> None:
    by_rule = [word for word, _ in WORDS if word not in EXCEPTIONS]
    assert len(WORDS) >= 80
    assert len(by_rule) > 0.8 * len(WORDS)


def test_parts_of_a_word_are_added_and_a_possessive_adds_nothing() -> None:
    assert syllables("side-lying") == 3
    assert syllables("doctor’s") == syllables("doctor's") == 2


def test_a_phone_number_counts_one_syllable_a_digit() -> None:
    assert (syllables("020"), syllables("7946"), syllables("0138")) == (3, 4, 4)


def test_digits_of_other_kinds_are_counted_without_complaint() -> None:
    assert syllables("٣") == 1
    assert syllables("²") == syllables("½") == 1
