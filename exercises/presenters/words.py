"""The labels of the taxonomy."""

from collections.abc import Iterable
from dataclasses import dataclass

from exercises.catalogue import Word, read_terms


@dataclass(frozen=True, slots=True)
class Words:
    """Every term, read once for a page."""

    terms: tuple[Word, ...]

    def of_kind(self, kind: str) -> tuple[Word, ...]:
        """The terms of one kind, in the order in which they are offered."""
        return tuple(term for term in self.terms if term.kind == kind)

    def labels(self, kind: str, codes: Iterable[str]) -> list[str]:
        """The labels for staff, in the order of the taxonomy."""
        wanted = set(codes)
        return [term.label for term in self.terms if term.kind == kind and term.code in wanted]

    def patient_labels(self, kind: str, codes: Iterable[str]) -> list[str]:
        """The labels for the patient, or those for staff where there is no other."""
        wanted = set(codes)
        return [term.patient_label or term.label for term in self.terms if term.kind == kind and term.code in wanted]


def read_words() -> Words:
    """Read the taxonomy."""
    return Words(read_terms())


def listed(words: Iterable[str]) -> str:
    """The words as one sentence without a full stop: "Mat, firm chair". Only the first keeps its capital."""
    first, *others = [*words] or [""]
    return ", ".join([first, *(word[:1].lower() + word[1:] for word in others)])
