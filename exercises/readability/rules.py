"""The rules for patient text. Each takes what it judges and yields findings; none decides what is done about them.

Source of the limits: PEMAT-P items 3 to 8 and 20 to 22, and the project's readability standard.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from exercises.readability.text import sentences_of, words_of
from exercises.readability.words import (
    ADJECTIVES,
    FORMS_OF_BE,
    IMPERATIVES,
    JARGON,
    LEADS,
    NEGATIVES,
    OPENERS,
    PARTICIPLES,
    UN_WORDS,
)

LONGEST_SENTENCE: Final = 25
LONGEST_MEAN: Final = 15
LONGEST_STEP: Final = 20
FEWEST_STEPS: Final = 2
MOST_STEPS: Final = 7
MOST_PASSIVE: Final = 0.2

_TERM: Final = re.compile(
    rf"\b(?:{'|'.join(re.escape(term) for term in sorted(JARGON, key=len, reverse=True))})\b", re.IGNORECASE
)
_FRACTION: Final = re.compile(r"\d+\s*[/⁄]\s*\d+|[¼½¾⅐-⅞]")
_PERCENT: Final = re.compile(r"\d+(?:\.\d+)?\s*(?:%|per\s?cent\b)", re.IGNORECASE)
_AS_TOLERATED: Final = re.compile(
    r"\b(?:as|if|to)\s+(?:\w+\s+)?(?:tolerated|tolerance)\b|\bas\s+able\b", re.IGNORECASE
)
_PROMISE: Final = re.compile(r"\b(?:cures?|cured|guarantees?|guaranteed|risk[- ]free)\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[,;:–—]|\b(?:and|or|but|so|if|because|when)\b", re.IGNORECASE)
_NOT_UN: Final = re.compile(rf"\bnot\s+(?:\w+\s+)?(?:{'|'.join(sorted(UN_WORDS))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that the text breaks, what to do, and the words that break it."""

    rule: str
    message: str
    text: str


def long_sentences(sentences: Sequence[str]) -> Iterator[Finding]:
    """Sentences over 25 words, and a mean over 15."""
    counts = [len(words_of(sentence)) for sentence in sentences]
    for sentence, count in zip(sentences, counts, strict=True):
        if count > LONGEST_SENTENCE:
            yield Finding(
                "long-sentence", f"{count} words in one sentence. Use {LONGEST_SENTENCE} at most.", sentence
            )
    mean = sum(counts) / max(1, len(counts))
    if mean > LONGEST_MEAN:
        message = f"Sentences have {mean:.0f} words on average. Use {LONGEST_MEAN} at most."
        yield Finding("long-mean", message, max(sentences, key=len))


def jargon(text: str) -> Iterator[Finding]:
    """Words that a patient may not know, unless the same text gives the plain words too."""
    lower = text.lower()
    for match in _TERM.finditer(text):
        plain = JARGON[match[0].lower()]
        if not re.search(rf"\b{re.escape(plain)}\b", lower):
            yield Finding("jargon", f"Say “{plain}” in place of “{match[0]}”.", match[0])


def unclear_numbers(text: str) -> Iterator[Finding]:
    """Fractions in figures and percentages. "Half as high" is plain and passes."""
    for match in _FRACTION.finditer(text):
        yield Finding("fraction", "Say it without a fraction, for example “half as high”.", match[0])
    for match in _PERCENT.finditer(text):
        yield Finding("percentage", "Say it without a percentage, for example “5 of 10 people”.", match[0])


def unclear_phrases(text: str) -> Iterator[Finding]:
    """Words that leave the dose to the patient, such as "as tolerated", and words that promise a cure."""
    for match in _AS_TOLERATED.finditer(text):
        yield Finding("as-tolerated", "Say when to stop: give a number or a feeling.", match[0])
    for match in _PROMISE.finditer(text):
        yield Finding("promise", "Promise nothing. Say what the exercise may help with.", match[0])


def double_negatives(sentences: Sequence[str]) -> Iterator[Finding]:
    """Two negatives in one clause, or "not unusual". "Neither … nor" is one."""
    for sentence in sentences:
        clauses = _CLAUSE.split(sentence)
        if any(_negatives(clause) > 1 for clause in clauses) or _NOT_UN.search(sentence):
            yield Finding("double-negative", "Say it the positive way: one “not” at most.", sentence)


def _negatives(clause: str) -> int:
    words = [word.lower().replace("’", "'") for word in words_of(clause)]
    found = sum(word in NEGATIVES or word.endswith("n't") for word in words)
    return found - ("neither" in words and "nor" in words)


def passive_sentences(sentences: Sequence[str]) -> tuple[str, ...]:
    """Sentences that look passive: a form of "be" or "get", then within two words a past participle.

    A heuristic: states such as "is bent" or "are relaxed" pass, an unlisted irregular participle is missed.
    """
    return tuple(sentence for sentence in sentences if _is_passive(sentence))


def _is_passive(sentence: str) -> bool:
    words = [word.lower() for word in words_of(sentence)]
    return any(
        word in FORMS_OF_BE and any(_is_participle(following) for following in words[place + 1 : place + 3])
        for place, word in enumerate(words)
    )


def _is_participle(word: str) -> bool:
    return (word in PARTICIPLES or word.endswith("ed")) and word not in ADJECTIVES


def passive_voice(sentences: Sequence[str]) -> Iterator[Finding]:
    """Each passive sentence, once they are more than one in five."""
    passive = passive_sentences(sentences)
    if sentences and len(passive) / len(sentences) > MOST_PASSIVE:
        for sentence in passive:
            yield Finding("passive", "Say who does it: tell the reader what to do.", sentence)


def step_count(steps: Sequence[str]) -> Iterator[Finding]:
    """Between 2 and 7 steps."""
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        message = f"{len(steps)} steps. Write {FEWEST_STEPS} to {MOST_STEPS}."
        yield Finding("step-count", message, steps[0] if steps else "")


def step_words(step: str) -> Iterator[Finding]:
    """At least one word, at most 20."""
    count = len(words_of(step))
    if count == 0:
        yield Finding("step-empty", "A step says what to do. Write it or take it out.", step)
    if count > LONGEST_STEP:
        yield Finding("step-long", f"{count} words in one step. Use {LONGEST_STEP} at most, or two steps.", step)


def step_opening(step: str) -> Iterator[Finding]:
    """The first sentence opens with a verb: bare, after an adverb ("Slowly lift"), or after a short lead and a comma
    ("With your knees bent, lift", "On your right side, lift")."""
    first = next(iter(sentences_of(step)), "")
    if first and not _opens_with_verb(first):
        message = "Open with what to do: “Lift”, “Slowly lift”, or “As you breathe out, lift”."
        yield Finding("step-verb", message, first)


def _opens_with_verb(sentence: str) -> bool:
    words = [word.lower() for word in words_of(sentence)]
    if words and words[0] in OPENERS:
        _, comma, rest = sentence.partition(",")
        return bool(comma) and _opens_with_verb(rest.strip())
    while words and words[0] in LEADS:
        words = words[1:]
    return bool(words) and (words[0] in IMPERATIVES or words[0] in ("don't", "don’t"))
