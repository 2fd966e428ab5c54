"""From a pose to a skeleton: forward kinematics, and two-bone reaching for hands and feet.

Nothing here knows the floor: `placing` puts the skeleton down.
"""

import math
from collections.abc import Mapping

import numpy as np

from .anatomy import (
    FOREARM,
    HIP_HALF_WIDTH,
    REGIONS,
    SHANK,
    SHOULDER_HALF_WIDTH,
    SHOULDER_NODE,
    SIDES,
    THIGH,
    UPPER_ARM,
    VERTEBRAE,
    Side,
    sign,
)
from .pose import Arm, FootTarget, HandTarget, Leg, Offset, Place, Pose, Spine
from .skeleton import Skeleton, SpineCurve
from .vectors import Array, Turn, across, frame, length, rotation, turned, unit, vector


class _Draft:
    """The skeleton while it is being put together: each bone needs those before it."""

    def __init__(self, pose: Pose, at: Array, *, reach: bool) -> None:
        self.pose = pose
        self.reach = reach
        self.joints: dict[str, Array] = {"pelvis": at}
        self.frames: dict[str, Array] = {}
        self.overreach = 0.0

    def place(self, place: Place) -> Array:
        if isinstance(place, tuple):
            return vector(place)
        by = vector(place.by)
        if place.to not in self.joints or (place.frame and place.frame not in self.frames):
            raise ValueError(f"{place.to} is put in place only after what is to be held there")
        return self.joints[place.to] + (self.frames[place.frame] @ by if place.frame else by)


def assemble(pose: Pose, at: Array, *, reach: bool = True) -> Skeleton:
    """The skeleton with the middle of the pelvis at `at`; `reach=False` leaves out the targets of hands and feet.

    Bones are placed from the pelvis outward, legs before arms, right before left unless the right reaches for the
    left. Raises `ValueError` for a target that hangs on a joint that comes later.
    """
    draft = _Draft(pose, at, reach=reach)
    root = pose.root
    pelvis = turned(rotation("y", root.yaw), ("z", -root.pitch), ("x", root.roll), ("y", root.turn))
    draft.frames["pelvis"] = pelvis
    spine = _spine(draft, pose.spine)
    for side in _in_turn(pose.legs):
        _leg(draft, side, pose.legs[side])
    for side in _in_turn(pose.arms):
        _arm(draft, side, pose.arms[side], spine)
    return Skeleton(draft.joints, draft.frames, spine, pose, draft.overreach)


def _in_turn(limbs: Mapping[Side, Leg] | Mapping[Side, Arm]) -> tuple[Side, ...]:
    target = limbs["r"].target
    hangs_on_left = target is not None and isinstance(target.at, Offset) and target.at.to.endswith("_l")
    return ("l", "r") if hangs_on_left else SIDES


def locate(skeleton: Skeleton, place: Place) -> Array:
    """The world position of a place on or beside a posed skeleton."""
    if isinstance(place, tuple):
        return vector(place)
    by = vector(place.by)
    return skeleton.joints[place.to] + (skeleton.frames[place.frame] @ by if place.frame else by)


def _spine(draft: _Draft, spine: Spine) -> SpineCurve:
    pelvis = draft.frames["pelvis"]
    position = draft.joints["pelvis"] + pelvis @ np.array([-3.0, 52.0, 0.0])
    bends = {i: (getattr(spine, region), share) for region, parts in REGIONS.items() for i, share in parts}
    nodes, segments, last_lean = [position], [], 0.0
    current = pelvis
    for i, (height, lean) in enumerate(VERTEBRAE):
        (flexion, sideways, twist), share = bends[i]
        forward = (lean - last_lean) * spine.curve + flexion * share
        current = turned(current, ("z", -forward), ("x", sideways * share), ("y", twist * share))
        last_lean = lean
        position = position + current[:, 1] * height
        nodes.append(position)
        segments.append(current)
    nod, tilt, look = spine.head
    draft.joints["head"] = nodes[-1]
    draft.joints["c7"] = nodes[7]
    draft.frames["head"] = turned(current, ("z", 13 * spine.curve - nod), ("x", tilt), ("y", look))
    return SpineCurve(np.array(nodes), np.array(segments), pelvis)


def bend(start: Array, aim: Array, upper: float, lower: float, pole: Array) -> tuple[Array, Array, float]:
    """Two bones from `start` towards `aim`: middle joint, end, and by how much `aim` is out of reach.

    The middle joint lies on the side of `pole`. The law of cosines gives how far along the line it stands.
    """
    away = aim - start
    distance = float(length(away))
    span = min(max(distance, abs(upper - lower) + 1), upper + lower - 0.4)
    line = unit(away)
    along = (upper * upper - lower * lower + span * span) / (2 * span)
    aside = math.sqrt(max(upper * upper - along * along, 0.0))
    out = unit(across(pole, line))
    return start + line * along + out * aside, start + line * span, distance - (upper + lower)


