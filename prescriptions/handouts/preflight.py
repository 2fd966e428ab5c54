"""The last look at a printed sheet, by another reader than the one that wrote it.

What the patient must read is looked for in the finished PDF: each line, in order, inside the page.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

import pypdfium2

from prescriptions.handouts.cards import spread_of
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.pairs import all_lines
from prescriptions.handouts.parts import AdviceCard
from prescriptions.handouts.pdf import Pdf
from prescriptions.handouts.pdfium import PDFIUM
from prescriptions.handouts.reading import card_lines, safety_lines
from prescriptions.handouts.scripts import runs_right_to_left

POINTS_PER_MM = 72 / 25.4
LEAST_EDGE_MM = 5.0
"""Printers cannot reach nearer to the edge of the paper."""
ROUNDING_MM = 0.1
INVISIBLE = frozenset("-\ufffe")
"""A hyphen at the end of a line is read back as a control character: no hyphen is compared."""


class Level(StrEnum):
    """What a finding means for printing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class About(StrEnum):
    """What a finding is about: whoever shows it knows from this where it is mended."""

    SHEET = "sheet"
    SIGNS = "signs"
    LIST = "list"
    CARD = "card"
    IDENTITY = "identity"
    EDGE = "edge"
    PICTURE = "picture"
    QUESTION = "question"


@dataclass(frozen=True)
class PreflightFinding:
    """One thing found: how grave, what it is and what to do, where on the sheet; `number` of the exercise, or 0."""

    level: Level
    message: str
    where: str
    about: About = About.SHEET
    number: int = 0


@dataclass(frozen=True)
class PrintedPage:
    """One page as it can be read back: its text without spaces, and its least distance to an edge in mm."""

    text: str
    edge: float


def check(
    document: HandoutDocument, pdf: Pdf, *, open_questions: Mapping[int, Sequence[str]] | None = None
) -> tuple[PreflightFinding, ...]:
    """What stands in the way of handing this sheet over. `open_questions` are by number of the exercise."""
    pages = read_back(pdf.content)
    found = _Finder(document, pages)
    return (
        PreflightFinding(Level.NOTE, f"The sheet has {len(pages)} pages.", "sheet"),
        *_unread(document),
        *_missing_lines(document, found),
        *_safety_on_first_page(document, found),
        *_list_on_one_page(document, found),
        *_split_cards(document, found),
        *_identity(document, pages),
        *_edges(pages),
        *_pictures(document),
        *_questions(document, open_questions or {}),
    )


def read_back(content: bytes) -> tuple[PrintedPage, ...]:
    """The pages of a PDF: their text, and how near a word comes to an edge."""
    with PDFIUM, pypdfium2.PdfDocument(content) as pdf:
        return tuple(_read_page(page) for page in pdf)


def squeeze(text: str) -> str:
    """A text without spaces and line breaks, and without letters that run from right to left."""
    return "".join(char for char in text if _comes_back(char))


def stands_in(text: str, line: str) -> bool:
    """Whether a page holds a line: whole, or where some of it runs from right to left, each of the other words."""
    if runs_right_to_left(line):
        return all(squeeze(word) in text for word in line.split() if not runs_right_to_left(word))
    return squeeze(line) in text


@cache
def _comes_back(char: str) -> bool:
    """Whether another reader gives a letter back in its place; from right to left each reader has its own order."""
    dropped = char.isspace() or char in INVISIBLE or unicodedata.category(char)[0] == "C"
    return not dropped and not runs_right_to_left(char)


def _read_page(page: pypdfium2.PdfPage) -> PrintedPage:
    width, height = page.get_size()
    text_page = page.get_textpage()
    edges = [
        min(left, bottom, width - right, height - top)
        for left, bottom, right, top in map(text_page.get_rect, range(text_page.count_rects()))
    ]
    return PrintedPage(text=squeeze(text_page.get_text_bounded()), edge=min(edges, default=width) / POINTS_PER_MM)


class _Finder:
    """Finds lines in the text of all pages, in order, and says on which page they begin and end."""

    def __init__(self, document: HandoutDocument, pages: Sequence[PrintedPage]) -> None:
        feet = [squeeze(line) for line in document.running]
        self.pages = [page.text for page in pages]
        self.heads = [squeeze(f"{card.number}{card.name}") for card in document.cards]
        self.texts = [_without(page.text, feet) for page in pages]
        self.text = "".join(self.texts)
        self.starts = [sum(map(len, self.texts[:index])) for index in range(len(self.texts))]

    def page_at(self, position: int) -> int:
        """Index of the page that a position is on."""
        return sum(start <= position for start in self.starts) - 1

    def find(self, line: str, after: int) -> tuple[int, int] | None:
        """Where a line begins and ends, at or after a position."""
        wanted = squeeze(line)
        at = self.text.find(wanted, after)
        return self._find_over_two_pages(wanted, after) if at < 0 else (at, at + len(wanted))

    def _find_over_two_pages(self, wanted: str, after: int) -> tuple[int, int] | None:
        """Where a line begins and ends that breaks at the foot of a page."""
        for page, (text, following) in enumerate(pairwise(self.texts)):
            for cut in range(len(wanted) - 1, 0, -1):
                begins = self.starts[page] + text.rfind(wanted[:cut])
                head = self._head_before(following, wanted[cut:])
                if wanted[:cut] in text and begins >= after and head is not None:
                    return begins, self.starts[page + 1] + head + len(wanted) - cut
        return None

    def _head_before(self, text: str, wanted: str) -> int | None:
        """Letters of the running head that stand before a text at the top of a page; None if it is not there."""
        return next((len(head) for head in ("", *self.heads) if text.startswith(head + wanted)), None)

    def pages_of(self, wanted: Iterator[str], after: int) -> tuple[set[int], int]:
        """The pages that some lines stand on, one after the other, and where the last one ends."""
        pages: set[int] = set()
        for line in filter(None, wanted):
            place = self.find(line, after)
            if place:
                pages |= {self.page_at(place[0]), self.page_at(place[1] - 1)}
                after = place[1]
        return pages, after


