"""An arrow along the way that a joint goes between the two poses, set off from the body so that both can be seen."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from .arrows import Arc
from .ellipsoids import Camera
from .skeleton import Skeleton
from .vectors import Array, unit

LEAST_WAY = 30.0
"""A joint that moves less than this, in thousandths of stature, gives no arrow."""
_SHORTEST, _LONGEST = 110.0, 190.0
_LEAST_TURN, _MOST_BULGE = 12.0, 0.3
_STEP, _FARTHEST = 8.0, 320.0
_LOWEST = 22.0
_ALONG_COSTS, _INWARD_COSTS = 1.2, 1.6

_PIVOTS = {
    **dict.fromkeys(("knee", "ankle", "sole", "heel", "toe"), "hip"),
    **dict.fromkeys(("elbow", "wrist", "palm", "tips"), "shoulder"),
    **dict.fromkeys(("head", "c7", "shoulder"), "pelvis"),
}
"""The joint about which a joint turns."""


def way(start: Skeleton, end: Skeleton, joint: str, camera: Camera) -> Arc:
    """The way of a joint in the picture, of a length that reads well. Raises `ValueError` if it hardly moves."""
    a, b = camera.flat(start.joints[joint]), camera.flat(end.joints[joint])
    if float(np.hypot(*(b - a))) < LEAST_WAY:
        raise ValueError(f"{joint} moves too little between the poses to be followed by an arrow")
    arc = Arc(a, b, _bulge(start, end, joint, camera, a, b))
    share = min(max(arc.chord, _SHORTEST), _LONGEST) / arc.chord
    if share >= 1:
        middle = (a + b) / 2
        return replace(arc, a=middle + (a - middle) * share, b=middle + (b - middle) * share)
    cut = (1 - share) / 2
    return Arc(arc.at(cut), arc.at(1 - cut), arc.bulge * share)


def set_off(arc: Arc, body: BaseGeometry, gap: float) -> Arc:
    """The arc moved until it is `gap` clear of the body and above the floor: outward, or else the shortest way."""
    d = unit(arc.b - arc.a)
    left = np.array([-d[1], d[0]])
    middle = np.array([body.centroid.x, body.centroid.y])
    outward = left if float((arc.at(0.5) - middle) @ left) >= 0 else -left
    found = [
        (distance * cost, moved)
        for direction, cost in ((outward, 1.0), (d, _ALONG_COSTS), (-d, _ALONG_COSTS), (-outward, _INWARD_COSTS))
        for distance, moved in _first_clear(arc, direction, body, gap)
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else arc


def _first_clear(arc: Arc, direction: Array, body: BaseGeometry, gap: float) -> Iterator[tuple[float, Arc]]:
    for distance in np.arange(0.0, _FARTHEST, _STEP):
        moved = replace(arc, a=arc.a + direction * distance, b=arc.b + direction * distance)
        line = LineString([moved.at(t) for t in np.linspace(0, 1, 9)])
        if line.distance(body) >= gap and line.bounds[1] >= _LOWEST:
            yield float(distance), moved
            return


def _bulge(start: Skeleton, end: Skeleton, joint: str, camera: Camera, a: Array, b: Array) -> float:
    """How far the way bows: a joint goes round the one that it hangs on, if that turns it at all."""
    stem, _, side = joint.partition("_")
    if stem not in _PIVOTS:
        return 0.0
    pivot = _PIVOTS[stem] if _PIVOTS[stem] == "pelvis" else f"{_PIVOTS[stem]}_{side}"
    p, q = camera.flat(start.joints[pivot]), camera.flat(end.joints[pivot])
    arm, other = a - p, b - q
    turn = math.degrees(math.atan2(arm[0] * other[1] - arm[1] * other[0], float(arm @ other)))
    if abs(turn) < _LEAST_TURN:
        return 0.0
    # An arc of `turn` has a sagitta of tan(turn / 4) / 2 of its chord; counter-clockwise it bows to the right.
    return float(np.clip(-math.tan(math.radians(turn) / 4) / 2, -_MOST_BULGE, _MOST_BULGE))
