"""Texts as they are compared: words in small letters without accents."""

import re
import unicodedata
from typing import Final

MOST_WORDS: Final = 8
LONGEST_QUERY: Final = 120
_WORD: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def words_of(text: str) -> list[str]:
    """The words of a text, folded; whatever is neither letter nor digit parts them."""
    return _WORD.findall(fold(text))


def asked_words(query: str) -> list[str]:
    """The words of what was typed. Characters beyond the first 120 and words beyond the first 8 are not looked at."""
    return words_of(query[:LONGEST_QUERY])[:MOST_WORDS]
