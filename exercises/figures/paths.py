"""Outlines and lines as the text of SVG paths: integers only, relative commands, no more characters than needed."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from .curves import Cubic, Plane, fit

UNITS = 2
"""Units of the drawing in one thousandth of stature, so that whole numbers are fine enough."""
_STRAIGHT = 0.9
"""A cubic whose handles are nearer to its chord than so many units is written as a line."""

_HALF_SLACK = 1e-4

Pixel = tuple[int, int]


@dataclass(frozen=True)
class Canvas:
    """Turns points of the picture (thousandths of stature, y up) into units of the drawing (y down, from 0 0).

    `left` and `top` are the picture's coordinates of the corner; `flipped` mirrors the picture about its middle.
    """

    left: int
    top: int
    width: int
    height: int
    flipped: bool = False

    def pixel(self, x: float, y: float) -> Pixel:
        across = self.left + self.width - x if self.flipped else x - self.left
        return _whole(across * UNITS), _whole((self.top - y) * UNITS)

    def length(self, thousandths: float) -> str:
        """A length as written in the drawing."""
        return f"{thousandths * UNITS:g}"


def _whole(value: float) -> int:
    """The nearest whole number; of two as near the lesser, so that the last bits of a half do not matter."""
    return math.ceil(value - 0.5 - _HALF_SLACK)


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of any geometry."""
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    return [p for part in getattr(shape, "geoms", ()) for p in polygons(part)]


def lines(shape: BaseGeometry) -> list[LineString]:
    """The lines of any geometry."""
    if isinstance(shape, LineString):
        return [] if shape.is_empty else [shape]
    return [p for part in getattr(shape, "geoms", ()) for p in lines(part)]


def plane(shape: BaseGeometry) -> Plane:
    """The points of a line or ring as complex numbers."""
    xy = shapely.get_coordinates(shape)
    return np.asarray(xy[:, 0] + 1j * xy[:, 1])


def outline_path(shape: BaseGeometry, canvas: Canvas, *, tolerance: float, least: float = 12.0) -> str:
    """The curved outlines of a shape; polygons smaller than `least` square thousandths are left out."""
    text = ""
    for polygon in polygons(shape):
        if polygon.area < least:
            continue
        text += _curve(polygon.exterior, canvas, tolerance, closed=True)
        for hole in polygon.interiors:
            if Polygon(hole).area > 30:
                text += _curve(hole, canvas, tolerance, closed=True)
    return text


def line_path(strokes: Iterable[LineString], canvas: Canvas, *, tolerance: float = 0.9, least: float = 6.0) -> str:
    """Curves along lines; those shorter than `least` are left out."""
    return "".join(
        _curve(stroke, canvas, tolerance, closed=bool(stroke.is_ring)) for stroke in strokes if stroke.length >= least
    )


def straight_path(points: Sequence[tuple[float, float]], canvas: Canvas, *, closed: bool) -> str:
    """Straight lines from point to point."""
    pixels = [canvas.pixel(x, y) for x, y in points]
    text = "M" + _numbers(pixels[0])
    command = ""
    for before, after in pairwise(pixels):
        text, command = _append(text, command, "l", (after[0] - before[0], after[1] - before[1]))
    return text + ("z" if closed else "")


def cubic_path(cubics: Sequence[Cubic], canvas: Canvas, *, closed: bool) -> str:
    """Cubics end to end."""
    if not cubics:
        return ""
    here = canvas.pixel(cubics[0][0].real, cubics[0][0].imag)
    text, command = "M" + _numbers(here), ""
    for cubic in cubics:
        handles = [canvas.pixel(p.real, p.imag) for p in cubic[1:]]
        steps = [(x - here[0], y - here[1]) for x, y in handles]
        end = steps[2]
        if end == (0, 0):
            continue
        if _is_straight(steps):
            text, command = _append(text, command, "l", end)
        else:
            text, command = _append(text, command, "c", (*steps[0], *steps[1], *end))
        here = handles[2]
    return text + ("z" if closed else "")


def _curve(shape: LineString, canvas: Canvas, tolerance: float, *, closed: bool) -> str:
    if len(shape.coords) == 2:
        (ax, ay), (bx, by) = shape.coords
        return straight_path(((ax, ay), (bx, by)), canvas, closed=False)
    return _fitted(plane(shape).tobytes(), canvas, tolerance, closed)


@lru_cache(maxsize=2048)
def _fitted(points: bytes, canvas: Canvas, tolerance: float, closed: bool) -> str:
    """The curve through points; the looks of one picture have most of their outlines in common."""
    through: Plane = np.frombuffer(points, dtype=np.complex128)
    return cubic_path(fit(through, closed=closed, tolerance=tolerance), canvas, closed=closed)


def _is_straight(steps: Sequence[Pixel]) -> bool:
    x, y = steps[2]
    size = (x * x + y * y) ** 0.5
    return all(abs(x * v - y * u) < _STRAIGHT * size for u, v in steps[:2])


def _append(text: str, last: str, command: str, numbers: Sequence[int]) -> tuple[str, str]:
    """A command is not repeated, and a minus sign parts two numbers as well as a space does."""
    written = _numbers(numbers)
    gap = command if command != last else "" if written.startswith("-") else " "
    return text + gap + written, command


def _numbers(numbers: Sequence[int]) -> str:
    text = str(numbers[0])
    for number in numbers[1:]:
        text += str(number) if number < 0 else f" {number}"
    return text
