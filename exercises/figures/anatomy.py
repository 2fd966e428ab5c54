"""The bones: their lengths and names.

Stature is 1000. Lengths are the fractions of Drillis and Contini (1966) as given by Winter, Biomechanics and Motor
Control of Human Movement; the hand is shorter than published (108), because a hand drawn whole reads long.
"""

from collections.abc import Mapping
from typing import Literal

Side = Literal["r", "l"]
SIDES: tuple[Side, Side] = ("r", "l")
HandShape = Literal["relaxed", "flat", "grip", "cup"]

THIGH, SHANK, UPPER_ARM, FOREARM = 245.0, 246.0, 186.0, 146.0
HIP_HALF_WIDTH, SHOULDER_HALF_WIDTH = 48.0, 98.0

# A part of the spine: length, and how far it leans forward of the part below when standing at ease (degrees).
VERTEBRAE = ((33, 3), (33, 3), (34, -3), (36, -6), (36, -3), (36, 6), (37, 11), (25, 16), (25, 13))
REGIONS: Mapping[str, tuple[tuple[int, float], ...]] = {
    "lumbar": ((0, 0.30), (1, 0.36), (2, 0.34)),
    "thoracic": ((3, 0.32), (4, 0.28), (5, 0.24), (6, 0.16)),
    "neck": ((7, 0.5), (8, 0.5)),
}
SHOULDER_NODE = 6.05
"""Where on the spine the shoulders hang, counted in nodes from the sacrum."""

_SIDED_JOINTS = ("hip", "knee", "ankle", "sole", "heel", "toe", "shoulder", "elbow", "wrist", "palm", "tips")
_SIDED_FRAMES = ("thigh", "shank", "foot", "toe", "upper", "fore", "hand")
JOINTS = ("pelvis", "head", "c7", *(f"{name}_{side}" for name in _SIDED_JOINTS for side in SIDES))
FRAMES = ("pelvis", "head", *(f"{name}_{side}" for name in _SIDED_FRAMES for side in SIDES))


def sign(side: Side) -> int:
    """The direction of the side along the person's z axis."""
    return 1 if side == "r" else -1
