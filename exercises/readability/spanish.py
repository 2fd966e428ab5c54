"""Spanish patient text: INFLESZ (Flesch-Szigriszt) and the rules for sentences and steps. Never an English formula.

INFLESZ: 206.835 - 62.3 syllables/words - words/sentences; 65 to 80 is fairly easy, above 80 very easy.
Source: Barrio-Cantalejo and others, An Sist Sanit Navar 2008;31(2), scielo.isciii.es S1137-66272008000300004.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from exercises.readability.rules import Finding
from exercises.readability.text import sentences_of, words_of

LOWEST_INFLESZ: Final = 65.0
LONGEST_SENTENCE: Final = 20
LONGEST_MEAN: Final = 12
LONGEST_STEP: Final = 20
LARGEST_SPOKEN: Final = 99


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_STRONG: Final = re.compile(r"[aeoáéíóú]")
_GROUP: Final = re.compile(r"[aeiouáéíóúü]+")
_SILENT_U: Final = re.compile(r"(?<=[qg])u(?=[eiéí])")
_SMALL: Final = _words(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte"
)
_TENS: Final = _words("veinti treinta cuarenta cincuenta sesenta setenta ochenta noventa")

_FORBIDDEN: Final = {
    r"co(?:ge|ger|ja|jan|gido)": "agarre o tome",
    r"piso": "suelo",
    r"segur[oa]s?": "nada: no prometa que algo es seguro",
    r"cura|curar|garantiza\w*": "para qué puede ayudar",
    r"extensión|flexionar|flexione|abducción|aducción|decúbito\w*": "palabras de todos los días",
}
_WORDS: Final = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), plain) for words, plain in _FORBIDDEN.items())


def syllables(word: str) -> int:
    """Syllables of a word, or of a whole number below 100 as it is spoken; beyond, one a digit."""
    if word[0].isdigit():
        return _spoken(word)
    letters = re.sub(r"y$", "i", _SILENT_U.sub("", word.lower())).replace("h", "")
    groups = _GROUP.findall(letters)
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in groups))


def _spoken(number: str) -> int:
    if not number.isdigit() or int(number) > LARGEST_SPOKEN:
        return sum(character.isdigit() for character in number)
    value = int(number)
    if value < len(_SMALL):
        return syllables(_SMALL[value])
    tens, ones = divmod(value, 10)
    joins = tens > 2 and ones > 0  # treinta y cinco, but veinticinco
    return syllables(_TENS[tens - 2]) + joins + (syllables(_SMALL[ones]) if ones else 0)


def inflesz(texts: Sequence[str]) -> float:
    """INFLESZ of all texts together, one decimal; each text ends its sentence. 0 for no text."""
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return 0.0
    spoken = sum(syllables(word) for word in words)
    return round(206.835 - 62.3 * spoken / len(words) - len(words) / len(sentences), 1)


def check_text(text: str) -> Iterator[Finding]:
    """Each rule that one text breaks: sentences over 20 words, words that patients may not know or that promise."""
    for sentence in sentences_of(text):
        count = len(words_of(sentence))
        if count > LONGEST_SENTENCE:
            message = f"{count} words in one sentence. Use {LONGEST_SENTENCE} at most."
            yield Finding("long-sentence", message, sentence)
    for pattern, plain in _WORDS:
        for match in pattern.finditer(text):
            yield Finding("word", f"Say “{plain}” in place of “{match[0]}”.", match[0])


def check_whole(texts: Sequence[str]) -> Iterator[Finding]:
    """Each rule that the texts break together: INFLESZ below 65, and a mean over 12 words a sentence."""
    score = inflesz(texts)
    if score < LOWEST_INFLESZ:
        message = f"INFLESZ {score:g}. Use shorter words and sentences: {LOWEST_INFLESZ:g} or more."
        yield Finding("inflesz", message, texts[0])
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    mean = sum(len(words_of(sentence)) for sentence in sentences) / max(1, len(sentences))
    if mean > LONGEST_MEAN:
        message = f"Sentences have {mean:.0f} words on average. Use {LONGEST_MEAN} at most."
        yield Finding("long-mean", message, max(sentences, key=len))


def check_steps(steps: Sequence[str]) -> Iterator[Finding]:
    """Each step of more than 20 words."""
    for step in steps:
        count = len(words_of(step))
        if count > LONGEST_STEP:
            yield Finding("step-long", f"{count} words in one step. Use {LONGEST_STEP} at most, or two steps.", step)
