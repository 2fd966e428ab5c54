"""Brings the drawings that ship into the database: each once by its content, in every look."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from exercises.library.drawn import Drawn, NotDrawn, read_drawing
from exercises.library.looks import folder_of, looks
from exercises.models import Drawing, LookDrawing

Digests = Mapping[tuple[str, int], str]
"""The SHA-256 of each drawing in the first look, by slug and number: 1 the start, 2 the end."""

NUMBERS: Final = (1, 2)
BATCH: Final = 200


class CannotLoad(Exception):
    """The library cannot be loaded as it stands, and nothing of it was. The message says what is missing."""


def load_drawings(slugs: Iterable[str], pictures: Path) -> Digests:
    """Keep the drawings of these exercises, each look beside the first. Raises `CannotLoad` if one is missing."""
    first, *others = [look.code for look in looks()]
    wanted = [(slug, number) for slug in slugs for number in NUMBERS]
    digests = _keep(wanted, folder_of(first, pictures))
    for look in others:
        _tie(look, digests, _keep(wanted, folder_of(look, pictures)))
    return digests


def _keep(wanted: Iterable[tuple[str, int]], folder: Path) -> Digests:
    drawn = {key: _read(folder, *key) for key in wanted}
    digests = {key: hashlib.sha256(drawing.svg.encode()).hexdigest() for key, drawing in drawn.items()}
    held = Drawing.objects.in_bulk(set(digests.values()))
    rows = {
        digest: Drawing(sha256=digest, svg=drawn[key].svg, width=drawn[key].width, height=drawn[key].height)
        for key, digest in digests.items()
        if digest not in held
    }
    Drawing.objects.bulk_create(rows.values(), batch_size=BATCH)
    return digests


def _read(folder: Path, slug: str, number: int) -> Drawn:
    try:
        return read_drawing(folder, slug, number)
    except NotDrawn as reason:
        raise CannotLoad(f"{slug}: {reason} ({folder.name})") from reason


def _tie(look: str, firsts: Digests, others: Digests) -> None:
    """Say which drawing shows the pose of another as this look, as the library ships it now."""
    wanted = {digest: others[key] for key, digest in firsts.items()}
    held = dict(LookDrawing.objects.filter(look=look, of__in=wanted).values_list("of_id", "drawing_id"))
    rows = [LookDrawing(of_id=of, look=look, drawing_id=to) for of, to in wanted.items() if held.get(of) != to]
    unique, changed = ["of", "look"], ["drawing"]
    LookDrawing.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=unique, update_fields=changed
    )
