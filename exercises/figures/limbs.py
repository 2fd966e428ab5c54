"""Legs and arms as seen: skin, shorts, sleeves and shoes, each as two parts with a seam at the knee or elbow."""

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from .anatomy import SHOULDER_NODE, Side
from .ellipsoids import Camera
from .flesh import Body
from .hands import WEB
from .part import Fill, Part, pieces, rim, smooth
from .vectors import Array, unit

FOOT_WEB = ((0, 1), (0, 2), (1, 2, 4), (2, 3), (3, 5), (2, 4, 3), (4, 5), (3, 4, 5), (5, 6), (6, 7))
_FAR_HIP, _FAR_SHOULDER = 36.0, 66.0
_FOLDED, _FACING_JOINT, _SHORT = 65.0, 0.5, 70.0
"""A joint bent by more degrees shows a fold; a straight one a crease where it faces the viewer; a bone that is
shorter in the picture shows neither."""
_KNEE_FOLD, _ELBOW_FOLD = (52.0, 13.0), (36.0, 8.0)
_CUFF = 0.9
"""Where on the shin, and on the forearm, long cloth ends."""
_TOWARDS = 0.55
"""A thigh that points at the viewer by more shows the knee before the cloth."""


@dataclass(frozen=True)
class Limb:
    """`parts` in painter's order. `depth` sorts limbs: greater is nearer. `far`: it is beyond the trunk.

    `over` is what hides the shirt when the hip is bent; `flexed` says that it is.
    """

    side: Side
    parts: tuple[Part, Part]
    depth: float
    over: BaseGeometry
    far: bool
    flexed: bool = False

    @property
    def root(self) -> Part:
        return next(p for p in self.parts if p.name.startswith(("thigh", "upper")))

    def with_root(self, root: Part) -> "Limb":
        first, second = self.parts
        return replace(self, parts=(root, second) if first.name == root.name else (first, root))


@dataclass(frozen=True)
class Scene:
    """What every part is drawn from: the body, the camera, and how near to the viewer the trunk is.

    Limbs in `strong` (`arm_l`) are drawn in the tones of the near side wherever they are: they do the work. The
    `covered` wear long sleeves and long trousers.
    """

    body: Body
    camera: Camera
    middle: float
    barefoot: bool = True
    strong: frozenset[str] = frozenset()
    covered: bool = False

    def disc(self, joint: str, radius: float) -> BaseGeometry:
        return self.camera.disc(self.body.joint(joint), radius)

    def depth(self, *joints: str) -> float:
        """The mean depth of some joints."""
        return sum(self.camera.depth(self.body.joint(j)) for j in joints) / len(joints)

    @property
    def chest(self) -> Array:
        """The middle of the chest, from which near and far arms are told."""
        return np.asarray(self.body.skeleton.spine.nodes[5])


def leg(scene: Scene, side: Side, pelvis: BaseGeometry) -> Limb:
    """The leg and how it lies to the pelvis."""
    body, camera = scene.body, scene.camera
    hip, knee, ankle = f"hip_{side}", f"knee_{side}", f"ankle_{side}"
    hip_depth = scene.depth(hip)
    far = hip_depth < scene.depth("pelvis") - _FAR_HIP
    pale = far and f"leg_{side}" not in scene.strong
    cloth = "shorts_far" if pale else "shorts"
    trouser = camera.chain(body.bone("thigh", side, stop=1 if scene.covered else 0.58, count=7, grow=3.5, flat=1))
    thigh = _thigh(scene, side, trouser, pale)
    shank = _shank(scene, side, pale)
    calf = shank.outline
    if not scene.barefoot:
        shank = _shod(scene, side, shank)
    ahead = scene.depth(ankle, knee) > scene.depth(hip, knee) + 12
    first, second = (thigh, shank) if ahead else (shank, thigh)
    second = second.filleted(first.outline, scene.disc(knee, 62), 9, cloth if scene.covered else None)
    second = second.seamed(first.outline, scene.disc(knee, 46))
    second = second.creased(_fold(scene, (hip, knee, ankle), _KNEE_FOLD, first.outline.union(second.outline)))
    thigh, shank = (first, second) if ahead else (second, first)
    thigh = thigh.seamed(pelvis, scene.disc(hip, 84))
    thigh = thigh.filleted(pelvis, scene.disc(hip, 105), 12, cloth)
    depth = scene.middle + hip_depth - scene.depth("pelvis")
    depth += 0.25 * float(np.clip(scene.depth(knee) - hip_depth, -120, 120))
    upper = camera.chain(body.bone("thigh", side, start=0.3, count=8, grow=2))
    over = shapely.union_all([upper, calf, trouser.difference(scene.disc(hip, 75))])
    return Limb(side, (thigh, shank) if ahead else (shank, thigh), depth, over, far, _is_flexed(body, side))


