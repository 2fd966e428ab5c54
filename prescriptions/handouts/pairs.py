"""A sheet in two languages: line beside line, so that patient and clinician can point at the same one.

What both languages say in the same letters, such as a name or a telephone number, stands there once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from prescriptions.handouts.document import CoverPart, HandoutDocument, sentence
from prescriptions.handouts.parts import AdviceCard, Card, Diary, ExerciseCard, Labels, Picture
from prescriptions.handouts.reading import (
    card_heading,
    cue_lines,
    dont_lines,
    level_lines,
    lines,
    opening_lines,
    purpose_line,
    safety_lines,
)


class Kind(StrEnum):
    """How a pair is set."""

    TITLE = "title"
    LINE = "line"
    HEADING = "heading"
    SUBHEADING = "subheading"
    NAME = "name"
    DOSE = "dose"
    STEP = "step"
    DONT = "dont"
    PICTURE = "picture"
    ROW = "row"


class Place(StrEnum):
    """Where a block of pairs stands."""

    OPENING = "opening"
    EMERGENCY = "emergency"
    PLAN = "plan"
    PAIN = "pain"
    CARD = "card"
    CLOSING = "closing"
    DIARY = "diary"
    ENDING = "ending"


Said = tuple[Kind, str, Picture | None]


@dataclass(frozen=True)
class Pair:
    """One line in the language of the sheet and in the other one; `two` is empty where both are the same."""

    kind: Kind
    one: str
    two: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Block:
    """Pairs that stay together."""

    place: Place
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class DiaryPairs:
    """The diary: what stands above it, its day names, and week by week its heading. `rows` holds the names."""

    above: tuple[Pair, ...]
    weeks: tuple[Pair, ...]
    days: tuple[Pair, ...]
    ask: Pair
    rows: tuple[Pair, ...]
    answers: Pair
    pain: Pair


def blocks(document: HandoutDocument) -> tuple[Block, ...]:
    """Every block of a sheet in two languages but its diary, in reading order."""
    other = _other(document)
    found = [Block(Place.OPENING, _paired(_opening(document), _opening(other)))]
    for part in document.cover:
        found.append(Block(Place(_PLACES[part]), _paired(_part(part, document), _part(part, other))))
    for one, two in zip(document.cards, other.cards, strict=True):
        found.append(Block(Place.CARD, _paired(_card(one, document.labels), _card(two, other.labels))))
    found.append(Block(Place.CLOSING, _paired(_closing(document), _closing(other))))
    return tuple(block for block in found if block.pairs)


def ending(document: HandoutDocument) -> Block:
    """The last lines, below the diary."""
    ends = [
        [_line(text) for text in (sheet.ending.call, sheet.ending.bring, sheet.ending.other_formats)]
        for sheet in (document, _other(document))
    ]
    return Block(Place.ENDING, _paired(*ends))


def diary_pairs(document: HandoutDocument) -> DiaryPairs | None:
    """The words of the diary in both languages."""
    one, two = document.diary, _other(document).diary
    if one is None or two is None:
        return None
    return DiaryPairs(
        above=_paired(_above(one), _above(two)),
        weeks=_texts(_weeks(one), _weeks(two)),
        days=_texts(one.day_names, two.day_names),
        ask=_pair(Kind.LINE, one.ask, two.ask),
        rows=_texts(_rows(one), _rows(two)),
        answers=_pair(Kind.LINE, sentence(one.answers), sentence(two.answers)),
        pain=_pair(Kind.LINE, one.pain_label, two.pain_label),
    )


def all_lines(document: HandoutDocument) -> Iterator[str]:
    """Every line of a sheet in one language or in two, in reading order."""
    return pair_lines(document) if document.beside else lines(document)


def pair_lines(document: HandoutDocument) -> Iterator[str]:
    """Every line of a sheet in two languages, in reading order: each followed by the other language's."""
    for pair in _every_pair(document):
        yield from filter(None, (pair.one, pair.two))


def _every_pair(document: HandoutDocument) -> Iterator[Pair]:
    for block in blocks(document):
        yield from block.pairs
    diary = diary_pairs(document)
    if diary:
        yield from diary.above
        for week in diary.weeks:
            yield from (week, *diary.days, diary.ask)
            for row in diary.rows:
                yield from (row, diary.answers)
            yield diary.pain
    yield from ending(document).pairs


