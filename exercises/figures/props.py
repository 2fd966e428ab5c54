"""Things in the picture: floor, mat, wall, furniture and what the hands hold. Arrows are in `arrows`.

A prop is a few shapes with a style. Its shapes are known before the picture's size, which is made to hold them.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from .anatomy import Side
from .curves import Plane, fit
from .held import Strand
from .look import Palette
from .paths import Canvas, cubic_path, straight_path
from .solids import Solid
from .svg import Style, path

Layer = Literal["back", "mid", "front"]
XY = tuple[float, float]

_LEAF, _HANDLE, _LOCK = 30.0, 40.0, 570.0
"""How thick a door is, how far its handle stands out, and how high."""


@dataclass(frozen=True)
class Gons:
    """Straight-edged shapes that share a style; open ones are lines."""

    rings: tuple[tuple[XY, ...], ...]
    style: Style
    closed: bool = True

    @property
    def area(self) -> BaseGeometry:
        kind = Polygon if self.closed else LineString
        return shapely.union_all([kind(ring) for ring in self.rings])

    def text(self, canvas: Canvas) -> str:
        return path("".join(straight_path(r, canvas, closed=self.closed) for r in self.rings), self.style)


@dataclass(frozen=True)
class Faces:
    """The faces of a solid thing from the back to the front, each with its colour, in lines of one colour."""

    rings: tuple[tuple[str, tuple[XY, ...]], ...]
    line: str
    width: float

    @property
    def area(self) -> BaseGeometry:
        return shapely.union_all([Polygon(ring) for _, ring in self.rings])

    def text(self, canvas: Canvas) -> str:
        inside = "".join(
            f'<path fill="{fill}" d="{straight_path(r, canvas, closed=True)}"/>' for fill, r in self.rings
        )
        return f'<g stroke="{self.line}" stroke-width="{canvas.length(self.width)}">{inside}</g>'


@dataclass(frozen=True)
class Curve:
    """A smooth line through points, or a smooth closed shape."""

    points: tuple[XY, ...]
    style: Style
    closed: bool = False

    @property
    def area(self) -> BaseGeometry:
        return Polygon(self.points) if self.closed else LineString(self.points)

    def text(self, canvas: Canvas) -> str:
        plane: Plane = np.array([complex(x, y) for x, y in self.points])
        if self.closed:
            plane = np.append(plane, plane[0])
        return path(cubic_path(fit(plane, closed=self.closed), canvas, closed=self.closed), self.style)


@dataclass(frozen=True)
class Box:
    """An upright rectangle with rounded corners."""

    left: float
    right: float
    bottom: float
    top: float
    radius: float
    style: Style

    @property
    def area(self) -> BaseGeometry:
        return box(self.left, self.bottom, self.right, self.top)

    def text(self, canvas: Canvas) -> str:
        ax, ay = canvas.pixel(self.left, self.top)
        bx, by = canvas.pixel(self.right, self.bottom)
        size = f'width="{abs(bx - ax)}" height="{by - ay}" rx="{canvas.length(self.radius)}"'
        return f'<rect x="{min(ax, bx)}" y="{ay}" {size} {self.style.text()}/>'


@dataclass(frozen=True)
class Disc:
    centre: XY
    radius: float
    style: Style

    @property
    def area(self) -> BaseGeometry:
        return Point(self.centre).buffer(self.radius)

    def text(self, canvas: Canvas) -> str:
        x, y = canvas.pixel(*self.centre)
        return f'<circle cx="{x}" cy="{y}" r="{canvas.length(self.radius)}" {self.style.text()}/>'


Shape = Gons | Faces | Curve | Box | Disc


@dataclass(frozen=True)
class Prop:
    """`kind` is the prop's name in the YAML; `spans` says that it is as wide as the picture, whatever that is.

    What hands hold (`held`) is drawn among the parts of the body, so that fingers close over it. `base` is the
    height of its lowest point in the room, where the picture does not show it; `solids` are where no body can be;
    `grips` are the hands that close over it.
    """

    kind: str
    layer: Layer
    shapes: tuple[Shape, ...] = ()
    spans: bool = False
    held: tuple[Strand, ...] = ()
    base: float | None = None
    solids: tuple[Solid, ...] = ()
    grips: tuple[Side, ...] = ()

    @property
    def area(self) -> BaseGeometry:
        return shapely.union_all([*(s.area for s in self.shapes), *(h.part.outline for h in self.held)])

    def text(self, canvas: Canvas) -> str:
        return "".join(shape.text(canvas) for shape in self.shapes)


def floor(left: float, right: float, y: float, palette: Palette) -> Prop:
    line = Gons((((left, y), (right, y)),), Style(stroke=palette.prop_line), closed=False)
    return Prop("floor", "back", (line,), spans=True)


def mat(left: float, right: float, palette: Palette, *, spans: bool = True) -> Prop:
    return Prop("mat", "back", (Box(left, right, -18, -2, 7, Style(palette.mat, palette.prop_line, 3.5)),), spans)


def wall(x: float, height: float, side: int, palette: Palette) -> Prop:
    ticks = tuple(((x, float(y)), (x + side * 28, float(y - 28))) for y in range(60, int(height), 75))
    edge = Gons((((x, 0.0), (x, height)),), Style(stroke=palette.prop_line, width=6), closed=False)
    return Prop("wall", "back", (edge, Gons(ticks, Style(stroke=palette.prop_line, width=2.5), closed=False)))


def door(x: float, height: float, side: int, palette: Palette) -> Prop:
    """A closed door on edge, with plate and handle on the side of the room."""
    leaf, iron = Style(palette.prop, palette.prop_line), Style(palette.iron, palette.line, 3)

    def part(deep: float, bottom: float, top: float, radius: float, style: Style) -> Box:
        left, right = sorted((x, x + side * deep))
        return Box(left, right, bottom, top, radius, style)

    plate, handle = part(-7, _LOCK - 46, _LOCK + 26, 3, iron), part(-_HANDLE, _LOCK - 7, _LOCK + 7, 7, iron)
    return Prop("wall", "back", (part(_LEAF, 0, height, 3, leaf), plate, handle))


def chair(x: float, seat: float, width: float, palette: Palette, *, back: bool, face: int) -> Prop:
    """Seen from the side; `x` is the back edge of the seat, which lies to the side of `face`."""
    style = Style(palette.prop, palette.prop_line)

    def turned(*points: XY) -> tuple[XY, ...]:
        return tuple((x + face * a, b) for a, b in points)

    rings = [
        turned((8, seat - 15), (28, seat - 15), (18, 0), (2, 0)),
        turned((width - 34, seat - 15), (width - 14, seat - 15), (width - 6, 0), (width - 22, 0)),
    ]
    if back:
        rings.append(turned((0, seat - 10), (22, seat - 10), (-10, seat + 272), (-30, seat + 272)))
    left, right = sorted((x, x + face * width))
    return Prop("chair", "back", (Gons(tuple(rings), style), Box(left, right, seat - 26, seat, 8, style)))


def step(left: float, right: float, height: float, palette: Palette) -> Prop:
    return Prop("step", "back", (Box(left, right, 0, height, 5, Style(palette.prop, palette.prop_line)),))


def bench(left: float, right: float, height: float, palette: Palette) -> Prop:
    return _trestle("bench", left, right, height, palette, leg=24, inset=20, top=34)


def table(left: float, right: float, height: float, palette: Palette) -> Prop:
    return _trestle("table", left, right, height, palette, leg=18, inset=16, top=24)


def _trestle(
    kind: str, left: float, right: float, height: float, palette: Palette, *, leg: float, inset: float, top: float
) -> Prop:
    style = Style(palette.prop, palette.prop_line)
    under = height - top + 10
    legs = tuple(
        ((x, 0.0), (x + leg, 0.0), (x + leg, under), (x, under)) for x in (left + inset, right - inset - leg)
    )
    return Prop(kind, "back", (Gons(legs, style), Box(left, right, height - top, height, 8, style)))


def bed(left: float, right: float, height: float, palette: Palette) -> Prop:
    """Seen from the side: legs, frame and mattress."""
    wood, cloth = Style(palette.prop, palette.prop_line), Style(palette.bedding, palette.prop_line)
    legs = tuple(((x, 0.0), (x + 20, 0.0), (x + 20, height - 70), (x, height - 70)) for x in (left + 14, right - 34))
    frame, mattress = (
        Box(left, right, height - 88, height - 56, 5, wood),
        Box(left, right, height - 62, height, 18, cloth),
    )
    return Prop("bed", "back", (Gons(legs, wood), frame, mattress))


def doorway(left: float, right: float, height: float, palette: Palette) -> Prop:
    """A door frame, seen from the front."""
    style, outer, top = Style(palette.prop, palette.prop_line), 30, height + 30
    frame = ((left - outer, 0.0), (left - outer, top), (right + outer, top), (right + outer, 0.0))
    inner = ((right, 0.0), (right, height), (left, height), (left, 0.0))
    return Prop("doorway", "back", (Gons(((*frame, *inner),), style),))


def towel(left: float, right: float, bottom: float, top: float, layer: Layer, palette: Palette) -> Prop:
    """A towel that lies flat."""
    radius = min(right - left, top - bottom) * 0.45
    return Prop("towel", layer, (Box(left, right, bottom, top, radius, Style(palette.towel, palette.prop_line)),))


def dumbbell(centre: XY, degrees: float, layer: Layer, palette: Palette, *, end: bool) -> Prop:
    """A dumbbell that nobody holds."""
    if end:
        plate = Disc(centre, 30, Style(palette.iron, palette.line, 5))
        return Prop("dumbbell", layer, (plate, Disc(centre, 9, Style(palette.iron_light))))
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def block(left: float, right: float, half: float) -> tuple[XY, ...]:
        corners = ((left, -half), (right, -half), (right, half), (left, half))
        return tuple((centre[0] + c * u - s * v, centre[1] + s * u + c * v) for u, v in corners)

    rings = (block(-40, 40, 5), block(-53, -31, 24), block(31, 53, 24))
    return Prop("dumbbell", layer, (Gons(rings, Style(palette.iron, palette.line)),))
