"""Vectors and rotations in three dimensions.

World axes: x to the viewer's right, y up, z towards the viewer; lengths in thousandths of stature. A frame is a
3 x 3 matrix whose columns are the axes of a bone: x forward (anterior), y up (cranial), z to the person's right.
Functions that take `(..., 3)` work on one vector or on a stack of them.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Axis = Literal["x", "y", "z"]
Turn = tuple[Axis, float]
"""An axis and degrees about it."""

_TINY = 1e-9


def vector(values: Iterable[float]) -> Array:
    """The numbers as an array of floats."""
    return np.array(tuple(values), dtype=np.float64)


def rotation(axis: Axis, degrees: float) -> Array:
    """The 3 x 3 matrix that turns by so many degrees about an axis, right-handed."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    if axis == "x":
        return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])
    if axis == "y":
        return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def length(v: Array) -> Array:
    """Euclidean lengths of `(..., 3)` (or `(..., 2)`) vectors, shape `(...)`."""
    return np.asarray(np.sqrt((v * v).sum(axis=-1)))


def unit(v: Array) -> Array:
    """The vectors at length 1; a vector of no length stays as it is."""
    size = length(v)[..., None]
    return v / np.where(size > _TINY, size, 1.0)


def cross(a: Array, b: Array) -> Array:
    """The cross product over the last axis."""
    return np.stack(
        [
            a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1],
            a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
            a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0],
        ],
        axis=-1,
    )


def across(v: Array, along: Array) -> Array:
    """What is left of `v` at right angles to the unit vector `along`."""
    return np.asarray(v - along * (v * along).sum(axis=-1, keepdims=True))


def frame(up: Array, forward: Array) -> Array:
    """Frames `(..., 3, 3)` with the y axis along `up` and the x axis as near to `forward` as can be."""
    y = unit(up)
    x = across(forward, y)
    if bool(np.any(length(x) < 1e-6)):
        x = np.where(length(x)[..., None] < 1e-6, _some_normal(y), x)
    x = unit(x)
    return np.stack([x, y, cross(x, y)], axis=-1)


def _some_normal(y: Array) -> Array:
    ahead = across(np.broadcast_to(np.array([1.0, 0.0, 0.0]), y.shape), y)
    aside = across(np.broadcast_to(np.array([0.0, 0.0, 1.0]), y.shape), y)
    return np.where(length(ahead)[..., None] < 1e-6, aside, ahead)


def turned(frame_: Array, *turns: Turn) -> Array:
    """The frame after turns about its own axes, in reading order."""
    for axis, degrees in turns:
        frame_ = frame_ @ rotation(axis, degrees)
    return frame_


def degrees_between(a: Array, b: Array) -> float:
    """The angle between two vectors, 0 to 180 degrees."""
    return math.degrees(math.acos(max(-1.0, min(1.0, float(unit(a) @ unit(b))))))


def monotone(x: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    """A cubic through the points that never overshoots them (Fritsch and Butland)."""
    i = min(max(sum(1 for k in xs if k < x) - 1, 0), len(xs) - 2)
    h = xs[i + 1] - xs[i]
    t = (x - xs[i]) / h
    m0, m1 = _slope(i, xs, ys), _slope(i + 1, xs, ys)
    t2, t3 = t * t, t**3
    left = (2 * t3 - 3 * t2 + 1) * ys[i] + (t3 - 2 * t2 + t) * h * m0
    return left + (-2 * t3 + 3 * t2) * ys[i + 1] + (t3 - t2) * h * m1


def _slope(k: int, xs: Sequence[float], ys: Sequence[float]) -> float:
    if k == 0:
        return (ys[1] - ys[0]) / (xs[1] - xs[0])
    if k == len(xs) - 1:
        return (ys[-1] - ys[-2]) / (xs[-1] - xs[-2])
    before = (ys[k] - ys[k - 1]) / (xs[k] - xs[k - 1])
    after = (ys[k + 1] - ys[k]) / (xs[k + 1] - xs[k])
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)