def _other(document: HandoutDocument) -> HandoutDocument:
    if document.beside is None:
        raise ValueError("This sheet is in one language.")
    return document.beside


def _paired(one: Iterable[Said], two: Iterable[Said]) -> tuple[Pair, ...]:
    pairs = (
        _pair(kind, text, other, picture) for (kind, text, picture), (_, other, _p) in zip(one, two, strict=True)
    )
    return tuple(pair for pair in pairs if pair.one or pair.two)


def _texts(one: Iterable[str], two: Iterable[str]) -> tuple[Pair, ...]:
    return tuple(_pair(Kind.LINE, text, other) for text, other in zip(one, two, strict=True))


def _pair(kind: Kind, one: str, two: str, picture: Picture | None = None) -> Pair:
    return Pair(kind, one, "" if one == two else two, picture)


def _line(text: str, kind: Kind = Kind.LINE, picture: Picture | None = None) -> Said:
    return kind, text, picture


_PLACES = {
    CoverPart.GLANCE: Place.PLAN,
    CoverPart.SAFETY: Place.EMERGENCY,
    CoverPart.PAIN: Place.PAIN,
}


def _opening(document: HandoutDocument) -> Iterator[Said]:
    for number, text in enumerate(opening_lines(document)):
        yield _line(text, Kind.TITLE if number == 2 else Kind.LINE)


def _part(part: CoverPart, document: HandoutDocument) -> Iterator[Said]:
    if part is CoverPart.SAFETY:
        soon = len(document.safety.signs) + 1
        for number, text in enumerate(safety_lines(document.safety)):
            yield _line(text, Kind.HEADING if number == 0 else Kind.SUBHEADING if number == soon else Kind.LINE)
    elif part is CoverPart.GLANCE:
        yield from _plan(document)
    else:
        pain = document.pain
        yield _line(sentence((pain.heading, pain.note)), Kind.HEADING)
        yield from (_line(sentence((zone.numbers, zone.word, zone.action)), Kind.ROW) for zone in pain.zones)
        yield _line(pain.usual)


def _plan(document: HandoutDocument) -> Iterator[Said]:
    yield _line(sentence((document.glance.heading, document.glance.note)), Kind.HEADING)
    for row in document.glance.rows:
        yield _line(card_heading(row), Kind.NAME, row.picture)
        yield _line(sentence(row.dose))
        yield _line(row.when)
    for gone in document.glance.stopped:
        yield _line(sentence((gone.name, gone.mark.word)), Kind.NAME)
        yield _line(sentence((gone.instruction, gone.why)))


def _card(card: Card, labels: Labels) -> Iterator[Said]:
    yield _line(card_heading(card), Kind.HEADING)
    yield _line(card.section)
    if isinstance(card, AdviceCard):
        yield _line(sentence(card.dose_text), Kind.DOSE)
        yield from map(_line, (card.why, *card.tips))
    else:
        yield from _exercise(card, labels)


def _exercise(card: ExerciseCard, labels: Labels) -> Iterator[Said]:
    yield _line(purpose_line(card, labels))
    yield _line(sentence(card.dose_text), Kind.DOSE)
    yield _line(card.changed)
    yield from (_line(picture.caption, Kind.PICTURE, picture) for picture in card.pictures)
    yield from (_line(f"{number}. {step}", Kind.STEP) for number, step in enumerate(card.steps, start=1))
    yield from map(_line, cue_lines(card, labels))
    yield from (_line(text, Kind.DONT) for text in dont_lines(card))
    yield from map(_line, (*level_lines(card, labels), card.note))


def _closing(document: HandoutDocument) -> Iterator[Said]:
    if document.change:
        yield _line(document.change.heading, Kind.HEADING)
        yield from map(_line, (document.change.up, document.change.down))
    if document.questions:
        yield _line(document.questions.heading, Kind.HEADING)


def _above(diary: Diary) -> Iterator[Said]:
    yield _line(diary.heading, Kind.HEADING)
    yield from map(_line, diary.how)


def _weeks(diary: Diary) -> list[str]:
    return [sentence((week.name, week.start)) for week in diary.weeks]


def _rows(diary: Diary) -> list[str]:
    return [f"{row.number} {row.name}" for row in diary.rows]
