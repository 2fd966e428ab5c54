"""What hands carry, from the YAML to strands between fingers: band, stick, dumbbell."""

from collections.abc import Iterator

import numpy as np
from shapely.geometry import LineString, Point

from . import held, props
from .anatomy import SIDES, Side
from .fields import Relative
from .held import Strand, fist, ribbon, rod
from .look import Palette
from .prop_schema import BandSpec, DumbbellSpec, StickSpec
from .props import XY, Prop
from .spots import Spots
from .vectors import unit

_WITHIN_REACH = 45.0


def band(spec: BandSpec, spots: Spots) -> Prop:
    """The band as seen; where it is held with both hands, the strand to the other hand lies behind."""
    hand = palm(spec.pts[0])
    return Prop("band", spec.layer, held=tuple(_strands(spec, spots)), grips=(hand,) if hand else ())


def _strands(spec: BandSpec, spots: Spots) -> Iterator[Strand]:
    first, *rest = spec.pts
    hand = palm(first)
    if hand is None or not isinstance(first, Relative):
        yield ribbon([spots.picture(p) for p in spec.pts], None, far=False, curved=spec.curve)
        return
    other: Side = "l" if hand == "r" else "r"
    if spots.skeleton.pose.arms[other].hand == "grip":
        there = [first.model_copy(update={"to": f"palm_{other}"}), *rest]
        far = spots.drawn.part(f"fore_{other}").far
        yield ribbon([spots.picture(p) for p in there], other, far=far, curved=spec.curve)
    yield ribbon([spots.picture(p) for p in spec.pts], hand, far=False, curved=spec.curve)


def stick(spec: StickSpec, spots: Spots) -> Prop:
    """A stick through both fists, or from end to end with the closed hands that are near it."""
    if spec.hands:
        a, b = _through_fists(spots, spec.beyond)
        hands: tuple[Side, ...] = SIDES
    else:
        a, b = (spots.picture(end) for end in (spec.a, spec.b) if end is not None)
        hands = tuple(side for side in SIDES if _holds(spots, side, LineString([a, b])))
    palms = [(side, np.array(spots.seen(fist(spots.skeleton, side)[0]))) for side in hands]
    return Prop("stick", spec.layer, held=rod(a, b, palms), grips=hands)


def _through_fists(spots: Spots, beyond: float) -> tuple[XY, XY]:
    right, left = (fist(spots.skeleton, side)[0] for side in SIDES)
    out = unit(right - left) * beyond
    return spots.seen(right + out), spots.seen(left - out)


def _holds(spots: Spots, side: Side, line: LineString) -> bool:
    closed = spots.skeleton.pose.arms[side].hand == "grip"
    near = line.distance(Point(spots.seen(spots.skeleton.joints[f"palm_{side}"]))) < _WITHIN_REACH
    return bool(closed and near)


def dumbbell(spec: DumbbellSpec, spots: Spots, palette: Palette) -> Prop:
    """A dumbbell in a fist, or lying somewhere."""
    hand = palm(spec.at)
    if hand is None:
        return props.dumbbell(spots.picture(spec.at), spec.ang, spec.layer, palette, end=spec.end)
    far = spots.drawn.part(f"fore_{hand}").far
    strands = held.dumbbell(spots.skeleton, hand, spots.camera, far=far)
    return Prop("dumbbell", spec.layer, held=strands, grips=(hand,))


def palm(point: tuple[float, float] | Relative) -> Side | None:
    """The hand that a place names."""
    if isinstance(point, Relative) and point.to.startswith("palm_"):
        return "r" if point.to.endswith("r") else "l"
    return None
