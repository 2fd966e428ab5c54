"""Things as a raised or turned camera sees them: slabs with a top and sides, standing on a ground that is a plane."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from .ellipsoids import Camera
from .fields import Model, Relative
from .flesh import Body
from .look import Palette
from .prop_schema import ChairSpec, SlabSpec, WallSpec
from .props import XY, Faces, Gons, Prop
from .solids import Block, Solid
from .svg import Style
from .vectors import Array, vector

_MAT_MARGIN, _MAT_LEAST, _MAT_THICK = 34.0, 340.0, 12.0
_FLOOR_MARGIN, _FLOOR_LEAST = 70.0, 330.0
_LEG = 18.0
_TOPS = {"bench": 34.0, "table": 26.0, "bed": 52.0}
"""How thick the top of what stands on legs is."""
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
    """The part of the floor below bodies and things: left, right, far and near edge."""

    x0: float
    x1: float
    z0: float
    z1: float

    @classmethod
    def below(cls, bodies: Sequence[Body], things: Iterable[Solid] = ()) -> "Ground":
        corners = [thing.corners for thing in things]
        low = np.min([np.full(3, np.inf), *(lower for lower, _ in corners)], axis=0)
        high = np.max([np.full(3, -np.inf), *(upper for _, upper in corners)], axis=0)
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
    rings = tuple(
        (colours[axis], ring)
        for slab in sorted(boxes, key=lambda one: camera.depth(one.middle))
        for axis, ring in slab.faces(camera)
    )
    base = min(slab.low[1] for slab in boxes)
    return Prop(kind, "back", (Faces(rings, line, width),), base=base)


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


def slab(kind: str, low: XY, high: XY, height: float, camera: Camera, palette: Palette) -> Prop:
    """A step, bench, bed or table; `low` and `high` are corners x, z of its top."""
    (x0, z0), (x1, z1) = low, high
    top = _TOPS.get(kind, height)
    boxes = [Slab((x0, height - top, z0), (x1, height, z1))]
    if kind in _TOPS:
        boxes += [
            Slab((x, 0, z), (x + _LEG, height - top, z + _LEG))
            for x, z in product((x0 + 12, x1 - 12 - _LEG), (z0 + 12, z1 - 12 - _LEG))
        ]
    paint = (palette.bedding, palette.prop, palette.prop_side) if kind == "bed" else furniture(palette)
    return slabs(kind, boxes, camera, paint, palette.prop_line)


def doorway(open_: XY, height: float, z: float, camera: Camera, palette: Palette) -> Prop:
    """Two posts and a lintel, open from left to right."""
    (x0, x1), half = open_, 28.0
    boxes = [
        Slab((x0 - 30, 0, z - half), (x0, height, z + half)),
        Slab((x1, 0, z - half), (x1 + 30, height, z + half)),
        Slab((x0 - 30, height, z - half), (x1 + 30, height + 30, z + half)),
    ]
    return slabs("doorway", boxes, camera, furniture(palette), palette.prop_line)


def wall(x: float, height: float, ground: Ground, camera: Camera, palette: Palette) -> Prop:
    """A wall across the picture's depth, as high as `height`."""
    wide = ground.grown(_FLOOR_MARGIN, _FLOOR_LEAST)
    corners = ((0.0, wide.z0), (height, wide.z0), (height, wide.z1), (0.0, wide.z1))
    flat = camera.flat(np.array([(x, y, z) for y, z in corners]))
    ring = tuple((float(a), float(b)) for a, b in flat)
    return Prop("wall", "back", (Gons((ring,), Style(palette.ground, palette.prop_line, 4)),))


def furniture(palette: Palette) -> Paint:
    return palette.prop, palette.prop_shade, palette.prop_side


def solids(spec: Model, kind: str, level: Callable[[float | Relative], float]) -> tuple[Solid, ...]:
    """Where a piece of furniture leaves no room for a body: seat and back, a step, the top of a bench.

    A table whose depth is not said may stand behind the person.
    """
    match spec:
        case SlabSpec() if kind == "table" and not spec.model_fields_set & {"z0", "z1"}:
            return ()
        case ChairSpec():
            x = level(spec.x)
            parts = [((x, x + spec.face * spec.w), (spec.seat - 24, spec.seat))]
            if spec.back:
                parts.append(((x - 30, x + 20) if spec.face > 0 else (x - 20, x + 30), (spec.seat, spec.seat + 270)))
            return tuple(_block(min(a, b), max(a, b), *high, -115, 115) for (a, b), high in parts)
        case WallSpec():
            x = level(spec.x)
            left, right = (x - 200, x) if spec.side < 0 else (x, x + 200)
            return (_block(left, right, 0, spec.h, -400, 400),)
        case SlabSpec():
            return (_block(spec.x0, spec.x1, spec.h - _TOPS.get(kind, spec.h), spec.h, spec.z0, spec.z1),)
        case _:
            return ()


def _block(x0: float, x1: float, y0: float, y1: float, z0: float, z1: float) -> Block:
    return Block(vector((x0, y0, z0)), vector((x1, y1, z1)))
