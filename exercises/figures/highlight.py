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
    "shin": ("shank", ((0.12, 11, 6, 16, 15), (0.4, 10, 6, 17, 15), (0.72, 9, 3, 9, 8))),
    "deltoid": ("upper", ((0, 0, 4, 26, 26), (0.2, 0, 4, 22, 22), (0.42, 0, 4, 10, 12))),
    "biceps": ("upper", ((0.25, 12, 0, 12, 15), (0.55, 13, 0, 13, 16), (0.85, 10, 0, 8, 10))),
    "triceps": ("upper", ((0.2, -13, 0, 14, 16), (0.5, -13, 0, 13, 16), (0.85, -10, 0, 7, 10))),
    "hip_abductors": ("thigh", ((-0.2, -4, 34, 24, 14), (0.05, -4, 40, 26, 14), (0.34, 0, 38, 12, 8))),
    "adductors": (
        "thigh",
        ((0.03, 4, -27, 22, 13), (0.22, 4, -26, 26, 15), (0.5, 2, -21, 22, 12), (0.78, 0, -17, 12, 7)),
    ),
    "hip_flexor": ("thigh", ((-0.1, 34, 0, 16, 24), (0.1, 34, 0, 17, 24), (0.25, 32, 0, 12, 20))),
}  # fmt: skip
_TRUNK_MUSCLES: Mapping[str, Stations] = {
    "abs": ((-0.9, 38, 17, 12, 11), (0.6, 38, 23, 16, 16), (2.4, 40, 26, 17, 19), (3.9, 48, 27, 13, 17)),
    "obliques": ((-0.1, 24, 46, 14, 18), (1.2, 18, 44, 24, 30), (2.6, 16, 46, 24, 30), (3.7, 12, 56, 14, 16)),
    "side_r": ((0.0, 0, 62, 30, 22), (1.8, 0, 52, 30, 22), (3.6, 0, 60, 30, 18)),
    "back": ((-0.5, -38, 16, 10, 11), (0.8, -34, 21, 16, 17), (2.5, -34, 21, 15, 16), (4.2, -40, 19, 11, 11)),
    "upper_back": ((3.5, -36, 15, 12, 10), (4.6, -40, 32, 17, 27), (5.5, -40, 42, 18, 37), (6.3, -26, 26, 11, 20)),
    "chest": ((4.6, 50, 34, 14, 26), (5.2, 54, 42, 18, 37), (5.9, 46, 54, 13, 34)),
    "neck": ((6.3, -30, 20, 11, 15), (6.9, -24, 16, 15, 14), (7.6, -18, 13, 17, 13), (8.6, -16, 12, 15, 11)),
    "neck_r": ((6.4, -8, 84, 12, 9), (6.75, -5, 58, 16, 16), (7.3, 0, 31, 19, 14), (8.5, 2, 22, 17, 12)),
    "neck_l": ((6.4, -8, -84, 12, 9), (6.75, -5, -58, 16, 16), (7.3, 0, -31, 19, 14), (8.5, 2, -22, 17, 12)),
}  # fmt: skip
_PAIRED = frozenset({"abs", "back", "upper_back", "chest", "neck"})
"""Muscles of both sides of the trunk: what is said of the right holds mirrored for the left."""
MUSCLES = ("glutes", *LIMB_MUSCLES, *_TRUNK_MUSCLES)
"""Names that a picture may highlight. Those of the limbs, and the glutes, may end in `:r` or `:l`."""

_LEAST_AREA = 60.0
_RIM = 8.0
"""How wide the soft edge round the belly of a muscle is."""
_HATCH_STEP, _HATCH_INSET, _HATCH_SHORTEST = 15.0, 0.5, 7.0


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
            found.append(Region(muscle, _trunk_parts(scene, muscle), _trunk_shape(scene, muscle)))
        elif muscle == "glutes":
            found += [Region(f"{muscle}:{side}", ("pelvis", f"thigh_{side}"), _glute(scene, side)) for side in sides]
        else:
            found += [_on_limb(scene, muscle, side) for side in sides]
    return tuple(found)


def _trunk_parts(scene: Scene, muscle: str) -> tuple[str, ...]:
    """A scarf lies over the neck, and is part of the head."""
    if not muscle.startswith("neck"):
        return ("shirt", "pelvis")
    return ("neck", "shirt", "head") if scene.covered else ("neck", "shirt")


def _trunk_shape(scene: Scene, muscle: str) -> BaseGeometry:
    own = _TRUNK_MUSCLES[muscle]
    other = tuple((place, ahead, -aside, deep, wide) for place, ahead, aside, deep, wide in own)
    sides = (own, other) if muscle in _PAIRED else (own,)
    return shapely.union_all([scene.camera.chain(_on_spine(scene, side)) for side in sides])


def tinted(part: Part, marks: Sequence[Region]) -> Part:
    """The part with the marks that belong on it."""
    for mark in marks:
        if part.name not in mark.parts:
            continue
        scarf = [fill.shape for fill in part.fills if fill.colour == "hair"] if part.name == "head" else []
        shape = mark.shape.intersection(shapely.union_all(scarf) if scarf else part.outline)
        shape = shape if shape.is_empty else smooth(shape, 2, 3)
        if shape.area > _LEAST_AREA:
            belly = smooth(mark.shape.buffer(-_RIM).intersection(shape), 0, 2)
            part = part.painted(shape, "accent_soft").painted(belly, "accent")
            part = replace(part, hatching=(*part.hatching, *_hatching(belly)))
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
