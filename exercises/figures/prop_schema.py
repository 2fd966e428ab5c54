"""What a figure's YAML may say of the things in the picture. Lengths in thousandths of stature."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .fields import Flag, Joint, Layer, LevelSpec, Model, Number, PartName, PointSpec, Positive, SpotSpec


class FloorSpec(Model):
    y: Number = 0


class MatSpec(Model):
    """Left and right edge; far and near edge, which only a raised camera sees. What is not said follows the body."""

    x0: Number | None = None
    x1: Number | None = None
    z0: Number | None = None
    z1: Number | None = None


class WallSpec(Model):
    """`side` is where the hatching of the wall lies: -1 to the left. A closed `door` stands in its place."""

    x: LevelSpec
    h: Positive = 1050
    side: Literal[-1, 1] = -1
    door: Flag = False


class ChairSpec(Model):
    """Seen from the side: `x` is the back edge of the seat, `face` 1 if the seat lies to the right of it."""

    x: LevelSpec
    seat: Positive = 262
    w: Positive = 240
    back: Flag = True
    face: Literal[-1, 1] = 1


class SlabSpec(Model):
    """A step, bench or table from `x0` to `x1`, `h` high; from `z0` to `z1`, which only a raised camera sees."""

    x0: Number
    x1: Number
    h: Positive = 440
    z0: Number = -150
    z1: Number = 150


class BedSpec(SlabSpec):
    h: Positive = 262


class BandSpec(Model):
    pts: Annotated[tuple[PointSpec, ...], Field(min_length=2)]
    curve: Flag = False
    layer: Layer = "front"


class DoorwaySpec(Model):
    """A door frame across the picture, open from `x0` to `x1`, `h` high, `z` nearer to the viewer than the middle."""

    x0: Number
    x1: Number
    h: Positive = 1160
    z: Number = 0


Between = Literal["legs", "arms"]
"""Between both legs, or both arms, in the order of painting."""


class BallSpec(Model):
    """A ball of radius `r`: 44 is a soft ball, 190 a large one."""

    at: SpotSpec
    r: Positive = 44
    layer: Layer = "back"
    between: Between | None = None


class RollerSpec(Model):
    """A foam roller, `length` long across the picture's depth (`along: z`) or its width (`along: x`)."""

    at: SpotSpec
    r: Positive = 44
    length: Positive = 340
    along: Literal["x", "z"] = "z"
    layer: Layer = "back"


class TowelSpec(Model):
    """Flat: `box` is left, right, bottom, top. Rolled up: `at` is the middle of the roll, as for a roller."""

    box: tuple[Number, Number, Number, Number] | None = None
    at: SpotSpec | None = None
    r: Positive = 32
    length: Positive = 230
    along: Literal["x", "z"] = "z"
    layer: Layer = "back"

    @model_validator(mode="after")
    def _flat_or_rolled(self) -> "TowelSpec":
        if (self.box is None) == (self.at is None):
            raise ValueError("a towel has either `box`, flat, or `at`, rolled up")
        return self


class PillowSpec(Model):
    """Under a part of the body, as thick as the room that the pose leaves there, on what is `y` high.

    `w` is its width in the picture, `d` its depth. Between both legs it is as thick as it is wide.
    """

    under: PartName = "head"
    y: Number = 0
    w: Positive = 190
    d: Positive = 260
    between: Between | None = None


class StickSpec(Model):
    """From `a` to `b`; or through both fists (`hands: both`), `beyond` them at either end."""

    a: PointSpec | None = None
    b: PointSpec | None = None
    hands: Literal["both"] | None = None
    beyond: Positive = 80
    layer: Layer = "front"

    @model_validator(mode="after")
    def _ends_or_hands(self) -> "StickSpec":
        ends = self.a is not None and self.b is not None
        if ends == (self.hands is not None) or (self.a is None) != (self.b is None):
            raise ValueError("a stick has either both `a` and `b`, or `hands: both`")
        return self


class DumbbellSpec(Model):
    """In a fist: `at: palm_r`. Elsewhere `end` shows it from its end; otherwise from its side, by `ang` degrees."""

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
    bed: BedSpec | None = None
    doorway: DoorwaySpec | None = None
    band: BandSpec | None = None
    ball: BallSpec | None = None
    roller: RollerSpec | None = None
    towel: TowelSpec | None = None
    pillow: PillowSpec | None = None
    cushion: PillowSpec | None = None
    stick: StickSpec | None = None
    dumbbell: DumbbellSpec | None = None
    arrow: ArrowSpec | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "PropSpec":
        if len(self.model_fields_set) != 1:
            raise ValueError("one prop an entry, such as `- mat:`")
        if getattr(self, self.kind) is None and self.kind not in ("floor", "mat", "pillow"):
            raise ValueError(f"{self.kind} needs to say where it is")
        return self

    @property
    def kind(self) -> str:
        return next(iter(self.model_fields_set))
