"""How deep a point is inside a thing: for the rule that nobody is drawn through the furniture."""

from dataclasses import dataclass

import numpy as np

from .vectors import Array, length


@dataclass(frozen=True)
class Ball:
    centre: Array
    radius: float

    @property
    def corners(self) -> Array:
        """Lower and upper corner of the box round it, `(2, 3)`."""
        return np.array([self.centre - self.radius, self.centre + self.radius])

    def depth(self, points: Array) -> Array:
        """How far inside each point `(n, 3)` is; negative outside."""
        return np.asarray(self.radius - length(points - self.centre))


@dataclass(frozen=True)
class Rod:
    """A cylinder with round ends from `a` to `b`."""

    a: Array
    b: Array
    radius: float

    @property
    def corners(self) -> Array:
        return np.array([np.minimum(self.a, self.b) - self.radius, np.maximum(self.a, self.b) + self.radius])

    def depth(self, points: Array) -> Array:
        way = self.b - self.a
        share = np.clip((points - self.a) @ way / float(way @ way), 0, 1)
        return np.asarray(self.radius - length(points - self.a - share[:, None] * way))


@dataclass(frozen=True)
class Block:
    """A box along the axes of the room."""

    low: Array
    high: Array

    @property
    def corners(self) -> Array:
        return np.array([self.low, self.high])

    def depth(self, points: Array) -> Array:
        return np.asarray(np.minimum(points - self.low, self.high - points).min(axis=1))


Solid = Ball | Rod | Block
