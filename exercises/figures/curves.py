"""Smooth cubic curves through outlines.

Points of the picture are complex numbers here (x + iy), which makes the sums of least squares one product each. The
fit is Schneider's (Graphics Gems, 1990): least squares for the two handles, Newton's method for the parameters, and a
split at the worst point. Before it, the outline is resampled evenly and smoothed between its corners, which does more
for the look of a line than any tolerance.
"""

from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Plane: TypeAlias = NDArray[np.complex128]
Cubic: TypeAlias = tuple[complex, complex, complex, complex]

STEP = 2.5
"""Distance of resampled points, thousandths of stature."""
CORNER = 42.0
"""A turn sharper than so many degrees stays sharp."""
SMALL = 60.0
"""Outlines shorter than this (eyes, finger tips) are round: they have no corners."""
SMOOTHED_FROM = 90.0
_SMOOTHINGS = 7
_NEWTON_STEPS = 4


def fit(points: Plane, *, closed: bool, tolerance: float = 0.9) -> list[Cubic]:
    """Cubics through an outline, within `tolerance` of it. A closed outline repeats its first point."""
    size = float(np.abs(np.diff(points)).sum())
    even = _resampled(points, min(STEP, max(size / 18, 0.4)))
    if len(even) < 3:
        return [(even[0], even[0], even[-1], even[-1])] if len(even) > 1 else []
    if closed:
        even = even[:-1]
    corners = [] if size < SMALL else _corners(even, closed)
    rounds = _SMOOTHINGS if size > SMOOTHED_FROM else 0
    if closed and not corners:
        return _fit_ring(_smoothed_ring(even, rounds), tolerance)
    if closed:
        first = corners[0]
        even = np.concatenate([even[first:], even[: first + 1]])
        cuts = [c - first for c in corners] + [len(even) - 1]
    else:
        cuts = [0, *(c for c in corners if 0 < c < len(even) - 1), len(even) - 1]
    cubics: list[Cubic] = []
    for a, b in pairwise(cuts):
        if b > a:
            _fit_piece(_smoothed(even[a : b + 1], rounds), tolerance, cubics)
    return cubics


def _resampled(points: Plane, step: float) -> Plane:
    walked = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(points)))])
    if walked[-1] < 1e-6:
        return points[:1]
    count = max(round(float(walked[-1]) / step), 2)
    return np.interp(np.linspace(0, walked[-1], count + 1), walked, points)


def _corners(points: Plane, closed: bool) -> list[int]:
    """Indices where the outline turns by more than `CORNER` over two points, the sharpest of each neighbourhood."""
    n, reach = len(points), 2
    if closed:
        before, after = points - np.roll(points, reach), np.roll(points, -reach) - points
    else:
        index = np.arange(n)
        before = points - points[np.maximum(index - reach, 0)]
        after = points[np.minimum(index + reach, n - 1)] - points
    turn = np.round(np.degrees(np.abs(np.angle(np.conj(before) * after))), 3)
    if not closed:
        turn[:reach] = 0
        turn[-reach:] = 0
    found: list[int] = []
    for i in np.flatnonzero(turn > CORNER).tolist():
        near = [(i + k) % n for k in range(-3, 4)] if closed else range(max(0, i - 3), min(n, i + 4))
        if turn[i] >= max(turn[j] for j in near) and not (found and i - found[-1] < 3):
            found.append(i)
    return found


def _smoothed_ring(points: Plane, rounds: int) -> Plane:
    for _ in range(rounds):
        points = 0.25 * np.roll(points, 1) + 0.5 * points + 0.25 * np.roll(points, -1)
    return points


def _smoothed(points: Plane, rounds: int) -> Plane:
    if len(points) <= 4:
        return points
    points = points.copy()
    for _ in range(rounds):
        points[1:-1] = 0.25 * points[:-2] + 0.5 * points[1:-1] + 0.25 * points[2:]
    return points


def _fit_ring(points: Plane, tolerance: float) -> list[Cubic]:
    tangent = _direction(points[1] - points[-1])
    cubics: list[Cubic] = []
    _fit_span(np.append(points, points[0]), tangent, -tangent, tolerance, cubics)
    return cubics


