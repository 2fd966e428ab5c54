"""How the words of one card stand on the paper: beside the pictures, below them, or overleaf."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prescriptions.handouts.document import HandoutDocument, PrintSize, sentence
from prescriptions.handouts.fitting import FRAME_MM, GAP_MM, SIGN, Look, Setting, look_of
from prescriptions.handouts.parts import AdviceCard, Card, ExerciseCard, Labels, Picture

LONG_TEXT = 160
"""Characters from which a text gets lines of its own."""
HALF_LINE = 38
"""Characters in half a line, from edge to edge, at 14 pt."""
CARD_GAP_MM = 3.0
"""Millimetres between two cards on a page."""
OF_COUNTED = {Setting.OPEN: 0.97, Setting.CLOSE: 0.92}
"""The share of the counted height that a card takes in the mean: lines are counted with room to spare."""
SPARE_LINES = {Setting.OPEN: 2.4, Setting.CLOSE: 0.5, Setting.SPREAD: 0.5}
"""Lines that a page must have left, as no card of the library in two languages takes more than it was counted at."""
CLOSING_MM = 42.0
"""Millimetres of when to change and of the lines for questions, which follow the last card."""


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

    def height(self, look: Look, room: float) -> float:
        """Millimetres that the lines take in a column of `room` mm."""
        if self.kind is CueKind.DONTS:
            size = (1 + look.aside) / 2
            return FRAME_MM + sum(
                look.text(sentence(pair), room - look.em * SIGN - FRAME_MM, size=size) for pair in self.lines
            )
        if self.kind is CueKind.FEEL:
            return GAP_MM + sum(look.text(sentence(pair), room, size=look.aside) for pair in self.lines)
        return 2 * GAP_MM + look.flowing(map(sentence, self.lines), room, size=look.aside)


@dataclass(frozen=True)
class Layout:
    """Where the cues of a card stand: beside its pictures, below them, or on the second page of a spread.

    `moved` opens the second page: what not to do, where it found no room below the steps.
    `setting` says how tight it is set, `height` how high its first page is, in mm.
    """

    beside: tuple[Cue, ...] = ()
    below: tuple[Cue, ...] = ()
    overleaf: tuple[Cue, ...] = ()
    moved: tuple[Cue, ...] = ()
    setting: Setting = Setting.OPEN
    height: float = 0


def layouts(document: HandoutDocument) -> tuple[Layout, ...]:
    """How each card of a sheet is laid out. At 14 pt all are set close if that saves a page."""
    if document.print_size is not PrintSize.STANDARD or document.is_list:
        return tuple(lay_out(card, document) for card in document.cards)
    ways = [
        tuple(_lay_out(card, document, setting) for card in document.cards)
        for setting in (Setting.OPEN, Setting.CLOSE)
    ]
    return min(ways, key=lambda way: _pages(way, look_of(document, Setting.OPEN).room))


def _pages(way: Sequence[Layout], room: float) -> int:
    """Pages that the cards take, one below the other, the last with what closes the sheet."""
    pages, used = 1, 0.0
    for layout in way:
        height = layout.height * OF_COUNTED[layout.setting]
        over = used + height > room
        pages, used = pages + over, (0 if over else used) + height + CARD_GAP_MM
    return pages + (used + CLOSING_MM > room)


def lay_out(card: Card, document: HandoutDocument) -> Layout:
    """Place the cues of a card, as open as fits on its page. What does not fit even close gets a second page."""
    tried = [_lay_out(card, document, setting) for setting in Setting]
    return next((way for way in tried if _fits(way, look_of(document, way.setting))), tried[-1])


def _fits(way: Layout, look: Look) -> bool:
    """Whether the page holds the card, though it may take some lines more than were counted."""
    return way.height + SPARE_LINES[way.setting] * look.line() <= look.room


class Spread(StrEnum):
    """What the first page of a card that takes two pages ends with."""

    NONE = ""
    AFTER_DONTS = "what not to do"
    AFTER_STEPS = "steps"


def spread_of(card: Card, document: HandoutDocument) -> Spread:
    """Whether a card takes two pages, the second under its name once more, and where the first one ends."""
    if document.print_size is PrintSize.STANDARD:
        return Spread.NONE
    layout = lay_out(card, document)
    return Spread.AFTER_STEPS if layout.moved else Spread.AFTER_DONTS if layout.overleaf else Spread.NONE


def _lay_out(card: Card, document: HandoutDocument, setting: Setting) -> Layout:
    look = look_of(document, setting)
    if isinstance(card, AdviceCard):
        return Layout(setting=setting, height=look.top(card) + look.advice(card))
    cues = tuple(_cues(card, document.labels))
    if document.print_size is PrintSize.EXTRA_LARGE or setting is Setting.SPREAD:
        return _spread(card, cues, look, setting)
    before = look.top(card) + look.purpose(card, document.labels) + look.noted(card.note)
    fitting = _fitting(card, cues, look) if card.pictures and not look.pictures_above else 0
    height = before + _body(card, cues, look, fitting)
    return Layout(beside=cues[:fitting], below=cues[fitting:], setting=setting, height=height)


def _spread(card: ExerciseCard, cues: tuple[Cue, ...], look: Look, setting: Setting) -> Layout:
    """What to do on the first page, with what not to do if there is room; the rest overleaf."""
    donts = tuple(cue for cue in cues if cue.kind is CueKind.DONTS)
    overleaf = tuple(cue for cue in cues if cue not in donts)
    before = look.top(card)
    height = before + _body(card, donts, look, 0)
    if setting is Setting.SPREAD and height + SPARE_LINES[setting] * look.line() > look.room:
        height = before + _body(card, (), look, 0)
        return Layout(overleaf=overleaf, moved=donts, setting=setting, height=height)
    return Layout(below=donts, overleaf=overleaf, setting=setting, height=height)


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


def _fitting(card: ExerciseCard, cues: tuple[Cue, ...], look: Look) -> int:
    """How many cues stand beside the pictures, below the steps, so that the card is lowest.

    Easier and harder always close the card.
    """
    most = sum(cue.kind is not CueKind.LEVELS for cue in cues)
    return min(range(most + 1), key=lambda beside: _body(card, cues, look, beside))


def _body(card: ExerciseCard, cues: tuple[Cue, ...], look: Look, beside: int) -> float:
    """Height of pictures, steps and cues, of which so many stand beside the pictures."""
    text = look.steps(card) + sum(cue.height(look, look.beside(card)) for cue in cues[:beside])
    drawn = look.drawn(card)
    below = sum(cue.height(look, look.across) for cue in cues[beside:])
    return (drawn + text if look.pictures_above else max(drawn, text)) + below
