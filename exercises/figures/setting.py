"""Where the props of a picture stand: from what the YAML says to shapes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from . import carried, props, room, supports
from .arrows import arrow
from .fields import Model
from .figure import Figure
from .flesh import Body
from .follow import set_off, way
from .look import Palette
from .prop_schema import (
    ArrowSpec,
    BallSpec,
    BandSpec,
    BedSpec,
    ChairSpec,
    DoorwaySpec,
    DumbbellSpec,
    FloorSpec,
    MatSpec,
    PillowSpec,
    PropSpec,
    RollerSpec,
    SlabSpec,
    StickSpec,
    TowelSpec,
    WallSpec,
)
from .props import Prop
from .reading import FigureError
from .room import Ground
from .solids import Solid
from .spots import Spots

_MAT_BEYOND, _FLOOR_BEYOND = 14, 10


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
    """What the props of one picture are placed by.

    `other` is the body in the other picture of the two; `taken` is where a person is, in any look; `standing` is what
    stands on the floor with them.
    """

    palette: Palette
    other: Body
    drawn: Figure
    extent: Extent
    taken: BaseGeometry
    standing: tuple[Solid, ...] = ()

    @property
    def spots(self) -> Spots:
        return Spots(self.drawn)

    def props(self, entries: Sequence[PropSpec]) -> tuple[Prop, ...]:
        """The props in the order given.

        The floor runs under the person and all that stands on it; arrows that follow a joint keep clear of both.
        """
        late = [i for i, entry in enumerate(entries) if entry.kind == "floor" or _follows(entry)]
        things = {i: self.prop(entry) for i, entry in enumerate(entries) if i not in late}
        standing = [thing.area for thing in things.values() if thing.kind not in ("mat", "arrow")]
        ground = replace(
            self,
            extent=self.extent.around(_extent([self.taken, *standing])),
            standing=tuple(solid for thing in things.values() if thing.kind != "wall" for solid in thing.solids),
        )
        above = [thing.area for thing in things.values() if not thing.spans and thing.kind != "mat"]
        solid = shapely.union_all([self.taken, *above])
        for i in late:
            arrow_ = entries[i].arrow
            things[i] = self._following(arrow_, solid) if arrow_ else ground.prop(entries[i])
        return tuple(things[i] for i in range(len(entries)))

    def prop(self, entry: PropSpec) -> Prop:
        spec: Model = getattr(entry, entry.kind) or _DEFAULTS[entry.kind]
        if isinstance(spec, ArrowSpec | BandSpec | StickSpec | DumbbellSpec):
            return self._of_hands(spec)
        if isinstance(spec, BallSpec | RollerSpec | TowelSpec | PillowSpec):
            return supports.support(entry.kind, spec, self.spots, self.palette)
        made = self._from_above(entry.kind, spec) if self.spots.camera.raised else self._from_level(entry.kind, spec)
        return replace(made, solids=room.solids(spec, entry.kind, self.spots.level))

    def _from_above(self, kind: str, spec: Model) -> Prop:
        """The prop as a raised camera sees it."""
        camera, palette, spots = self.spots.camera, self.palette, self.spots
        ground = Ground.below([self.drawn.scene.body, self.other], self.standing)
        match spec:
            case FloorSpec():
                return room.floor(ground, spec.y, camera, palette)
            case MatSpec():
                return room.mat(ground, (spec.x0, spec.x1, spec.z0, spec.z1), camera, palette)
            case WallSpec():
                return room.wall(spots.level(spec.x), spec.h, ground, camera, palette)
            case ChairSpec():
                x = spots.level(spec.x)
                return room.chair(x, spec.seat, spec.w, camera, palette, back=spec.back, face=spec.face)
            case DoorwaySpec():
                return room.doorway((spec.x0, spec.x1), spec.h, spec.z, camera, palette)
            case SlabSpec():
                corners = (spec.x0, spec.z0), (spec.x1, spec.z1)
                return room.slab(kind, *corners, spec.h, camera, palette)
        raise TypeError(f"no prop is drawn from {type(spec).__name__}")

    def _from_level(self, kind: str, spec: Model) -> Prop:
        """The prop as a line or a front, which is all that a level camera shows."""
        palette, spots, wide = self.palette, self.spots, self.extent
        match spec:
            case FloorSpec():
                return props.floor(wide.left - _FLOOR_BEYOND, wide.right + _FLOOR_BEYOND, spec.y, palette)
            case MatSpec():
                return self._mat(spec)
            case WallSpec():
                build_wall = props.door if spec.door else props.wall
                return build_wall(spots.level(spec.x), spec.h, spec.side, palette)
            case ChairSpec():
                x = spots.level(spec.x)
                return props.chair(x, spec.seat, spec.w, palette, back=spec.back, face=spec.face)
            case DoorwaySpec():
                return props.doorway(spec.x0, spec.x1, spec.h, palette)
            case BedSpec():
                return props.bed(spec.x0, spec.x1, spec.h, palette)
            case SlabSpec():
                build = {"step": props.step, "bench": props.bench, "table": props.table}[kind]
                return build(spec.x0, spec.x1, spec.h, palette)
        raise TypeError(f"no prop is drawn from {type(spec).__name__}")

    def _of_hands(self, spec: ArrowSpec | BandSpec | StickSpec | DumbbellSpec) -> Prop:
        spots = self.spots
        match spec:
            case BandSpec():
                return carried.band(spec, spots)
            case StickSpec():
                return carried.stick(spec, spots)
            case DumbbellSpec():
                return carried.dumbbell(spec, spots, self.palette)
            case ArrowSpec(a=a, b=b) if a is not None and b is not None:
                ends = spots.picture(a), spots.picture(b)
                return arrow(*ends, spec.bulge, spec.layer, self.palette, both=spec.both)
        raise TypeError(f"no prop is drawn from {type(spec).__name__}")

    def _following(self, spec: ArrowSpec, solid: BaseGeometry) -> Prop:
        try:
            arc = way(self.other.skeleton, self.spots.skeleton, spec.follow or "", self.spots.camera)
        except ValueError as error:
            raise FigureError("arrow", (str(error),)) from error
        arc = set_off(arc, solid, spec.gap)
        a, b = ((float(x), float(y)) for x, y in (arc.a, arc.b))
        return arrow(a, b, arc.bulge, spec.layer, self.palette, both=spec.both)

    def _mat(self, spec: MatSpec) -> Prop:
        wide = self.extent
        left = wide.left - _MAT_BEYOND if spec.x0 is None else spec.x0
        right = wide.right + _MAT_BEYOND if spec.x1 is None else spec.x1
        return props.mat(left, right, self.palette, spans=spec.x0 is None and spec.x1 is None)


_DEFAULTS: dict[str, Model] = {"floor": FloorSpec(), "mat": MatSpec(), "pillow": PillowSpec()}


def _extent(shapes: Sequence[BaseGeometry]) -> Extent:
    return Extent(*shapely.union_all(list(shapes)).bounds)


def _follows(entry: PropSpec) -> bool:
    return entry.arrow is not None and entry.arrow.follow is not None
