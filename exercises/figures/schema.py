"""What a figure's YAML may say. Unknown keys, joints, parts and muscles are refused by name, with their path.

One document is one exercise: two frames, start and end. Angles are in degrees, lengths in thousandths of stature.
Where the file leaves a fact out, the value of the base, and else the default of `pose`, holds.
"""

from collections.abc import Callable
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from .anatomy import FRAMES, JOINTS, HandShape
from .flesh import PARTS
from .highlight import LIMB_MUSCLES, MUSCLES
from .look import Hair


def _one_of(names: tuple[str, ...], what: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in names:
            raise ValueError(f"{value!r} is no {what}; there are: {', '.join(names)}")
        return value

    return check


def _triple(value: object) -> object:
    """A bare number is the first of three angles."""
    given = value if isinstance(value, list) else [value]
    return [*given, *[0] * (3 - len(given))]


def _tuple(value: object) -> object:
    return value if isinstance(value, list) else [value]


_MARKS = (*MUSCLES, *(f"{name}:{side}" for name in ("glutes", *LIMB_MUSCLES) for side in ("r", "l")))

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Positive = Annotated[float, Field(strict=True, allow_inf_nan=False, gt=0)]
Flag = Annotated[bool, Field(strict=True)]
Joint = Annotated[str, AfterValidator(_one_of(JOINTS, "joint"))]
BoneFrame = Annotated[str, AfterValidator(_one_of(FRAMES, "bone"))]
PartName = Annotated[str, AfterValidator(_one_of(PARTS, "part of the body"))]
Muscle = Annotated[str, AfterValidator(_one_of(_MARKS, "muscle"))]
Angles = Annotated[tuple[Number, Number, Number], BeforeValidator(_triple)]
Vector3: TypeAlias = tuple[Number, Number, Number]
Layer = Literal["back", "mid", "front"]
Variable = Annotated[
    str,
    Field(
        pattern=r"^(root\.(pitch|yaw|roll|turn)|spine\.(curve|(lumbar|thoracic|neck|head)(\.[012])?)"
        r"|(hip|shoulder)(_[rl])?(\.[012])?|(knee|ankle|toe|elbow|twist|wrist)(_[rl])?)$"
    ),
]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Relative(Model):
    """A place beside a joint: `by` in world axes, or in those of the bone `frame`."""

    to: Joint
    by: Annotated[tuple[Number, Number, Number], BeforeValidator(_triple)] = (0, 0, 0)
    frame: BoneFrame | None = None


def _place_tag(value: object) -> str:
    return "fixed" if isinstance(value, list | tuple) else "relative"


def _point(value: object) -> object:
    """`palm_r` and `[palm_r, 10, 0]` are short for `{to: palm_r}` and `{to: palm_r, by: [10, 0, 0]}`."""
    if isinstance(value, str):
        return {"to": value}
    if isinstance(value, list) and value and isinstance(value[0], str):
        return {"to": value[0], "by": value[1:] or 0}
    return value


PlaceSpec = Annotated[
    Annotated[Vector3, Tag("fixed")] | Annotated[Relative, Tag("relative")], Discriminator(_place_tag)
]
PointSpec = Annotated[
    Annotated[tuple[Number, Number], Tag("fixed")] | Annotated[Relative, Tag("relative")],
    Discriminator(_place_tag),
    BeforeValidator(_point),
]


def _level_tag(value: object) -> str:
    return "fixed" if isinstance(value, int | float) else "relative"


LevelSpec = Annotated[
    Annotated[Number, Tag("fixed")] | Annotated[Relative, Tag("relative")],
    Discriminator(_level_tag),
    BeforeValidator(_point),
]


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
    part: Annotated[tuple[PartName, ...], BeforeValidator(_tuple)] | None = None
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


class FloorSpec(Model):
    y: Number = 0


class MatSpec(Model):
    x0: Number | None = None
    x1: Number | None = None


class WallSpec(Model):
    """`side` is where the hatching of the wall lies: -1 to the left."""

    x: LevelSpec
    h: Positive = 1050
    side: Literal[-1, 1] = -1


class ChairSpec(Model):
    """Seen from the side: `x` is the back edge of the seat, `face` 1 if the seat lies to the right of it."""

    x: LevelSpec
    seat: Positive = 262
    w: Positive = 240
    back: Flag = True
    face: Literal[-1, 1] = 1


class SlabSpec(Model):
    """A step, bench or table from `x0` to `x1`, `h` high."""

    x0: Number
    x1: Number
    h: Positive = 440


class BandSpec(Model):
    pts: Annotated[tuple[PointSpec, ...], Field(min_length=2)]
    curve: Flag = False
    layer: Layer = "front"


class RoundSpec(Model):
    """A ball or a roller, seen from its end."""

    at: PointSpec
    r: Positive = 44
    layer: Layer = "back"


class TowelSpec(Model):
    """`box` is left, right, bottom, top."""

    box: tuple[Number, Number, Number, Number]
    layer: Layer = "back"


class StickSpec(Model):
    a: PointSpec
    b: PointSpec
    layer: Layer = "front"


class DumbbellSpec(Model):
    """`end` shows it from its end; otherwise from its side, turned by `ang` degrees."""

    at: PointSpec
    ang: Number = 0
    end: Flag = True
    layer: Layer = "front"


class ArrowSpec(Model):
    """From `a` to `b`; or the way of a joint from the start pose to this one (`follow`), `gap` clear of the body.

    `bulge` is the height of the arc as a part of its chord; positive bows to the left of travel.
    """

    a: PointSpec | None = None
    b: PointSpec | None = None
    follow: Joint | None = None
    gap: Positive = 48
    bulge: Number = 0
    both: Flag = False
    layer: Layer = "front"

    @model_validator(mode="after")
    def _ends_or_follow(self) -> "ArrowSpec":
        ends = self.a is not None and self.b is not None
        if ends == (self.follow is not None) or (self.a is None) != (self.b is None):
            raise ValueError("an arrow has either both `a` and `b`, or `follow`")
        return self


class PropSpec(Model):
    """Exactly one of these."""

    floor: FloorSpec | None = None
    mat: MatSpec | None = None
    wall: WallSpec | None = None
    chair: ChairSpec | None = None
    step: SlabSpec | None = None
    bench: SlabSpec | None = None
    table: SlabSpec | None = None
    band: BandSpec | None = None
    ball: RoundSpec | None = None
    roller: RoundSpec | None = None
    towel: TowelSpec | None = None
    stick: StickSpec | None = None
    dumbbell: DumbbellSpec | None = None
    arrow: ArrowSpec | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "PropSpec":
        if len(self.model_fields_set) != 1:
            raise ValueError("one prop an entry, such as `- mat:`")
        if getattr(self, self.kind) is None and self.kind not in ("floor", "mat"):
            raise ValueError(f"{self.kind} needs to say where it is")
        return self

    @property
    def kind(self) -> str:
        return next(iter(self.model_fields_set))


def _contact(value: object) -> object:
    return value if isinstance(value, list) else [value, 0]


class ViewSpec(Model):
    yaw: Number = 0
    pitch: Number = 0


Contact = Annotated[tuple[PartName, Number], BeforeValidator(_contact)]
PoseOrBase = Annotated[PoseSpec, BeforeValidator(lambda value: {"base": value} if isinstance(value, str) else value)]


class FrameSpec(Model):
    """One picture. What it leaves out is taken from the document."""

    label: str
    pose: PoseOrBase
    view: ViewSpec | None = None
    highlight: tuple[Muscle, ...] | None = None
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
    hair: Hair | None = None
    mirror: Flag = False
    highlight: tuple[Muscle, ...] = ()
    props: tuple[PropSpec, ...] = ()
    contact: tuple[Contact, ...] = ()
    frames: tuple[FrameSpec, FrameSpec]


class Bases(Model):
    """Poses by name, on which others build."""

    poses: dict[str, PoseSpec]
