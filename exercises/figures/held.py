"""What lies between parts of the body: a ribbon of band, a stick, a dumbbell in the fist, a ball between the knees.

A strand is painted just before the part `at`, so that fingers close over it; or just after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from .anatomy import Side, sign
from .ellipsoids import Camera, along
from .part import Fill, Part
from .skeleton import Skeleton
from .vectors import Array, frame, unit, vector

BAND_WIDTH, STICK_WIDTH = 13.0, 11.0
_TAIL = 30.0
"""How far a band runs on beyond the palm, so that its end shows below the fist."""
_OVERLAP = 5.0
_BAR, _PLATES, _PLATE, _PLATE_THICK = 6.0, 43.0, 26.0, 20.0


@dataclass(frozen=True)
class Strand:
    """One thing, and the part of the body before which it is painted, or after which if `over`.

    Without `at` it lies over all.
    """

    part: Part
    at: str | None
    over: bool = False


def ribbon(points: Sequence[tuple[float, float]], hand: Side | None, *, far: bool, curved: bool = False) -> Strand:
    """A band through points of the picture, the first of which is in the hand."""
    way = np.array(points, dtype=np.float64)
    if curved:
        way = _through(way)
    if hand:
        way = np.vstack([way[0] + unit(way[0] - way[1]) * _TAIL, way])
    shape = LineString(way).buffer(BAND_WIDTH / 2, cap_style="flat", join_style="round", quad_segs=4)
    colour = "band_far" if far else "band"
    return Strand(Part("band", shape, (Fill(shape, colour),), far, pen="edge"), f"fore_{hand}" if hand else None)


def fist(skeleton: Skeleton, side: Side) -> tuple[Array, Array]:
    """The middle of what a closed hand holds, and the direction in which it lies: towards the thumb."""
    axes = skeleton.frames[f"hand_{side}"]
    middle = skeleton.joints[f"palm_{side}"] + axes @ vector((0, -8, -sign(side) * 6))
    return middle, axes[:, 0]


def rod(a: tuple[float, float], b: tuple[float, float], hands: Sequence[tuple[Side, Array]]) -> tuple[Strand, ...]:
    """A stick from end to end. Between two hands it is cut in half, so that each half lies under its own fist."""
    if len(hands) < 2:
        return (Strand(_rod(LineString([a, b])), f"fore_{hands[0][0]}" if hands else None),)
    ends = np.array([a, b])
    way = ends[1] - ends[0]
    shares = {side: float((palm - ends[0]) @ way / (way @ way)) for side, palm in hands}
    first, second = sorted(shares, key=lambda side: shares[side])
    cut = ends[0] + way * (shares[first] + shares[second]) / 2
    lap = unit(way) * _OVERLAP
    one, other = _rod(LineString([ends[0], cut + lap])), _rod(LineString([cut - lap, ends[1]]))
    zone = shapely.Point(cut).buffer(3 * _OVERLAP)
    return (
        Strand(one.seamed(other.outline, zone), f"fore_{first}"),
        Strand(other.seamed(one.outline, zone), f"fore_{second}"),
    )


def _rod(line: LineString) -> Part:
    shape = line.buffer(STICK_WIDTH / 2, quad_segs=4)
    return Part("stick", shape, (Fill(shape, "wood"),), pen="hem")


def dumbbell(skeleton: Skeleton, side: Side, camera: Camera, *, far: bool) -> tuple[Strand, ...]:
    """A dumbbell in the fist: bar and farther plate behind the fingers, the nearer plate before them."""
    middle, thumbward = fist(skeleton, side)
    ends = sorted((middle + thumbward * _PLATES, middle - thumbward * _PLATES), key=camera.depth)
    bar = LineString(camera.flat(np.array(ends))).buffer(_BAR, quad_segs=4)
    behind, before = (_plate(end, thumbward, camera) for end in ends)
    colour = "iron_far" if far else "iron"

    def part(*shapes: BaseGeometry) -> Part:
        whole = shapely.union_all(shapes)
        return Part("dumbbell", whole, (Fill(whole, colour),), far, pen="hem")

    at = f"fore_{side}"
    return Strand(part(bar, behind), at), Strand(part(before), at, over=True)


def _plate(centre: Array, axis: Array, camera: Camera) -> BaseGeometry:
    axes = frame(axis, np.array([0.31, 0.52, 0.79]))
    faces = np.array([centre - axis * _PLATE_THICK / 2, centre + axis * _PLATE_THICK / 2])
    return camera.chain(along(axes, faces, np.array([[_PLATE, 0.01, _PLATE]] * 2)))


def grasped(parts: Sequence[Part], strands: Sequence[Strand]) -> tuple[Part, ...]:
    """The parts of a body with what lies between them."""
    out = list(parts)
    for strand in strands:
        names = [part.name for part in out]
        place = names.index(strand.at) + strand.over if strand.at in names else len(out)
        out.insert(place, strand.part)
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
