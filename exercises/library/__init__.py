"""The library that ships: exercises, the words that sort them, and advice, read from YAML and checked as one.

Import from here, not from the modules.
"""

from exercises.library.problems import LibraryErrors, Problem
from exercises.library.reader import FOLDER, Library, read_library
from exercises.library.schema import (
    AdviceEntry,
    DoNot,
    ExerciseEntry,
    Fault,
    PictureText,
    SideRule,
    Source,
    Term,
    TermKind,
)

__all__ = [
    "FOLDER",
    "AdviceEntry",
    "DoNot",
    "ExerciseEntry",
    "Fault",
    "Library",
    "LibraryErrors",
    "PictureText",
    "Problem",
    "SideRule",
    "Source",
    "Term",
    "TermKind",
    "read_library",
]
