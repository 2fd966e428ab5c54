"""Pelvis, shirt and neck as seen."""

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from .anatomy import SIDES
from .ellipsoids import Ellipsoids, balls, fixed, joined
from .limbs import Scene
from .part import Fill, Part, smooth
from .vectors import degrees_between

_CLOTH = 2.5
_HEM = ((-7, 2, 64, 98), (-5, 26, 64, 95), (-1, 48, 59, 88))
_FOLDS = ((0.9, 0.66), (1.75, 0.46))
"""Node of the spine, and depth as a share of the half of the trunk."""
_FROM_THE_SIDE, _FOLDS_FROM = 0.8, 15.0
_OPENING = ((16, -2, 0, 27, 17, 36), (12, 44, 0, 22, 17, 28))
"""The neck of the shirt, in the frame of the spine at the collar: what shows skin, and the way up along the neck."""
_OPEN_FROM = 0.45
_NECK = ((7.2, 33.0), (7.8, 31.5), (8.4, 31.0), (9.0, 31.0))


def pelvis(scene: Scene) -> Part:
    camera, stack = scene.camera, scene.body.pelvis
    buttocks = [camera.chain(stack[[slice_, side]]) for side in (4, 5) for slice_ in (1, 2)]
    shape = smooth(shapely.union_all([camera.chain(stack[:4]), *buttocks]), 12, 6)
    return Part("pelvis", shape, (Fill(shape, "shorts"),))


def shirt(scene: Scene) -> BaseGeometry:
    """The outline of the shirt: hem on the pelvis, trunk, and a yoke to each shoulder."""
    camera, chains = scene.camera, scene.body.torso(_CLOTH)
    collar = scene.body.trunk(np.array([7.0]), 1, 1)
    main = joined([_hem(scene), chains[0][1:-1], collar])
    return smooth(shapely.union_all([camera.chain(main), *(camera.chain(c) for c in chains[1:])]), 14, 5)


def neckline(scene: Scene) -> BaseGeometry:
    """Where a shirt that is seen from the front shows the skin below the neck."""
    origin, axes = scene.body.skeleton.spine.point(7.0)
    if scene.covered or scene.camera.facing(axes[:, 0]) < _OPEN_FROM:
        return Polygon()
    return scene.camera.chain(fixed(axes, origin, _OPENING))


def neck(scene: Scene, opening: BaseGeometry, colour: str) -> Part:
    spine = scene.body.skeleton.spine
    centres, _ = spine.at(np.array([place for place, _ in _NECK]))
    column = joined([scene.body.trunk(np.array([6.7]), -8, 10), balls(centres, [r for _, r in _NECK])])
    shape = scene.camera.chain(column).union(opening)
    return Part("neck", shape, (Fill(shape, colour),))


def _hem(scene: Scene) -> Ellipsoids:
    stout = 1 + (scene.body.build.trunk - 1) * 0.85
    rows = [(x, y, 0, rx * stout, 1, rz * stout) for x, y, rx, rz in _HEM]
    return fixed(scene.body.frame("pelvis"), scene.body.joint("pelvis"), rows)


def folds(scene: Scene) -> tuple[LineString, ...]:
    """Folds of the shirt over a belly that is bent, from its front inward; seen from the side only."""
    body, camera = scene.body, scene.camera
    if abs(camera.facing(body.frame("pelvis")[:, 2])) < _FROM_THE_SIDE or _bent(scene) < _FOLDS_FROM:
        return ()
    drawn = []
    for node, deep in _FOLDS:
        places = np.array([node, node + 0.14, node + 0.18, node + 0.12])
        slices = body.trunk(places, _CLOTH)
        shares = 1.02 - deep * np.array([0.0, 0.45, 0.75, 1.0])
        drawn.append(LineString(camera.flat(slices.centres + slices.axes[:, :, 0] * shares[:, None])))
    return tuple(drawn)


def _bent(scene: Scene) -> float:
    """How far the front is folded: the bend of the lumbar spine, and a share of that of the less bent hip."""
    pelvis = scene.body.frame("pelvis")
    hips = [degrees_between(scene.body.frame(f"thigh_{side}")[:, 1], pelvis[:, 1]) for side in SIDES]
    return float(scene.body.skeleton.pose.spine.lumbar[0] + 0.3 * (min(hips) - 45))