def _is_flexed(body: Body, side: Side) -> bool:
    """Is the thigh so far up that it hides the hem of the shirt?"""
    down, pelvis = -body.frame(f"thigh_{side}")[:, 1], body.frame("pelvis")
    return float(down @ pelvis[:, 0]) > 0.35 or float(down @ pelvis[:, 1]) > -0.4


def _thigh(scene: Scene, side: Side, trouser: BaseGeometry, far: bool) -> Part:
    body, camera = scene.body, scene.camera
    suffix = "_far" if far else ""
    whole = body.bone("thigh", side)
    outline = camera.chain(whole).union(trouser)
    cloth = Fill(trouser.union(camera.chain(whole[:3])), "shorts" + suffix)
    if scene.covered:
        return Part(f"thigh_{side}", outline, (cloth,), far)
    towards = -camera.facing(body.frame(f"thigh_{side}")[:, 1]) > _TOWARDS
    skin = Fill(camera.chain(body.bone("thigh", side, start=0.58 if towards else 0.5, count=6)), "skin" + suffix)
    edge = rim(skin.shape if towards else trouser, outline.buffer(-2))
    hem = edge if towards else edge.difference(scene.disc(f"hip_{side}", 70))
    fills = (cloth, skin) if towards else (skin, cloth)
    return Part(f"thigh_{side}", outline, fills, far, details=pieces(hem))


def _shank(scene: Scene, side: Side, far: bool) -> Part:
    """Shin and foot; the hollow in front of the ankle is rounded more than the rest."""
    body, camera = scene.body, scene.camera
    raw = camera.chain(body.bone("shank", side)).union(camera.web(body.foot(side), FOOT_WEB))
    ankle = smooth(raw, 16, 2).intersection(scene.disc(f"ankle_{side}", 55))
    outline = smooth(raw, 5, 2).union(ankle)
    suffix = "_far" if far else ""
    part = Part(f"shank_{side}", outline, (Fill(outline, "skin" + suffix),), far)
    part = part if scene.covered else part.creased(_kneecap(scene, side, outline))
    return _cuffed(scene, part, "shank", side, "shorts" + suffix) if scene.covered else part


def _fold(
    scene: Scene, joints: tuple[str, str, str], reach: tuple[float, float], inside: BaseGeometry
) -> tuple[LineString, ...]:
    """The crease in the hollow of a bent knee or elbow that is seen from its side."""
    root, hinge, end = (np.asarray(scene.camera.flat(scene.body.joint(name))) for name in joints)
    if min(np.hypot(*(root - hinge)), np.hypot(*(end - hinge))) < _SHORT:
        return ()
    one, other = unit(root - hinge), unit(end - hinge)
    if float(one @ other) < -np.cos(np.radians(_FOLDED)):
        return ()
    inward = unit(one + other)
    line = LineString([hinge + inward * distance for distance in reach])
    return pieces(line.intersection(inside.buffer(-1)), 8)


def _kneecap(scene: Scene, side: Side, inside: BaseGeometry) -> tuple[LineString, ...]:
    """The lower edge of the kneecap of a straight leg seen from the front, or the hollow of its knee from behind."""
    axes, thigh = scene.body.frame(f"shank_{side}"), scene.body.frame(f"thigh_{side}")
    ahead = scene.camera.facing(axes[:, 0])
    if abs(ahead) < _FACING_JOINT or float(axes[:, 1] @ thigh[:, 1]) < np.cos(np.radians(_FOLDED)):
        return ()
    turn = np.radians(np.linspace(-52, 52, 9))
    drop = -24 + 9 * (1 - np.cos(turn)) * 2 if ahead > 0 else np.full(9, -3.0)
    local = np.stack([np.sign(ahead) * 29 * np.cos(turn), drop, 21 * np.sin(turn)], axis=1)
    line = LineString(scene.camera.flat(scene.body.joint(f"knee_{side}") + local @ axes.T))
    return pieces(line.intersection(inside.buffer(-3)), 8)


def _cuffed(scene: Scene, part: Part, bone: str, side: Side, colour: str) -> Part:
    """The part in long cloth as far as the cuff."""
    cloth = scene.camera.chain(scene.body.bone(bone, side, stop=_CUFF, count=7, grow=4, flat=1))
    cloth = cloth.union(scene.camera.chain(scene.body.bone(bone, side)[:2]))
    joint = {"shank": f"knee_{side}", "fore": f"elbow_{side}"}[bone]
    outline = part.outline.union(cloth)
    hem = rim(cloth, outline.buffer(-2)).difference(scene.disc(joint, 45))
    return replace(part.painted(cloth, colour).detailed(pieces(hem)), outline=outline)


