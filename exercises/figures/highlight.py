"""The working muscles: a strong tone in a soft one, with fine hatching, which survives a black and white copy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from .anatomy import SIDES, THIGH, Side, sign
from .ellipsoids import Ellipsoids, along, joined
from .flesh import Stations, trunk_radius
from .limbs import Scene
from .part import Part, pieces, smooth
from .vectors import vector

LIMB_MUSCLES: Mapping[str, tuple[str, Stations]] = {
    "hamstrings": (
        "thigh",
        ((0.12, -26, 0, 20, 30), (0.45, -24, 0, 22, 32), (0.8, -20, 0, 14, 26), (0.93, -18, 0, 9, 20)),
    ),
    "quads": ("thigh", ((0.14, 26, 0, 18, 30), (0.45, 24, 0, 22, 34), (0.75, 20, 0, 18, 28), (0.92, 18, 0, 11, 18))),
    "calf": ("shank", ((0.06, -14, 0, 13, 20), (0.28, -17, 0, 22, 26), (0.5, -14, 0, 14, 18), (0.66, -10, 0, 7, 8))),
    "shin": ("shank", ((0.15, 16, 6, 12, 14), (0.4, 14, 6, 12, 14), (0.7, 12, 3, 6, 8))),
    "deltoid": ("upper", ((0, 0, 4, 26, 26), (0.2, 0, 4, 22, 22), (0.42, 0, 4, 10, 12))),
    "biceps": ("upper", ((0.25, 12, 0, 12, 15), (0.55, 13, 0, 13, 16), (0.85, 10, 0, 8, 10))),
    "triceps": ("upper", ((0.2, -13, 0, 14, 16), (0.5, -13, 0, 13, 16), (0.85, -10, 0, 7, 10))),
    "hip_abductors": ("thigh", ((-0.2, -4, 34, 24, 14), (0.05, -4, 40, 26, 14), (0.34, 0, 38, 12, 8))),
    "hip_flexor": ("thigh", ((-0.1, 34, 0, 16, 24), (0.1, 34, 0, 17, 24), (0.25, 32, 0, 12, 20))),
}  # fmt: skip
_TRUNK_MUSCLES: Mapping[str, Stations] = {
    "abs": ((-0.8, 40, 0, 13, 40), (1, 38, 0, 17, 42), (2.5, 40, 0, 17, 42), (3.8, 48, 0, 14, 42)),
    "obliques": ((0.3, 16, 40, 24, 40), (2, 14, 36, 26, 40), (3.4, 16, 40, 20, 40)),
    "side_r": ((0.0, 0, 62, 30, 22), (1.8, 0, 52, 30, 22), (3.6, 0, 60, 30, 18)),
    "back": ((-0.4, -40, 0, 14, 40), (1, -34, 0, 16, 40), (2.5, -34, 0, 15, 40), (4, -40, 0, 13, 40)),
    "upper_back": ((3.6, -36, 0, 16, 60), (4.6, -40, 0, 18, 66), (5.6, -40, 0, 18, 62), (6.4, -28, 0, 12, 50)),
    "chest": ((4.6, 50, 0, 16, 60), (5.3, 54, 0, 18, 66), (6, 44, 0, 14, 56)),
}  # fmt: skip
MUSCLES = ("glutes", *LIMB_MUSCLES, *_TRUNK_MUSCLES)
"""Names that a picture may highlight. Those of the limbs, and the glutes, may end in `:r` or `:l`."""

_LEAST_AREA = 60.0
_RIM = 7.0
"""How wide the soft edge round the belly of a muscle is."""
_HATCH_STEP, _HATCH_INSET, _HATCH_SHORTEST = 15.0, 3.5, 7.0


@dataclass(frozen=True)
class Region:
    """Where a muscle is in the picture, and the parts on which it may be painted."""

    muscle: str
    parts: tuple[str, ...]
    shape: BaseGeometry


def regions(scene: Scene, names: Iterable[str]) -> tuple[Region, ...]:
    """The regions of the muscles named. Raises `KeyError` for a muscle that is not in `MUSCLES`."""
    found: list[Region] = []
    for name in names:
        muscle, _, wanted = name.partition(":")
        sides = tuple(side for side in SIDES if wanted in ("", side))
        if muscle in _TRUNK_MUSCLES:
            shape = scene.camera.chain(_on_spine(scene, _TRUNK_MUSCLES[muscle]))
            found.append(Region(muscle, ("shirt", "pelvis"), shape))
        elif muscle == "glutes":
            found += [Region(f"{muscle}:{side}", ("pelvis", f"thigh_{side}"), _glute(scene, side)) for side in sides]
        else:
            found += [_on_limb(scene, muscle, side) for side in sides]
    return tuple(found)


def tinted(part: Part, marks: Sequence[Region]) -> Part:
    """The part with the marks that belong on it."""
    for mark in marks:
        if part.name not in mark.parts:
            continue
        shape = mark.shape.intersection(part.outline)
        shape = shape if shape.is_empty else smooth(shape, 2, 3)
        if shape.area > _LEAST_AREA:
            belly = smooth(mark.shape.buffer(-_RIM).intersection(shape), 0, 2)
            part = part.painted(shape, "accent_soft").painted(belly, "accent")
            part = replace(part, hatching=(*part.hatching, *_hatching(shape)))
    return part


def _on_spine(scene: Scene, stations: Stations) -> Ellipsoids:
    body = scene.body
    stack = []
    for place, ahead, aside, deep, wide in stations:
        if place < 0:
            axes = body.frame("pelvis")
            centre = body.joint("pelvis") + axes @ vector((ahead, 52 + place * 40, aside))
        else:
            origin, axes = body.skeleton.spine.point(place)
            centre = origin + axes @ vector((trunk_radius(place) + ahead, 0, aside))
        stack.append(along(axes, centre[None], np.array([[deep, 16.0, wide]])))
    return joined(stack)


def _glute(scene: Scene, side: Side) -> BaseGeometry:
    body = scene.body
    one = body.buttocks[[SIDES.index(side)]]
    down = body.frame(f"thigh_{side}") @ vector((-4, -30, 0))
    up = body.frame("pelvis") @ vector((-2, 26, 0))
    lower, upper = (Ellipsoids(one.centres + by, one.axes * 0.55) for by in (down, up))
    return scene.camera.chain(joined([one.scaled(0.74), lower, upper]))


def _on_limb(scene: Scene, muscle: str, side: Side) -> Region:
    bone, stations = LIMB_MUSCLES[muscle]
    start, stop = stations[0][0], stations[-1][0]
    solids = scene.body.bone(bone, side, stations, count=7, start=max(start, 0.0), stop=stop)
    if start >= 0:
        return Region(f"{muscle}:{side}", (f"{bone}_{side}",), scene.camera.chain(solids))
    shape = scene.camera.chain(joined([_on_hip(scene, stations[0], side), solids]))
    return Region(f"{muscle}:{side}", (f"{bone}_{side}", "pelvis", "shirt"), shape)


def _on_hip(scene: Scene, station: tuple[float, float, float, float, float], side: Side) -> Ellipsoids:
    """A station above the hip joint stays with the pelvis when the thigh moves."""
    place, ahead, aside, deep, wide = station
    axes = scene.body.frame("pelvis")
    centre = scene.body.joint(f"hip_{side}") + axes @ vector((ahead, -place * THIGH, aside * sign(side)))
    return along(axes, centre[None], np.array([[deep, 16.0, wide]]))


def _hatching(shape: BaseGeometry) -> tuple[LineString, ...]:
    x0, y0, x1, y1 = shape.bounds
    core = shape.buffer(-_HATCH_INSET)
    count = int((x1 - x0 + y1 - y0) / _HATCH_STEP)
    starts = [x0 + k * _HATCH_STEP for k in range(1, count + 1)]
    strokes = [LineString([(x, y0), (x - (y1 - y0), y1)]) for x in starts]
    cut = shapely.union_all([core.intersection(stroke) for stroke in strokes])
    return pieces(cut, _HATCH_SHORTEST)
