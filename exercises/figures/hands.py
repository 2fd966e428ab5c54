"""Hands: a palm, four fingers and a thumb, and the lines between the fingers where they face the viewer.

In the frame of a hand, x runs to the thumb, y to the wrist, and z is written towards the palm on both sides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from .anatomy import HandShape, Side, sign
from .ellipsoids import Camera, Ellipsoids, fixed, joined
from .skeleton import Skeleton
from .vectors import Array, turned, vector

WEB = ((0, 1), (1, 2), (2, 3, 6, 9, 12), *((base + k, base + k + 1) for base in (3, 6, 9, 12) for k in (0, 1)))
"""Which ellipsoids of `Hand.solids` are bridged: palm to wrist, palm to knuckles, and along each finger."""

_PALM = ((0, 0, 0, 14.5, 12, 12), (0, -24, 1, 19, 14, 11), (-1, -46, 0, 19, 10, 9.5))
_FINGERS = ((13.0, 0.94), (4.3, 1.0), (-4.6, 0.96), (-13.2, 0.8))
"""Place of the knuckle towards the thumb, and length as a share of the middle finger's, from index to little."""
_PHALANGES, _RADII = (27.0, 23.0), ((6.2, 8.2), (5.6, 7.2), (4.6, 5.6))
_CURL: Mapping[HandShape, tuple[float, float]] = {
    "flat": (4, 4),
    "relaxed": (18, 26),
    "grip": (78, 105),
    "cup": (30, 45),
}
_THUMB: Mapping[HandShape, tuple[tuple[float, ...], ...]] = {
    "grip": ((12, -14, 3, 9), (17, -34, 14, 7.5), (8, -46, 24, 6.5)),
    "flat": ((11, -14, 2, 9), (23, -34, 5, 7), (28, -52, 5, 5.5)),
    "relaxed": ((11, -14, 3, 9), (18, -35, 9, 7), (18, -54, 13, 5.5)),
    "cup": ((11, -14, 3, 9), (18, -35, 9, 7), (18, -54, 13, 5.5)),
}
_FACING = 0.45
_INSET = 3.0


@dataclass(frozen=True)
class Hand:
    """`solids` are the palm (3) and the fingers (3 each, index first); `bones` the frames of their two phalanges."""

    solids: Ellipsoids
    thumb: Ellipsoids
    bones: tuple[Array, Array]
    side: Side
    shape: HandShape

    def creases(self, camera: Camera, outline: BaseGeometry) -> Iterator[BaseGeometry]:
        """Lines between neighbouring fingers, on each phalanx that turns its back (or an open palm) to the viewer."""
        inside = outline.buffer(-_INSET)
        for index in range(len(_FINGERS) - 1):
            points = self._between(index)
            for k, bone in enumerate(self.bones):
                back = bone[:, 2] * sign(self.side)
                seen = camera.facing(back)
                if seen > _FACING or (seen < -_FACING and self.shape == "flat"):
                    surface = points[k : k + 2] + back * _RADII[k + 1][1] * np.sign(seen)
                    yield LineString(camera.flat(surface)).intersection(inside)

    def _between(self, index: int) -> Array:
        """Knuckle, joint and tip between two fingers, `(3, 3)`; the line ends before the tip of the shorter."""
        one, other = (self.solids.centres[3 + 3 * i : 6 + 3 * i] for i in (index, index + 1))
        middle = (one + other) / 2
        return np.vstack([middle[0] * 0.75 + middle[1] * 0.25, middle[1], middle[1] * 0.35 + middle[2] * 0.65])


def hand(skeleton: Skeleton, side: Side) -> Hand:
    """The flesh of one hand."""
    sg, wrist, frame = sign(side), skeleton.joints[f"wrist_{side}"], skeleton.frames[f"hand_{side}"]
    shape = skeleton.pose.arms[side].hand
    near, far = _CURL[shape]
    first = turned(frame, ("x", sg * near))
    second = turned(first, ("x", sg * far))
    fingers = [_finger(wrist + frame @ vector((x, -50, 0)), first, second, share) for x, share in _FINGERS]
    solids = joined([fixed(frame, wrist, _inward(_PALM, sg)), *fingers])
    thumb = fixed(frame, wrist, _inward([(x, y, z, r, r, r) for x, y, z, r in _THUMB[shape]], sg))
    return Hand(solids, thumb, (first, second), side, shape)


def _finger(knuckle: Array, first: Array, second: Array, share: float) -> Ellipsoids:
    middle = knuckle - first[:, 1] * _PHALANGES[0] * share
    tip = middle - second[:, 1] * _PHALANGES[1] * share
    (rx0, rz0), (rx1, rz1), (rx2, rz2) = _RADII
    return joined(
        [
            fixed(first, knuckle, [(0, 0, 0, rx0, 8, rz0)]),
            fixed(first, middle, [(0, 0, 0, rx1, 7, rz1)]),
            fixed(second, tip, [(0, 0, 0, rx2, 6, rz2)]),
        ]
    )


def _inward(rows: Sequence[tuple[float, ...]], sg: int) -> list[tuple[float, ...]]:
    return [(x, y, -sg * z, *radii) for x, y, z, *radii in rows]
