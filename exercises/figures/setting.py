"""Where the props of a picture stand: from what the YAML says to shapes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from . import props, room
from .anatomy import SIDES, Side
from .arrows import arrow
from .ellipsoids import Camera
from .fields import Model, Relative
from .figure import Figure
from .flesh import Body
from .follow import set_off, way
from .held import Strand, ribbon, rod
from .kinematics import locate
from .look import Palette
from .prop_schema import (
    ArrowSpec,
    BandSpec,
    ChairSpec,
    DumbbellSpec,
    FloorSpec,
    MatSpec,
    PropSpec,
    RoundSpec,
    SlabSpec,
    StickSpec,
    TowelSpec,
    WallSpec,
)
from .props import XY, Prop
from .reading import FigureError, relative
from .room import Ground, Slab
from .skeleton import Skeleton

_MAT_BEYOND, _FLOOR_BEYOND = 14, 10
_WITHIN_REACH = 45.0


@dataclass(frozen=True)
class Extent:
    """What of the room a drawing shows, in thousandths of stature; the floor is at 0."""

    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: "Extent") -> "Extent":
        return Extent(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


@dataclass(frozen=True)
class Setting:
    """What the props of one picture are placed by; `other` is the body in the other picture of the two."""

    palette: Palette
    other: Body
    drawn: Figure
    extent: Extent

    @property
    def _skeleton(self) -> Skeleton:
        return self.drawn.scene.body.skeleton

    @property
    def _camera(self) -> Camera:
        return self.drawn.scene.camera

    def props(self, entries: Sequence[PropSpec]) -> tuple[Prop, ...]:
        """The props in the order given.

        The floor runs under the person and all that stands on it; arrows that follow a joint keep clear of both.
        """
        late = [i for i, entry in enumerate(entries) if entry.kind == "floor" or _follows(entry)]
        things = {i: self.prop(entry) for i, entry in enumerate(entries) if i not in late}
        standing = [thing.area for thing in things.values() if thing.kind not in ("mat", "arrow")]
        ground = replace(self, extent=self.extent.around(_extent([self.drawn.silhouette, *standing])))
        things_above = [thing.area for thing in things.values() if not thing.spans and thing.kind != "mat"]
        solid = shapely.union_all([self.drawn.silhouette, *things_above])
        for i in late:
            arrow_ = entries[i].arrow
            things[i] = self._following(arrow_, solid) if arrow_ else ground.prop(entries[i])
        return tuple(things[i] for i in range(len(entries)))

    def prop(self, entry: PropSpec) -> Prop:
        spec: Model = getattr(entry, entry.kind) or _DEFAULTS[entry.kind]
        seen_from_above = self._in_room(entry.kind, spec) if self._camera.raised else None
        return seen_from_above or self._in_picture(entry, spec)

    def _in_room(self, kind: str, spec: Model) -> Prop | None:
        """The prop as a raised camera sees it, if that differs."""
        camera, palette = self._camera, self.palette
        ground = Ground.below([self.drawn.scene.body, self.other])
        match spec:
            case FloorSpec():
                return room.floor(ground, spec.y, camera, palette)
            case MatSpec():
                return room.mat(ground, (spec.x0, spec.x1, spec.z0, spec.z1), camera, palette)
            case WallSpec():
                return room.wall(self._level(spec.x), spec.h, ground, camera, palette)
            case ChairSpec():
                x = self._level(spec.x)
                return room.chair(x, spec.seat, spec.w, camera, palette, back=spec.back, face=spec.face)
            case SlabSpec() if kind == "step":
                box = Slab((spec.x0, 0, spec.z0), (spec.x1, spec.h, spec.z1))
                return room.slabs("step", [box], camera, room.furniture(palette), palette.prop_line)
            case SlabSpec():
                low, high = (spec.x0, spec.z0), (spec.x1, spec.z1)
                return room.trestle(kind, low, high, spec.h, 30, camera, palette)
            case _:
                return None

    def _in_picture(self, entry: PropSpec, spec: Model) -> Prop:
        palette = self.palette
        match spec:
            case FloorSpec():
                wide = self.extent
                return props.floor(wide.left - _FLOOR_BEYOND, wide.right + _FLOOR_BEYOND, spec.y, palette)
            case MatSpec():
                return self._mat(spec)
            case WallSpec():
                return props.wall(self._level(spec.x), spec.h, spec.side, palette)
            case ChairSpec():
                x = self._level(spec.x)
                return props.chair(x, spec.seat, spec.w, palette, back=spec.back, face=spec.face)
            case SlabSpec():
                build = {"step": props.step, "bench": props.bench, "table": props.table}[entry.kind]
                return build(spec.x0, spec.x1, spec.h, palette)
            case RoundSpec():
                make = props.ball if entry.kind == "ball" else props.roller
                return make(self._point(spec.at), spec.r, spec.layer, palette)
            case TowelSpec():
                return props.towel(*spec.box, spec.layer, palette)
            case _:
                return self._held(spec)

    def _held(self, spec: Model) -> Prop:
        palette = self.palette
        match spec:
            case BandSpec():
                return Prop("band", spec.layer, held=tuple(self._strands(spec)))
            case StickSpec():
                a, b = self._point(spec.a), self._point(spec.b)
                return Prop("stick", spec.layer, held=(rod(a, b, self._gripping(LineString([a, b]))),))
            case DumbbellSpec():
                return props.dumbbell(self._point(spec.at), spec.ang, spec.layer, palette, end=spec.end)
            case ArrowSpec(a=a, b=b) if a is not None and b is not None:
                return arrow(self._point(a), self._point(b), spec.bulge, spec.layer, palette, both=spec.both)
            case _:
                raise TypeError(f"no prop is drawn from {type(spec).__name__}")

    def _following(self, spec: ArrowSpec, solid: BaseGeometry) -> Prop:
        try:
            arc = way(self.other.skeleton, self._skeleton, spec.follow or "", self._camera)
        except ValueError as error:
            raise FigureError("arrow", (str(error),)) from error
        arc = set_off(arc, solid, spec.gap)
        a, b = ((float(x), float(y)) for x, y in (arc.a, arc.b))
        return arrow(a, b, arc.bulge, spec.layer, self.palette, both=spec.both)

    def _strands(self, spec: BandSpec) -> Iterator[Strand]:
        """The band as seen; where it is held with both hands, the strand to the other hand lies behind."""
        first, *rest = spec.pts
        hand = _palm(first)
        if hand is None or not isinstance(first, Relative):
            yield ribbon([self._point(p) for p in spec.pts], None, far=False, curved=spec.curve)
            return
        other: Side = "l" if hand == "r" else "r"
        if self._skeleton.pose.arms[other].hand == "grip":
            there = [first.model_copy(update={"to": f"palm_{other}"}), *rest]
            far = self.drawn.part(f"fore_{other}").far
            yield ribbon([self._point(p) for p in there], other, far=far, curved=spec.curve)
        yield ribbon([self._point(p) for p in spec.pts], hand, far=False, curved=spec.curve)

    def _gripping(self, stick: LineString) -> Side | None:
        """The hand nearer to the back that closes round the stick, if any does."""
        gripping = [
            side
            for side in SIDES
            if self._skeleton.pose.arms[side].hand == "grip"
            and stick.distance(Point(*self._camera.flat(self._skeleton.joints[f"palm_{side}"]))) < _WITHIN_REACH
        ]
        names = [part.name for part in self.drawn.parts]
        return min(gripping, key=lambda side: names.index(f"fore_{side}"), default=None)

    def _mat(self, spec: MatSpec) -> Prop:
        wide = self.extent
        left = wide.left - _MAT_BEYOND if spec.x0 is None else spec.x0
        right = wide.right + _MAT_BEYOND if spec.x1 is None else spec.x1
        return props.mat(left, right, self.palette, spans=spec.x0 is None and spec.x1 is None)

    def _point(self, spec: tuple[float, float] | Relative) -> XY:
        if isinstance(spec, tuple):
            return spec
        x, y = self._camera.flat(locate(self._skeleton, relative(spec)))
        return float(x), float(y)

    def _level(self, spec: float | Relative) -> float:
        return self._point(spec)[0] if isinstance(spec, Relative) else spec


_DEFAULTS: dict[str, Model] = {"floor": FloorSpec(), "mat": MatSpec()}


def _extent(shapes: Sequence[BaseGeometry]) -> Extent:
    return Extent(*shapely.union_all(list(shapes)).bounds)


def _follows(entry: PropSpec) -> bool:
    return entry.arrow is not None and entry.arrow.follow is not None


def _palm(point: tuple[float, float] | Relative) -> Side | None:
    """The hand in which a band begins."""
    if isinstance(point, Relative) and point.to.startswith("palm_"):
        return "r" if point.to.endswith("r") else "l"
    return None
