"""A date as people type it and as we say it."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_PARTS: Final = re.compile(r"[^\W_]+")


def words_of(day: date) -> str:
    """Return `14 March 1955`."""
    return f"{day.day} {_MONTHS[day.month - 1].title()} {day.year}"


def _month(word: str) -> int | None:
    if word.isascii() and word.isdecimal():
        return int(word) if len(word) <= 2 else None
    hits = [
        number for number, name in enumerate(_MONTHS, start=1) if len(word) >= 3 and name.startswith(word.lower())
    ]
    return hits[0] if len(hits) == 1 else None


def read_date(text: str, *, month_first: bool = False) -> date | None:
    """Read `14 March 1955`, `14/3/1955` or `1955-03-14`; None if it is no date. The year has four digits."""
    if iso := _ISO.fullmatch(text.strip()):
        year, month, day = (int(part) for part in iso.groups())
    else:
        parts = _PARTS.findall(text)
        if len(parts) != 3:
            return None
        first_is_month = month_first or parts[0].isalpha()
        day_word, month_word = (parts[1], parts[0]) if first_is_month else (parts[0], parts[1])
        number = _month(month_word)
        if number is None or not re.fullmatch(r"\d{1,2}", day_word, re.ASCII):
            return None
        if not re.fullmatch(r"\d{4}", parts[2], re.ASCII):
            return None
        year, month, day = int(parts[2]), number, int(day_word)
    try:
        return date(year, month, day)
    except ValueError:
        return None
