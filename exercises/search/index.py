"""An index of words in memory. It answers in sets of numbers: bit n of a mask stands for the n-th exercise."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Indel

from exercises.search.text import asked_words, words_of

# A shorter word is looked for at the beginning of words only: it stands inside too many.
SHORTEST_INSIDE: Final = 3
# How many letters may be wrong, missing, too many or swapped, by the length of what was typed.
SHORTEST_MISTYPED: Final = 4
SHORTEST_MISTYPED_TWICE: Final = 8
# A word to try instead is alike by so many per cent of its letters.
ALIKE: Final = 65
MOST_ALIKE: Final = 3


@dataclass(frozen=True, slots=True)
class Texts:
    """What one exercise is searched by: its name in each language, its other names, the labels of its terms."""

    names: tuple[str, ...]
    other_names: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: masks without overlap, best first, in groups within which a person's own come first.

    `read_as` gives the words taken for a mistyped one; `unknown` the words that nothing is like.
    """

    groups: tuple[tuple[int, ...], ...]
    read_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    @property
    def mask(self) -> int:
        """All of it."""
        return _any(mask for group in self.groups for mask in group)

    def ranked(self, kept: int, first: Callable[[int], int]) -> list[int]:
        """Return the numbers that stand in `kept` too, best first; within a group by `first`, the lowest first."""
        ranked: list[int] = []
        for group in self.groups:
            rows = [
                (first(number), place, number)
                for place, mask in enumerate(group)
                for number in numbers_in(mask & kept)
            ]
            ranked += [number for _, _, number in sorted(rows)]
        return ranked


def numbers_in(mask: int) -> Iterator[int]:
    """Return the numbers that stand in a mask, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _any(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


class Index:
    """The words of a library. Made once and asked often; it never changes."""

    def __init__(self, texts: Sequence[Texts]) -> None:
        self._everything = (1 << len(texts)) - 1
        self._printed: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._labels: dict[str, int] = {}
        self._whole: dict[frozenset[str], int] = {}
        for number, text in enumerate(texts):
            bit = 1 << number
            for name in (*text.names, *text.other_names):
                words = frozenset(words_of(name))
                self._whole[words] = self._whole.get(words, 0) | bit
                _add(self._names, words, bit)
            _add(self._printed, (word for name in text.names for word in words_of(name)), bit)
            _add(self._labels, (word for label in text.labels for word in words_of(label)), bit)
        self._words = tuple(sorted({*self._names, *self._labels}))

    def find(self, query: str) -> Found:
        """Return the exercises that have every word of `query`; all of them if it is blank.

        First those with exactly this name, then those with these very words in a name, then those with words that
        begin so or hold it; each in the name before other names before labels. Mistyped words are tried where a word
        is found nowhere.
        """
        if not query.strip():
            return Found(((self._everything,),))
        asked = asked_words(query)
        read_as = self._read(asked, lambda word: not self._holding(word))
        unknown = tuple(word for word in asked if word not in read_as and not self._holding(word))
        if not asked or unknown:
            return Found((), read_as, unknown)
        found = self._mistyped(asked, read_as) if read_as else Found(_apart(self._groups(asked)))
        if found.mask:
            return found
        # A slip may stand inside another word, as "strech" does in Spanish "estrecho": read those otherwise too.
        closer = self._read(asked, lambda word: word not in self._names and word not in self._labels)
        return self._mistyped(asked, closer) if closer != read_as else found

    def _read(self, asked: Iterable[str], slips: Callable[[str], bool]) -> dict[str, tuple[str, ...]]:
        """Return what each of the words that may be mistyped is taken for."""
        return {word: near for word in asked if slips(word) and (near := self.near(word))}

    def _mistyped(self, asked: Sequence[str], read_as: Mapping[str, tuple[str, ...]]) -> Found:
        taken = [read_as.get(word, self._holding(word)) for word in asked]
        wheres = (self._printed, self._names, None)
        return Found(_apart([tuple(self._all_in(where, taken) for where in wheres)]), read_as)

    def _groups(self, asked: Sequence[str]) -> list[tuple[int, ...]]:
        exact = [(word,) for word in asked]
        begun = [tuple(word for word in self._words if word.startswith(part)) for part in asked]
        held = [self._holding(word) for word in asked]
        names = (self._printed, self._names)
        return [
            (self._whole.get(frozenset(asked), 0),),
            tuple(self._all_in(where, exact) for where in names),
            (*(self._all_in(where, taken) for taken in (begun, held) for where in names), self._all_in(None, held)),
        ]

    def _all_in(self, where: Mapping[str, int] | None, taken: Iterable[Sequence[str]]) -> int:
        """Return those that have one of each of `taken`, in names or labels alone or (None) in either."""
        wheres = (self._names, self._labels) if where is None else (where,)
        found = (_any(place.get(word, 0) for place in wheres for word in words) for words in taken)
        return reduce(and_, found, self._everything)

    def _holding(self, part: str) -> tuple[str, ...]:
        """Return the words of the library that begin with `part`, or hold it if it is long enough."""
        if len(part) < SHORTEST_INSIDE:
            return tuple(word for word in self._words if word.startswith(part))
        return tuple(word for word in self._words if part in word)

    def near(self, word: str) -> tuple[str, ...]:
        """Return the words of the library that `word` may be mistyped for, or of which it is a mistyped beginning."""
        if len(word) < SHORTEST_MISTYPED:
            return ()
        most = 2 if len(word) >= SHORTEST_MISTYPED_TWICE else 1
        # The first letter is the one that is seldom wrong: it may only have changed places with the second.
        far = {other: _distance(word, other, most) for other in self._words if word[0] in other[:2]}
        least = min(far.values(), default=(most + 1, 0))
        if least[0] > most:
            return ()
        nearest = tuple(other for other, distance in far.items() if distance == least)
        return tuple(other for other in self._words if other.startswith(nearest))

    def alike(self, word: str) -> tuple[str, ...]:
        """Return a few words of the library to try instead of one that is unknown, the most alike first."""
        long = [other for other in self._words if len(other) >= SHORTEST_MISTYPED]
        found = process.extract(word, long, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_ALIKE)
        return tuple(other for other, _, _ in found)


def _add(where: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        where[word] = where.get(word, 0) | bit


def _distance(typed: str, word: str, most: int) -> tuple[int, int]:
    """Return how many slips part `typed` from a beginning of `word`, `most` + 1 if too many, and letters from it all.

    The second number prefers what keeps every letter that was typed: "sqat" is a squat rather than a seat.
    """
    sizes = (len(typed) - 1, len(typed), len(typed) + 1)
    begun = min(OSA.distance(typed, word[:size], score_cutoff=most) for size in sizes)
    return begun, Indel.distance(typed, word)


def _apart(groups: Iterable[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """Return the masks without what an earlier one already has."""
    seen, parted = 0, []
    for group in groups:
        left = []
        for mask in group:
            left.append(mask & ~seen)
            seen |= mask
        parted.append(tuple(left))
    return tuple(parted)