def _fit_piece(points: Plane, tolerance: float, cubics: list[Cubic]) -> None:
    k = min(2, len(points) - 1)
    start, end = _direction(points[k] - points[0]), _direction(points[-1 - k] - points[-1])
    _fit_span(points, start, end, tolerance, cubics)


def _fit_span(points: Plane, start: complex, end: complex, tolerance: float, cubics: list[Cubic]) -> None:
    """Fit one cubic, or split at the worst point and fit each half; `start` and `end` are unit tangents inward."""
    n = len(points)
    if n == 2:
        third = abs(points[1] - points[0]) / 3
        cubics.append((points[0], points[0] + start * third, points[1] + end * third, points[1]))
        return
    u = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(points)))])
    u /= u[-1]
    worst = n // 2
    for _ in range(_NEWTON_STEPS):
        basis = _bernstein(u)
        cubic = _least_squares(points, basis, start, end)
        miss = basis @ np.array(cubic) - points
        squared = np.round(miss.real**2 + miss.imag**2, 6)  # of two equal misses the first, on any machine
        worst = int(squared.argmax())
        if squared[worst] < tolerance * tolerance:
            cubics.append(cubic)
            return
        if squared[worst] > (tolerance * 6) ** 2:
            break
        u = _reparameterised(u, cubic, miss)
    worst = min(max(worst, 1), n - 2)
    through = _direction(points[max(worst - 3, 0)] - points[min(worst + 3, n - 1)])
    _fit_span(points[: worst + 1], start, through, tolerance, cubics)
    _fit_span(points[worst:], -through, end, tolerance, cubics)


def _bernstein(u: NDArray[np.float64]) -> NDArray[np.float64]:
    """The four cubic weights at each parameter, `(n, 4)`."""
    m = 1 - u
    weights = np.empty((len(u), 4))
    weights[:, 0] = m * m * m
    weights[:, 1] = 3 * u * m * m
    weights[:, 2] = 3 * u * u * m
    weights[:, 3] = u * u * u
    return weights


def _least_squares(points: Plane, basis: NDArray[np.float64], start: complex, end: complex) -> Cubic:
    """The cubic with these ends and tangents whose handles fit best."""
    first, last = complex(points[0]), complex(points[-1])
    inner = basis[:, 1:3]
    gram = inner.T @ inner
    mixed = gram[0, 1] * (start.conjugate() * end).real
    rest = inner.T @ (points - first * (basis[:, 0] + basis[:, 1]) - last * (basis[:, 2] + basis[:, 3]))
    x0, x1 = (start.conjugate() * rest[0]).real, (end.conjugate() * rest[1]).real
    det = gram[0, 0] * gram[1, 1] - mixed * mixed
    chord = abs(last - first)
    a = b = 0.0
    if abs(det) > 1e-9:
        a, b = (x0 * gram[1, 1] - x1 * mixed) / det, (gram[0, 0] * x1 - mixed * x0) / det
    if min(a, b) < 1e-3 * chord or max(a, b) > 3 * chord + 5:
        a = b = chord / 3
    return first, first + start * a, last + end * b, last


def _reparameterised(u: NDArray[np.float64], cubic: Cubic, miss: Plane) -> NDArray[np.float64]:
    """One step of Newton's method towards the nearest point of the curve."""
    p0, p1, p2, p3 = cubic
    d0, d1, d2 = 3 * (p1 - p0), 3 * (p2 - p1), 3 * (p3 - p2)
    m = 1 - u
    speed = m * m * d0 + 2 * m * u * d1 + u * u * d2
    bending = m * (2 * (d1 - d0)) + u * (2 * (d2 - d1))
    conjugate = np.conj(miss)
    upper, lower = (conjugate * speed).real, np.abs(speed) ** 2 + (conjugate * bending).real
    flat = np.abs(lower) < 1e-9
    moved = np.where(flat, u, u - upper / np.where(flat, 1.0, lower))
    return np.maximum.accumulate(np.clip(moved, 0.0, 1.0))


def _direction(v: complex) -> complex:
    size = abs(v)
    return complex(v) / size if size > 1e-9 else complex(v)
