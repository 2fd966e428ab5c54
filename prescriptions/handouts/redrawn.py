"""A sheet with another person on its drawings: the same words, poses and sizes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.mirror import MIRRORED
from prescriptions.handouts.parts import AdviceCard, Card, DocumentError, ExerciseCard, GlanceRow, Picture


def pictures_of(document: HandoutDocument) -> Iterator[Picture]:
    """Every picture of a sheet, in reading order."""
    yield from (row.picture for row in document.glance.rows if row.picture)
    for card in document.cards:
        if isinstance(card, ExerciseCard):
            yield from card.pictures
        elif card.picture:
            yield card.picture


def digest_of(picture: Picture) -> str:
    """The fingerprint of the drawing that a picture shows, mirrored or not."""
    return picture.key.removesuffix(MIRRORED)


def redrawn(document: HandoutDocument, others: Mapping[str, str], *, look: str) -> HandoutDocument:
    """The sheet with each drawing replaced by that of the same pose in `look`; fingerprints by fingerprint.

    Raises DocumentError for a pose that is not drawn so: a sheet does not change persons halfway.
    """
    for picture in pictures_of(document):
        if digest_of(picture) not in others:
            raise DocumentError(
                f"“{picture.alt}” is not drawn as “{look}”. Load the library again, or choose another person "
                "for the drawings of this patient."
            )
    rows = tuple(_row(row, others) for row in document.glance.rows)
    cards = tuple(_card(card, others) for card in document.cards)
    return replace(document, glance=replace(document.glance, rows=rows), cards=cards)


def _picture(picture: Picture, others: Mapping[str, str]) -> Picture:
    digest = digest_of(picture)
    return replace(picture, key=picture.key.replace(digest, others[digest]))


def _row(row: GlanceRow, others: Mapping[str, str]) -> GlanceRow:
    return replace(row, picture=_picture(row.picture, others)) if row.picture else row


def _card(card: Card, others: Mapping[str, str]) -> Card:
    if isinstance(card, AdviceCard):
        return replace(card, picture=_picture(card.picture, others)) if card.picture else card
    return replace(card, pictures=tuple(_picture(picture, others) for picture in card.pictures))
