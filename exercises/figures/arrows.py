"""Arrows that show which way to move: a shaft on an arc of a circle, with a white rim that reads over anything."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .look import Palette
from .props import XY, Curve, Gons, Layer, Prop
from .svg import Style
from .vectors import Array, unit

SHAFT, HEAD = 17.0, 50.0
_RIM = 10.0
_STRAIGHT = 0.02


@dataclass(frozen=True)
class Arc:
    """A way from `a` to `b` that bows by `bulge` of its chord, to the left of travel if positive."""

    a: Array
    b: Array
    bulge: float

    @cached_property
    def chord(self) -> float:
        return float(np.hypot(*(self.b - self.a)))

    @property
    def length(self) -> float:
        return self.chord if self._straight else self._radius * abs(self._angles[1])

    def at(self, t: float) -> Array:
        """The point at the share `t` of the way."""
        if self._straight:
            return self.a + (self.b - self.a) * t
        start, sweep = self._angles
        angle = start + sweep * t
        return self._centre + self._radius * np.array([math.cos(angle), math.sin(angle)])

    @property
    def _straight(self) -> bool:
        return abs(self.bulge) < _STRAIGHT

    @cached_property
    def _radius(self) -> float:
        rise = self.bulge * self.chord
        return (self.chord**2 / 4 + rise * rise) / (2 * abs(rise))

    @cached_property
    def _centre(self) -> Array:
        d = self.b - self.a
        left = np.array([-d[1], d[0]]) / self.chord
        rise = self.bulge * self.chord
        return (self.a + self.b) / 2 + left * (rise - math.copysign(self._radius, rise))

    @cached_property
    def _angles(self) -> tuple[float, float]:
        ax, ay = self.a - self._centre
        bx, by = self.b - self._centre
        start = math.atan2(ay, ax)
        sweep = (math.atan2(by, bx) - start + math.pi) % (2 * math.pi) - math.pi
        return start, sweep


def arrow(a: XY, b: XY, bulge: float, layer: Layer, palette: Palette, *, both: bool = False) -> Prop:
    """An arrow from `a` to `b`, with a head at both ends if `both`."""
    way = Arc(np.array(a, dtype=np.float64), np.array(b, dtype=np.float64), bulge)
    cut = min(0.45, HEAD * 0.7 / way.length)
    shaft = tuple(_xy(way.at(t)) for t in np.linspace(cut if both else 0.0, 1 - cut, 13))
    back = 1.1 * HEAD / way.length if way.length > HEAD * 1.2 else 1.0
    heads = [_head(way.b, way.at(1 - back))]
    if both:
        heads.append(_head(way.a, way.at(back)))
    rings = tuple(heads)
    return Prop(
        "arrow",
        layer,
        (
            Curve(shaft, Style(stroke=palette.paper, width=SHAFT + _RIM)),
            Gons(rings, Style(palette.paper, palette.paper, _RIM)),
            Curve(shaft, Style(stroke=palette.arrow, width=SHAFT)),
            Gons(rings, Style(palette.arrow, palette.arrow, 3)),
        ),
    )


def _head(tip: Array, behind: Array) -> tuple[XY, ...]:
    ahead = unit(tip - behind)
    aside = np.array([-ahead[1], ahead[0]])
    barb = tip - ahead * HEAD
    return (
        _xy(tip),
        _xy(barb + aside * HEAD * 0.5),
        _xy(tip - ahead * HEAD * 0.76),
        _xy(barb - aside * HEAD * 0.5),
    )


def _xy(point: Array) -> XY:
    return float(point[0]), float(point[1])
