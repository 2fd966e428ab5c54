"""The library that ships, read once for all tests of it."""

from functools import cache

from exercises.library import AdviceEntry, ExerciseEntry, Library, read_library, texts


@cache
def library() -> Library:
    """Raises ``LibraryErrors`` if what ships is not right."""
    return read_library()


def texts_of(entry: ExerciseEntry) -> tuple[str, ...]:
    """Everything of an exercise that the patient reads or may hear, pictures included."""
    return tuple(texts.texts_of(entry).values())


def texts_of_advice(entry: AdviceEntry) -> tuple[str, ...]:
    """Everything of a piece of advice that the patient reads."""
    return tuple(texts.texts_of_advice(entry).values())
