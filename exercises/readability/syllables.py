"""Syllables of English words and numbers, good enough for the reading grade of patient text.

A word is looked up among the exceptions, else its groups of vowels are counted and corrected by the rules below.
A number counts as it is spoken: 15 is "fifteen", 2; 120 is "one hundred and twenty", 6; 2.5 is "two point five", 3.
Beyond 999, or with a leading zero as in a phone number, each digit counts as one syllable.
"""

import re
from typing import Final

_BY_COUNT: Final = {
    1: "eye wrist heart breathe toe toes shoe shoes course fire tired hour our world friend lb m g "
    "don't can't won't aren't weren't you're we're they're you'll we'll it'll i'll they'll",
    2: "minute every business evening people tiptoe fluid lion quiet diet create react science being sometimes "
    "something someone somewhere somebody upright forehead therefore sideways am pm a.m p.m hurried fibre centre "
    "metre acre poem tiptoes ideal reuse baseline lifestyle homework warehouse handset fireplace houseplant",
    3: "area idea video physio everything everyone everyday kg mm kilogram element implement exercise dietary "
    "telephone aerobic rotation serious various curious previous obvious arthritis",
    4: "cm centimetre everybody kilometre immediate",
    6: "physiotherapy physiotherapist",
}
EXCEPTIONS: Final = {word: count for count, words in _BY_COUNT.items() for word in words.split()}

VOWELS: Final = re.compile(r"[aeiouy]+")
ONE_LESS: Final = tuple(
    re.compile(rule)
    for rule in (
        r"[^aeiouy]e$(?<![^aeiouy]le)",  # time, but not muscle
        r"[^aeiouyscxzgh]es$(?<![^aeiouy]les)",  # times, but not places, pushes, muscles
        r"[^aeiouytd]ed$(?<![^aeiouyrlw]led)",  # relaxed, but not lifted, handled
        r"[^aeiouy]e(?:ment|fully|ful|ly|less|ness)s?$(?<![^aeiouy]lement)",  # movement, but not settlement
        r"[gq]ue$",  # tongue
    )
)
ONE_MORE: Final = tuple(
    re.compile(rule)
    for rule in (
        r"[aeiouy]ing",  # lying, staying
        r"(?<![ct])ia",  # diary, but not special
        r"(?<![cstg])io",  # radio, but not motion
        r"(?<![gq])ua",  # gradual
        r"uou",  # continuous
        r"(?<![aeiouyctsh])ien",  # experience, but not patient
        r"[^aeiouy]ie(?:r|st)$",  # easier
        r"[aeou]y[aeou]",  # beyond, player
        r"(?:s|th)m$",  # rhythm
        r"[^aeiouy]n['’]t$",  # didn't
    )
)

_UNITS: Final = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero to nineteen
_TENS: Final = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)  # twenty to ninety
_LARGEST_SPOKEN: Final = 999


def syllables(word: str) -> int:
    """How many syllables; at least 1. Hyphens part a word, an ending 's counts nothing."""
    if word[:1].isdecimal():
        return _spoken(word)
    parts = [part for part in word.lower().replace("’", "'").split("-") if part]
    return max(1, sum(_syllables(part.removesuffix("'s")) for part in parts))


def _syllables(word: str) -> int:
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    if (single := word.removesuffix("s")) in EXCEPTIONS:
        return EXCEPTIONS[single] + single.endswith(("se", "ce", "ge"))
    count = len(VOWELS.findall(word))
    count -= sum(bool(rule.search(word)) for rule in ONE_LESS)
    count += sum(bool(rule.search(word)) for rule in ONE_MORE)
    return max(1, count)


def _spoken(number: str) -> int:
    whole, _, decimals = number.replace(",", "").partition(".")
    tail = 1 + sum(_UNITS[int(digit)] for digit in decimals if digit.isdecimal()) if decimals else 0
    if (len(whole) > 1 and whole.startswith("0")) or int(whole) > _LARGEST_SPOKEN:
        return len(whole) + tail
    return _below_a_thousand(int(whole)) + tail


def _below_a_thousand(number: int) -> int:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return _UNITS[hundreds] + 2 + (1 + _below_a_thousand(rest) if rest else 0)
    if rest < len(_UNITS):
        return _UNITS[rest]
    return _TENS[rest // 10] + (_UNITS[rest % 10] if rest % 10 else 0)
