"""The library that ships, read once for all tests of it."""

from functools import cache

from exercises.library import AdviceEntry, ExerciseEntry, Library, read_library


@cache
def library() -> Library:
    """Raises ``LibraryErrors`` if what ships is not right."""
    return read_library()


def texts_of(entry: ExerciseEntry) -> tuple[str, ...]:
    """Everything of an exercise that the patient reads or may hear, pictures included."""
    do_not = (text for line in entry.do_not for text in (line.say, line.why))
    pictures = (text for picture in entry.pictures for text in (picture.caption, picture.alt))
    changes = (entry.breathing, entry.easier, entry.harder, entry.progress_when)
    return (entry.name, entry.purpose, entry.start, *entry.steps, entry.feel, *entry.do, *do_not, *changes, *pictures)


def texts_of_advice(entry: AdviceEntry) -> tuple[str, ...]:
    """Everything of a piece of advice that the patient reads."""
    return (entry.title, entry.what, entry.glance, entry.when, *entry.tips, entry.why)
