"""How pictures stand on a card: all at one scale, low ones stacked, tall ones side by side on one floor line."""

from dataclasses import dataclass

from prescriptions.handouts.parts import UNITS_PER_PERSON, Picture

LOW = 1340
"""Drawing units: a pair no taller than this stands one above the other."""
NARROWEST_COLUMN = 2160
"""Drawing units: the least width of the picture column, so that the text of most cards starts on one line."""
GAP = 60
"""Drawing units between two pictures that stand side by side."""
PERSON_MM = 43.75
"""Millimetres of a person's height in the pictures of a card at 14 pt; the style sheet says the same."""


@dataclass(frozen=True)
class Figure:
    """One picture in its place. Lengths are in heights of a person, as CSS reads them ("0.984em")."""

    picture: Picture
    source: str
    width: str
    above: str
    slot: str


@dataclass(frozen=True)
class Arrangement:
    """The pictures of a card: stacked or side by side, and how wide and high they are in all."""

    pictures: tuple[Picture, ...]

    @property
    def stacked(self) -> bool:
        """Whether the pictures stand one above the other."""
        return max((picture.height for picture in self.pictures), default=0) <= LOW

    @property
    def units_wide(self) -> int:
        """Width of the picture column in drawing units."""
        widths = [picture.width for picture in self.pictures]
        needed = max(widths, default=0) if self.stacked else sum(widths) + GAP * len(widths)
        return max(needed, NARROWEST_COLUMN)

    @property
    def width(self) -> str:
        """Width of the picture column, as CSS reads it."""
        return em(self.units_wide)

    def place(self, picture: Picture, source: str) -> Figure:
        """One of the pictures in its place."""
        floor = picture.height if self.stacked else max(other.height for other in self.pictures)
        return Figure(
            picture=picture,
            source=source,
            width=em(picture.width),
            above=em(floor - picture.height),
            slot="100%" if self.stacked else em(picture.width + GAP),
        )


def em(units: int) -> str:
    """Drawing units in heights of a person."""
    return f"{units / UNITS_PER_PERSON:.3f}em"