def _without(text: str, feet: Sequence[str]) -> str:
    for foot in feet:
        text = text.replace(foot, "")
    return text


def _unread(document: HandoutDocument) -> Iterator[PreflightFinding]:
    if any(map(runs_right_to_left, all_lines(document))):
        message = "Some words run from right to left. They were not read back: look at them yourself."
        yield PreflightFinding(Level.NOTE, message, "sheet")


def _missing_lines(document: HandoutDocument, found: _Finder) -> Iterator[PreflightFinding]:
    after = 0
    for line in all_lines(document):
        place = found.find(line, after)
        if place is None and runs_right_to_left(line) and stands_in("".join(found.pages), line):
            continue
        if place is None:
            message = f"This line is not on the printed sheet, or not in its place: “{line}”. Do not hand it over."
            yield PreflightFinding(Level.ERROR, message, "sheet")
        else:
            after = place[1]


def _safety_on_first_page(document: HandoutDocument, found: _Finder) -> Iterator[PreflightFinding]:
    both = [sheet.safety for sheet in (document, document.beside) if sheet]
    if any(found.pages_of(safety_lines(box), 0)[0] != {0} for box in both) and not document.is_list:
        message = "The emergency signs are not all on page 1. Shorten the goal or the names, or print smaller."
        yield PreflightFinding(Level.ERROR, message, "page 1", About.SIGNS)


def _split_cards(document: HandoutDocument, found: _Finder) -> Iterator[PreflightFinding]:
    cards = list(document.cards)
    opening = found.find(f"{cards[0].number} {cards[0].name}", _cards_begin(document, found))
    after = opening[0] if opening else 0
    for card in cards:
        pages, after = found.pages_of(card_lines(card, document), after)
        if len(pages) > (2 if spread_of(card, document) else 1):
            message = f"“{card.name}” does not fit on one page. Shorten its note, or take a smaller print size."
            yield PreflightFinding(Level.WARNING, message, f"exercise {card.number}", About.CARD, card.number)


def _list_on_one_page(document: HandoutDocument, found: _Finder) -> Iterator[PreflightFinding]:
    """The list, its emergency signs and its pain rule are one page. A diary follows on pages of its own."""
    if document.is_list:
        pages, _ = found.pages_of(iter([document.pain.zones[-1].action]), 0)
        if pages != {0} or (document.diary is None and len(found.pages) > 1):
            message = "The list does not fit on one page. Choose the full sheet, or shorten the notes and the goal."
            yield PreflightFinding(Level.ERROR, message, "sheet", About.LIST)


def _cards_begin(document: HandoutDocument, found: _Finder) -> int:
    """A position behind the last zone of the pain rule, which stands before the first card."""
    place = None if document.is_list else found.find(document.pain.zones[-1].action, 0)
    return place[1] if place else 0


def _identity(document: HandoutDocument, pages: Sequence[PrintedPage]) -> Iterator[PreflightFinding]:
    for number, page in enumerate(pages, start=1):
        if not all(stands_in(page.text, line) for line in document.running):
            message = "This page does not say whose sheet it is. Shorten the name or the number."
            yield PreflightFinding(Level.ERROR, message, f"page {number}", About.IDENTITY)


def _edges(pages: Sequence[PrintedPage]) -> Iterator[PreflightFinding]:
    for number, page in enumerate(pages, start=1):
        if page.edge < 0:
            yield PreflightFinding(Level.ERROR, "A word runs off the paper.", f"page {number}", About.EDGE)
        elif page.edge < LEAST_EDGE_MM - ROUNDING_MM:
            message = f"A word stands {page.edge:.1f} mm from the edge, where some printers cannot print."
            yield PreflightFinding(Level.WARNING, message, f"page {number}", About.EDGE)


def _pictures(document: HandoutDocument) -> Iterator[PreflightFinding]:
    for card in document.cards:
        if not isinstance(card, AdviceCard) and not card.pictures:
            message = f"“{card.name}” has no picture. Patients follow pictures better than words alone."
            yield PreflightFinding(Level.WARNING, message, f"exercise {card.number}", About.PICTURE, card.number)


def _questions(document: HandoutDocument, open_questions: Mapping[int, Sequence[str]]) -> Iterator[PreflightFinding]:
    names = {card.number: card.name for card in document.cards}
    for number, questions in sorted(open_questions.items()):
        for question in questions:
            message = f"{names.get(number, 'Exercise')}: {question}"
            yield PreflightFinding(Level.ERROR, message, f"exercise {number}", About.QUESTION, number)
