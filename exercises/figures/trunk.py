"""Pelvis, shirt and neck as seen."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .ellipsoids import Ellipsoids, balls, fixed, joined
from .limbs import Scene
from .part import Fill, Part, smooth

_CLOTH = 2.5
_HEM = ((-7, 2, 64, 98), (-5, 26, 64, 95), (-1, 48, 59, 88))
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


def neck(scene: Scene) -> Part:
    spine = scene.body.skeleton.spine
    centres, _ = spine.at(np.array([place for place, _ in _NECK]))
    column = joined([scene.body.trunk(np.array([6.7]), -8, 10), balls(centres, [r for _, r in _NECK])])
    shape = scene.camera.chain(column)
    return Part("neck", shape, (Fill(shape, "skin"),))


def _hem(scene: Scene) -> Ellipsoids:
    stout = 1 + (scene.body.build.trunk - 1) * 0.85
    rows = [(x, y, 0, rx * stout, 1, rz * stout) for x, y, rx, rz in _HEM]
    return fixed(scene.body.frame("pelvis"), scene.body.joint("pelvis"), rows)
