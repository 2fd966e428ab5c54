"""How the library is searched: every word must be found, in any order, whatever its case and accents."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from django.db.models import Q

MOST_WORDS: Final = 8
LONGEST_QUERY: Final = 120


def fold(text: str) -> str:
    """The text in small letters without accents, as search texts are stored and asked."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def search_text(texts: Iterable[str]) -> str:
    """What is stored for a version: its names and the labels of its terms."""
    return " ".join(fold(text) for text in texts if text)


def matching(query: str, column: str) -> Q:
    """The condition that `column` holds each word of `query`. Characters beyond the first 120 are not looked at."""
    condition = Q()
    for word in fold(query[:LONGEST_QUERY]).replace("\x00", " ").split()[:MOST_WORDS]:
        condition &= Q(**{f"{column}__contains": word})
    return condition
