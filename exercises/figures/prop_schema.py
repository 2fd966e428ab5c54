"""What a figure's YAML may say of the things in the picture. Lengths in thousandths of stature."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .fields import Flag, Joint, Layer, LevelSpec, Model, Number, PointSpec, Positive


class FloorSpec(Model):
    y: Number = 0


class MatSpec(Model):
    """Left and right edge; far and near edge, which only a raised camera sees. What is not said follows the body."""

    x0: Number | None = None
    x1: Number | None = None
    z0: Number | None = None
    z1: Number | None = None


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
    """A step, bench, bed or table from `x0` to `x1`, `h` high; from `z0` to `z1`, which only a raised camera sees."""

    x0: Number
    x1: Number
    h: Positive = 440
    z0: Number = -150
    z1: Number = 150


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