def _shod(scene: Scene, side: Side, shank: Part) -> Part:
    body, camera = scene.body, scene.camera
    shoe = smooth(camera.web(body.foot(side), (*FOOT_WEB[2:], (1, 2))).buffer(3), 10, 3)
    collar = rim(shoe, shank.outline.buffer(-2.5))
    frame, ankle = body.frame(f"foot_{side}"), body.joint(f"ankle_{side}")
    points = np.array([(-60, -27, 0), (40, -27, 0), (80, -30, 0), (125, -28, 0)], dtype=np.float64)
    sole = LineString(camera.flat(ankle + points @ frame.T)).intersection(shoe)
    shod = shank.painted(shoe, "shoe_far" if shank.far else "shoe").detailed((*pieces(collar), *pieces(sole)))
    return replace(shod, outline=shank.outline.union(shoe))


def arm(scene: Scene, side: Side, shirt: BaseGeometry) -> Limb:
    """The arm and how it lies to the shirt."""
    shoulder, elbow, wrist = f"shoulder_{side}", f"elbow_{side}", f"wrist_{side}"
    own = scene.depth(shoulder)
    far = own < scene.camera.depth(scene.chest) - _FAR_SHOULDER
    pale = far and f"arm_{side}" not in scene.strong
    upper, fore = _upper(scene, side, pale), _fore(scene, side, pale)
    ahead = scene.depth(shoulder, elbow) > scene.depth(elbow, wrist) + 12
    first, second = (fore, upper) if ahead else (upper, fore)
    sleeve = "shirt_far" if pale else "shirt"
    second = second.filleted(first.outline, scene.disc(elbow, 45), 7, sleeve if scene.covered else None)
    second = second.seamed(first.outline, scene.disc(elbow, 25))
    second = second.creased(_fold(scene, (shoulder, elbow, wrist), _ELBOW_FOLD, first.outline.union(second.outline)))
    upper, fore = (second, first) if ahead else (first, second)
    upper = upper.seamed(shirt, scene.disc(shoulder, 37))
    upper = upper.filleted(shirt, scene.disc(shoulder, 62), 9, sleeve)
    middle, _ = scene.body.skeleton.spine.point(SHOULDER_NODE)
    depth = scene.middle + own - scene.camera.depth(middle)
    depth += 0.35 * float(np.clip(scene.depth(elbow, wrist) - own, -150, 150))
    return Limb(side, (fore, upper) if ahead else (upper, fore), depth, shapely.Polygon(), far)


def _upper(scene: Scene, side: Side, far: bool) -> Part:
    body, camera = scene.body, scene.camera
    suffix = "_far" if far else ""
    whole = body.bone("upper", side)
    sleeve = camera.chain(body.bone("upper", side, stop=1 if scene.covered else 0.52, count=6, grow=4, flat=1))
    sleeve = sleeve.union(camera.chain(whole[:2].scaled(1.04)))
    outline = camera.chain(whole).union(sleeve)
    if scene.covered:
        return Part(f"upper_{side}", outline, (Fill(outline, "shirt" + suffix),), far)
    skin = camera.chain(body.bone("upper", side, start=0.45, count=5))
    hem = rim(sleeve, outline.buffer(-2)).difference(scene.disc(f"shoulder_{side}", 48))
    fills = (Fill(skin, "skin" + suffix), Fill(sleeve, "shirt" + suffix))
    return Part(f"upper_{side}", outline, fills, far, details=pieces(hem))


def _fore(scene: Scene, side: Side, far: bool) -> Part:
    """Forearm and hand, with the thumb drawn over the palm when it is on the viewer's side."""
    body, camera = scene.body, scene.camera
    hand = body.hand(side)
    thumb = camera.chain(hand.thumb)
    grown = smooth(camera.chain(body.bone("fore", side)).union(camera.web(hand.solids, WEB)), 5, 1.5)
    outline = smooth(grown.union(thumb), 3, 0)
    part = Part(f"fore_{side}", outline, (Fill(outline, "skin_far" if far else "skin"),), far)
    if scene.covered:
        part = _cuffed(scene, part, "fore", side, "shirt_far" if far else "shirt")
    part = part.creased([line for crease in hand.creases(camera, outline) for line in pieces(crease, 8)])
    nearer = camera.depth(hand.thumb.centres[1]) >= camera.depth(hand.solids.centres[1]) - 6
    if thumb.area <= 100 or not nearer:
        return part
    base = body.joint(f"wrist_{side}") + body.frame(f"hand_{side}") @ np.array([11.0, -14.0, 0.0])
    edge = rim(thumb, outline.buffer(-2.5)).difference(camera.disc(base, 15))
    return part.detailed(pieces(edge, 8))
