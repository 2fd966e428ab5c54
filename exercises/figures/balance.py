"""Does a standing person stay up? The centre of mass must lie over what they stand on.

Mass fractions and centres of mass of the segments are those of Dempster as given by Winter, Biomechanics and Motor
Control of Human Movement, table 4.1.
"""

from collections.abc import Sequence

import numpy as np
from shapely.geometry import MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from .anatomy import SIDES
from .flesh import Body
from .vectors import Array

# Segment: proximal joint, distal joint, share of the body's mass, place of its centre from the proximal joint.
_LIMBS = (
    ("shoulder", "elbow", 0.028, 0.436),
    ("elbow", "wrist", 0.016, 0.430),
    ("wrist", "tips", 0.006, 0.506),
    ("hip", "knee", 0.100, 0.433),
    ("knee", "ankle", 0.0465, 0.433),
    ("heel", "toe", 0.0145, 0.5),
)
_TRUNK, _HEAD = 0.497, 0.081
_ON_THE_FLOOR = 12.0
_SOLE_WIDTH = 12.0


def centre_of_mass(body: Body) -> Array:
    """World position `(3,)`."""
    parts = []
    for side in SIDES:
        for proximal, distal, share, place in _LIMBS:
            a, b = body.joint(f"{proximal}_{side}"), body.joint(f"{distal}_{side}")
            parts.append((share, a + (b - a) * place))
    hips = (body.joint("hip_r") + body.joint("hip_l")) / 2
    shoulders = (body.joint("shoulder_r") + body.joint("shoulder_l")) / 2
    parts.append((_TRUNK, (hips + shoulders) / 2))
    parts.append((_HEAD, np.asarray(body.head.centres[0])))
    total = sum(share for share, _ in parts)
    return np.asarray(sum((share * place for share, place in parts), np.zeros(3)) / total)


def support(body: Body, parts: Sequence[str]) -> BaseGeometry:
    """The hull, seen from above, of what the named parts have on the floor."""
    touching = []
    for name in parts:
        solids = body.part(name)
        for i in range(len(solids)):
            if solids[i : i + 1].lowest < _ON_THE_FLOOR:
                touching.append(solids.centres[i][[0, 2]])
    return MultiPoint(touching).convex_hull.buffer(_SOLE_WIDTH)


def overhang(body: Body, parts: Sequence[str]) -> float:
    """By how much the centre of mass lies outside the support, in thousandths of stature; 0 if it is over it."""
    mass = centre_of_mass(body)
    return float(support(body, parts).distance(Point(mass[0], mass[2])))
