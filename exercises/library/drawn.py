"""The drawings of the library as they lie beside its texts: what the load takes, and what the proof looks at."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exercises.library.reader import FOLDER

PICTURES: Final = FOLDER / "pictures"
VIEW_BOX: Final = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 ([1-9]\d{0,4}) ([1-9]\d{0,4})">'
)


class NotDrawn(Exception):
    """A picture cannot be used. The message names it and says why."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An SVG and the size of its view box, in its own units."""

    svg: str
    width: int
    height: int


def picture_name(slug: str, number: int) -> str:
    """The file of the start (1) or the end (2) of an exercise."""
    return f"{slug}-{number}.svg"


def read_drawing(folder: Path, slug: str, number: int) -> Drawn:
    """Read one picture of ``folder``. Raises ``NotDrawn`` if it cannot be read or is no such drawing."""
    name = picture_name(slug, number)
    try:
        svg = (folder / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NotDrawn(f"picture {name} cannot be read.") from error
    box = VIEW_BOX.match(svg)
    if box is None:
        raise NotDrawn(f"picture {name} is no drawing with a view box from 0 0.")
    return Drawn(svg, int(box[1]), int(box[2]))
