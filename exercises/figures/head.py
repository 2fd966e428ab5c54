"""The head: face, hair, eyes, ears. Hair is an enlarged skull less an ellipsoid for the face."""

from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from .ellipsoids import Ellipsoids
from .limbs import Scene
from .look import Hair
from .part import Fill, Part, smooth
from .vectors import unit, vector

_WEB = ((0, 1), (0, 2, 3), (1, 2), (3, 2, 4), (1, 5), (5, 6), (6, 7), (7, 4, 2))
_SKULL = ((0, 64, 0, 62, 58, 53), (-14, 40, 0, 47, 45, 48))
_NAPE = ((-26, 12, 0, 22, 24, 32), (-14, 40, 0, 46, 44, 45))
_BUN = ((-62, 92, 0, 24, 24, 24), (-50, 84, 0, 16, 16, 16))
_BROW = ((58, -20, 0, 60, 50, 60),)
_TEMPLE = ((6, 8, 0, 18, 26, 60),)
_NECK_SEAM = (-22.0, 2.0, 0.0)
_AWAY, _FRONTAL, _EYE_SEEN, _EAR_SEEN = -0.35, 0.5, 0.12, 0.35


def head(scene: Scene, neck: BaseGeometry, hair: Hair) -> Part:
    body, camera = scene.body, scene.camera
    face = smooth(camera.web(body.head, _WEB), 5, 1.5)
    mop = _hair(scene, hair)
    part = Part("head", face.union(mop), (Fill(face, "skin"), Fill(mop, "hair")))
    nape = body.joint("head") + body.frame("head") @ vector(_NECK_SEAM)
    part = part.seamed(neck, camera.disc(nape, 26))
    for side in (1, -1):
        part = _eye(scene, part, face, side)
    for side in (1, -1):
        part = _ear(scene, part, side)
    return part


def _hair(scene: Scene, hair: Hair) -> BaseGeometry:
    body, camera = scene.body, scene.camera
    mop = camera.chain(body.on_head(_SKULL)).union(camera.chain(body.on_head(_NAPE)))
    if hair == "bun":
        mop = mop.union(camera.chain(body.on_head(_BUN)))
    ahead = camera.facing(body.frame("head")[:, 0])
    if ahead > _AWAY:
        brow = (50, 30, 0, 47, 62, 43 if ahead > _FRONTAL else 60)
        bare = camera.chain(body.on_head((brow, *_BROW)))
        mop = mop.difference(bare.union(_single(scene, body.on_head(_TEMPLE))))
    return smooth(mop, 3, 4)


def _single(scene: Scene, one: Ellipsoids) -> Polygon:
    return Polygon(scene.camera.outlines(one)[0])


def _eye(scene: Scene, part: Part, face: BaseGeometry, side: int) -> Part:
    looks = scene.body.frame("head") @ unit(vector((0.82, 0, 0.57 * side)))
    if scene.camera.facing(looks) <= _EYE_SEEN:
        return part
    eye = _single(scene, scene.body.on_head(((49, 44, 24 * side, 3.4, 5.6, 3.4),)))
    return part.painted(eye.intersection(face.buffer(-3)), "line")


def _ear(scene: Scene, part: Part, side: int) -> Part:
    if scene.camera.facing(scene.body.frame("head")[:, 2]) * side <= _EAR_SEEN:
        return part
    ear = _single(scene, scene.body.on_head(((-4, 34, 44 * side, 10, 16, 3),)))
    return part.painted(ear, "skin").detailed([LineString(ear.exterior.coords)])
