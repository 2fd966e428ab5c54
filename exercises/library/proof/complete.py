"""Is each exercise whole? What the reader holds, and its pictures with the pose in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from exercises.library.checks import file_of
from exercises.library.drawn import PICTURES, NotDrawn, picture_name, read_drawing
from exercises.library.problems import Problem
from exercises.library.proof.report import Report, Row, share
from exercises.library.reader import Library
from exercises.library.schema import ExerciseEntry, TermKind
from exercises.readability import words_of

FEWEST_WORDS_OF_A_POSE: Final = 4


def entries_are_whole(library: Library) -> Report:
    """What the reader holds before anything can be proved, counted: it refuses an exercise with one thing missing.

    A tag that is not listed was judged, and does not apply.
    """
    whole, tags = len(library.exercises), len(library.of_kind(TermKind.TAG))
    yes = sum(len(entry.tags) for entry in library.exercises)
    faults = sum(len(entry.faults) for entry in library.exercises)
    return Report(
        (
            Row("Complete, with source and review status", f"{whole} of {whole}", "all, or nothing is read"),
            Row("Default dose within bounds and typical range", f"{whole} of {whole}", "all, or nothing is read"),
            Row("Common faults, each with its cue", str(faults), "1 to 3 an exercise"),
            Row("Safety tags judged", f"{whole} x {tags}: {yes} yes, {whole * tags - yes} no", "none left blank"),
        )
    )


def pictures_are_there(library: Library, folder: Path = PICTURES) -> Report:
    """Start and end of each exercise as the load needs them, told apart, and no picture without its exercise."""
    problems = tuple(problem for entry in library.exercises for problem in _undrawn(entry, folder))
    known = {picture_name(entry.slug, number) for entry in library.exercises for number in (1, 2)}
    orphans = sorted({path.name for path in folder.glob("*.svg")} - known)
    alone = tuple(Problem(f"pictures/{name}", "", "No exercise shows it. Remove it.") for name in orphans)
    counted = share("Start and end drawn, and the pose in words", len(library.exercises), problems)
    return Report(counted.rows, (*problems, *alone))


def _undrawn(entry: ExerciseEntry, folder: Path) -> Iterator[Problem]:
    drawn = []
    for number in (1, 2):
        try:
            drawn.append(read_drawing(folder, entry.slug, number).svg)
        except NotDrawn as reason:
            yield Problem(file_of(entry.slug), f"pictures.{number - 1}", f"The {reason} Draw it again.")
    if len(drawn) == 2 and drawn[0] == drawn[1]:
        yield Problem(file_of(entry.slug), "pictures", "Start and end are the same drawing. Draw the movement.")
    for place, picture in enumerate(entry.pictures):
        if len(words_of(picture.alt)) < FEWEST_WORDS_OF_A_POSE:
            key = f"pictures.{place}.alt"
            yield Problem(file_of(entry.slug), key, "Say the pose to somebody who does not see it.")
