"""How far joints go, and how far a posed body has them.

Ranges are those of healthy adults in American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring
and Recording (1965), widened where this skeleton has fewer joints than a person: the foot bends as one with its
ankle, the trunk in two regions, and the shoulder blade's share is the shoulder's. Not yet reviewed by a clinician.
"""

import math
from collections.abc import Iterator, Mapping

import numpy as np

from .anatomy import SIDES, Side, sign
from .flesh import Body
from .vectors import Array, degrees_between, unit

Range = tuple[float, float]

LIMITS: Mapping[str, Range] = {
    "hip flexion": (-25, 135),
    "hip abduction": (-30, 50),
    "hip rotation": (-45, 50),
    "knee flexion": (-2, 155),
    "ankle dorsiflexion": (-75, 32),
    "toe extension": (-40, 70),
    "shoulder behind the trunk": (-90, 65),
    "shoulder across the chest": (-90, 60),
    "shoulder rotation": (-100, 115),
    "elbow flexion": (-5, 156),
    "forearm twist": (-90, 90),
    "wrist bend": (0, 90),
    "lumbar flexion": (-50, 60),
    "lumbar side bend": (-30, 30),
    "lumbar twist": (-15, 15),
    "thoracic flexion": (-25, 45),
    "thoracic side bend": (-30, 30),
    "thoracic twist": (-40, 40),
    "neck flexion": (-60, 60),
    "neck side bend": (-45, 45),
    "neck twist": (-65, 65),
    "head flexion": (-30, 30),
    "head side bend": (-20, 20),
    "head twist": (-45, 45),
}
"""Degrees. Behind the trunk, and across the chest, are angles from the frontal and from the side plane."""

BLADE: tuple[Range, Range] = ((-25, 25), (-15, 40))
"""How far a shoulder blade slides forward and up, in thousandths of stature."""
_HINGE_SEEN = 35.0
"""A knee or elbow that is bent less says nothing about the rotation of the bone above it."""


def angles(body: Body) -> Iterator[tuple[str, str, float]]:
    """Name of the limit, where (`right knee`), and degrees."""
    for side in SIDES:
        where = "right" if side == "r" else "left"
        yield from ((name, where, value) for name, value in _leg(body, side).items())
        yield from ((name, where, value) for name, value in _arm(body, side).items())
    for region in ("lumbar", "thoracic", "neck", "head"):
        triple = getattr(body.skeleton.pose.spine, region)
        for motion, value in zip(("flexion", "side bend", "twist"), triple, strict=True):
            yield f"{region} {motion}", "", value


def _leg(body: Body, side: Side) -> dict[str, float]:
    thigh, shank, foot = (body.frame(f"{bone}_{side}") for bone in ("thigh", "shank", "foot"))
    flexion, abduction, rotation = swing(body.frame("pelvis").T @ thigh, sign(side))
    knee = _hinge(thigh, shank, forward=False)
    toes = shank.T @ foot[:, 0]
    found = {
        "hip flexion": flexion,
        "hip abduction": abduction,
        "knee flexion": knee,
        "ankle dorsiflexion": math.degrees(math.atan2(toes[1], toes[0])),
        "toe extension": body.skeleton.pose.legs[side].toe,
    }
    return found | ({"hip rotation": rotation} if knee > _HINGE_SEEN else {})


def _arm(body: Body, side: Side) -> dict[str, float]:
    upper, fore, hand = (body.frame(f"{bone}_{side}") for bone in ("upper", "fore", "hand"))
    _, chest = body.skeleton.spine.point(6.05)
    relative = chest.T @ upper
    _, abduction, rotation = swing(relative, sign(side))
    down = -relative[:, 1]
    elbow = _hinge(upper, fore, forward=True)
    found = {
        "shoulder behind the trunk": math.degrees(math.asin(float(np.clip(-down[0], -1, 1)))),
        "shoulder across the chest": -abduction,
        "elbow flexion": elbow,
        "forearm twist": body.skeleton.pose.arms[side].twist,
        "wrist bend": degrees_between(fore[:, 1], hand[:, 1]),
    }
    readable = elbow > _HINGE_SEEN and abs(abduction) < 75
    return found | ({"shoulder rotation": rotation} if readable else {})


def swing(relative: Array, sg: int) -> tuple[float, float, float]:
    """Flexion, abduction and rotation (degrees) of a bone in the frame of the one it hangs on, in that order."""
    down = -relative[:, 1]
    flexion = math.degrees(math.atan2(down[0], -down[1]))
    abduction = math.degrees(math.asin(float(np.clip(sg * down[2], -1, 1))))
    rotation = math.degrees(math.atan2(-relative[2, 0], relative[2, 2])) * sg
    return flexion, abduction, rotation


def _hinge(upper: Array, lower: Array, *, forward: bool) -> float:
    """How far the lower bone is bent at a hinge; negative the wrong way."""
    down = -lower[:, 1]
    bent = degrees_between(upper[:, 1], lower[:, 1])
    ahead = float(unit(down) @ upper[:, 0])
    wrong = ahead < -0.01 if forward else ahead > 0.01
    return -bent if wrong else bent
