"""Flesh on the bones: ellipsoids by station along each bone.

A station is a place along the bone (0 proximal, 1 distal), an offset forward and one outward, and a radius forward
and one outward. Offsets carry the shape of muscle: the calf lies behind the shin, the quadriceps before the thigh.
Radii were set by eye after adult girths.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from .anatomy import SHOULDER_NODE, SIDES, Side, sign
from .ellipsoids import Ellipsoids, along, fixed, joined
from .hands import Hand, hand
from .look import Build
from .skeleton import Skeleton
from .vectors import Array, frame, monotone

Stations = tuple[tuple[float, float, float, float, float], ...]

THIGH: Stations = (
    (-0.05, -3, 4, 53, 44), (0, -4, 4, 55, 47), (0.15, -5, 3, 55, 47), (0.4, 0, 2, 47, 43),
    (0.7, 3, 0, 37, 35), (0.88, 2, 0, 32, 31), (1, 2, 0, 31, 30),
)  # fmt: skip
SHANK: Stations = (
    (0, 1, 0, 30.5, 29.5), (0.08, -2, 0, 29.5, 29), (0.27, -8, 1, 31.5, 31), (0.5, -6, 1, 27, 26.5),
    (0.75, -1, 0, 19.5, 18.5), (0.92, 0, 0, 16.5, 15.5), (1, 0, 0, 18, 16.5),
)  # fmt: skip
UPPER_ARM: Stations = (
    (0, 0, 0, 30, 28), (0.2, 1, 0, 29.5, 28), (0.5, 2, 0, 26, 24.5), (0.8, 0, 0, 22, 21.5), (1, 0, 0, 21, 20.5),
)  # fmt: skip
FOREARM: Stations = (
    (0, 0, 0, 21, 20.5), (0.22, 1, 0, 23, 21.5), (0.5, 0, 0, 20, 19), (0.8, 0, 0, 15.5, 14.5), (1, 0, 0, 14, 13),
)  # fmt: skip
TRUNK = np.array(
    [
        (0, 2, 54, 84), (1, 4, 51, 77), (2, 5, 51, 74), (3, 7, 55, 77), (4, 9, 60, 82), (5, 9, 62, 85),
        (6, 6, 54, 80), (6.6, 2, 43, 62), (7.0, -3, 33, 42),
    ]
)  # fmt: skip
"""Node of the spine, offset forward, radius forward, radius sideways."""

_BONES: Mapping[str, tuple[str, str, Stations, int]] = {
    "thigh": ("hip", "knee", THIGH, 9),
    "shank": ("knee", "ankle", SHANK, 9),
    "upper": ("shoulder", "elbow", UPPER_ARM, 7),
    "fore": ("elbow", "wrist", FOREARM, 7),
}
_PELVIS = ((0, 50, 0, 55, 20, 84), (-5, 25, 0, 62, 24, 90), (-9, -6, 0, 64, 26, 90), (2, -34, 0, 42, 16, 56))
_HEAD = (
    (2, 62, 0, 58, 55, 49), (30, 58, 0, 31, 31, 44), (24, 22, 0, 33, 26, 42), (0, 12, 0, 26, 22, 41),
    (42, -9, 0, 14, 13, 21), (57, 45, 0, 7, 9, 10), (67, 24, 0, 5.5, 5.5, 7), (58, 8, 0, 6, 6, 12),
)  # fmt: skip
_FOOT = (
    (0, 0, 0, 18, 18, 16), (-22, -19, 0, 19, 20, 17), (22, -10, 0, 17, 15, 19), (50, -22, 0, 14, 12, 22),
    (-14, -30, 0, 9, 9, 17), (70, -29, 0, 10, 10, 23),
)  # fmt: skip
_TOES = ((2, 1.5, 0, 10, 10.5, 22), (27, -0.5, 0, 9, 8.5, 17))
PARTS = (
    "all", "torso", "back", "pelvis", "shoulders", "head", "legs", "feet", "knees", "hands",
    *(
        f"{part}_{side}"
        for part in ("leg", "arm", "foot", "knee", "hand", "fore", "thigh", "shank", "upper", "elbow")
        for side in SIDES
    ),
)  # fmt: skip
"""Names that an anchor, a solver or a contact may give."""


@cache
def _sampled(stations: Stations, count: int, start: float, stop: float) -> tuple[Array, Array]:
    """Places `(n,)` along the bone and the interpolated table `(n, 4)` there."""
    places = np.linspace(start, stop, count)
    xs = [row[0] for row in stations]
    columns = [[row[k] for row in stations] for k in (1, 2, 3, 4)]
    return places, np.array([[monotone(float(t), xs, ys) for ys in columns] for t in places])


@dataclass(frozen=True)
class Body:
    """A skeleton with flesh of a given build. Parts are worked out when asked for."""

    skeleton: Skeleton
    build: Build

    def joint(self, name: str) -> Array:
        return self.skeleton.joints[name]

    def frame(self, name: str) -> Array:
        return self.skeleton.frames[name]

    def bone(
        self,
        name: str,
        side: Side,
        stations: Stations | None = None,
        *,
        count: int | None = None,
        start: float = 0.0,
        stop: float = 1.0,
        grow: float = 0.0,
        flat: float | None = None,
    ) -> Ellipsoids:
        """Ellipsoids along one bone.

        `grow` makes it thicker by so many thousandths (cloth); `flat` is the radius along the bone, where the usual
        is nine tenths of the lesser radius, and less at the far end so that the joint does not bulge.
        """
        proximal, distal, own, usual = _BONES[name]
        places, table = _sampled(stations or own, count or usual, start, stop)
        a, b, axes = self.joint(f"{proximal}_{side}"), self.joint(f"{distal}_{side}"), self.frame(f"{name}_{side}")
        offset = np.stack([table[:, 0], np.zeros(len(table)), table[:, 1] * sign(side)], axis=1)
        girth = table[:, 2:] * self.build.limb
        lesser = girth.min(axis=1) * np.where(places > 0.97, 0.72, 0.9)
        lengthwise = lesser if flat is None else np.full(len(table), flat)
        radii = np.stack([girth[:, 0] + grow, lengthwise, girth[:, 1] + grow], axis=1)
        return along(axes, a + (b - a) * places[:, None] + offset @ axes.T, radii)

    def trunk(self, nodes: Array, grow: float = 0.0, flat: Array | float = 24.0) -> Ellipsoids:
        """Slices of the trunk at places on the spine; `flat` is the radius along the spine."""
        centres, frames = self.skeleton.spine.at(nodes)
        forward, ahead, aside = (np.interp(nodes, TRUNK[:, 0], TRUNK[:, k]) for k in (1, 2, 3))
        stout = 1 + (self.build.trunk - 1) * np.interp(nodes, [0, 2.5, 5, 6.6, 7], [1, 1.15, 0.8, 0.3, 0.2])
        centres = centres + frames[:, :, 0] * (forward + (stout - 1) * 22)[:, None]
        tall = np.broadcast_to(np.asarray(flat, dtype=np.float64), nodes.shape)
        return along(frames, centres, np.stack([ahead * stout + grow, tall, aside * stout + grow], axis=1))

    @cached_property
    def pelvis(self) -> Ellipsoids:
        """Four slices of the pelvis, then the right and the left buttock."""
        rows = np.array(_PELVIS, dtype=np.float64)
        rows[:, (3, 5)] *= 1 + (self.build.trunk - 1) * 0.8
        return joined([fixed(self.frame("pelvis"), self.joint("pelvis"), rows.tolist()), self.buttocks])

    @cached_property
    def buttocks(self) -> Ellipsoids:
        """They hang on the pelvis but turn by 38 % with the thigh; without that a sitting hip looks broken."""
        stack = []
        for side in SIDES:
            pelvis, thigh = self.frame("pelvis"), self.frame(f"thigh_{side}")
            mixed = pelvis * 0.62 + thigh * 0.38 if np.trace(pelvis.T @ thigh) > -0.9 else pelvis
            axes = frame(mixed[:, 1], mixed[:, 0])
            stack.append(fixed(axes, self.joint(f"hip_{side}"), [(-23, -14, -sign(side) * 4, 49, 54, 43)]))
        return joined(stack)

    def torso(self, grow: float = 0.0) -> tuple[Ellipsoids, ...]:
        """Chains of ellipsoids: the trunk, then three that bridge it to each shoulder."""
        nodes = np.arange(0, 7.01, 0.5)
        chains = [self.trunk(nodes, grow, np.where(nodes < 6.3, 22.0, 14.0))]
        middle, _ = self.skeleton.spine.point(SHOULDER_NODE)
        top, chest, waist = (
            self.trunk(np.array([node]), grow + extra, flat)
            for node, extra, flat in ((7.0, -3, 6.0), (6.2, 0, 10.0), (5.0, 0, 10.0))
        )
        for side in SIDES:
            cap = self.bone("upper", side)[:1]
            inner = Ellipsoids(cap.centres * 0.93 + middle * 0.07, cap.axes)
            chains += [
                joined([top, inner.scaled(0.93)]),
                joined([chest, inner.scaled(0.96)]),
                joined([waist, inner.scaled(0.7)]),
            ]
        return tuple(chains)

    @cached_property
    def head(self) -> Ellipsoids:
        """Skull, brow, jaw, nape, chin, nose bridge, nose, lips."""
        return self.on_head(_HEAD)

    def on_head(self, rows: tuple[tuple[float, ...], ...]) -> Ellipsoids:
        """Ellipsoids given in the frame of the head: centre x, y, z and radii."""
        return fixed(self.frame("head"), self.joint("head"), rows)

    def foot(self, side: Side) -> Ellipsoids:
        """Ankle, heel, instep, midfoot, heel pad, ball, and two for the toes."""
        ankle, foot, toes = self.joint(f"ankle_{side}"), self.frame(f"foot_{side}"), self.frame(f"toe_{side}")
        ball = ankle + foot @ np.array([76.0, -30.0, 0.0])
        return joined([fixed(foot, ankle, _FOOT), fixed(toes, ball, _TOES)])

    def hand(self, side: Side) -> Hand:
        return hand(self.skeleton, side)

    def part(self, name: str) -> Ellipsoids:
        """The ellipsoids of a named part. Raises `KeyError` for a name that is not in `PARTS`."""
        if name in _WHOLES:
            return joined(self.part(piece) for piece in _WHOLES[name])
        if name in ("torso", "back"):
            return joined([*self.torso(), self.pelvis])
        if name == "shoulders":
            return joined(self.torso()[2:])
        if name in ("pelvis", "head"):
            return self.pelvis if name == "pelvis" else self.head
        return self._sided_part(*_split(name))

    def _sided_part(self, kind: str, side: Side) -> Ellipsoids:
        if kind in _BONES:
            return self.bone(kind, side)
        if kind == "leg":
            return joined([self.bone("thigh", side), self.bone("shank", side), self.foot(side)])
        if kind == "arm":
            return joined([self.bone("upper", side), self.bone("fore", side), self.hand(side).solids])
        if kind == "knee":
            return joined([self.bone("shank", side)[:3], self.bone("thigh", side)[-2:]])
        if kind == "elbow":
            return self.bone("fore", side)[:2]
        if kind == "foot":
            return self.foot(side)
        if kind == "hand":
            return self.hand(side).solids
        raise KeyError(kind)


_WHOLES: Mapping[str, tuple[str, ...]] = {
    "all": ("torso", "head", "leg_r", "leg_l", "arm_r", "arm_l"),
    "legs": ("leg_r", "leg_l"),
    "feet": ("foot_r", "foot_l"),
    "knees": ("knee_r", "knee_l"),
    "hands": ("hand_r", "hand_l"),
}


def _split(name: str) -> tuple[str, Side]:
    kind, _, side = name.rpartition("_")
    if side not in SIDES or not kind:
        raise KeyError(name)
    return kind, "r" if side == "r" else "l"


def trunk_radius(node: float) -> float:
    """How far forward the middle of the trunk lies from the spine at a node."""
    return float(np.interp(node, TRUNK[:, 0], TRUNK[:, 1]))
