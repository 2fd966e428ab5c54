"""Which letters a PDF gives back as they were written, and which Debian package has the font of a letter."""

import unicodedata
from functools import cache

PLAIN = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL")
"""Scripts whose letters stand one after the other, from left to right: a PDF gives them back unchanged."""
RIGHT_TO_LEFT = ("ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO")
"""Scripts written from right to left; their marks have no direction of their own."""
FIRST_STRONG, POP = "\u2068", "\u2069"
"""What opens and closes a part whose direction is its own (Unicode Standard Annex 9)."""
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")
OTHER_PACKAGE, EAST_ASIAN_PACKAGE = "fonts-noto-core", "fonts-noto-cjk"


def is_plain(text: str) -> bool:
    """Whether a PDF gives the text back letter by letter: nothing joins, is stacked, or runs from right to left."""
    return text.isascii() or all(map(_is_plain, text))


def runs_right_to_left(text: str) -> bool:
    """Whether the text holds letters, marks or numbers of a script that is written from right to left."""
    return not text.isascii() and any(map(_is_right_to_left, text))


def isolated(name: str) -> str:
    """A name that may stand in any sentence: one from right to left moves none of the words round it."""
    return f"{FIRST_STRONG}{name}{POP}" if runs_right_to_left(name) else name


def font_package(char: str) -> str:
    """The Debian package whose fonts hold the letters of this script."""
    return EAST_ASIAN_PACKAGE if unicodedata.name(char, "").startswith(_EAST_ASIAN) else OTHER_PACKAGE


@cache
def _is_plain(char: str) -> bool:
    category = unicodedata.category(char)
    if category[0] == "M" or _is_right_to_left(char):
        return False
    return category[0] != "L" or char.isascii() or unicodedata.name(char, "").startswith(PLAIN)


@cache
def _is_right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in {"R", "AL", "AN"} or unicodedata.name(char, "").startswith(
        RIGHT_TO_LEFT
    )
