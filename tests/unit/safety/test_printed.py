"""What the rules print, in Spanish: nothing is missing, nothing is left over, and no number changes."""

import re

from exercises.readability.spanish import LOWEST_INFLESZ, check_text, inflesz
from prescriptions.safety import shipped_rules
from prescriptions.safety.printed import parted, printed_in, printed_sentences, printed_texts

ENGLISH = {block.print for rule in shipped_rules().rules for _, block in rule.blocks() if block.print is not None}


def test_everything_that_a_rule_prints_is_said_in_spanish() -> None:
    assert set(printed_texts("es")) == ENGLISH


def test_the_numbers_are_those_of_the_english() -> None:
    differing = [
        (english, spanish)
        for english, spanish in printed_texts("es").items()
        if sorted(re.findall(r"\d+", english)) != sorted(re.findall(r"\d+", spanish))
    ]
    assert differing == []


def test_the_spanish_is_plain() -> None:
    texts = list(printed_texts("es").values())
    assert inflesz(texts) >= LOWEST_INFLESZ
    assert [found for text in texts for found in check_text(text)] == []


def test_each_english_sentence_is_said_in_one_way() -> None:
    """The sheet says each sentence once, so it is looked up by itself."""
    pairs = {pair for texts in printed_texts("es").items() for pair in zip(*map(parted, texts), strict=True)}
    assert len(pairs) == len({english for english, _ in pairs}) == len(printed_sentences("es"))


def test_several_texts_in_a_row_are_said_in_a_row() -> None:
    one, two = sorted(printed_texts("es"))[:2]
    assert printed_in(f"{one} {two}", "es") == f"{printed_texts('es')[one]} {printed_texts('es')[two]}"


def test_english_stays_and_what_is_not_known_is_not_guessed() -> None:
    assert printed_in("Stop.", "en") == "Stop."
    assert printed_in("Stop at once.", "es") is None
    assert printed_in(f"{min(ENGLISH)} And more.", "es") is None
    assert printed_texts("xx") == {}
