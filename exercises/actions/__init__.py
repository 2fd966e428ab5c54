"""Every write to the library. Import from here."""

from exercises.actions.drawings import CannotLoad
from exercises.actions.favourites import star, unstar
from exercises.actions.load import LoadResult, load_library
from exercises.actions.signatures import sign
from exercises.actions.store import content_of
from exercises.actions.translations import CannotTranslate, save_translation
from exercises.actions.versions import publish, reinstate, save_draft, withdraw

__all__ = [
    "CannotLoad",
    "CannotTranslate",
    "LoadResult",
    "content_of",
    "load_library",
    "publish",
    "reinstate",
    "save_draft",
    "save_translation",
    "sign",
    "star",
    "unstar",
    "withdraw",
]
