"""A pose as plain facts: every angle of every joint, each side on its own, and where hands and feet must be.

Angles are in degrees. A triple is flexion (or bending forward), abduction (or bending to the side), rotation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .anatomy import HandShape, Side

Triple = tuple[float, float, float]
ZERO: Triple = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Offset:
    """A place relative to a joint: `by` in world axes, or in the axes of a bone when `frame` names one."""

    to: str
    by: Triple = ZERO
    frame: str | None = None


Place = Triple | Offset


@dataclass(frozen=True)
class FootTarget:
    """Where an ankle must be; the knee bends towards `pole`; `toes` and `up` turn the foot."""

    at: Place
    pole: Triple = (1.0, 0.5, 0.0)
    toes: Triple | None = None
    up: Triple | None = None


@dataclass(frozen=True)
class HandTarget:
    """Where a wrist must be; the elbow bends towards `pole`; `fingers` and `palm` turn the hand.

    `pole`, `fingers` and `palm` are written for the right hand and mirrored for the left (`pole` only if `mirror`).
    `floor` replaces the height of `at`.
    """

    at: Place
    pole: Triple = (0.0, -1.0, 0.0)
    fingers: Triple | None = None
    palm: Triple = (0.0, -1.0, 0.0)
    floor: float | None = None
    mirror: bool = True


@dataclass(frozen=True)
class Leg:
    hip: Triple = ZERO
    knee: float = 0.0
    ankle: float = 0.0
    toe: float = 0.0
    target: FootTarget | None = None


@dataclass(frozen=True)
class Arm:
    shoulder: Triple = (0.0, 6.0, 0.0)
    scapula: tuple[float, float] = (0.0, 0.0)
    elbow: float = 8.0
    twist: float = 0.0
    wrist: float = 0.0
    deviation: float = 0.0
    hand: HandShape = "relaxed"
    target: HandTarget | None = None


@dataclass(frozen=True)
class Root:
    """How the pelvis is turned: yaw about the vertical, pitch forward, roll sideways, turn about its own axis."""

    pitch: float = 0.0
    yaw: float = 0.0
    roll: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True)
class Spine:
    """Bending of each region as a whole; `curve` scales the curves of easy standing (0 is a straight spine)."""

    curve: float = 1.0
    lumbar: Triple = ZERO
    thoracic: Triple = ZERO
    neck: Triple = ZERO
    head: Triple = ZERO


@dataclass(frozen=True)
class Anchor:
    """The lowest point of `parts` is put at height `y`; the joint `pin`, if any, at `x`."""

    parts: tuple[str, ...] = ("all",)
    y: float = 0.0
    pin: str | None = None
    x: float = 0.0


@dataclass(frozen=True)
class Solve:
    """Find one angle so that the lowest point of `part` is at height `y`; of several, the nearest to `near`."""

    var: str
    part: str
    y: float = 0.0
    low: float = -60.0
    high: float = 60.0
    near: float = 0.0


@dataclass(frozen=True)
class Pose:
    root: Root = field(default_factory=Root)
    spine: Spine = field(default_factory=Spine)
    legs: Mapping[Side, Leg] = field(default_factory=lambda: {"r": Leg(), "l": Leg()})
    arms: Mapping[Side, Arm] = field(default_factory=lambda: {"r": Arm(), "l": Arm()})
    anchor: Anchor = field(default_factory=Anchor)
    solve: tuple[Solve, ...] = ()
    solve_after: tuple[Solve, ...] = ()
    hip_abducts_first: bool = False
    arm_abducts_first: bool = False


_LEG_ANGLES = ("knee", "ankle", "toe")
_ARM_ANGLES = ("elbow", "twist", "wrist", "deviation")


def vary(pose: Pose, var: str, value: float) -> Pose:
    """The pose with one angle changed.

    `var` is `root.pitch`, `spine.neck`, `hip_l.0`, `knee`, ...: a name, `_r` or `_l` for one side only, and for a
    triple the index of the angle (0 where none is given). Raises `KeyError` for a name that is not an angle.
    """
    name, _, rest = var.partition(".")
    if name == "root":
        return replace(pose, root=replace(pose.root, **{rest: value}))
    if name == "spine":
        return replace(pose, spine=_varied_spine(pose.spine, rest, value))
    stem, _, side = name.partition("_")
    sides: tuple[Side, ...] = ("r",) if side == "r" else ("l",) if side == "l" else ("r", "l")
    if stem == "hip" or stem in _LEG_ANGLES:
        legs = {s: _varied_leg(pose.legs[s], stem, rest, value) for s in sides}
        return replace(pose, legs={**pose.legs, **legs})
    if stem == "shoulder" or stem in _ARM_ANGLES:
        arms = {s: _varied_arm(pose.arms[s], stem, rest, value) for s in sides}
        return replace(pose, arms={**pose.arms, **arms})
    raise KeyError(var)


def _varied_spine(spine: Spine, var: str, value: float) -> Spine:
    if var == "curve":
        return replace(spine, curve=value)
    region, _, index = var.partition(".")
    changed: dict[str, Any] = {region: _with(getattr(spine, region), index, value)}
    return replace(spine, **changed)


def _varied_leg(leg: Leg, stem: str, index: str, value: float) -> Leg:
    changed: dict[str, Any] = {stem: _with(leg.hip, index, value) if stem == "hip" else value}
    return replace(leg, **changed)


def _varied_arm(arm: Arm, stem: str, index: str, value: float) -> Arm:
    changed: dict[str, Any] = {stem: _with(arm.shoulder, index, value) if stem == "shoulder" else value}
    return replace(arm, **changed)


def _with(triple: Triple, index: str, value: float) -> Triple:
    changed = list(triple)
    changed[int(index or 0)] = value
    return (changed[0], changed[1], changed[2])
