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
from exercises.library.translated import (
    TERM_KINDS,
    AdviceTranslation,
    ExerciseTranslation,
    TermTranslation,
    Translation,
    is_fresh,
    problems_of_text,
    terms_digest,
    text_of,
)

__all__ = [
    "FOLDER",
    "TERM_KINDS",
    "AdviceEntry",
    "AdviceTranslation",
    "DoNot",
    "ExerciseEntry",
    "ExerciseTranslation",
    "Fault",
    "Library",
    "LibraryErrors",
    "PictureText",
    "Problem",
    "SideRule",
    "Source",
    "Term",
    "TermKind",
    "TermTranslation",
    "Translation",
    "is_fresh",
    "problems_of_text",
    "read_library",
    "terms_digest",
    "text_of",
]
