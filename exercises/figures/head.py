"""The head: face, hair or scarf, ears, eyes, glasses. Hair is an enlarged skull less an ellipsoid for the face.

In the frame of the head, x runs to the face, y to the crown, and z to the person's right.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from .ellipsoids import Ellipsoids
from .limbs import Scene
from .look import Hair, Look, grey
from .part import Fill, Part, pieces, smooth
from .vectors import Array, unit, vector

Rows = tuple[tuple[float, ...], ...]
Arc = tuple[tuple[float, float, float], tuple[float, float], tuple[float, float], float]
"""A line of the face: middle; radius forward and sideways; from and to in degrees from straight ahead; and how far
its ends would rise at a right angle."""

_WEB = ((0, 1), (0, 2, 3), (1, 2), (3, 2, 4), (1, 5), (5, 6), (6, 7), (7, 4, 2))
_SKULL: Rows = ((0, 64, 0, 62, 58, 53), (-14, 40, 0, 47, 45, 48))
_NAPE: Rows = ((-26, 12, 0, 22, 24, 32), (-14, 40, 0, 46, 44, 45))
_BUN: Rows = ((-14, 118, 0, 26, 22, 26), (-8, 104, 0, 18, 18, 18))
_CURLED = ((32, 96), (8, 114), (-18, 112), (-36, 94), (-44, 68), (-42, 42), (-35, 18))
"""Where curls are in the middle; they lie flatter behind, where the head rests on a mat."""
_CURLS: Rows = (
    *((ahead, up, aside, 19, 19, 19) for aside in (-14, 14) for ahead, up in _CURLED),
    *((ahead * 0.8, 14 + up * 0.74, aside, 16, 16, 16) for aside in (-38, 38) for ahead, up in _CURLED),
)
_CROWN: Rows = ((14, 100, 0, 62, 46, 47), (-16, 112, 0, 44, 34, 40))
_SCARF: Rows = ((0, 64, 0, 65, 61, 56), (-8, 34, 0, 55, 50, 54), (-2, -2, 0, 44, 40, 50))
_DRAPE: Rows = ((-2, -2, 0, 44, 40, 50), (6, -36, 0, 40, 28, 58))
_BEARD: tuple[Rows, ...] = (
    ((2, 26, 0, 17, 24, 46), (28, 4, 0, 28, 19, 41), (43, -9, 0, 16, 15, 25)),
    ((43, -9, 0, 16, 15, 25), (54, -2, 0, 8, 6, 16)),
)
_BROW: Rows = ((58, -20, 0, 60, 50, 60),)
_TEMPLE: Rows = ((6, 8, 0, 18, 26, 60),)
_FACE: Rows = ((58, 34, 0, 44, 54, 40), (52, 20, 0, 40, 40, 36))
_NECK_SEAM = (-22.0, 2.0, 0.0)
_AWAY, _FRONTAL, _EYE_SEEN, _EAR_SEEN, _NOSE_SEEN = -0.35, 0.5, 0.12, 0.35, 0.75
_LIGHT = 0.42
"""Hair lighter than this needs a line where it meets the skin."""

_MOUTH: Arc = ((24, 8, 0), (36, 24), (-36, 36), 9.0)
_BROWS: tuple[Arc, Arc] = (((30, 61, 0), (31, 44), (16, 48), 0.0), ((30, 61, 0), (31, 44), (-48, -16), 0.0))
_NOSE: Arc = ((60, 20, 0), (10, 9), (-50, 50), 4.0)
_THIN = 1.5
"""Half the thickness of the lines of the face."""


def head(scene: Scene, neck: BaseGeometry, look: Look) -> Part:
    body, camera = scene.body, scene.camera
    face = smooth(camera.web(body.head, _WEB), 5, 1.5)
    mop = _hair(scene, look.hair)
    part = Part("head", face.union(mop), (Fill(face, "skin"),))
    if look.beard and _ahead(scene) > _AWAY:
        part = part.painted(_beard(scene).intersection(face), "hair")
    part = part.painted(mop, "hair")
    if look.hair == "scarf" or grey(look.palette.hair) > _LIGHT:
        part = part.detailed(pieces(mop.boundary.intersection(face.buffer(-2)), 8))
    if look.hair != "scarf":
        nape = body.joint("head") + body.frame("head") @ vector(_NECK_SEAM)
        part = part.seamed(neck, camera.disc(nape, 26))
    part = _features(scene, part, face)
    for side in (1, -1):
        part = part if look.hair == "scarf" else _ear(scene, part, side)
    return _spectacled(scene, part, face) if look.glasses else part


def _ahead(scene: Scene) -> float:
    return scene.camera.facing(scene.body.frame("head")[:, 0])


def _hair(scene: Scene, hair: Hair) -> BaseGeometry:
    body, camera = scene.body, scene.camera

    def chain(rows: Rows) -> BaseGeometry:
        return camera.chain(body.on_head(rows))

    if hair == "scarf":
        wrapped = smooth(chain(_SCARF).union(chain(_DRAPE)), 12, 6)
        return wrapped.difference(smooth(chain(_FACE), 8, 0)) if _ahead(scene) > _AWAY else wrapped
    mop = chain(_SKULL).union(chain(_NAPE))
    if hair == "bun":
        mop = mop.union(chain(_BUN))
    if hair == "curly":
        mop = shapely.union_all([mop, *_singles(scene, body.on_head(_CURLS))])
    if _ahead(scene) > _AWAY:
        frontal = _ahead(scene) > _FRONTAL
        brow = (50, 30, 0, 47, 62, 43 if frontal else 60)
        mop = mop.difference(chain((brow, *_BROW)).union(_singles(scene, body.on_head(_TEMPLE))[0]))
    if hair == "receding":
        mop = mop.difference(chain(_CROWN))
    return smooth(mop, 3, 4)


def _beard(scene: Scene) -> BaseGeometry:
    chains = [scene.camera.chain(scene.body.on_head(rows)) for rows in _BEARD]
    return smooth(shapely.union_all(chains), 4, 3)


def _singles(scene: Scene, solids: Ellipsoids) -> list[Polygon]:
    return [Polygon(ring) for ring in scene.camera.outlines(solids)]


def _features(scene: Scene, part: Part, face: BaseGeometry) -> Part:
    """Eyes, brows, mouth and the tip of the nose, as far as they face the viewer."""
    inside = face.buffer(-2)
    arcs = [_MOUTH, *_BROWS, *([_NOSE] if _ahead(scene) > _NOSE_SEEN else [])]
    drawn = [*_eyes(scene, ((49, 44, 24, 3.4, 5.6, 3.4),)), *(_arc(scene, arc) for arc in arcs)]
    features = shapely.union_all([shape.intersection(inside) for shape in drawn])
    return part if features.is_empty else part.painted(features, "line")


def _eyes(scene: Scene, rows: Sequence[tuple[float, ...]]) -> Iterator[Polygon]:
    """Shapes given at the right eye, at each eye that is seen."""
    for side in (1, -1):
        looks = scene.body.frame("head") @ unit(vector((0.82, 0, 0.57 * side)))
        if scene.camera.facing(looks) > _EYE_SEEN:
            mirrored = tuple((x, y, z * side, *radii) for x, y, z, *radii in rows)
            yield from _singles(scene, scene.body.on_head(mirrored))


def _arc(scene: Scene, arc: Arc) -> BaseGeometry:
    """The seen part of an arc, as a thin shape."""
    middle, (ahead, aside), (start, stop), rise = arc
    turn = np.radians(np.linspace(start, stop, 13))
    outward = np.stack([np.cos(turn), np.zeros(13), np.sin(turn)], axis=1) @ scene.body.frame("head").T
    seen = outward @ scene.camera.turn[2] > 0.04
    local = np.stack([ahead * np.cos(turn), rise * np.sin(turn) ** 2, aside * np.sin(turn)], axis=1)
    points = scene.camera.flat(_in_room(scene, local + np.array(middle))[seen])
    return LineString(points).buffer(_THIN, quad_segs=3) if len(points) > 2 else Polygon()


def _in_room(scene: Scene, local: Array) -> Array:
    return np.asarray(scene.body.joint("head") + local @ scene.body.frame("head").T)


def _ear(scene: Scene, part: Part, side: int) -> Part:
    if scene.camera.facing(scene.body.frame("head")[:, 2]) * side <= _EAR_SEEN:
        return part
    (ear,) = _singles(scene, scene.body.on_head(((-4, 34, 44 * side, 10, 16, 3),)))
    return part.painted(ear, "skin").detailed([LineString(ear.exterior.coords)])


def _spectacled(scene: Scene, part: Part, face: BaseGeometry) -> Part:
    """A rim round each eye that is seen, and the temple to the ear that is seen."""
    rims = [LineString(lens.exterior.coords) for lens in _eyes(scene, ((56, 43, 23, 3, 13, 15),))]
    for side in (1, -1):
        if scene.camera.facing(scene.body.frame("head")[:, 2]) * side > _EAR_SEEN:
            local = np.array([[53, 46, 37 * side], [0, 42, 47 * side]], dtype=np.float64)
            rims.append(LineString(scene.camera.flat(_in_room(scene, local))))
    around = face.buffer(8)
    return part.detailed(piece for line in rims for piece in pieces(line.intersection(around), 8))
