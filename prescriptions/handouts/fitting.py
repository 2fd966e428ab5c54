"""How high a card will be, in millimetres, before anything is drawn. The lengths are those of the style sheets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize, sentence
from prescriptions.handouts.feet import deeper
from prescriptions.handouts.parts import UNITS_PER_PERSON, AdviceCard, Card, ExerciseCard, Labels, Picture
from prescriptions.handouts.placing import GAP, Arrangement
from prescriptions.handouts.widths import lines, width

CAPTION = 0.86
NAME, NUMBER = 1.36, 1.6
SIGN = 1.6
"""Em that a number, a sign or the space between two texts takes from a line."""
FRAME_MM, DOSE_MM, TOP_MM, GAP_MM = 4.0, 3.6, 3.0, 1.0
"""Millimetres round what not to do, round the dose, above the name, and between two parts."""
STEP_MM = 0.5


@dataclass(frozen=True)
class Look:
    """Lengths of a card in one size on one paper: mm, but `leading` in em, and `aside`, the size of what is not
    the steps, the dose and what not to do, in rem. `person` is the height of a person in the pictures."""

    em: float
    across: float
    room: float
    leading: float
    person: float
    pictures_above: bool = False
    aside: float = 1.0

    def text(self, said: str, room: float, *, size: float = 1.0, bold: bool = False) -> float:
        """Height of a text in a column of `room` mm."""
        return lines(said, room / self.em / size, bold=bold) * self.line(size)

    def line(self, size: float = 1.0) -> float:
        """Height of one line."""
        return self.leading * self.em * size

    def flowing(self, texts: Iterable[str], room: float, *, size: float) -> float:
        """Height of short texts that stand beside each other while there is room."""
        across, found, used = room / self.em / size, 0, 0.0
        for said in texts:
            wide = width(said) + SIGN
            if not found or used + wide > across:
                found, used = found + lines(said, across - SIGN), 0.0
            used += wide
        return found * self.line(size)

    def drawn(self, card: ExerciseCard) -> float:
        """Height of the pictures with their captions."""
        heights = [
            self.drawn_of(picture) + self.caption(picture, stacked=self.stacks(card), column=self.column(card))
            for picture in card.pictures
        ]
        return sum(heights) if self.stacks(card) else max(heights, default=0)

    def drawn_of(self, picture: Picture) -> float:
        """Height of one picture."""
        return picture.height / UNITS_PER_PERSON * self.person

    def caption(self, picture: Picture, *, stacked: bool, column: float) -> float:
        """Height of the words below a picture: in half the page, in the whole column, or as wide as the picture."""
        own = (picture.width + GAP) / UNITS_PER_PERSON * self.person
        room = self.across / 2 if self.pictures_above else column if stacked else own
        return self.text(picture.caption, room, size=CAPTION, bold=True) + GAP_MM

    def stacks(self, card: ExerciseCard) -> bool:
        """Whether the pictures of the card stand one above the other."""
        return not self.pictures_above and Arrangement(card.pictures).stacked

    def column(self, card: ExerciseCard) -> float:
        """Width of the pictures beside the steps."""
        return Arrangement(card.pictures).units_wide / UNITS_PER_PERSON * self.person

    def beside(self, card: ExerciseCard) -> float:
        """Width of the text beside the pictures; all of it where there is none, or they stand above."""
        if not card.pictures or self.pictures_above:
            return self.across
        return self.across - self.column(card) - 2 * GAP_MM

    def steps(self, card: ExerciseCard) -> float:
        """Height of the steps."""
        room = self.beside(card) - SIGN * self.em
        return sum(self.text(step, room) + STEP_MM for step in card.steps)

    def top(self, card: Card) -> float:
        """Height of the name and the dose."""
        section = width(card.section) * self.em
        room = self.across - section - NUMBER * NAME * self.em
        dose = self.text(sentence(card.dose_text), self.across - 6, bold=True)
        changed = card.changed if isinstance(card, ExerciseCard) else ""
        return TOP_MM + self.text(card.name, room, size=NAME, bold=True) + dose + DOSE_MM + self.noted(changed)

    def noted(self, said: str) -> float:
        """Height of a note, or nothing."""
        return self.text(said, self.across - 4, bold=True) + 3 * GAP_MM if said else 0

    def purpose(self, card: ExerciseCard, labels: Labels) -> float:
        """Height of why the exercise helps and of what it needs."""
        said = [text for text in (card.purpose, sentence((labels.need, card.need)) if card.need else "") if text]
        return self.flowing(said, self.across, size=CAPTION) + GAP_MM if said else 0

    def advice(self, card: AdviceCard) -> float:
        """Height of what follows the dose of a piece of advice."""
        return sum(self.text(said, self.across * 2 / 3) for said in (card.why, *card.tips) if said)


class Setting(StrEnum):
    """How tight a card is set: the words are class names of the style sheets. On a spread it takes two pages."""

    OPEN = "open"
    CLOSE = "close"
    SPREAD = "close spread"


A4: Mapping[PrintSize, Look] = {
    PrintSize.STANDARD: Look(em=4.94, across=180, room=269.5, leading=1.24, person=43.75),
    PrintSize.LARGE: Look(em=6.35, across=180, room=269.5, leading=1.25, person=47, pictures_above=True),
    PrintSize.EXTRA_LARGE: Look(em=8.47, across=269, room=185, leading=1.2, person=45),
}
LETTER: Mapping[PrintSize, Look] = {
    PrintSize.STANDARD: replace(A4[PrintSize.STANDARD], across=185.9, room=252.9, leading=1.21),
    PrintSize.LARGE: replace(A4[PrintSize.LARGE], across=185.9, room=252.9, leading=1.19, person=43.75),
    PrintSize.EXTRA_LARGE: replace(A4[PrintSize.EXTRA_LARGE], across=253.4, room=190.9, leading=1.15, person=43.75),
}
CLOSE_LEADING: Mapping[PrintSize, float] = {
    PrintSize.STANDARD: 1.17,
    PrintSize.LARGE: 1.17,
    PrintSize.EXTRA_LARGE: 1.12,
}
CLOSE_PERSON_MM = 38.0
CLOSE_ASIDE: Mapping[PrintSize, float] = {
    PrintSize.STANDARD: 0.88,
    PrintSize.LARGE: 0.9,
    PrintSize.EXTRA_LARGE: 0.88,
}
"""Rem of what is read before and after the exercise: 12.3 pt on the standard sheet, 16.2 in large print."""


def look_of(document: HandoutDocument, setting: Setting) -> Look:
    """The lengths of the cards of a sheet in this setting."""
    look = (LETTER if document.paper is Paper.LETTER else A4)[document.print_size]
    look = replace(look, room=look.room - deeper(document))
    if setting is Setting.OPEN:
        return look
    leading = CLOSE_LEADING[document.print_size]
    return replace(look, leading=leading, person=CLOSE_PERSON_MM, aside=CLOSE_ASIDE[document.print_size])
