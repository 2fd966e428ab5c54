"""Things as a raised or turned camera sees them: slabs with a top and sides, standing on a ground that is a plane."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from .ellipsoids import Camera
from .flesh import Body
from .look import Palette
from .props import XY, Gons, Prop
from .svg import Style
from .vectors import Array, vector

_MAT_MARGIN, _MAT_LEAST, _MAT_THICK = 34.0, 340.0, 12.0
_FLOOR_MARGIN, _FLOOR_LEAST = 70.0, 330.0
_LEG = 18.0
Paint = tuple[str, str, str]
"""Colours of the top, of the faces along x, and of those along z."""


@dataclass(frozen=True)
class Slab:
    """A box in the room from its `low` to its `high` corner, each x, y, z."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]

    @property
    def middle(self) -> Array:
        return (vector(self.low) + vector(self.high)) / 2

    def faces(self, camera: Camera) -> Iterable[tuple[int, tuple[XY, ...]]]:
        """The axis that each visible face looks along (0 x, 1 y, 2 z), and its corners in the picture."""
        ends = (self.low, self.high)
        for axis, end in product((0, 2, 1), (0, 1)):
            outward = np.zeros(3)
            outward[axis] = 2 * end - 1
            if camera.facing(outward) < 1e-6:
                continue
            others = [k for k in range(3) if k != axis]
            ring = []
            for u, v in ((0, 0), (1, 0), (1, 1), (0, 1)):
                corner = np.zeros(3)
                corner[axis], corner[others[0]], corner[others[1]] = (
                    ends[end][axis],
                    ends[u][others[0]],
                    ends[v][others[1]],
                )
                ring.append(camera.flat(corner))
            yield axis, tuple((float(x), float(y)) for x, y in ring)


@dataclass(frozen=True)
class Ground:
    """The part of the floor below one or more bodies: left, right, far and near edge."""

    x0: float
    x1: float
    z0: float
    z1: float

    @classmethod
    def below(cls, bodies: Sequence[Body]) -> "Ground":
        low, high = np.full(3, np.inf), np.full(3, -np.inf)
        for body in bodies:
            solids = body.part("all")
            reach = np.sqrt((solids.axes * solids.axes).sum(axis=2))
            low = np.minimum(low, (solids.centres - reach).min(axis=0))
            high = np.maximum(high, (solids.centres + reach).max(axis=0))
        return cls(float(low[0]), float(high[0]), float(low[2]), float(high[2]))

    def grown(self, margin: float, least: float) -> "Ground":
        """Larger on every side by `margin`, and `least` or more each way."""
        aside_x = max(margin, (least - (self.x1 - self.x0)) / 2)
        aside_z = max(margin, (least - (self.z1 - self.z0)) / 2)
        return Ground(self.x0 - aside_x, self.x1 + aside_x, self.z0 - aside_z, self.z1 + aside_z)


def slabs(kind: str, boxes: Sequence[Slab], camera: Camera, paint: Paint, line: str, width: float = 4) -> Prop:
    """A thing made of boxes, those further from the viewer first."""
    top, along_x, along_z = paint
    colours = {1: top, 0: along_x, 2: along_z}
    shapes = [
        Gons((ring,), Style(colours[axis], line, width))
        for slab in sorted(boxes, key=lambda one: camera.depth(one.middle))
        for axis, ring in slab.faces(camera)
    ]
    return Prop(kind, "back", tuple(shapes), base=min(slab.low[1] for slab in boxes))


def floor(ground: Ground, y: float, camera: Camera, palette: Palette) -> Prop:
    """A pale piece of floor."""
    wide = ground.grown(_FLOOR_MARGIN, _FLOOR_LEAST)
    corners = ((wide.x0, wide.z0), (wide.x1, wide.z0), (wide.x1, wide.z1), (wide.x0, wide.z1))
    flat = camera.flat(np.array([(x, y, z) for x, z in corners]))
    ring = tuple((float(a), float(b)) for a, b in flat)
    return Prop("floor", "back", (Gons((ring,), Style(palette.ground, palette.ground_line, 3)),))


def mat(ground: Ground, given: Sequence[float | None], camera: Camera, palette: Palette) -> Prop:
    """A mat below the bodies; `given` are left, right, far and near edge where the document says them."""
    usual = ground.grown(_MAT_MARGIN, _MAT_LEAST)
    x0, x1, z0, z1 = (
        own if one is None else one for one, own in zip(given, (usual.x0, usual.x1, usual.z0, usual.z1), strict=True)
    )
    paint = (palette.mat, palette.mat_side, palette.mat_side)
    return slabs("mat", [Slab((x0, -_MAT_THICK, z0), (x1, 0, z1))], camera, paint, palette.prop_line, 3.5)


def chair(x: float, seat: float, width: float, camera: Camera, palette: Palette, *, back: bool, face: int) -> Prop:
    """Seat, four legs and a back; `x` is the back edge of the seat, which lies to the side of `face`."""
    deep = 115.0

    def part(x0: float, x1: float, y0: float, y1: float, z0: float, z1: float) -> Slab:
        left, right = sorted((x + face * x0, x + face * x1))
        return Slab((left, y0, z0), (right, y1, z1))

    boxes = [
        part(at, at + _LEG, 0, seat - 24, z, z + _LEG) for at in (6, width - 24) for z in (-deep + 4, deep - 4 - _LEG)
    ]
    boxes.append(part(0, width, seat - 24, seat, -deep, deep))
    if back:
        boxes += [part(0, _LEG, seat, seat + 272, z, z + _LEG) for z in (-deep, deep - _LEG)]
        boxes.append(part(0, _LEG, seat + 150, seat + 272, -deep + _LEG, deep - _LEG))
    return slabs("chair", boxes, camera, furniture(palette), palette.prop_line)


def trestle(kind: str, low: XY, high: XY, height: float, top: float, camera: Camera, palette: Palette) -> Prop:
    """A bench, bed or table: a top `top` thick on four legs; `low` and `high` are corners x, z of the top."""
    (x0, z0), (x1, z1) = low, high
    boxes = [Slab((x0, height - top, z0), (x1, height, z1))]
    for x, z in product((x0 + 12, x1 - 12 - _LEG), (z0 + 12, z1 - 12 - _LEG)):
        boxes.append(Slab((x, 0, z), (x + _LEG, height - top, z + _LEG)))
    return slabs(kind, boxes, camera, furniture(palette), palette.prop_line)


def wall(x: float, height: float, ground: Ground, camera: Camera, palette: Palette) -> Prop:
    """A wall across the picture's depth, as high as `height`."""
    wide = ground.grown(_FLOOR_MARGIN, _FLOOR_LEAST)
    corners = ((0.0, wide.z0), (height, wide.z0), (height, wide.z1), (0.0, wide.z1))
    flat = camera.flat(np.array([(x, y, z) for y, z in corners]))
    ring = tuple((float(a), float(b)) for a, b in flat)
    return Prop("wall", "back", (Gons((ring,), Style(palette.ground, palette.prop_line, 4)),))


def furniture(palette: Palette) -> Paint:
    return palette.prop, palette.prop_shade, palette.prop_side
