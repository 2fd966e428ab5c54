"""The bones: their lengths, the joints' names, and one posed skeleton.

Stature is 1000. Lengths are the fractions of Drillis and Contini (1966) as given by Winter, Biomechanics and Motor
Control of Human Movement; the hand is shorter than published (108), because a hand drawn whole reads long.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .vectors import Array, frame

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


@dataclass(frozen=True)
class SpineCurve:
    """A smooth curve through the spine.

    `nodes` is `(10, 3)`, from sacrum to skull; `segments` is `(9, 3, 3)`, the frame of each vertebra; `base` is the
    frame of the pelvis. A place on the curve is counted in nodes and may lie between two.
    """

    nodes: Array
    segments: Array
    base: Array

    def at(self, places: Array) -> tuple[Array, Array]:
        """Positions `(n, 3)` and frames `(n, 3, 3)` at so many places."""
        last = len(self.nodes) - 1
        i = np.clip(np.floor(places), 0, last - 1).astype(int)
        t = (places - i)[:, None]
        before, after = self._beyond()
        all_nodes = np.vstack([before, self.nodes, after])
        a0, a, b, b1 = (all_nodes[i + k] for k in range(4))
        position = 0.5 * (
            2 * a + (b - a0) * t + (2 * a0 - 5 * a + 4 * b - b1) * t * t + (3 * a - a0 - 3 * b + b1) * t**3
        )
        mixed = self._node_frames()
        blend = mixed[i] * (1 - t)[..., None] + mixed[i + 1] * t[..., None]
        return position, frame(blend[:, :, 1], blend[:, :, 0])

    def point(self, place: float) -> tuple[Array, Array]:
        """Position `(3,)` and frame `(3, 3)` at one place."""
        positions, frames = self.at(np.array([place]))
        return positions[0], frames[0]

    def _beyond(self) -> tuple[Array, Array]:
        below = self.nodes[0] - self.base @ np.array([0.0, 33.0, 0.0])
        return below, 2 * self.nodes[-1] - self.nodes[-2]

    def _node_frames(self) -> Array:
        """Twice the mean of the frames on both sides of each node, `(10, 3, 3)`."""
        lower = np.concatenate([self.base[None], self.segments])
        upper = np.concatenate([self.segments, self.segments[-1:]])
        return np.asarray(lower + upper)


@dataclass(frozen=True)
class Skeleton:
    """A posed skeleton: joints `(3,)` and bone frames `(3, 3)` by name, in world axes.

    `overreach` is by how much a hand or foot fell short of where the pose wants it (0 or less: it got there);
    `unsolved` is the greatest height in thousandths by which a solved angle missed its aim.
    """

    joints: Mapping[str, Array]
    frames: Mapping[str, Array]
    spine: SpineCurve
    hands: Mapping[Side, HandShape]
    overreach: float = 0.0
    unsolved: float = 0.0
