"""Proves the library that ships, beyond what its reader refuses. Each proof is a function from library to report.

`prove` runs them all. A further proof is one more name in `PROOFS`.
"""

from collections.abc import Callable
from typing import Final

from exercises.library.proof.complete import entries_are_whole, pictures_are_there
from exercises.library.proof.counts import enough_exercises, enough_ladders
from exercises.library.proof.pemat import pemat_passes
from exercises.library.proof.reading import grades_are_low, texts_keep_the_rules
from exercises.library.proof.report import Report, Row, share
from exercises.library.proof.translations import translations_are_there
from exercises.library.reader import Library

__all__ = ["PROOFS", "Report", "Row", "prove", "share"]

PROOFS: Final[tuple[Callable[[Library], Report], ...]] = (
    enough_exercises,
    enough_ladders,
    entries_are_whole,
    pictures_are_there,
    grades_are_low,
    texts_keep_the_rules,
    pemat_passes,
    translations_are_there,
)


def prove(library: Library) -> Report:
    """Everything that the proofs found."""
    return sum((proof(library) for proof in PROOFS), Report(()))
