"""What must hold of every picture, as far as a machine can tell. Whether it is good care, a clinician says.

The rules here are those of the body, which need no drawing; `drawing_rules` has the others. Each yields sentences
about what is wrong, and none when all is well.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .anatomy import SIDES
from .balance import overhang
from .drawing_rules import of_drawing
from .ellipsoids import Ellipsoids, joined
from .flesh import Body
from .limits import BLADE, LIMITS, angles
from .props import Prop
from .scene import Picture
from .vectors import Array, length

_SLACK = 1.0
_UNDER_FLOOR, _OFF_SUPPORT, _SHORT, _MISSED = -4.0, 8.0, 2.0, 4.0
_IN_PROP = 10.0
_INSIDE, _INTO = 0.8, 0.55
_LEANED_ON = frozenset({"chair", "wall", "table", "bench", "step", "stick", "ball"})
_ON_FEET = frozenset({"feet", "foot_r", "foot_l"})

Contacts = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Finding:
    """A rule that a picture breaks; `number` counts pictures from 1, `look` is empty for the first look."""

    slug: str
    number: int
    message: str
    look: str = ""

    def __str__(self) -> str:
        return f"{self.slug}-{self.number}{self.look and f' ({self.look})'}: {self.message}"


def lint(slug: str, pictures: Iterable[Picture], look: str = "") -> tuple[Finding, ...]:
    """All that is wrong with the pictures of one exercise in one look."""
    return tuple(
        Finding(slug, number, message, look)
        for number, picture in enumerate(pictures, 1)
        for message in (*of_body(picture), *of_drawing(picture))
    )


def of_body(picture: Picture) -> Iterator[str]:
    body, contacts = picture.body, picture.contacts
    yield from joint_limits(body)
    yield from shoulder_blades(body)
    yield from under_floor(body)
    yield from off_support(body, contacts)
    yield from out_of_reach(body)
    yield from through_itself(body)
    yield from unbalanced(body, contacts, [prop.kind for prop in picture.props])
    yield from through_prop(body, picture.props)
    yield from open_hand(body, picture.props)


def joint_limits(body: Body) -> Iterator[str]:
    """No joint bends further than a joint can."""
    for name, where, value in angles(body):
        low, high = LIMITS[name]
        if not low - _SLACK <= value <= high + _SLACK:
            yield f"{where} {name} is {value:.0f} degrees, outside {low} to {high}".strip()


def shoulder_blades(body: Body) -> Iterator[str]:
    """No shoulder blade slides further than it can."""
    for side in SIDES:
        where, blade = "right" if side == "r" else "left", body.skeleton.pose.arms[side].scapula
        for (low, high), value, way in zip(BLADE, blade, ("forward", "up"), strict=True):
            if not low <= value <= high:
                yield f"the {where} shoulder is {value:.0f} {way}, outside {low} to {high}"


def under_floor(body: Body) -> Iterator[str]:
    """Nothing of the body is below the floor."""
    for name in ("torso", "head", "leg_r", "leg_l", "arm_r", "arm_l"):
        depth = body.part(name).lowest
        if depth < _UNDER_FLOOR:
            yield f"{name} is {-depth:.0f} below the floor"


def off_support(body: Body, contacts: Contacts) -> Iterator[str]:
    """What is said to rest on something rests on it."""
    for name, height in contacts:
        gap = body.part(name).lowest - height
        if abs(gap) > _OFF_SUPPORT:
            yield f"{name} is {gap:.0f} off its support"


def out_of_reach(body: Body) -> Iterator[str]:
    """Hands and feet get to where the pose puts them, and open angles are solved."""
    if body.skeleton.overreach > _SHORT:
        yield f"a hand or foot falls short by {body.skeleton.overreach:.0f}"
    if body.skeleton.unsolved > _MISSED:
        yield f"a solved angle misses its height by {body.skeleton.unsolved:.0f}"


def through_itself(body: Body) -> Iterator[str]:
    """No limb runs through the trunk, the head or another limb."""
    core = joined([body.torso()[0], body.pelvis[:4]])
    legs = {side: joined([body.bone("thigh", side)[4:], body.bone("shank", side)]) for side in SIDES}
    for side in SIDES:
        arm = joined([body.bone("fore", side), body.hand(side).solids])
        for limb, solids in ((f"arm_{side}", arm), (f"leg_{side}", legs[side])):
            if _inside(solids.centres, core) or _inside(solids.centres, body.head[:1]):
                yield f"{limb} runs through the body"
        if any(_crosses(arm, leg) for leg in legs.values()):
            yield f"arm_{side} runs through a leg"
    if _crosses(legs["r"], legs["l"]):
        yield "the legs run through each other"


def _inside(points: Array, solids: Ellipsoids) -> bool:
    """Is any point deep inside any ellipsoid?"""
    away = points[:, None, :] - solids.centres[None]
    squared = (solids.axes * solids.axes).sum(axis=1)
    along = np.einsum("pei,eij->pej", away, solids.axes) / squared[None]
    return bool(((along * along).sum(axis=-1) < _INSIDE**2).any())


def _crosses(a: Ellipsoids, b: Ellipsoids) -> bool:
    """Are any two cross-sections nearer than limbs can be pressed together?"""
    apart = length(a.centres[:, None, :] - b.centres[None])
    girth = [np.sqrt((e.axes * e.axes).sum(axis=1))[:, (0, 2)].min(axis=1) for e in (a, b)]
    return bool((apart < _INTO * (girth[0][:, None] + girth[1][None])).any())


def unbalanced(body: Body, contacts: Contacts, kinds: Sequence[str]) -> Iterator[str]:
    """Who stands on their feet alone has their mass over them."""
    parts = [name for name, _ in contacts]
    if not parts or not _ON_FEET.issuperset(parts) or not _LEANED_ON.isdisjoint(kinds):
        return
    beyond = overhang(body, parts)
    if beyond > 0:
        yield f"the centre of mass is {beyond:.0f} beyond the feet"


def through_prop(body: Body, props: Iterable[Prop]) -> Iterator[str]:
    """No bone runs through the furniture, a ball or a roller. Hands may: they close round an edge."""
    names = ("thigh", "shank", "foot", "upper", "fore")
    bones = {f"{name}_{side}": body.part(f"{name}_{side}") for name in names for side in SIDES}
    bones |= {"trunk": body.torso()[0], "head": body.head[:1]}
    for prop in props:
        for name, solids in bones.items():
            deepest = max((float(solid.depth(solids.centres).max()) for solid in prop.solids), default=0.0)
            if deepest > _IN_PROP:
                yield f"{name} is {deepest:.0f} inside the {prop.kind}"


def open_hand(body: Body, props: Iterable[Prop]) -> Iterator[str]:
    """The hand that holds something is closed round it, and a stick is held."""
    for prop in props:
        for side in prop.grips:
            if body.skeleton.pose.arms[side].hand != "grip":
                yield f"the {'right' if side == 'r' else 'left'} hand is not closed round the {prop.kind}"
        if prop.kind == "stick" and prop.layer == "front" and not prop.grips:
            yield "no hand holds the stick"
