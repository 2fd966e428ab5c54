"""How the words of one card stand on the paper: beside the pictures, below them, or overleaf."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from textwrap import wrap

from prescriptions.handouts.document import HandoutDocument, PrintSize
from prescriptions.handouts.parts import AdviceCard, Card, ExerciseCard, Labels, Picture
from prescriptions.handouts.placing import LETTER_MM, TEXT_WIDTH_MM, Arrangement

LINE_MM = 6.4
"""Millimetres of one line of a card at 14 pt, with its share of the space between paragraphs."""
DONTS_FRAME_MM = 3.5
"""Millimetres of the frame round what not to do, above and below."""
SIGN_LETTERS = 4
"""Letters that a sign, a number or a frame takes from a line."""
BOLD = 7
"""So many bold letters are one letter wider than plain ones."""
LETTERS_ACROSS = int(TEXT_WIDTH_MM / LETTER_MM)
"""Letters in a line from edge to edge, at 14 pt."""
LONG_TEXT = 160
"""Characters from which a text gets lines of its own."""
HALF_LINE = LETTERS_ACROSS // 2
"""Characters in half a line, from edge to edge, at 14 pt."""


class CueKind(StrEnum):
    """What a group of lines below the steps is about."""

    FEEL = "feel"
    DO = "do"
    DONTS = "donts"
    LEVELS = "levels"


@dataclass(frozen=True)
class Cue:
    """Lines that belong together, each with the words that open it in bold."""

    kind: CueKind
    lines: tuple[tuple[str, str], ...]

    @property
    def halves(self) -> bool:
        """Whether two lines stand beside each other, each in half the width."""
        short = all(len(bold) + len(text) < HALF_LINE for bold, text in self.lines)
        return self.kind is CueKind.LEVELS and short

    def height_mm(self, letters: int) -> float:
        """Millimetres that the lines take in a column of so many letters."""
        if self.kind in {CueKind.DO, CueKind.LEVELS}:
            return _flowing([bold + text for bold, text in self.lines], letters) * LINE_MM
        room = letters if self.kind is CueKind.FEEL else letters - SIGN_LETTERS
        lines = sum(_lines(f"{bold} {text}", max(room - len(bold) // BOLD, room // 2)) for bold, text in self.lines)
        return lines * LINE_MM + (DONTS_FRAME_MM if self.kind is CueKind.DONTS else 0)


@dataclass(frozen=True)
class Layout:
    """Where the cues of a card stand: beside its pictures, below them, or on the second page of a spread."""

    beside: tuple[Cue, ...] = ()
    below: tuple[Cue, ...] = ()
    overleaf: tuple[Cue, ...] = ()


def lay_out(card: Card, document: HandoutDocument) -> Layout:
    """Place the cues of a card. What not to do always stands on the page of the steps."""
    if isinstance(card, AdviceCard):
        return Layout()
    cues = tuple(_cues(card, document.labels))
    if document.cards_are_spreads:
        donts = tuple(cue for cue in cues if cue.kind is CueKind.DONTS)
        return Layout(below=donts, overleaf=tuple(cue for cue in cues if cue not in donts))
    fitting = _fitting(card, cues) if card.pictures and document.print_size is PrintSize.STANDARD else 0
    return Layout(beside=cues[:fitting], below=cues[fitting:])


def pictures_of(card: Card) -> tuple[Picture, ...]:
    """The pictures of a card of either kind."""
    if isinstance(card, AdviceCard):
        return (card.picture,) if card.picture else ()
    return card.pictures


def is_roomy(card: Card) -> bool:
    """Whether a text is so long that no other may stand beside it: it must be able to break over a page."""
    texts = [card.name]
    if isinstance(card, ExerciseCard):
        texts += [card.purpose, card.easier, card.harder, *card.do]
    return any(len(text) > LONG_TEXT for text in texts)


def _cues(card: ExerciseCard, labels: Labels) -> Iterator[Cue]:
    """The cues in the order in which they are read, without empty ones."""
    lines = {
        CueKind.FEEL: ((labels.feel, card.feel), (labels.breathing, card.breathing)),
        CueKind.DO: tuple(("", line) for line in card.do),
        CueKind.DONTS: tuple((warning.say, warning.why) for warning in card.do_not),
        CueKind.LEVELS: ((labels.easier, card.easier), (labels.harder, card.harder)),
    }
    for kind, pairs in lines.items():
        said = tuple(pair for pair in pairs if pair[1] or kind is CueKind.DONTS)
        if said:
            yield Cue(kind, said)


def _fitting(card: ExerciseCard, cues: tuple[Cue, ...]) -> int:
    """How many cues stand beside the pictures, below the steps, so that the card is lowest.

    Easier and harder always close the card.
    """
    arranged = Arrangement(card.pictures)
    letters = arranged.letters_beside
    steps = LINE_MM * sum(_lines(step, letters - SIGN_LETTERS) for step in card.steps)
    most = sum(cue.kind is not CueKind.LEVELS for cue in cues)

    def height(beside: int) -> float:
        text = steps + sum(cue.height_mm(letters) for cue in cues[:beside])
        return max(text, arranged.height_mm) + sum(cue.height_mm(LETTERS_ACROSS) for cue in cues[beside:])

    return min(range(most + 1), key=height)


def _lines(text: str, letters: int) -> int:
    """Lines of a text, broken between words."""
    return len(wrap(text, letters))


def _flowing(texts: list[str], letters: int) -> int:
    """Lines of short texts that stand beside each other while there is room."""
    lines, used = 0, letters
    for text in texts:
        room = len(text) + SIGN_LETTERS
        if used + room > letters:
            lines, used = lines + _lines(text, letters - SIGN_LETTERS), 0
        used += room
    return lines
