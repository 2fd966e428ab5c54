"""PEMAT-P, the items that a machine can judge: can the patient understand the material, and act on it?

The library answers for the texts and pictures of each exercise; the sheet answers for its own parts, and the tests
that hold it are named. Items 2, 16 and 18 need a person; 13 and 14 are about sound and film.
Source: AHRQ Patient Education Materials Assessment Tool for printable material; items as in PMC5839932, table 1.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from exercises.dosage import sentence
from exercises.library.checks import file_of
from exercises.library.problems import Problem
from exercises.library.proof.report import Report, Row, share
from exercises.library.reader import Library
from exercises.library.schema import ExerciseEntry
from exercises.library.texts import card_of
from exercises.readability import HIGHEST_GRADE, check_steps, check_text, grade_of_texts, words_of

SHEET: Final = "handouts/test_pemat.py"
YOU: Final = frozenset({"you", "your", "yours"})


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``holds`` answers for an exercise; without it the sheet answers, in the test of that number."""

    number: int
    asks: str
    to_do: str = ""
    holds: Callable[[ExerciseEntry], bool] | None = None


def _keeps(*rules: str) -> Callable[[ExerciseEntry], bool]:
    """Whether no finding about the card, its texts or its steps is of these rules."""
    return lambda entry: _broken_rules(entry).isdisjoint(rules)


@cache
def _broken_rules(entry: ExerciseEntry) -> frozenset[str]:
    card = "\n".join(text for key, text in card_of(entry).items() if key != "name")
    return frozenset(found.rule for found in (*check_steps(entry.steps), *check_text(card).findings))


def _speaks_to_the_reader(entry: ExerciseEntry) -> bool:
    return any(word.lower() in YOU for text in card_of(entry).values() for word in words_of(text))


def _leaves_no_sum(entry: ExerciseEntry) -> bool:
    sets = entry.dose.sets
    return sets == 1 or f"{sets} times" in sentence(entry.dose, entry.phrase)


ITEMS: Final = (
    Item(1, "Its purpose is plain", "Say in one line why it helps.", lambda entry: bool(entry.purpose)),
    Item(
        3,
        "Everyday words",
        "Use shorter words.",
        lambda entry: grade_of_texts([*card_of(entry).values()]) <= HIGHEST_GRADE,
    ),
    Item(4, "Medical words explained", "Use the plain word, or give it beside.", _keeps("jargon")),
    Item(5, "Active voice", "Say who does it, and open each step with a verb.", _keeps("passive", "step-verb")),
    Item(6, "Clear numbers", "Write whole numbers.", _keeps("fraction", "percentage", "as-tolerated")),
    Item(7, "No sums for the reader", "Say the total.", _leaves_no_sum),
    Item(8, "Small parts", "Write 2 to 7 steps.", _keeps("step-count")),
    Item(9, "Headings that tell"),
    Item(10, "In the order in which it is done"),
    Item(11, "A summary"),
    Item(12, "What matters stands out"),
    Item(15, "Pictures where they help", "Draw start and end.", lambda entry: len(entry.pictures) == 2),
    Item(
        17,
        "Each picture has its caption",
        "Write one for each, and not the same.",
        lambda entry: len({picture.caption for picture in entry.pictures}) == len(entry.pictures),
    ),
    Item(19, "Tables with headings"),
    Item(20, "Something to do", "Write what to do as steps.", lambda entry: len(entry.steps) > 0),
    Item(21, "Speaks to the reader", "Say you or your.", _speaks_to_the_reader),
    Item(22, "Small, clear steps", "Write at most 20 words a step.", _keeps("step-long", "step-empty")),
    Item(23, "A tool to act with"),
    Item(24, "Sums explained", "Say the total.", _leaves_no_sum),
    Item(25, "How to use the chart"),
    Item(
        26,
        "Pictures to act by",
        "Let start and end differ.",
        lambda entry: len({picture.alt for picture in entry.pictures}) == len(entry.pictures),
    ),
)


def pemat_passes(library: Library) -> Report:
    """Each item by its number: how many exercises pass it, or which test holds the sheet to it."""
    whole = Report(())
    for item in ITEMS:
        what = f"PEMAT {item.number}: {item.asks}"
        whole += _proved(item, what, library) if item.holds else Report((Row(what, SHEET, "held by the sheet"),))
    return whole


def _proved(item: Item, what: str, library: Library) -> Report:
    failing = (entry for entry in library.exercises if item.holds and not item.holds(entry))
    said = f"{item.asks}: not so. {item.to_do}"
    problems = tuple(Problem(file_of(entry.slug), f"PEMAT {item.number}", said) for entry in failing)
    return share(what, len(library.exercises), problems)
