"""Puts a posed body down: solves the angles that a pose leaves open and sets the anchor on its support."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from .flesh import Body
from .kinematics import assemble
from .look import Build
from .pose import Pose, Solve, vary
from .vectors import Array

_SAMPLES = 13
_STEPS = 5
_RESTS_ON_BUTTOCKS = frozenset({"torso", "pelvis", "shoulders"})


def place(pose: Pose, build: Build) -> Body:
    """The body in its pose, standing, lying or sitting where the anchor says.

    Feet that reach for a place turn the buttocks with the thighs, so a trunk that rests is set down again.
    """
    missed = 0.0
    for wanted in pose.solve:
        pose, miss = _solved(pose, wanted, lambda p: _settled(p, build))
        missed = max(missed, miss)
    at = _anchored(pose, _anchored(pose, np.zeros(3), build), build)
    seat = _reseated(pose, at, build)
    for wanted in pose.solve_after:
        pose, miss = _solved(pose, wanted, lambda p: Body(assemble(p, seat), build))
        missed = max(missed, miss)
    return Body(replace(assemble(pose, seat), unsolved=missed), build)


def _settled(pose: Pose, build: Build) -> Body:
    """The body without reaching, raised so that the anchor is at its height."""
    at = np.array([0.0, _rise(pose, Body(assemble(pose, np.zeros(3), reach=False), build)), 0.0])
    return Body(assemble(pose, at, reach=False), build)


def _rise(pose: Pose, body: Body) -> float:
    return float(pose.anchor.y - min(body.part(name).lowest for name in pose.anchor.parts))


def _anchored(pose: Pose, at: Array, build: Build) -> Array:
    body = Body(assemble(pose, at, reach=False), build)
    moved: Array = at + np.array([0.0, _rise(pose, body), 0.0])
    if pose.anchor.pin is not None:
        moved[0] = at[0] + pose.anchor.x - body.joint(pose.anchor.pin)[0]
    return moved


def _reseated(pose: Pose, at: Array, build: Build) -> Array:
    if len(pose.anchor.parts) == 1 and pose.anchor.parts[0] in _RESTS_ON_BUTTOCKS:
        for _ in range(2):
            at = at + np.array([0.0, _rise(pose, Body(assemble(pose, at), build)), 0.0])
    return at


def _solved(pose: Pose, wanted: Solve, stand: Callable[[Pose], Body]) -> tuple[Pose, float]:
    """The pose with the one angle found, and by how much the part still misses its height."""

    def gap(value: float) -> float:
        return stand(vary(pose, wanted.var, value)).part(wanted.part).lowest - wanted.y

    values = [float(v) for v in np.linspace(wanted.low, wanted.high, _SAMPLES)]
    gaps = [gap(v) for v in values]
    crossings = [i for i in range(_SAMPLES - 1) if gaps[i] * gaps[i + 1] <= 0 and gaps[i] != gaps[i + 1]]
    if not crossings:
        best = min(range(_SAMPLES), key=lambda i: abs(gaps[i]))
        return vary(pose, wanted.var, values[best]), abs(gaps[best])
    i = min(crossings, key=lambda k: abs(_chord(values, gaps, k) - wanted.near))
    value = _root(gap, values[i], values[i + 1], gaps[i], gaps[i + 1])
    return vary(pose, wanted.var, value), 0.0


def _chord(values: list[float], gaps: list[float], k: int) -> float:
    return values[k] - gaps[k] * (values[k + 1] - values[k]) / (gaps[k + 1] - gaps[k])


def _root(gap: Callable[[float], float], a: float, b: float, fa: float, fb: float) -> float:
    """Where the function is nought between `a` and `b`, by the Illinois rule."""
    c = a
    for _ in range(_STEPS):
        c = (a * fb - b * fa) / (fb - fa)
        fc = gap(c)
        if abs(fc) < 0.01:
            break
        if fc * fb < 0:
            a, fa = b, fb
        else:
            fa /= 2
        b, fb = c, fc
    return c
