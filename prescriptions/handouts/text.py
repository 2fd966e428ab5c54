"""The handout as plain text: the same words in the same order, for a message or a screen reader."""

from collections.abc import Iterable, Iterator

from prescriptions.handouts.cards import spread_of
from prescriptions.handouts.document import CoverPart, HandoutDocument, sentence
from prescriptions.handouts.pairs import Pair, blocks, diary_pairs, ending
from prescriptions.handouts.parts import AdviceCard, Card, Diary, ExerciseCard, Glance, Labels, PainRule
from prescriptions.handouts.reading import (
    REST,
    card_heading,
    card_lines,
    cue_lines,
    dont_lines,
    goal_line,
    level_lines,
    opening_lines,
    purpose_line,
    safety_lines,
    second_page,
)

BOX = "[ ]"
RULE = "-" * 40


def render(document: HandoutDocument) -> str:
    """The sheet as plain text, ended by a line break. Lists carry a hyphen or a number, boxes to tick "[ ]"."""
    return "\n".join(_blocks(document)) + "\n"


def _blocks(document: HandoutDocument) -> Iterator[str]:
    if document.beside:
        yield from _pairs(document)
        return
    yield from filter(None, opening_lines(document))
    yield from _parts(document, document.cover)
    for card in document.cards:
        yield from ("", *([] if document.is_list else [RULE, ""]))
        yield from _card(card, document)
    yield from _parts(document, document.after_cards)
    yield from ("", RULE, "", *_closing(document))
    if document.diary:
        yield from ("", RULE, "", *_diary(document.diary))
    ending = document.ending
    yield from ("", *filter(None, (ending.call, ending.bring, ending.other_formats)))


def _parts(document: HandoutDocument, parts: Iterable[CoverPart]) -> Iterator[str]:
    for part in parts:
        yield ""
        if part is CoverPart.GLANCE:
            yield from [goal_line(document)] if document.goal_is_with_the_plan else []
            yield from _glance(document.glance, document.labels)
        elif part is CoverPart.SAFETY:
            heading, *signs = safety_lines(document.safety)
            soon = len(document.safety.signs)
            yield from (heading, *map(_item, signs[:soon]), signs[soon], *map(_item, signs[soon + 1 :]))
        else:
            yield from _pain(document.pain)


def _pairs(document: HandoutDocument) -> Iterator[str]:
    """Two languages: each line, and below it, set in, the same line in the other one."""
    for block in blocks(document):
        yield from ("", *_both(block.pairs))
    if diary := diary_pairs(document):
        yield from ("", RULE, "", *_both(diary.above))
        for week in diary.weeks:
            yield from ("", *_both((week, *diary.days, diary.ask)))
            for row in diary.rows:
                yield from _both((row, diary.answers))
            yield from _both((diary.pain,))
    yield from ("", *_both(ending(document).pairs))


def _both(pairs: Iterable[Pair]) -> Iterator[str]:
    for pair in pairs:
        yield from filter(None, (pair.one, pair.two and f"    {pair.two}"))


def _item(text: str) -> str:
    return f"- {text}"


def _glance(glance: Glance, labels: Labels) -> Iterator[str]:
    yield sentence((glance.heading, glance.note))
    if glance.rows:
        yield "  ".join((labels.picture, labels.what, labels.how_much, labels.when))
    for row in glance.rows:
        yield f"{card_heading(row)}: {sentence(row.dose)} | {row.when}"
    for gone in glance.stopped:
        yield f"{sentence((gone.name, gone.mark.word))}: {sentence((gone.instruction, gone.why))}"


def _pain(pain: PainRule) -> Iterator[str]:
    yield sentence((pain.heading, pain.note))
    for zone in pain.zones:
        yield f"{sentence((zone.numbers, zone.word))}: {zone.action}"
    if pain.usual:
        yield pain.usual


def _card(card: Card, document: HandoutDocument) -> Iterator[str]:
    if document.is_list:
        yield from filter(None, card_lines(card, document))
    else:
        yield from _advice(card) if isinstance(card, AdviceCard) else _exercise(card, document)


def _advice(card: Card) -> Iterator[str]:
    if isinstance(card, AdviceCard):
        yield from filter(None, (card_heading(card), card.section, sentence(card.dose_text), card.why))
        yield from map(_item, card.tips)


def _exercise(card: ExerciseCard, document: HandoutDocument) -> Iterator[str]:
    labels = document.labels
    purpose = purpose_line(card, labels)
    yield from filter(None, (card_heading(card), card.section))
    if spread := spread_of(card, document):
        yield from _how(card)
        yield from second_page(card, spread, tuple(map(_item, dont_lines(card))))
        yield from filter(None, (purpose,))
        yield from _cues(card, labels)
    else:
        yield from filter(None, (purpose,))
        yield from _how(card)
        yield from _cues(card, labels)
        yield from map(_item, dont_lines(card))
    yield from filter(None, (*level_lines(card, labels), card.note))


def _how(card: ExerciseCard) -> Iterator[str]:
    yield from filter(None, (sentence(card.dose_text), card.changed))
    captions = [picture.caption for picture in card.pictures if picture.caption]
    if captions:
        yield f"({' | '.join(captions)})"
    yield from (f"{number}. {step}" for number, step in enumerate(card.steps, start=1))


def _cues(card: ExerciseCard, labels: Labels) -> Iterator[str]:
    feel, breathing, *to_mind = cue_lines(card, labels)
    yield from filter(None, (feel, breathing))
    yield from map(_item, to_mind)


def _closing(document: HandoutDocument) -> Iterator[str]:
    if document.change:
        yield from (document.change.heading, document.change.up, document.change.down, "")
    if document.questions:
        yield from (document.questions.heading, *[RULE] * document.questions.lines)


def _diary(diary: Diary) -> Iterator[str]:
    yield from (diary.heading, *diary.how)
    for week in diary.weeks:
        yield ""
        yield "  ".join((sentence((week.name, week.start)), *diary.day_names, diary.ask))
        for row in diary.rows:
            marks = " ".join(BOX if active else REST for active in row.days)
            yield f"{row.number} {row.name}  {marks}  {sentence(diary.answers)}"
        yield f"{diary.pain_label}  {' '.join([BOX] * len(diary.day_names))}"
