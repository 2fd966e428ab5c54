"""How wide words are in the type of the sheet, and so how many lines they take, before anything is drawn."""

from functools import lru_cache

WIDTHS = {
    0.26: " ijlIJ.,:;!¡'’íìï|",
    0.34: "()-ft“”/r",
    0.48: "zcsv?¿yFL–",
    0.57: "aekxESTYZ0123456789áàâäãéèêë",
    0.63: "bdghnopquKPRVXABCóòôöúùûüñçÁÉ",
    0.78: "DGHNUwOQÓÚÑ",
    0.95: "mMW",
}
"""Widths in em of the letters of Noto Sans, each to the nearest of a few."""
OTHER = 0.63
"""A letter that is not named, in em; those of the East are wider."""
EASTERN = 1.0
FIRST_EASTERN = 0x2E80
SPARE = 0.98
"""The share of a column that is counted on: letters in words stand a little wider or closer than their own width."""
BOLD = 1.06
"""How much wider bold letters are."""

_OF = {letter: width for width, letters in WIDTHS.items() for letter in letters}


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """The width of a text in em."""
    return sum(_OF.get(letter) or (EASTERN if ord(letter) >= FIRST_EASTERN else OTHER) for letter in text)


def lines(text: str, room: float, *, bold: bool = False) -> int:
    """Lines that a text takes in a column of `room` em, broken between words, no-break spaces among them."""
    found, left, room = 0, 0.0, room * SPARE
    for word in text.split():
        wide = width(word) * (BOLD if bold else 1)
        if found and wide <= left:
            left -= wide + width(" ")
        else:
            found += 1 + int(wide // room)
            left = room - wide % room - width(" ")
    return found
