"""What the search says of itself: which words it read otherwise, and what to try where nothing fits."""

from dataclasses import dataclass

from exercises.search import Found, Index, words_of


def quoted(words: list[str]) -> str:
    """The words in quotes: “sqat”, “brige”."""
    return ", ".join(f"“{word}”" for word in words)


@dataclass(frozen=True, slots=True)
class SearchHelp:
    """The help for one search: `q` was typed, `filters` are on."""

    q: str
    filters: int
    found: Found
    index: Index

    @property
    def read_line(self) -> str:
        """Which words stand nowhere and what was shown in their place; empty if none was read otherwise."""
        return " ".join(f"Nothing has “{typed}”: shown is “{near[0]}”." for typed, near in self.found.read_as.items())

    @property
    def why(self) -> str:
        """Why nothing is shown."""
        if self.found.unknown:
            return f"No exercise has {quoted(list(self.found.unknown))}."
        found = self.found.mask.bit_count()
        if found:
            return f"{found} found, but none under the filters that are on."
        return "No exercise has all of these words."

    @property
    def tries(self) -> list[str]:
        """What to type instead, each of which finds something: what is known, near words, or one word at a time.

        A mistyped word is offered as it was read, never as it was typed.
        """
        words = [word for word in dict.fromkeys(words_of(self.q)) if word not in self.found.unknown]
        known = [self.found.read_as.get(word, (word,))[0] for word in words]
        near = [other for word in self.found.unknown for other in self.index.alike(word)]
        rest = [" ".join(known)] if self.found.unknown and known else known
        offered = [*rest, *near] if not self.found.mask else []
        return [query for query in offered if self.index.find(query).mask]

    @property
    def only_filters(self) -> bool:
        """Whether the filters alone keep everything away."""
        return bool(self.found.mask and self.filters)
