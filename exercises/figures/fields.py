"""The words and numbers that a figure's YAML may use, each checked where it stands."""

from collections.abc import Callable
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from .anatomy import FRAMES, JOINTS
from .flesh import PARTS
from .highlight import LIMB_MUSCLES, MUSCLES


def _one_of(names: tuple[str, ...], what: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in names:
            raise ValueError(f"{value!r} is no {what}; there are: {', '.join(names)}")
        return value

    return check


def triple(value: object) -> object:
    """A bare number is the first of three angles."""
    given = value if isinstance(value, list) else [value]
    return [*given, *[0] * (3 - len(given))]


def listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


_MARKS = (*MUSCLES, *(f"{name}:{side}" for name in ("glutes", *LIMB_MUSCLES) for side in ("r", "l")))

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Positive = Annotated[float, Field(strict=True, allow_inf_nan=False, gt=0)]
Flag = Annotated[bool, Field(strict=True)]
Joint = Annotated[str, AfterValidator(_one_of(JOINTS, "joint"))]
BoneFrame = Annotated[str, AfterValidator(_one_of(FRAMES, "bone"))]
PartName = Annotated[str, AfterValidator(_one_of(PARTS, "part of the body"))]
Muscle = Annotated[str, AfterValidator(_one_of(_MARKS, "muscle"))]
Angles = Annotated[tuple[Number, Number, Number], BeforeValidator(triple)]
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
    by: Annotated[tuple[Number, Number, Number], BeforeValidator(triple)] = (0, 0, 0)
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
"""A place in the picture."""


def _spot(value: object) -> object:
    """Of two numbers the third is 0, the middle of the body."""
    value = _point(value)
    return [*value, 0] if isinstance(value, list) and len(value) == 2 else value


SpotSpec = Annotated[
    Annotated[Vector3, Tag("fixed")] | Annotated[Relative, Tag("relative")],
    Discriminator(_place_tag),
    BeforeValidator(_spot),
]
"""A place in the room."""


def _level_tag(value: object) -> str:
    return "fixed" if isinstance(value, int | float) else "relative"


LevelSpec = Annotated[
    Annotated[Number, Tag("fixed")] | Annotated[Relative, Tag("relative")],
    Discriminator(_level_tag),
    BeforeValidator(_point),
]
