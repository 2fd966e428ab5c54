"""Every write to the library. Import from here."""

from exercises.actions.favourites import star, unstar
from exercises.actions.load import CannotLoad, LoadResult, load_library
from exercises.actions.store import content_of
from exercises.actions.versions import publish, reinstate, save_draft, withdraw

__all__ = [
    "CannotLoad",
    "LoadResult",
    "content_of",
    "load_library",
    "publish",
    "reinstate",
    "save_draft",
    "star",
    "unstar",
    "withdraw",
]
