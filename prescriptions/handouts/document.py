"""The handout as data: the one truth that the HTML, the plain text and the PDF are made from.

A document cannot be made without the emergency box and the pain rule. It is frozen: what a patient was
given is kept as the canonical JSON of this document, and prints again to the byte.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prescriptions.handouts.parts import (
    Card,
    ChangeRule,
    Clinician,
    Diary,
    DocumentError,
    Ending,
    Glance,
    Identity,
    Labels,
    Letterhead,
    PainRule,
    Part,
    Questions,
    SafetyBox,
    Visit,
)
from prescriptions.handouts.rows import MOST_LINES_BEFORE_SAFETY, lines_at_a_glance
from prescriptions.handouts.widths import lines

SCHEMA = 1
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})
LONGEST_RUNNING_LINE = 260
MOST_LISTED = 8
"""Lines that the one-page list holds."""
MOST_LISTED_WITH_DONTS = 4
"""Lines of the list up to which each also says what not to do."""


class Paper(StrEnum):
    """The paper that the clinic prints on."""

    A4 = "a4"
    LETTER = "letter"


class PrintSize(StrEnum):
    """Body text of 14, 18 or 24 points. The larger sizes are set anew, not zoomed."""

    STANDARD = "standard"
    LARGE = "large"
    EXTRA_LARGE = "extra-large"


class Layout(StrEnum):
    """A card for each exercise, or a list on one page for someone who has the cards and wants a reminder."""

    CARDS = "cards"
    LIST = "list"


class CoverPart(StrEnum):
    """The three blocks that open the sheet."""

    GLANCE = "glance"
    SAFETY = "safety"
    PAIN = "pain"


@dataclass(frozen=True)
class OpeningRoom:
    """Em of a line of the title and of the goal, and the most lines of both together above the emergency box."""

    title: float
    goal: float
    most: int


OPENING = {
    PrintSize.LARGE: OpeningRoom(title=22.8, goal=25.7, most=3),
    PrintSize.EXTRA_LARGE: OpeningRoom(title=24.0, goal=30.0, most=2),
}


@dataclass(frozen=True)
class HandoutDocument(Part):
    """One sheet for one patient. `identity` is None for a sheet with lines to write the name on.

    `beside` is the same sheet in a second language, to be set line beside line with this one.
    """

    language: str
    paper: Paper
    print_size: PrintSize
    black_and_white: bool
    version: int
    issued: date
    labels: Labels
    letterhead: Letterhead
    title: str
    identity: Identity | None
    clinician: Clinician
    plan_line: str
    running: tuple[str, ...]
    visit: Visit
    goal: str
    glance: Glance
    safety: SafetyBox
    pain: PainRule
    cards: tuple[Card, ...]
    ending: Ending
    change: ChangeRule | None = None
    questions: Questions | None = None
    diary: Diary | None = None
    layout: Layout = Layout.CARDS
    beside: "HandoutDocument | None" = None

    def check(self) -> None:
        self.require(language=self.language, title=self.title, plan_line=self.plan_line)
        if self.version < 1:
            raise DocumentError("A sheet's version starts at 1.")
        if not self.cards:
            raise DocumentError("A sheet needs at least one exercise or one piece of advice.")
        self._check_numbers()
        self._check_running_lines()
        self._check_list()
        self._check_beside()

    def _check_list(self) -> None:
        if not self.is_list:
            return
        if self.print_size is not PrintSize.STANDARD:
            raise DocumentError("The one-page list is in small print. Choose the full sheet for large print.")
        if len(self.cards) > MOST_LISTED:
            raise DocumentError(
                f"The one-page list holds {MOST_LISTED} lines, and this routine has {len(self.cards)}. "
                "Choose the full sheet."
            )

    def _check_beside(self) -> None:
        """Two languages say the same lines of the same exercises, on the full sheet in standard print only."""
        if self.beside is None:
            return
        if self.print_size is not PrintSize.STANDARD or self.is_list:
            raise DocumentError(
                "Two languages fit beside each other on the full sheet in standard print only. "
                "Choose those, or print one sheet in each language."
            )
        both = [[(card.number, type(card)) for card in sheet.cards] for sheet in (self, self.beside)]
        if both[0] != both[1] or self.beside.beside is not None or self.beside.version != self.version:
            raise DocumentError("The two languages of this sheet do not hold the same exercises.")

    def _check_numbers(self) -> None:
        """The same number means the same exercise on the first page, on its card and in the diary."""
        cards = {card.number: card.name for card in self.cards}
        twice = [number for number, count in Counter(c.number for c in self.cards).items() if count > 1]
        if twice:
            raise DocumentError(f"Number {twice[0]} stands on two cards. Number them again.")
        glance = [(row.number, row.name) for row in self.glance.rows]
        if glance and glance != [(card.number, card.name) for card in self.cards]:
            raise DocumentError("The plan at a glance does not name the same exercises as the cards.")
        for row in self.diary.rows if self.diary else ():
            if row.number not in cards:
                raise DocumentError(f"The diary names number {row.number}, which has no card.")

    def _check_running_lines(self) -> None:
        if self.identity is not None and self.identity.name not in " ".join(self.running):
            raise DocumentError("The lines at the foot of each page do not name the patient.")
        for line in self.running:
            if len(line) > LONGEST_RUNNING_LINE:
                raise DocumentError("A line at the foot of the pages is too long to fit. Shorten it.")

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language.partition("-")[0] in RIGHT_TO_LEFT

    @property
    def cover(self) -> tuple[CoverPart, ...]:
        """The order of the first blocks. The emergency box comes first where it would not stay on page 1."""
        if self.is_list:
            return (CoverPart.GLANCE,)
        short = lines_at_a_glance(self.glance) <= MOST_LINES_BEFORE_SAFETY
        if self.print_size is PrintSize.STANDARD and short and self.beside is None:
            return (CoverPart.GLANCE, CoverPart.SAFETY, CoverPart.PAIN)
        return (CoverPart.SAFETY, CoverPart.GLANCE, CoverPart.PAIN)

    @property
    def goal_is_with_the_plan(self) -> bool:
        """Whether the goal opens the plan on page 2: in large print a long opening leaves the signs their room."""
        room = OPENING.get(self.print_size)
        if not room or not self.goal:
            return False
        goal = lines(f"{self.labels.goal} {self.goal}", room.goal)
        return lines(self.title, room.title, bold=True) + goal > room.most

    @property
    def is_list(self) -> bool:
        """Whether the sheet is the one-page list."""
        return self.layout is Layout.LIST

    @property
    def after_cards(self) -> tuple[CoverPart, ...]:
        """The blocks that follow the cards: on the list, what to do comes first."""
        return (CoverPart.SAFETY, CoverPart.PAIN) if self.is_list else ()

    @property
    def list_says_donts(self) -> bool:
        """Whether the list has room for what not to do."""
        return len(self.cards) <= MOST_LISTED_WITH_DONTS

    @property
    def page_words(self) -> tuple[str, str, str]:
        """The words before, between and after the page number and the number of pages."""
        before, _, rest = self.labels.page.partition("{page}")
        between, _, after = rest.partition("{pages}")
        return before, between, after


def sentence(texts: Iterable[str]) -> str:
    """Join whole sentences with a space, leaving out empty ones."""
    return " ".join(text for text in texts if text)
