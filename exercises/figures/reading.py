"""From YAML to poses: reads documents and bases, and lays each pose over its base."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from .anatomy import SIDES, Side
from .fields import Relative
from .pose import Anchor, Arm, FootTarget, HandTarget, Leg, Offset, Place, Pose, Root, Solve, Spine
from .schema import Bases, FigureSpec, PoseSpec

BASES = Path(__file__).with_name("bases.yaml")

M = TypeVar("M", bound=BaseModel)
Facts = Mapping[str, Any]
"""What a pose says, as plain values: the layer at which one pose is laid over another."""


class FigureError(ValueError):
    """A document that cannot be drawn; `problems` are lines `path: what is wrong`."""

    def __init__(self, source: str, problems: tuple[str, ...]) -> None:
        super().__init__(f"{source}: " + "; ".join(problems))
        self.source = source
        self.problems = problems


@dataclass(frozen=True)
class Wardrobe:
    """The bases by name."""

    poses: Mapping[str, PoseSpec]

    def facts(self, spec: PoseSpec, seen: tuple[str, ...] = ()) -> Facts:
        """The pose with its bases under it. Raises `FigureError` for a base that is unknown or its own base."""
        own = spec.model_dump(exclude_unset=True, exclude={"base"})
        if spec.base is None:
            return own
        if spec.base in seen or spec.base not in self.poses:
            why = "is built on itself" if spec.base in seen else f"is unknown; there are: {', '.join(self.poses)}"
            raise FigureError("pose", (f"base: {spec.base!r} {why}",))
        return merged(self.facts(self.poses[spec.base], (*seen, spec.base)), own)

    def pose(self, spec: PoseSpec) -> Pose:
        return to_pose(self.facts(spec))


def merged(under: Facts, over: Facts) -> dict[str, Any]:
    """Maps are laid over each other key by key; anything else replaces, and null takes away."""
    out = dict(under)
    for key, value in over.items():
        below = out.get(key)
        out[key] = merged(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return out


def to_pose(facts: Facts) -> Pose:
    """The pose that the facts describe."""
    return Pose(
        root=Root(**_given(facts.get("root"))),
        spine=Spine(**_given(facts.get("spine"))),
        legs={side: _leg(facts, side) for side in SIDES},
        arms={side: _arm(facts, side) for side in SIDES},
        anchor=_anchor(_given(facts.get("anchor"))),
        solve=_solves(facts.get("solve")),
        solve_after=_solves(facts.get("solve_after")),
        hip_abducts_first=facts.get("hip_order") == "af",
        arm_abducts_first=facts.get("arm_order") == "af",
    )


def _given(facts: Facts | None) -> dict[str, Any]:
    return {key: value for key, value in (facts or {}).items() if value is not None}


def _sided(facts: Facts, name: str, side: Side) -> Any:  # a number, triple, word or map
    return facts.get(f"{name}_{side}", facts.get(name))


def _leg(facts: Facts, side: Side) -> Leg:
    target = _given(_sided(facts, "foot_at", side))
    angles = {name: _sided(facts, name, side) for name in ("hip", "knee", "ankle", "toe")}
    reach = FootTarget(**{**target, "at": _place(target["at"])}) if "at" in target else None
    return Leg(**_given(angles), target=reach)


_ARM_FIELDS = {"scap": "scapula", "wrist_dev": "deviation"}


def _arm(facts: Facts, side: Side) -> Arm:
    target = _given(_sided(facts, "hand_at", side))
    names = ("shoulder", "scap", "elbow", "twist", "wrist", "wrist_dev", "hand")
    angles = {_ARM_FIELDS.get(name, name): _sided(facts, name, side) for name in names}
    reach = HandTarget(**{**target, "at": _place(target["at"])}) if "at" in target else None
    return Arm(**_given(angles), target=reach)


def _place(value: Any) -> Place:  # three numbers or a map, as validated by `schema`
    if isinstance(value, dict):
        return Offset(**value)
    x, y, z = value
    return (x, y, z)


def relative(spec: Relative) -> Offset:
    return Offset(spec.to, spec.by, spec.frame)


def _anchor(facts: Facts) -> Anchor:
    renamed = {"parts" if key == "part" else key: value for key, value in facts.items()}
    return Anchor(**renamed)


def _solves(entries: tuple[Facts, ...] | None) -> tuple[Solve, ...]:
    return tuple(
        Solve(entry["var"], entry["part"], entry.get("y", 0.0), low, high, entry.get("near", 0.0))
        for entry in entries or ()
        for low, high in (entry.get("range", (-60.0, 60.0)),)
    )


def read_figure(path: Path) -> FigureSpec:
    """The document in a file. Raises `FigureError` with the path of each fault."""
    spec = _validated(FigureSpec, _yaml(path), path.name)
    if spec.slug != path.stem:
        raise FigureError(path.name, (f"slug: {spec.slug!r} is not the name of the file",))
    return spec


def figure_from(data: object, source: str = "figure") -> FigureSpec:
    """The document in plain data, as YAML gives it."""
    return _validated(FigureSpec, data, source)


@cache
def read_bases(path: Path = BASES) -> Wardrobe:
    """The bases in a file of poses by name."""
    return Wardrobe(_validated(Bases, _yaml(path), path.name).poses)


def _yaml(path: Path) -> object:
    try:
        return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except YAMLError as error:
        raise FigureError(path.name, (f"not YAML: {error}",)) from error


def _validated(model: type[M], data: object, source: str) -> M:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        raise FigureError(source, tuple(f"{_path(e['loc'])}: {e['msg']}" for e in faults)) from error


def _path(location: tuple[int | str, ...]) -> str:
    """`frames.1.pose.hand_at_r.at.by`, without the names of the kinds of place."""
    return ".".join(str(step) for step in location if step not in ("fixed", "relative"))
