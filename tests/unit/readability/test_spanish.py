"""The Spanish measure: syllables, INFLESZ and the rules."""

import pytest

from exercises.readability.spanish import check_steps, check_text, check_whole, inflesz, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pie", 1), ("muy", 1), ("y", 1), ("seis", 1), ("aire", 2), ("agua", 2), ("día", 2), ("guía", 2),
        ("hueso", 2), ("ahora", 3), ("quédese", 3), ("oído", 3), ("línea", 3), ("respiración", 4), ("pingüino", 3),
        ("kg", 1), ("7", 2), ("15", 2), ("21", 4), ("35", 5), ("120", 3), ("2,5", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_inflesz_follows_its_formula() -> None:
    """5 words of 10 syllables in 1 sentence."""
    assert inflesz(["Levante la pierna muy despacio."]) == round(206.835 - 62.3 * 10 / 5 - 5, 1)


def test_no_text_has_no_measure() -> None:
    assert inflesz([]) == 0.0


def test_hard_words_read_badly() -> None:
    hard = "La rehabilitación musculoesquelética interdisciplinaria proporciona estabilización lumbopélvica."
    assert [finding.rule for finding in check_whole([hard])] == ["inflesz"]


def test_a_long_step_and_a_long_sentence_are_named() -> None:
    long = "Levante " + "la pierna " * 10
    assert [finding.rule for finding in check_steps([long])] == ["step-long"]
    assert [finding.rule for finding in check_text(long)] == ["long-sentence"]


@pytest.mark.parametrize("word", ["Coja", "piso", "seguro", "flexione"])
def test_words_that_are_not_for_the_sheet_are_named(word: str) -> None:
    assert [finding.text for finding in check_text(f"{word} la banda.")] == [word]
