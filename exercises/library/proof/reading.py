"""Can a patient read it? Grade, sentences, steps and words, of every exercise and every piece of advice."""

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Final

from exercises.library.checks import ADVICE, file_of
from exercises.library.problems import Problem
from exercises.library.proof.report import Report, Row, share
from exercises.library.reader import Library
from exercises.library.schema import ExerciseEntry
from exercises.library.texts import card_of, texts_of_advice
from exercises.readability import HIGHEST_GRADE, check_steps, check_text, grade_of_texts

HIGHEST_MEDIAN: Final = 5.0
OF_THE_WHOLE: Final = frozenset({"passive", "long-mean"})
"""Shares and means say nothing of one short text: they are judged over the whole card."""


def grades_are_low(library: Library) -> Report:
    """School grade of each exercise and piece of advice by itself, and the median of the exercises."""
    grades = {entry.slug: grade_of_texts([*card_of(entry).values()]) for entry in library.exercises}
    advice = {entry.code: grade_of_texts([*texts_of_advice(entry).values()]) for entry in library.advice}
    middle = median(grades.values())
    problems = [_too_hard(file_of(slug), "", grade) for slug, grade in grades.items() if grade > HIGHEST_GRADE]
    problems += [_too_hard(ADVICE, code, grade) for code, grade in advice.items() if grade > HIGHEST_GRADE]
    if middle > HIGHEST_MEDIAN:
        problems.append(_too_hard("exercises", "median", middle))
    return Report(
        (
            Row("Reading grade, median", f"{middle:.1f}", f"{HIGHEST_MEDIAN:g} or lower"),
            Row("Reading grade, highest", _highest(grades), f"{HIGHEST_GRADE:g} or lower"),
            Row("Reading grade of advice, highest", _highest(advice), f"{HIGHEST_GRADE:g} or lower"),
        ),
        tuple(problems),
    )


def _highest(grades: Mapping[str, float]) -> str:
    hardest = max(grades, key=lambda name: grades[name], default="")
    return f"{grades[hardest]:.1f} ({hardest})" if hardest else "None"


def _too_hard(file: str, key: str, grade: float) -> Problem:
    return Problem(file, key, f"Reads at grade {grade:g}. Use shorter words and sentences.")


def texts_keep_the_rules(library: Library) -> Report:
    """Sentence, step and word rules, of each text by itself and of the card as a whole."""
    problems = tuple(problem for entry in library.exercises for problem in _broken(entry))
    broken = (
        Problem(ADVICE, f"{entry.code}.{key}", found.message)
        for entry in library.advice
        for key, text in texts_of_advice(entry).items()
        for found in check_text(text).findings
        if found.rule not in OF_THE_WHOLE
    )
    exercises = share("Sentence, step and word rules", len(library.exercises), problems)
    return Report(exercises.rows, (*problems, *broken))


def _broken(entry: ExerciseEntry) -> Iterator[Problem]:
    """A name stands on the card with the purpose, which says what its hard words mean."""
    file, card = file_of(entry.slug), card_of(entry)
    for found in check_steps(entry.steps):
        yield Problem(file, "steps", f"{found.message} “{found.text}”")
    for key, text in card.items():
        for found in check_text(text).findings if key != "name" else ():
            if found.rule not in OF_THE_WHOLE:
                yield Problem(file, key, f"{found.message} “{found.text}”")
    for found in check_text("\n".join(card.values())).findings:
        if found.rule in OF_THE_WHOLE:
            yield Problem(file, "", found.message)
