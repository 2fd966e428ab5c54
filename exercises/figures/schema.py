"""What a figure's YAML may say. Unknown keys, joints, parts and muscles are refused by name, with their path.

One document is one exercise: two frames, start and end. Angles are in degrees, lengths in thousandths of stature.
Where the file leaves a fact out, the value of the base, and else the default of `pose`, holds.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .anatomy import HandShape
from .fields import Angles, Flag, Joint, Model, Muscle, Number, PartName, PlaceSpec, Variable, Vector3, listed
from .prop_schema import PropSpec


class RootSpec(Model):
    pitch: Number | None = None
    yaw: Number | None = None
    roll: Number | None = None
    turn: Number | None = None


class SpineSpec(Model):
    curve: Number | None = None
    lumbar: Angles | None = None
    thoracic: Angles | None = None
    neck: Angles | None = None
    head: Angles | None = None


class AnchorSpec(Model):
    part: Annotated[tuple[PartName, ...], BeforeValidator(listed)] | None = None
    y: Number | None = None
    pin: Joint | None = None
    x: Number | None = None


class SolveSpec(Model):
    var: Variable
    part: PartName
    y: Number = 0
    range: tuple[Number, Number] = (-60, 60)
    near: Number = 0


class FootSpec(Model):
    at: PlaceSpec | None = None
    pole: Vector3 | None = None
    toes: Vector3 | None = None
    up: Vector3 | None = None


class HandSpec(Model):
    at: PlaceSpec | None = None
    pole: Vector3 | None = None
    fingers: Vector3 | None = None
    palm: Vector3 | None = None
    floor: Number | None = None
    mirror: Flag | None = None


class PoseSpec(Model):
    """A pose as far as it differs from its base. `_r` and `_l` say one side and win over the name without."""

    base: str | None = None
    root: RootSpec | None = None
    spine: SpineSpec | None = None
    anchor: AnchorSpec | None = None
    solve: tuple[SolveSpec, ...] | None = None
    solve_after: tuple[SolveSpec, ...] | None = None
    hip_order: Literal["fa", "af"] | None = None
    arm_order: Literal["fa", "af"] | None = None
    hip: Angles | None = None
    hip_r: Angles | None = None
    hip_l: Angles | None = None
    knee: Number | None = None
    knee_r: Number | None = None
    knee_l: Number | None = None
    ankle: Number | None = None
    ankle_r: Number | None = None
    ankle_l: Number | None = None
    toe: Number | None = None
    toe_r: Number | None = None
    toe_l: Number | None = None
    foot_at: FootSpec | None = None
    foot_at_r: FootSpec | None = None
    foot_at_l: FootSpec | None = None
    shoulder: Angles | None = None
    shoulder_r: Angles | None = None
    shoulder_l: Angles | None = None
    scap: tuple[Number, Number] | None = None
    scap_r: tuple[Number, Number] | None = None
    scap_l: tuple[Number, Number] | None = None
    elbow: Number | None = None
    elbow_r: Number | None = None
    elbow_l: Number | None = None
    twist: Number | None = None
    twist_r: Number | None = None
    twist_l: Number | None = None
    wrist: Number | None = None
    wrist_r: Number | None = None
    wrist_l: Number | None = None
    wrist_dev: Number | None = None
    wrist_dev_r: Number | None = None
    wrist_dev_l: Number | None = None
    hand: HandShape | None = None
    hand_r: HandShape | None = None
    hand_l: HandShape | None = None
    hand_at: HandSpec | None = None
    hand_at_r: HandSpec | None = None
    hand_at_l: HandSpec | None = None


def _contact(value: object) -> object:
    return value if isinstance(value, list) else [value, 0]


class ViewSpec(Model):
    yaw: Number = 0
    pitch: Number = 0


Contact = Annotated[tuple[PartName, Number], BeforeValidator(_contact)]
PoseOrBase = Annotated[PoseSpec, BeforeValidator(lambda value: {"base": value} if isinstance(value, str) else value)]


Strong = tuple[Literal["arm_r", "arm_l", "leg_r", "leg_l"], ...]
"""Limbs that work: drawn in near tones even where they are the far ones."""


class FrameSpec(Model):
    """One picture. What it leaves out is taken from the document."""

    label: str
    pose: PoseOrBase
    view: ViewSpec | None = None
    highlight: tuple[Muscle, ...] | None = None
    strong: Strong | None = None
    props: tuple[PropSpec, ...] = ()
    contact: tuple[Contact, ...] | None = None
    ghost: PoseOrBase | None = None
    pad: tuple[Number, Number, Number, Number] = (0, 0, 0, 0)


class FigureSpec(Model):
    """The two pictures of one exercise."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: str | None = None
    view: ViewSpec = ViewSpec()
    feet: Literal["bare", "shoes"] = "bare"
    mirror: Flag = False
    highlight: tuple[Muscle, ...] = ()
    strong: Strong = ()
    props: tuple[PropSpec, ...] = ()
    contact: tuple[Contact, ...] = ()
    frames: tuple[FrameSpec, FrameSpec]


class Bases(Model):
    """Poses by name, on which others build."""

    poses: dict[str, PoseSpec]
