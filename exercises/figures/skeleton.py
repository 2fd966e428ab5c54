"""One posed skeleton."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .pose import Pose
from .vectors import Array, frame


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

    `pose` is the pose after its open angles were solved. `overreach` is by how much a hand or foot fell short of
    where the pose wants it (0 or less: it got there); `unsolved` is the greatest height in thousandths by which a
    solved angle missed its aim.
    """

    joints: Mapping[str, Array]
    frames: Mapping[str, Array]
    spine: SpineCurve
    pose: Pose
    overreach: float = 0.0
    unsolved: float = 0.0
