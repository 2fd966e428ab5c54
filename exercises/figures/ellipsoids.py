"""Stacks of ellipsoids in space, and what the viewer sees of them.

An ellipsoid seen from afar is an ellipse, so a body made of ellipsoids has a silhouette from every side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .vectors import Array

_POINTS = 44
_TURN = np.linspace(0, 2 * np.pi, _POINTS, endpoint=False)
_CIRCLE = np.stack([np.cos(_TURN), np.sin(_TURN)])
_THINNEST = 0.3
_GRID = 1e-4
_ROUND = 1e-6
"""An ellipse whose axes differ by less than this share is a circle: it has no principal direction."""


def settled(values: Array) -> Array:
    """The values on a grid of a ten-thousandth.

    Machines differ in the last bits of a product. Settled before shapes are cut by one another, drawings have the
    same bytes on all of them. The grid is shifted, so that no plain number lies half-way between two of its points.
    """
    return np.asarray(np.floor(values / _GRID + 0.382) * _GRID)


@dataclass(frozen=True)
class Ellipsoids:
    """`centres` is `(n, 3)`; `axes` is `(n, 3, 3)`, whose columns are the semi-axes."""

    centres: Array
    axes: Array

    def __len__(self) -> int:
        return len(self.centres)

    def __getitem__(self, which: slice | Sequence[int]) -> Ellipsoids:
        return Ellipsoids(self.centres[which], self.axes[which])

    def scaled(self, factor: float) -> Ellipsoids:
        """The same centres with every semi-axis times `factor`."""
        return Ellipsoids(self.centres, self.axes * factor)

    @property
    def lowest(self) -> float:
        """The height of the lowest point of any of them."""
        reach = self.axes[:, 1, :]
        return float((self.centres[:, 1] - np.sqrt((reach * reach).sum(axis=1))).min())


def joined(stacks: Iterable[Ellipsoids]) -> Ellipsoids:
    """All stacks as one."""
    every = tuple(stacks)
    return Ellipsoids(np.concatenate([e.centres for e in every]), np.concatenate([e.axes for e in every]))


def along(frames: Array, centres: Array, radii: Array) -> Ellipsoids:
    """Ellipsoids with the semi-axes `radii` `(n, 3)` along the axes of `frames`, `(n, 3, 3)` or one `(3, 3)`."""
    return Ellipsoids(centres, frames * radii[:, None, :])


def fixed(frame: Array, origin: Array, rows: Sequence[Sequence[float]]) -> Ellipsoids:
    """Ellipsoids of one rigid part: rows of centre x, y, z in the part's frame, then radii along its axes."""
    table = np.array(rows, dtype=np.float64)
    return along(frame, origin + table[:, :3] @ frame.T, table[:, 3:6])


def balls(centres: Array, radii: Sequence[float]) -> Ellipsoids:
    """Round balls at centres `(n, 3)`."""
    return Ellipsoids(centres, np.eye(3)[None] * np.array(radii, dtype=np.float64)[:, None, None])


@dataclass(frozen=True)
class Camera:
    """Looks along z after turning the room; `turn` is `(3, 3)`."""

    turn: Array

    @property
    def raised(self) -> bool:
        """Does it look down, so that the ground is a plane and no line?"""
        return float(self.turn[1, 1]) < 1 - _ROUND

    def flat(self, point: Array) -> Array:
        """The picture's x and y of world points `(..., 3)`, settled."""
        return settled((point @ self.turn.T)[..., :2])

    def depth(self, point: Array) -> float:
        """How near to the viewer a point is; greater is nearer."""
        return float(self.turn[2] @ point)

    def facing(self, direction: Array) -> float:
        """1 for a direction that points at the viewer, -1 for one that points away."""
        return float(self.turn[2] @ direction)

    def disc(self, point: Array, radius: float) -> BaseGeometry:
        """A disc in the picture round a point in the room."""
        x, y = self.flat(point)
        return shapely.Point(x, y).buffer(radius, quad_segs=8)

    def outlines(self, solids: Ellipsoids) -> Array:
        """Points on the ellipse that each ellipsoid is seen as, `(n, 44, 2)`.

        The ellipse of a 2 x 3 projection P has the half-axes of P P^T: its principal direction and two lengths.
        """
        seen = (self.turn @ solids.axes)[:, :2, :]
        a = (seen[:, 0] * seen[:, 0]).sum(axis=1)
        b = (seen[:, 0] * seen[:, 1]).sum(axis=1)
        d = (seen[:, 1] * seen[:, 1]).sum(axis=1)
        middle, spread = (a + d) / 2, np.sqrt(((a - d) / 2) ** 2 + b * b)
        long = np.maximum(np.sqrt(middle + spread), _THINNEST)
        short = np.maximum(np.sqrt(np.maximum(middle - spread, 0.0)), _THINNEST)
        angle = np.where(spread > _ROUND * middle, np.arctan2(2 * b, a - d) / 2, 0.0)
        angle = np.where(angle < -np.pi / 2 + _ROUND, angle + np.pi, angle)
        c, s = np.cos(angle), np.sin(angle)
        x = (c * long)[:, None] * _CIRCLE[0] - (s * short)[:, None] * _CIRCLE[1]
        y = (s * long)[:, None] * _CIRCLE[0] + (c * short)[:, None] * _CIRCLE[1]
        return settled(np.stack([x, y], axis=-1) + self.flat(solids.centres)[:, None, :])

    def chain(self, solids: Ellipsoids) -> BaseGeometry:
        """The silhouette of a limb: the union of the hulls of neighbouring ellipses."""
        points = self.outlines(solids)
        return _union_of_hulls(np.concatenate([points[:-1], points[1:]], axis=1))

    def web(self, solids: Ellipsoids, groups: Sequence[Sequence[int]]) -> BaseGeometry:
        """The silhouette of a part in which the ellipsoids of each group are bridged."""
        points = self.outlines(solids)
        hulls = [_union_of_hulls(points[list(g)].reshape(1, -1, 2)) for g in groups]
        return shapely.union_all(hulls)


def _union_of_hulls(clouds: Array) -> BaseGeometry:
    hulls = shapely.convex_hull(shapely.linestrings(clouds))
    return shapely.union_all(hulls)


def camera(yaw: float = 0.0, pitch: float = 0.0) -> Camera:
    """A camera turned by `yaw` about the vertical and `pitch` about the picture's x axis, in degrees."""
    cy, sy = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
    cp, sp = math.cos(math.radians(pitch)), math.sin(math.radians(pitch))
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    return Camera(about_x @ about_y)
