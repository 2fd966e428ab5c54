"""What a body lies on or presses: ball, roller, towel, pillow, cushion, from the YAML to things in the room."""

import numpy as np

from . import props, things
from .anatomy import SIDES
from .look import Palette
from .prop_schema import BallSpec, PillowSpec, RollerSpec, TowelSpec
from .props import Prop
from .spots import Spots
from .things import Thing
from .vectors import Array

_AXES = {"x": np.array([1.0, 0.0, 0.0]), "z": np.array([0.0, 0.0, 1.0])}
_SINKS = 9.0
"""How far a part of the body sinks into a pillow."""
_THINNEST = 14.0


def support(kind: str, spec: BallSpec | RollerSpec | TowelSpec | PillowSpec, spots: Spots, palette: Palette) -> Prop:
    """The prop of a document. A flat towel is drawn as it lies, everything else where it is in the room."""
    if isinstance(spec, TowelSpec) and spec.box is not None:
        return props.towel(*spec.box, spec.layer, palette)
    thing = _thing(kind, spec, spots)
    between = spec.between if isinstance(spec, BallSpec | PillowSpec) else None
    layer = "back" if isinstance(spec, PillowSpec) else spec.layer
    at = spots.nearer(between) if between else None if layer == "front" else spots.drawn.parts[0].name
    solids = () if kind in ("pillow", "cushion") else (thing.solid,)
    return Prop(kind, layer, held=(thing.strand(at),), base=float(thing.solid.corners[0, 1]), solids=solids)


def _thing(kind: str, spec: BallSpec | RollerSpec | TowelSpec | PillowSpec, spots: Spots) -> Thing:
    camera = spots.camera
    if isinstance(spec, PillowSpec):
        low, high = _between(spec, spots) if spec.between else _under(spec, spots)
        return things.soft_block(kind, low, high, 24, "pillow", camera)
    if spec.at is None:
        raise TypeError("a roll is somewhere")
    middle = spots.room(spec.at)
    if isinstance(spec, BallSpec):
        return things.ball(middle, spec.r, camera)
    half = _AXES[spec.along] * spec.length / 2
    make = things.roller if isinstance(spec, RollerSpec) else things.rolled_towel
    return make(middle - half, middle + half, spec.r, camera)


def _under(spec: PillowSpec, spots: Spots) -> tuple[Array, Array]:
    """Corners of a pillow that fills what the pose leaves between a part and what the pillow lies on."""
    part = spots.drawn.scene.body.part(spec.under)
    middle = (part.centres.min(axis=0) + part.centres.max(axis=0)) / 2
    thick = max(part.lowest - spec.y + _SINKS, _THINNEST)
    half = np.array([spec.w / 2, 0, spec.d / 2])
    low, high = middle - half, middle + half
    low[1], high[1] = spec.y, spec.y + thick
    return low, high


def _between(spec: PillowSpec, spots: Spots) -> tuple[Array, Array]:
    """Corners of a pillow between both knees, or of one that both hands carry, which is as high as it is wide."""
    joints = spots.skeleton.joints
    joint, high = ("palm", spec.w / 2) if spec.between == "arms" else ("knee", 30.0)
    right, left = (joints[f"{joint}_{side}"] for side in SIDES)
    middle = (right + left) / 2
    half = np.maximum(np.abs(right - left) / 2, np.array([spec.w / 2, high, 30.0]))
    return middle - half, middle + half
