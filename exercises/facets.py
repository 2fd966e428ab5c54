"""The filters of the library: which exercises stay, and how many each further choice would leave.

Choices of one facet widen (floor or chair), different facets narrow (back, and floor or chair). No Django.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

REGION: Final = "region"
TYPE: Final = "type"
POSITION: Final = "position"
EQUIPMENT: Final = "equipment"
LEVEL: Final = "level"
FACETS: Final = (REGION, TYPE, POSITION, EQUIPMENT, LEVEL)
# The choice of those exercises that need nothing.
NOTHING: Final = "none"

Chosen = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise as the filters see it: its codes by facet."""

    pk: int
    name: str
    codes: Mapping[str, frozenset[str]]

    def fits(self, chosen: Chosen, *, but: str = "") -> bool:
        """Whether it stays under `chosen`, the facet `but` left aside."""
        return all(self.codes[facet] & codes for facet, codes in chosen.items() if codes and facet != but)


def entry(pk: int, name: str, pairs: Iterable[tuple[str, str]]) -> Entry:
    """Make an entry of (facet, code) pairs; other kinds of term among them are left aside."""
    codes: dict[str, set[str]] = {facet: set() for facet in FACETS}
    for facet, code in pairs:
        if facet in codes:
            codes[facet].add(code)
    codes[EQUIPMENT] = codes[EQUIPMENT] or {NOTHING}
    return Entry(pk, name, {facet: frozenset(held) for facet, held in codes.items()})


def kept(entries: Iterable[Entry], chosen: Chosen) -> list[Entry]:
    """Those that stay, in their order."""
    return [entry for entry in entries if entry.fits(chosen)]


def counts(entries: Sequence[Entry], chosen: Chosen) -> dict[str, Counter[str]]:
    """For each facet, how many exercises each of its codes has under the choices of the other facets."""
    return {
        facet: Counter(code for entry in entries if entry.fits(chosen, but=facet) for code in entry.codes[facet])
        for facet in FACETS
    }
