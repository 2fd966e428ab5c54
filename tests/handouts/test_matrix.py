"""No sheet tears a card, loses a heading or wastes a page, whatever is chosen: each pair of choices meets once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

import pypdfium2
import pytest

from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize
from prescriptions.handouts.parts import ExerciseCard
from prescriptions.handouts.pdf import Pdf
from prescriptions.handouts.pdfium import PDFIUM
from prescriptions.handouts.preflight import Level, check, squeeze
from tests.handouts.conftest import Print
from tests.handouts.samples import EIGHT, MARGARET, sample

TWELVE = (*EIGHT, "clam", "side-plank-on-knees", "wall-press-up", "calf-stretch")
CHOICES: Mapping[str, Sequence[object]] = {
    "count": (1, 2, 4, 5, 8, 12),
    "print_size": tuple(PrintSize),
    "language": ("en-GB", "es"),
    "paper": tuple(Paper),
    "black_and_white": (False, True),
    "glance": (True, False),
    "diary": (True, False),
    "long": (False, True),
}
LEAST_USED = 0.2
"""The share of a page's height that words must reach over; the last page may hold less."""
LONG_NAME = "Wilhelmina Alexandrina Featherstonehaugh-Cholmondeley-Marjoribanks"
LONG_GOAL = (
    "“Walk to the shops and back with my grandchildren, and carry a bag of potatoes up the stairs to my door.”"
)
LONG_NOTE = "Keep the band under the chair. " * 4

Row = dict[str, object]
Pair = frozenset[tuple[str, object]]


def _pairs(row: Row) -> set[Pair]:
    return {frozenset(pair) for pair in combinations(row.items(), 2)}


def rows() -> list[Row]:
    """So few rows that each value of a choice meets each value of every other; the same rows each time."""
    every = [dict(zip(CHOICES, values, strict=True)) for values in product(*CHOICES.values())]
    pairs = [_pairs(row) for row in every]
    missing, chosen = set().union(*pairs), []
    while missing:
        best = max(range(len(every)), key=lambda index: len(pairs[index] & missing))
        missing -= pairs[best]
        chosen.append(every[best])
    return chosen


def _name(row: Row) -> str:
    return "-".join(str(value) if not isinstance(value, bool) else f"{value:d}" for value in row.values())


@dataclass(frozen=True)
class Body:
    """What stands on a page without its foot: its last line, and the share of the height that lines reach over."""

    last: str
    used: float


def bodies(document: HandoutDocument, pdf: Pdf) -> Iterator[Body]:
    """Each page as another reader finds it."""
    feet = [squeeze(line) for line in document.running]
    with PDFIUM, pypdfium2.PdfDocument(pdf.content) as read:
        for number, page in enumerate(read, start=1):
            words = page.get_textpage()
            numbered = squeeze(document.labels.page.format(page=number, pages=pdf.pages))
            ruled = squeeze(document.questions.heading) if document.questions else numbered
            places = [words.get_rect(index) for index in range(words.count_rects())]
            said = [(squeeze(words.get_text_bounded(*place)), place) for place in places]
            kept = [(text, place) for text, place in said if not any(text in foot for foot in (*feet, numbered))]
            lowest = min(bottom for _, (_, bottom, _, _) in kept)
            highest = max(top for _, (_, _, _, top) in kept)
            last = "".join(text for text, (_, bottom, _, _) in kept if bottom - lowest < 3)
            # Lines to write on are no words: the page that has them is used.
            used = 1 if any(text == ruled for text, _ in kept) else (highest - lowest) / page.get_height()
            yield Body(last, used)


def headings(document: HandoutDocument) -> set[str]:
    """The words of every heading that words must follow on the same page; below the questions are ruled lines."""
    after = (document.glance, document.safety, document.pain, document.change, document.diary)
    said = [part.heading for part in after if part]
    return {squeeze(text) for text in said if text} | {squeeze(f"{c.number}{c.name}") for c in document.cards}


def document_of(row: Row) -> HandoutDocument:
    """The sample sheet with the choices of a row; the plan and the texts are as long as they may be if `long`."""
    document = sample(
        slugs=TWELVE[: int(str(row["count"]))],
        print_size=PrintSize(str(row["print_size"])),
        paper=Paper(str(row["paper"])),
        black_and_white=bool(row["black_and_white"]),
        language=str(row["language"]),
        identity=replace(MARGARET, name=LONG_NAME) if row["long"] else MARGARET,
        advice=False,
        weeks=1 if row["diary"] else 0,
    )
    if not row["glance"]:
        document = replace(document, glance=replace(document.glance, heading="", rows=()))
    if not row["long"]:
        return document
    first = document.cards[0]
    noted = replace(first, note=LONG_NOTE.strip()) if isinstance(first, ExerciseCard) else first
    return replace(document, goal=LONG_GOAL, cards=(noted, *document.cards[1:]))


def test_the_rows_hold_every_pair_of_choices() -> None:
    wanted = {
        frozenset({(one, first), (other, second)})
        for one, other in combinations(CHOICES, 2)
        for first, second in product(CHOICES[one], CHOICES[other])
    }

    assert set().union(*map(_pairs, rows())) == wanted
    assert len(rows()) <= 24


@pytest.mark.parametrize("row", [pytest.param(row, id=_name(row)) for row in rows()])
def test_nothing_is_torn_lost_or_wasted(row: Row, print_sheet: Print) -> None:
    document = document_of(row)
    printed = print_sheet(document)
    pages = list(bodies(document, printed))

    assert [f"{one.where}: {one.message}" for one in check(document, printed) if one.level is not Level.NOTE] == []
    assert [number for number, page in enumerate(pages, start=1) if page.last in headings(document)] == []
    assert [number for number, page in enumerate(pages[:-1], start=1) if page.used < LEAST_USED] == []
