"""Sentences and words of patient text."""

import re
from typing import Final

NEVER_LAST: Final = frozenset({"dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "approx", "no"})
MAYBE_LAST: Final = frozenset({"cm", "mm", "m", "kg", "g", "lb", "in", "ft", "min", "sec", "a.m", "p.m", "etc"})
WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
END: Final = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+")


def words_of(text: str) -> tuple[str, ...]:
    """The words. A number such as 10, 2.5 or 1,000 is one word; so are "side-lying" and "don't"."""
    return tuple(WORD.findall(text))


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences, a new line ends one too.

    The full stop of "Dr." ends none, that of "cm." only before a capital, a digit or nothing; 2.5 is never cut. A
    stretch without words is no sentence.
    """
    found: list[str] = []
    start = 0
    for end in END.finditer(text):
        if _is_end(text[start : end.start()], end[0], text[end.end() :].lstrip()):
            found.append(text[start : end.end()].strip())
            start = end.end()
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if words_of(sentence))


def _is_end(before: str, mark: str, after: str) -> bool:
    if mark != ".":
        return True
    last = before.rsplit(maxsplit=1)[-1].strip("(“\"'").lower() if before.split() else ""
    if last == "no":
        return not after[:1].isdigit()
    if last in NEVER_LAST:
        return False
    return last not in MAYBE_LAST or not after[:1].islower()
