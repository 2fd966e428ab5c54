"""What the patient reads, line by line, in reading order: the truth that every form is compared with."""

from collections.abc import Iterable, Iterator, Sequence

from prescriptions.handouts.cards import Spread, spread_of
from prescriptions.handouts.document import CoverPart, HandoutDocument, sentence
from prescriptions.handouts.parts import (
    AdviceCard,
    Card,
    Diary,
    ExerciseCard,
    Glance,
    GlanceRow,
    Labels,
    PainRule,
    SafetyBox,
)

REST = "–"


def lines(document: HandoutDocument) -> Iterator[str]:
    """Every line of text on the sheet, in reading order. Running feet and list numbers are left out."""
    for line in _every_line(document):
        if line:
            yield line


def card_lines(card: Card, document: HandoutDocument) -> Iterator[str]:
    """The lines of one card. On a spread, the purpose and what helps stand on the second page."""
    yield card_heading(card)
    if document.is_list:
        yield from _listed(card, document)
        return
    yield card.section
    if isinstance(card, AdviceCard):
        yield sentence(card.dose_text)
        yield card.why
        yield from card.tips
        return
    if spread := spread_of(card, document):
        yield from _how(card)
        yield from second_page(card, spread, tuple(dont_lines(card)))
        yield purpose_line(card, document.labels)
        yield from cue_lines(card, document.labels)
    else:
        yield purpose_line(card, document.labels)
        yield from _how(card)
        yield from cue_lines(card, document.labels)
        yield from dont_lines(card)
    yield from level_lines(card, document.labels)
    yield card.note


def second_page(card: ExerciseCard, spread: Spread, donts: Sequence[str]) -> Iterator[str]:
    """What not to do and the name that opens the second page, in the order in which they stand."""
    name = f"{card.number} {card.name}"
    yield from (name, *donts) if spread is Spread.AFTER_STEPS else (*donts, name)


def _listed(card: Card, document: HandoutDocument) -> Iterator[str]:
    yield sentence(card.dose_text)
    if isinstance(card, ExerciseCard):
        yield card.changed
        yield listed_donts(card, document)
        yield card.note


def listed_donts(card: ExerciseCard, document: HandoutDocument) -> str:
    """What not to do, without reasons, where the list has room for it."""
    return sentence(warning.say for warning in card.do_not) if document.list_says_donts else ""


def _how(card: ExerciseCard) -> Iterator[str]:
    yield sentence(card.dose_text)
    yield card.changed
    yield from (picture.caption for picture in card.pictures)
    yield from card.steps


def purpose_line(card: ExerciseCard, labels: Labels) -> str:
    """Why the exercise helps, and what it needs."""
    return sentence((card.purpose, labelled(labels.need, card.need)))


def cue_lines(card: ExerciseCard, labels: Labels) -> Iterator[str]:
    """What to feel, how to breathe and what to mind."""
    yield labelled(labels.feel, card.feel)
    yield labelled(labels.breathing, card.breathing)
    yield from card.do


def dont_lines(card: ExerciseCard) -> Iterator[str]:
    """What not to do, each with its reason."""
    yield from (sentence((warning.say, warning.why)) for warning in card.do_not)


def level_lines(card: ExerciseCard, labels: Labels) -> Iterator[str]:
    """What to do when it is too hard or too easy."""
    yield labelled(labels.easier, card.easier)
    yield labelled(labels.harder, card.harder)


def safety_lines(box: SafetyBox) -> Iterator[str]:
    """The lines of the emergency box."""
    yield box.heading
    yield from box.signs
    yield box.soon_heading
    yield from box.soon


def _every_line(document: HandoutDocument) -> Iterator[str]:
    yield from opening_lines(document)
    yield from _blocks(document, document.cover)
    for card in document.cards:
        yield from card_lines(card, document)
    yield from _blocks(document, document.after_cards)
    yield from _closing(document)
    if document.diary:
        yield from _diary(document.diary)
    yield document.ending.call
    yield document.ending.bring
    yield document.ending.other_formats


def _blocks(document: HandoutDocument, parts: Iterable[CoverPart]) -> Iterator[str]:
    for part in parts:
        if part is CoverPart.GLANCE:
            if document.goal_is_with_the_plan:
                yield goal_line(document)
            yield from _glance(document.glance, document.labels)
        elif part is CoverPart.SAFETY:
            yield from safety_lines(document.safety)
        else:
            yield from _pain(document.pain)


def opening_lines(document: HandoutDocument) -> Iterator[str]:
    """The lines from the letterhead to the goal; some may be empty."""
    labels, identity = document.labels, document.identity
    yield document.letterhead.clinic
    yield document.letterhead.address
    yield document.title
    if identity:
        yield labelled(labels.born, identity.born)
        yield labelled(labels.number, identity.number)
    else:
        yield labels.name
        yield labels.born
    yield document.plan_line
    yield labels.next_visit
    yield document.visit.day
    yield document.visit.time
    yield labels.call
    yield document.letterhead.phone
    yield document.letterhead.hours
    if not document.goal_is_with_the_plan:
        yield goal_line(document)


def goal_line(document: HandoutDocument) -> str:
    """What the patient wants to reach, with its label."""
    return labelled(document.labels.goal, document.goal)


def _glance(glance: Glance, labels: Labels) -> Iterator[str]:
    yield sentence((glance.heading, glance.note))
    if glance.rows:
        yield from (labels.picture, labels.what, labels.how_much, labels.when)
    for row in glance.rows:
        yield card_heading(row)
        yield sentence(row.dose)
        yield row.when
    for gone in glance.stopped:
        yield sentence((gone.name, gone.mark.word))
        yield sentence((gone.instruction, gone.why))


def _pain(pain: PainRule) -> Iterator[str]:
    yield sentence((pain.heading, pain.note))
    for zone in pain.zones:
        yield sentence((zone.numbers, zone.word))
        yield zone.action
    yield pain.usual


def _closing(document: HandoutDocument) -> Iterator[str]:
    if document.change:
        yield document.change.heading
        yield document.change.up
        yield document.change.down
    if document.questions:
        yield document.questions.heading


def _diary(diary: Diary) -> Iterator[str]:
    yield diary.heading
    yield from diary.how
    for week in diary.weeks:
        yield sentence((week.name, week.start))
        yield from diary.day_names
        yield diary.ask
        for row in diary.rows:
            yield f"{row.number} {row.name}"
            yield sentence(diary.answers)
        yield diary.pain_label


def card_heading(named: Card | GlanceRow) -> str:
    """Number, name and mark, as they stand above a card and in the plan at a glance."""
    return sentence((f"{named.number} {named.name}", named.mark.word if named.mark else ""))


def labelled(label: str, text: str) -> str:
    """A label and its text; nothing where there is no text."""
    return sentence((label, text)) if text else ""