def _leg(draft: _Draft, side: Side, leg: Leg) -> None:
    joints, frames = draft.joints, draft.frames
    sg, pelvis = sign(side), frames["pelvis"]
    hip = joints["pelvis"] + pelvis @ np.array([0.0, 0.0, sg * HIP_HALF_WIDTH])
    joints[f"hip_{side}"] = hip
    target = leg.target if draft.reach else None
    if target is None:
        flexion, abduction, rotate = leg.hip
        lift: Turn = ("z", flexion)
        spread: Turn = ("x", -sg * abduction)
        order = (spread, lift) if draft.pose.hip_abducts_first else (lift, spread)
        thigh = turned(pelvis, *order, ("y", sg * rotate))
        shank = thigh @ rotation("z", -leg.knee)
        knee = hip - thigh[:, 1] * THIGH
        ankle = knee - shank[:, 1] * SHANK
        foot = shank @ rotation("z", leg.ankle)
    else:
        knee, ankle, over = bend(hip, draft.place(target.at), THIGH, SHANK, vector(target.pole))
        draft.overreach = max(draft.overreach, over)
        thigh, shank = _reached_leg(hip, knee, ankle, vector(target.pole))
        foot = _foot(target) if target.toes else shank @ rotation("z", leg.ankle)
    joints |= {f"knee_{side}": knee, f"ankle_{side}": ankle}
    frames |= {f"thigh_{side}": thigh, f"shank_{side}": shank, f"foot_{side}": foot}
    frames[f"toe_{side}"] = foot @ rotation("z", leg.toe)
    for name, by in (("sole", (45.0, -38.0)), ("heel", (-32.0, -30.0)), ("toe", (80.0, -30.0))):
        joints[f"{name}_{side}"] = ankle + foot @ np.array([*by, 0.0])


def _reached_leg(hip: Array, knee: Array, ankle: Array, pole: Array) -> tuple[Array, Array]:
    """Frames of thigh and shank: the knee is a hinge, so the bend says where the front of the thigh is."""
    up = unit(hip - knee)
    back = across(ankle - knee, up)
    thigh = frame(up, -back if float(length(back)) > 12 else pole)
    flexion = math.degrees(math.acos(max(-1.0, min(1.0, float(-up @ unit(ankle - knee))))))
    return thigh, thigh @ rotation("z", -flexion)


def _foot(target: FootTarget) -> Array:
    toes = vector(target.toes or (1.0, 0.0, 0.0))
    if target.up:
        return frame(vector(target.up), toes)
    ahead = unit(toes)
    up = across(np.array([0.0, 1.0, 0.0]), ahead)
    if float(length(up)) < 0.05:
        up = np.array([-np.sign(ahead[1]), 0.0, 0.0])
    return frame(unit(up), ahead)


def _arm(draft: _Draft, side: Side, arm: Arm, spine: SpineCurve) -> None:
    joints, frames = draft.joints, draft.frames
    sg = sign(side)
    middle, chest = spine.point(SHOULDER_NODE)
    flexion, abduction, _ = arm.shoulder
    lifted = max(0.0, max(flexion, abs(abduction), 0.0) - 70) / 110
    forward, up = arm.scapula
    shoulder = middle + chest @ np.array(
        [forward - 2, up + 2 + 20 * lifted, sg * (SHOULDER_HALF_WIDTH - 14 * lifted)]
    )
    joints[f"shoulder_{side}"] = shoulder
    target = arm.target if draft.reach else None
    if target is None:
        upper, fore = _hanging_arm(draft, arm, chest, sg)
        elbow = shoulder - upper[:, 1] * UPPER_ARM
        wrist = elbow - fore[:, 1] * FOREARM
    else:
        pole = vector(target.pole) * np.array([1, 1, sg if target.mirror else 1])
        aim = draft.place(target.at)
        if target.floor is not None:
            aim = np.array([aim[0], target.floor, aim[2]])
        elbow, wrist, over = bend(shoulder, aim, UPPER_ARM, FOREARM, pole)
        draft.overreach = max(draft.overreach, over)
        upper, fore = _reached_arm(shoulder, elbow, wrist, pole)
    joints |= {f"elbow_{side}": elbow, f"wrist_{side}": wrist}
    frames |= {f"upper_{side}": upper, f"fore_{side}": fore}
    hand = _aimed_hand(target, sg) if target and target.fingers else _hand(fore, arm, sg)
    frames[f"hand_{side}"] = hand
    joints[f"palm_{side}"] = wrist + hand @ np.array([0.0, -48.0, -sg * 12.0])
    joints[f"tips_{side}"] = wrist + hand @ np.array([0.0, -98.0, 0.0])


def _hanging_arm(draft: _Draft, arm: Arm, chest: Array, sg: int) -> tuple[Array, Array]:
    flexion, abduction, rotate = arm.shoulder
    lift: Turn = ("z", flexion)
    spread: Turn = ("x", -sg * abduction)
    order = (spread, lift) if draft.pose.arm_abducts_first else (lift, spread)
    upper = turned(chest, *order, ("y", sg * rotate))
    return upper, upper @ rotation("z", arm.elbow)


def _reached_arm(shoulder: Array, elbow: Array, wrist: Array, pole: Array) -> tuple[Array, Array]:
    up = unit(shoulder - elbow)
    front = across(wrist - elbow, up)
    upper = frame(up, front if float(length(front)) > 10 else -pole)
    flexion = math.degrees(math.acos(max(-1.0, min(1.0, float(-up @ unit(wrist - elbow))))))
    return upper, upper @ rotation("z", flexion)


def _hand(fore: Array, arm: Arm, sg: int) -> Array:
    return turned(fore, ("y", -sg * arm.twist), ("x", sg * arm.wrist), ("z", arm.deviation))


def _aimed_hand(target: HandTarget, sg: int) -> Array:
    mirrored = np.array([1, 1, sg])
    fingers = vector(target.fingers or (0.0, -1.0, 0.0)) * mirrored
    y = -unit(fingers)
    z = unit(across(-sg * unit(vector(target.palm) * mirrored), y))
    x = np.stack([y[1] * z[2] - y[2] * z[1], y[2] * z[0] - y[0] * z[2], y[0] * z[1] - y[1] * z[0]])
    return np.stack([x, y, z], axis=1)
