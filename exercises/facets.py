"""The filters of the library: which exercises stay, and how many each further choice would leave.

Choices of one facet widen (floor or chair), different facets narrow (back, and floor or chair). No Django.
Sets of exercises are masks: bit n stands for the n-th exercise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

REGION: Final = "region"
TYPE: Final = "type"
POSITION: Final = "position"
EQUIPMENT: Final = "equipment"
LEVEL: Final = "level"
# What belongs to the person who searches: exercises starred or used lately.
MINE: Final = "mine"
FACETS: Final = (REGION, TYPE, POSITION, EQUIPMENT, LEVEL)
# The choice of those exercises that need nothing.
NOTHING: Final = "none"

Chosen = Mapping[str, frozenset[str]]
Codes = Mapping[str, frozenset[str]]
Masks = Mapping[str, Mapping[str, int]]


def codes_of(pairs: Iterable[tuple[str, str]]) -> Codes:
    """Return the codes of one exercise by facet; other kinds of term among the pairs are left aside."""
    codes: dict[str, set[str]] = {facet: set() for facet in FACETS}
    for facet, code in pairs:
        if facet in codes:
            codes[facet].add(code)
    codes[EQUIPMENT] = codes[EQUIPMENT] or {NOTHING}
    return {facet: frozenset(held) for facet, held in codes.items()}


@dataclass(frozen=True, slots=True)
class Facets:
    """Which exercises have each code of each facet."""

    masks: Masks

    @classmethod
    def of(cls, library: Sequence[Codes]) -> "Facets":
        """Make the masks of the exercises of a library, in their order."""
        masks: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        for number, codes in enumerate(library):
            for facet, held in codes.items():
                for code in held:
                    masks[facet][code] = masks[facet].get(code, 0) | 1 << number
        return cls(masks)

    def also(self, facet: str, masks: Mapping[str, int]) -> "Facets":
        """Return these facets and one more."""
        return Facets({**self.masks, facet: masks})

    def kept(self, found: int, chosen: Chosen, *, but: str = "") -> int:
        """Return those of `found` that stay under `chosen`, the facet `but` left aside."""
        for facet, codes in chosen.items():
            if codes and facet != but:
                found &= reduce(or_, (self.masks[facet].get(code, 0) for code in codes))
        return found

    def counts(self, found: int, chosen: Chosen) -> dict[str, dict[str, int]]:
        """For each facet, how many of `found` each of its codes has under the choices of the other facets."""
        counts = {}
        for facet, masks in self.masks.items():
            stay = self.kept(found, chosen, but=facet)
            counts[facet] = {code: (stay & mask).bit_count() for code, mask in masks.items()}
        return counts
