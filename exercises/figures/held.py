"""What hands hold: a ribbon of elastic band, a stick. It lies over the body but under the fingers that grip it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry import LineString

from .anatomy import Side
from .part import Fill, Part
from .vectors import Array, unit

BAND_WIDTH, STICK_WIDTH = 13.0, 11.0
_TAIL = 30.0
"""How far a band runs on beyond the palm, so that its end shows below the fist."""


@dataclass(frozen=True)
class Strand:
    """One ribbon, and the hand that closes over it; `None` lies over all."""

    part: Part
    hand: Side | None


def ribbon(points: Sequence[tuple[float, float]], hand: Side | None, *, far: bool, curved: bool = False) -> Strand:
    """A band through points of the picture, the first of which is in the hand."""
    way = np.array(points, dtype=np.float64)
    if curved:
        way = _through(way)
    if hand:
        way = np.vstack([way[0] + unit(way[0] - way[1]) * _TAIL, way])
    shape = LineString(way).buffer(BAND_WIDTH / 2, cap_style="flat", join_style="round", quad_segs=4)
    colour = "band_far" if far else "band"
    return Strand(Part("band", shape, (Fill(shape, colour),), far, pen="edge"), hand)


def rod(a: tuple[float, float], b: tuple[float, float], hand: Side | None) -> Strand:
    """A stick from end to end."""
    shape = LineString([a, b]).buffer(STICK_WIDTH / 2, quad_segs=4)
    return Strand(Part("stick", shape, (Fill(shape, "wood"),), pen="hem"), hand)


def grasped(parts: Sequence[Part], strands: Sequence[Strand]) -> tuple[Part, ...]:
    """The parts of a body with what it holds, each strand just behind the forearm and hand that hold it."""
    out = list(parts)
    for strand in strands:
        names = [part.name for part in out]
        fore = f"fore_{strand.hand}"
        out.insert(names.index(fore) if fore in names else len(out), strand.part)
    return tuple(out)


def _through(known: Array) -> Array:
    """A Catmull-Rom curve through the points, eight steps a piece."""
    ends = np.vstack([2 * known[0] - known[1], known, 2 * known[-1] - known[-2]])
    way = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for t in np.linspace(0, 1, 9)[:-1]:
            bow = (2 * a + 4 * c - 5 * b - d) * t * t + (3 * b - a - 3 * c + d) * t**3
            way.append(0.5 * (2 * b + (c - a) * t + bow))
    return np.vstack([*way, known[-1]])
