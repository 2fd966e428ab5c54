"""How the person is drawn: colours, build, hair and pens. One `Look` is handed to all that draws."""

from dataclasses import dataclass, field
from typing import Literal

Hair = Literal["short", "bun", "curly", "receding", "scarf"]
"""`receding` leaves the crown bare; `scarf` covers hair, ears, neck and collar."""


@dataclass(frozen=True)
class Palette:
    """Colours as `#rrggbb`. Those that end in `_far` are for the limb that is further from the viewer.

    Cloth stays light: on darker shorts the accent cannot be told from them on a black and white copy. `hair` is the
    colour of a scarf as well.
    """

    skin: str = "#f6e3d3"
    skin_far: str = "#fbf3ec"
    shirt: str = "#b7d0dd"
    shirt_far: str = "#dfeaf0"
    shorts: str = "#93adbf"
    shorts_far: str = "#ccd9e1"
    shoe: str = "#ffffff"
    shoe_far: str = "#ffffff"
    hair: str = "#4b4642"
    line: str = "#2f3e4a"
    line_far: str = "#8696a3"
    accent: str = "#d25a2b"
    accent_soft: str = "#efae8d"
    hatching: str = "#8f2d10"
    arrow: str = "#c8452a"
    ghost: str = "#eef1f3"
    ghost_line: str = "#b9c3cb"
    prop: str = "#dfe4e8"
    prop_line: str = "#8895a0"
    prop_side: str = "#cdd5db"
    prop_shade: str = "#bcc6ce"
    mat: str = "#c9d8cf"
    mat_side: str = "#a9bcb0"
    ground: str = "#f1f4f5"
    ground_line: str = "#c3ccd3"
    band: str = "#2e8b7d"
    band_far: str = "#93c5bd"
    edge: str = "#17564d"
    edge_far: str = "#6fa79f"
    wood: str = "#c9a87a"
    iron: str = "#6b7680"
    iron_far: str = "#b4bcc3"
    iron_light: str = "#b9c3cb"
    ball: str = "#dfe4e8"
    towel: str = "#ebe3d3"
    bedding: str = "#f1ede3"
    pillow: str = "#fdfdfb"
    paper: str = "#ffffff"


@dataclass(frozen=True)
class Build:
    """Girths as a multiple of the usual; lengths stay, so that poses and contacts still solve."""

    limb: float = 1.0
    trunk: float = 1.0


@dataclass(frozen=True)
class Pens:
    """Widths of lines in thousandths of stature."""

    line: float = 6
    line_far: float = 4.6
    hem: float = 3.6
    hem_far: float = 3.2
    crease: float = 2.8
    crease_far: float = 2.4
    edge: float = 2.8
    edge_far: float = 2.4
    hatching: float = 2.6
    prop: float = 4.4
    ghost: float = 4


@dataclass(frozen=True)
class Look:
    """Everything about the drawing that is not the pose."""

    palette: Palette = field(default_factory=Palette)
    build: Build = field(default_factory=Build)
    pens: Pens = field(default_factory=Pens)
    hair: Hair = "short"
    beard: bool = False
    glasses: bool = False
    covered: bool = False
    """Long sleeves and long trousers, where the usual is a T-shirt and shorts."""


def grey(colour: str) -> float:
    """The grey of `#rrggbb` on a copier, 0 black to 1 white (weights of Rec. 601)."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
