"""One visible part of the person: its silhouette, what fills it, and where its outline melts into a neighbour."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from .paths import lines, polygons


@dataclass(frozen=True)
class Fill:
    """A shape in one colour of the palette, named by its field."""

    shape: BaseGeometry
    colour: str


@dataclass(frozen=True)
class Seam:
    """Where no outline is drawn: inside `other`, within the disc `zone` round the joint that they share."""

    other: BaseGeometry
    zone: BaseGeometry


@dataclass(frozen=True)
class Part:
    """`outline` is the silhouette; `details` are lines inside it (hems, an ear), `creases` finer ones (folds).

    `hatching` marks the working muscle. `pen` names the line round it; what is `far` from the viewer is drawn paler.
    """

    name: str
    outline: BaseGeometry
    fills: tuple[Fill, ...]
    far: bool = False
    pen: str = "line"
    seams: tuple[Seam, ...] = ()
    details: tuple[LineString, ...] = ()
    creases: tuple[LineString, ...] = ()
    hatching: tuple[LineString, ...] = ()

    def seamed(self, other: BaseGeometry, zone: BaseGeometry) -> "Part":
        return replace(self, seams=(*self.seams, Seam(other, zone)))

    def painted(self, shape: BaseGeometry, colour: str) -> "Part":
        return replace(self, fills=(*self.fills, Fill(shape, colour)))

    def detailed(self, drawn: Iterable[LineString]) -> "Part":
        return replace(self, details=(*self.details, *drawn))

    def creased(self, drawn: Iterable[LineString]) -> "Part":
        return replace(self, creases=(*self.creases, *drawn))

    def filleted(self, other: BaseGeometry, zone: BaseGeometry, radius: float, colour: str | None = None) -> "Part":
        """Fill the notch between this part and another with a round of `radius`, as skin and cloth do at a joint."""
        both = shapely.union(self.outline, other).intersection(zone.buffer(2 * radius, quad_segs=4))
        closed = both.buffer(radius, quad_segs=6).buffer(-radius, quad_segs=6)
        notch = shapely.union_all(
            [p for p in polygons(closed.difference(both.buffer(0.2)).intersection(zone)) if p.area > 3]
        )
        if notch.is_empty:
            return self
        web = notch.buffer(1.0)
        filled = Fill(web, colour or self.fills[0].colour)
        return replace(self, outline=shapely.union(self.outline, web), fills=(filled, *self.fills))

    @property
    def contour(self) -> BaseGeometry:
        """The lines to draw round this part: its edge without the seams."""
        edge = self.outline.boundary
        for seam in self.seams:
            edge = edge.difference(seam.other.buffer(-0.5).intersection(seam.zone))
        return edge


def smooth(shape: BaseGeometry, close: float, open_: float) -> BaseGeometry:
    """Round off inner corners up to the radius `close` and outer ones up to `open_`."""
    if close:
        shape = shape.buffer(close, quad_segs=6).buffer(-close, quad_segs=6)
    if open_:
        shape = shape.buffer(-open_, quad_segs=6).buffer(open_, quad_segs=6)
    return shape


def rim(shape: BaseGeometry, inside: BaseGeometry) -> BaseGeometry:
    """The outer edge of a shape as far as it runs inside another."""
    edges = [LineString(p.exterior.coords) for p in polygons(shape)]
    return shapely.union_all(edges).intersection(inside)


def pieces(shape: BaseGeometry, least: float = 0.0) -> tuple[LineString, ...]:
    """The lines of a geometry that are longer than `least`."""
    return tuple(line for line in lines(shape) if line.length > least)
