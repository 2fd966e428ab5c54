"""The whole person as parts in painter's order: far limbs, pelvis, near legs, neck, shirt, head, near arms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from .anatomy import SIDES
from .ellipsoids import Camera
from .flesh import Body
from .head import head
from .highlight import Region, regions, tinted
from .limbs import Limb, Scene, arm, leg
from .look import Look
from .part import Fill, Part, pieces, smooth
from .paths import polygons
from .trunk import folds, neck, neckline, pelvis, shirt
from .vectors import vector

_BEHIND_LEG, _BEHIND_ARM = 20.0, 40.0
_FOLD_INSET = 1.0


@dataclass(frozen=True)
class Figure:
    """A person as drawn: parts from the back to the front."""

    scene: Scene
    parts: tuple[Part, ...]
    marks: tuple[Region, ...]
    look: Look = field(default_factory=Look)

    @cached_property
    def silhouette(self) -> BaseGeometry:
        return shapely.union_all([part.outline.buffer(0.5, quad_segs=4) for part in self.parts])

    def part(self, name: str) -> Part:
        return next(p for p in self.parts if p.name == name)


@dataclass(frozen=True)
class Clothed:
    """A person without head and marks, which people of one build and dress have in common."""

    scene: Scene
    hips: Part
    shirt: Part
    opening: BaseGeometry
    legs: tuple[Limb, ...]
    arms: tuple[Limb, ...]


def clothed(
    body: Body, camera: Camera, *, covered: bool = False, barefoot: bool = True, strong: Iterable[str] = ()
) -> Clothed:
    """A body seen by a camera, with the limbs in `strong` dark."""
    middle = (camera.depth(body.joint("pelvis")) + camera.depth(body.skeleton.spine.nodes[5])) / 2
    scene = Scene(body, camera, middle, barefoot, frozenset(strong), covered)
    opening = neckline(scene)
    hips, cloth = pelvis(scene), shirt(scene).difference(opening)
    legs = _parted([leg(scene, side, hips.outline) for side in SIDES], scene)
    arms = [arm(scene, side, cloth) for side in SIDES]
    dressed = _dressed(scene, cloth, legs, arms)
    return Clothed(scene, _seam_behind(scene, hips, legs), dressed, opening, tuple(legs), tuple(arms))


def with_head(one: Clothed, look: Look, highlight: Sequence[str] = ()) -> Figure:
    """The whole person, with the muscles of `highlight` tinted."""
    scene = one.scene
    collar = neck(scene, one.opening, "hair" if look.hair == "scarf" else "skin")
    skull = head(scene, collar.outline, look)
    parts = _ordered(scene, one.hips, collar, one.shirt, skull, one.legs, one.arms)
    marks = regions(scene, highlight)
    return Figure(scene, tuple(tinted(part, marks) for part in parts), marks, look)


def figure(
    body: Body,
    camera: Camera,
    look: Look,
    highlight: Sequence[str] = (),
    *,
    barefoot: bool = True,
    strong: Iterable[str] = (),
) -> Figure:
    """The parts of a body seen by a camera, with the muscles of `highlight` tinted and the limbs in `strong` dark."""
    one = clothed(body, camera, covered=look.covered, barefoot=barefoot, strong=strong)
    return with_head(one, look, highlight)


def _parted(legs: list[Limb], scene: Scene) -> list[Limb]:
    """Seen from the front, the thighs meet in the crotch without a line."""
    if any(limb.far for limb in legs):
        return legs
    body = scene.body
    crotch = body.joint("pelvis") + body.frame("pelvis") @ vector((0, -20, 0))
    zone = scene.camera.disc(crotch, 92)
    shapes = [limb.root.outline for limb in legs]
    return [limb.with_root(limb.root.seamed(shapes[1 - i], zone)) for i, limb in enumerate(legs)]


def _seam_behind(scene: Scene, hips: Part, legs: Sequence[Limb]) -> Part:
    for limb in legs:
        if limb.depth < scene.middle - _BEHIND_LEG and not limb.far:
            hips = hips.seamed(limb.root.outline, scene.disc(f"hip_{limb.side}", 84))
    return hips


def _dressed(scene: Scene, shape: BaseGeometry, legs: Sequence[Limb], arms: Sequence[Limb]) -> Part:
    """The shirt, cut back where a bent thigh lies over it."""
    for limb in sorted(legs, key=lambda one: one.depth):
        if limb.flexed and limb.depth >= scene.middle - _BEHIND_LEG:
            cut = smooth(shape.difference(limb.over.buffer(-0.5)), 0, 13)
            shape = max(polygons(cut), key=lambda p: p.area, default=shape)
    inside = shape.buffer(-_FOLD_INSET)
    part = Part("shirt", shape, (Fill(shape, "shirt"),))
    part = part.creased(piece for fold in folds(scene) for piece in pieces(fold.intersection(inside), 12))
    for limb in arms:
        if limb.depth < scene.middle - _BEHIND_ARM and not limb.far:
            part = part.seamed(limb.root.outline, scene.disc(f"shoulder_{limb.side}", 40))
    return part


def _ordered(
    scene: Scene, hips: Part, collar: Part, cloth: Part, skull: Part, legs: Sequence[Limb], arms: Sequence[Limb]
) -> list[Part]:
    """All parts from back to front. Limbs sort by the depth of their root and a little of their far end."""
    middle = scene.middle
    near_legs = sorted((one for one in legs if one.depth >= middle - _BEHIND_LEG), key=lambda one: one.depth)
    near_arms = [one for one in arms if one.depth >= middle - _BEHIND_ARM]
    far_limbs = [one for one in legs if one.depth < middle - _BEHIND_LEG]
    far_limbs += [one for one in arms if one.depth < middle - _BEHIND_ARM]
    behind = sorted(far_limbs, key=lambda one: one.depth)
    front = [(max(one.depth, middle + 2), list(one.parts)) for one in near_arms]
    body = scene.body
    face = scene.camera.depth(body.joint("head") + body.frame("head") @ vector((10, 40, 0)))
    core = [hips, *(part for one in near_legs for part in one.parts), collar, cloth]
    back = [part for one in behind for part in one.parts]
    if face < middle - 30:
        back.append(skull)
    else:
        front.insert(0, (face if face > middle + 30 else middle + 1, [skull]))
    front.sort(key=lambda pair: pair[0])
    return [*back, *core, *(part for _, group in front for part in group)]
