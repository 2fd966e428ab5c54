"""What is new, what is changed and what is gone, against the sheet that the patient has at home.

Plain reasoning over two documents. An exercise is the same one by its slug; where the older sheet was kept without
slugs, by its name. It counts as changed when its dose reads otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from exercises.dosage import Asks, compared, from_data
from prescriptions.handouts.document import HandoutDocument, sentence
from prescriptions.handouts.parts import Card, ExerciseCard, MarkKind, StoppedRow
from prescriptions.handouts.words import Words

Key = tuple[str, str]
Text = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """How one card differs: NEW, or CHANGED with the dose that stood there before."""

    kind: MarkKind
    was: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One change of a sheet, for staff: the exercise, its dose now, and whether that asks more than before."""

    kind: MarkKind
    name: str
    dose: str = ""
    asks: Asks | None = None


def told_changes(document: HandoutDocument, before: HandoutDocument | None) -> tuple[Told, ...]:
    """What the marks of a given sheet say, in the order of the sheet; empty for a first one.

    More or less is said only where both sheets hold the exercise once.
    """
    told = [
        Told(card.mark.kind, card.name, sentence(card.dose_text), _asks(card, document, before))
        for card in document.cards
        if card.mark
    ]
    return (*told, *(Told(MarkKind.STOP, row.name) for row in document.glance.stopped))


def _asks(card: Card, document: HandoutDocument, before: HandoutDocument | None) -> Asks | None:
    doses = [[one.dose for one in _same(card, sheet)] for sheet in (before, document) if sheet]
    if [len(found) for found in doses] != [1, 1]:
        return None
    (old,), (new,) = doses
    return compared(from_data(old), from_data(new))


def _same(card: Card, sheet: HandoutDocument) -> list[ExerciseCard]:
    return [one for one in sheet.cards if isinstance(one, ExerciseCard) and _key(one) == _key(card)]


def mark_changes(document: HandoutDocument, before: HandoutDocument, said: Words) -> HandoutDocument:
    """Return `document` with its marks, and with a STOP row for each exercise of `before` that is gone.

    Advice that is gone gets no row: nobody must stop it.
    """
    known = {_key(card) for card in before.cards}
    keys = {card.number: _key_among(card, known) for card in document.cards}
    changes = _changes(document.cards, before.cards, keys)
    marks = {number: said.make_mark(change.kind) for number, change in changes.items()}
    gone = [card for card in before.cards if isinstance(card, ExerciseCard) and _key(card) not in keys.values()]
    stopped = tuple(
        StoppedRow(name=name, mark=said.make_mark(MarkKind.STOP), instruction=said.stop_instruction, why="")
        for name in dict.fromkeys(card.name for card in gone)
    )
    rows = tuple(replace(row, mark=marks.get(row.number)) for row in document.glance.rows)
    cards = []
    for card in document.cards:
        marked = replace(card, mark=marks.get(card.number))
        if isinstance(marked, ExerciseCard) and (change := changes.get(card.number)) and change.was:
            marked = replace(marked, changed=said.make_was(change.was))
        cards.append(marked)
    return replace(document, glance=replace(document.glance, rows=rows, stopped=stopped), cards=tuple(cards))


def _key(card: Card) -> Key:
    """What names a card: the slug of its exercise, or where there is none its name."""
    slug = card.slug if isinstance(card, ExerciseCard) else ""
    return ("slug", slug) if slug else _named(card)


def _named(card: Card) -> Key:
    return (type(card).__name__, card.name.casefold())


def _key_among(card: Card, known: set[Key]) -> Key:
    """The key under which the older sheet knows the card; its own where it does not know it."""
    return _named(card) if _key(card) not in known and _named(card) in known else _key(card)


def _changes(cards: Iterable[Card], before: Iterable[Card], keys: Mapping[int, Key]) -> dict[int, Change]:
    """By number. A sheet may hold an exercise twice, such as once for each side."""
    changes: dict[int, Change] = {}
    old: dict[Key, list[Text]] = {}
    for card in before:
        old.setdefault(_key(card), []).append(card.dose_text)
    new: dict[Key, list[Card]] = {}
    for card in cards:
        new.setdefault(keys[card.number], []).append(card)
    for key, found in new.items():
        changes |= _of_one(found, old.get(key, []))
    return changes


def _of_one(cards: list[Card], old: list[Text]) -> dict[int, Change]:
    """Pair the cards of one exercise with what stood there: the same dose first, then in their order."""
    left = Counter(old)
    fresh = []
    for card in cards:
        if left[card.dose_text]:
            left[card.dose_text] -= 1
        else:
            fresh.append(card)
    gone = list(left.elements())
    if gone and not fresh:  # two lines became one: the one that is left says what both were
        return {cards[0].number: Change(MarkKind.CHANGED, sentence(part for text in old for part in text))}
    changes = {card.number: Change(MarkKind.NEW) for card in fresh}
    changes |= {
        card.number: Change(MarkKind.CHANGED, sentence(text)) for card, text in zip(fresh, gone, strict=False)
    }
    return changes
