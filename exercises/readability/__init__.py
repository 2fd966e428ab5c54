"""Whether a patient can read it: grade, sentences, and rules for text and for steps. English only. Pure Python.

The Flesch-Kincaid formula is for English; another language needs its own. A grade of a few words is unstable, so
``check_text`` judges the grade from 30 words on; short texts are graded together by ``grade_of_texts``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from exercises.readability.rules import (
    Finding,
    double_negatives,
    jargon,
    long_sentences,
    passive_sentences,
    passive_voice,
    step_count,
    step_opening,
    step_words,
    unclear_numbers,
    unclear_phrases,
)
from exercises.readability.syllables import syllables
from exercises.readability.text import sentences_of, words_of

__all__ = [
    "HIGHEST_GRADE",
    "Finding",
    "Report",
    "check_steps",
    "check_text",
    "grade_of_texts",
    "sentences_of",
    "syllables",
    "words_of",
]

HIGHEST_GRADE: Final = 6.0
FEWEST_WORDS_TO_JUDGE: Final = 30


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured: ``grade`` in US school years, ``longest_sentence`` in words, ``passive_share`` 0 to 1."""

    grade: float
    sentences: int
    words: int
    longest_sentence: int
    passive_share: float
    findings: tuple[Finding, ...]

    @property
    def words_a_sentence(self) -> float:
        """The mean; 0 for no text."""
        return self.words / self.sentences if self.sentences else 0.0


def check_text(text: str) -> Report:
    """Measures the text and names each broken rule: grade, sentence length, jargon, numbers, negatives, passive."""
    sentences = sentences_of(text)
    counts = [len(words_of(sentence)) for sentence in sentences]
    grade = _grade(sentences)
    findings = (
        *_too_hard(grade, sum(counts), text),
        *long_sentences(sentences),
        *jargon(text),
        *unclear_numbers(text),
        *unclear_phrases(text),
        *double_negatives(sentences),
        *passive_voice(sentences),
    )
    return Report(
        grade=grade,
        sentences=len(sentences),
        words=sum(counts),
        longest_sentence=max(counts, default=0),
        passive_share=len(passive_sentences(sentences)) / max(1, len(sentences)),
        findings=findings,
    )


def check_steps(steps: Sequence[str]) -> tuple[Finding, ...]:
    """Names each broken rule of numbered steps: 2 to 7, each of at most 20 words, each opening with a verb."""
    each = [finding for step in steps for rule in (step_words, step_opening) for finding in rule(step)]
    return (*step_count(steps), *each)


def grade_of_texts(texts: Sequence[str]) -> float:
    """The Flesch-Kincaid grade of all texts together; each text ends its sentence, with or without a full stop."""
    return _grade([sentence for text in texts for sentence in sentences_of(text)])


def _grade(sentences: Sequence[str]) -> float:
    """0.39 words/sentences + 11.8 syllables/words - 15.59, one decimal; 0 for no text. May be below 0."""
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return 0.0
    spoken = sum(syllables(word) for word in words)
    return round(0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59, 1)


def _too_hard(grade: float, words: int, text: str) -> tuple[Finding, ...]:
    if words < FEWEST_WORDS_TO_JUDGE or grade <= HIGHEST_GRADE:
        return ()
    message = f"Reading grade {grade:g}. Use shorter words and sentences: {HIGHEST_GRADE:g} at most."
    return (Finding("grade", message, text),)
