"""One picture: a person, the things round them, and a frame that holds it all.

`render` is what the rest of the project calls; `compose` also gives what lies behind each drawing, for `lint`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely

from .ellipsoids import Camera, camera
from .figure import Clothed, Figure, clothed, figure, with_head
from .flesh import Body
from .held import grasped
from .look import Build, Look
from .paths import UNITS, Canvas
from .placing import place
from .props import Prop
from .reading import FigureError, Wardrobe, read_bases
from .schema import FigureSpec, FrameSpec
from .setting import Extent, Setting
from .svg import document, ghost, person

_MARGIN, _GROUND, _BELOW = 26, -20, 8


@dataclass(frozen=True)
class Drawing:
    """An SVG, its width and height in units of its viewBox (`UNITS` a thousandth), and what it shows.

    Drawings are of one scale: in print, the width in millimetres must be `width` times one constant.
    """

    svg: str
    width: int
    height: int
    extent: Extent


@dataclass(frozen=True)
class Picture:
    """A drawing and what it was drawn from."""

    spec: FrameSpec
    contacts: tuple[tuple[str, float], ...]
    body: Body
    figure: Figure
    props: tuple[Prop, ...]
    drawing: Drawing


def render(spec: FigureSpec, look: Look | None = None, *, mirrored: bool = False) -> tuple[Drawing, ...]:
    """The drawings of a document: start and end. `mirrored` shows the other side of the body at work."""
    return tuple(picture.drawing for picture in compose(spec, look, mirrored=mirrored))


def compose(
    spec: FigureSpec, look: Look | None = None, bases: Wardrobe | None = None, *, mirrored: bool = False
) -> tuple[Picture, ...]:
    """The pictures of a document. Raises `FigureError` for a pose that cannot be taken."""
    return compose_alike(spec, (look or Look(),), bases, mirrored=mirrored)[0]


def compose_alike(
    spec: FigureSpec, looks: Sequence[Look], bases: Wardrobe | None = None, *, mirrored: bool = False
) -> tuple[tuple[Picture, ...], ...]:
    """The pictures of a document for each look, all in one frame: a sheet is laid out alike whoever is drawn.

    A pose is solved once for each build. Raises `FigureError` for a pose that cannot be taken.
    """
    bases = bases or read_bases()
    builds = dict.fromkeys(look.build for look in looks)
    bodies = {build: [_placed(bases, frame, build) for frame in spec.frames] for build in builds}
    stage = _Stage(spec, looks, bases, flipped=spec.mirror != mirrored)
    first, second = ([bodies[look.build][number] for look in looks] for number in (0, 1))
    start, end = stage.pictures(spec.frames[0], first, second), stage.pictures(spec.frames[1], second, first)
    return tuple(zip(start, end, strict=True))


def _placed(bases: Wardrobe, frame: FrameSpec, build: Build) -> Body:
    try:
        return place(bases.pose(frame.pose), build)
    except FigureError:
        raise
    except ValueError as error:
        raise FigureError(frame.label, (f"pose: {error}",)) from error


@dataclass(frozen=True)
class _Stage:
    """What all pictures of a document share."""

    spec: FigureSpec
    looks: Sequence[Look]
    bases: Wardrobe
    flipped: bool

    def pictures(self, frame: FrameSpec, bodies: Sequence[Body], others: Sequence[Body]) -> list[Picture]:
        """One picture a look; arrows may follow a joint from where it is in the other picture."""
        view = frame.view or self.spec.view
        seen_by = camera(view.yaw, view.pitch)
        drawn = self._people(frame, bodies, seen_by)
        shades = [self._ghost(frame, look, seen_by) for look in self.looks]
        extent, things = self._furnished(frame, drawn, others, shades)
        canvas = _canvas(extent, frame.pad, flipped=self.flipped)
        contacts = self.spec.contact if frame.contact is None else frame.contact
        people = [_laden(one, some) for one, some in zip(drawn, things, strict=True)]
        return [
            Picture(frame, contacts, one.scene.body, one, some, _drawing(one, shade, some, canvas))
            for one, some, shade in zip(people, things, shades, strict=True)
        ]

    def _furnished(
        self, frame: FrameSpec, drawn: Sequence[Figure], others: Sequence[Body], shades: Sequence[Figure | None]
    ) -> tuple[Extent, list[tuple[Prop, ...]]]:
        """The things in each picture, and the extent that holds all people and all things."""
        extent = _around(*drawn, *(one for one in shades if one))
        taken = shapely.union_all([one.silhouette for one in drawn])
        things = [
            Setting(one.look.palette, other, one, extent, taken).props((*self.spec.props, *frame.props))
            for one, other in zip(drawn, others, strict=True)
        ]
        for thing in (one for some in things for one in some if not one.spans):
            extent = extent.around(Extent(*thing.area.bounds))
        return extent, things

    def _people(self, frame: FrameSpec, bodies: Sequence[Body], seen_by: Camera) -> list[Figure]:
        """The person of each look; those of one build and dress differ in the head alone."""
        marks = self.spec.highlight if frame.highlight is None else frame.highlight
        strong = self.spec.strong if frame.strong is None else frame.strong
        dressed: dict[tuple[Build, bool], Clothed] = {}
        people = []
        for look, body in zip(self.looks, bodies, strict=True):
            kind = look.build, look.covered
            if kind not in dressed:
                barefoot = self.spec.feet == "bare"
                dressed[kind] = clothed(body, seen_by, covered=look.covered, barefoot=barefoot, strong=strong)
            people.append(with_head(dressed[kind], look, marks))
        return people

    def _ghost(self, frame: FrameSpec, look: Look, seen_by: Camera) -> Figure | None:
        if frame.ghost is None:
            return None
        return figure(place(self.bases.pose(frame.ghost), look.build), seen_by, look)


def _laden(one: Figure, things: Sequence[Prop]) -> Figure:
    """The person with what their hands hold."""
    return replace(one, parts=grasped(one.parts, [strand for thing in things for strand in thing.held]))


def _drawing(drawn: Figure, shade: Figure | None, things: Sequence[Prop], canvas: Canvas) -> Drawing:
    body = "".join(
        [
            *(thing.text(canvas) for thing in things if thing.layer == "back"),
            ghost(shade, canvas, drawn.look) if shade else "",
            person(drawn, canvas, drawn.look, "".join(t.text(canvas) for t in things if t.layer == "mid")),
            *(thing.text(canvas) for thing in things if thing.layer == "front"),
        ]
    )
    width, height = canvas.width * UNITS, canvas.height * UNITS
    shown = Extent(canvas.left, canvas.top - canvas.height, canvas.left + canvas.width, canvas.top)
    return Drawing(document(width, height, body), width, height, shown)


def _around(*figures: Figure) -> Extent:
    boxes = [Extent(*one.silhouette.bounds) for one in figures]
    whole = boxes[0]
    for other in boxes[1:]:
        whole = whole.around(other)
    return replace(whole, bottom=min(whole.bottom, 0.0))


def _canvas(extent: Extent, pad: tuple[float, float, float, float], *, flipped: bool) -> Canvas:
    left = math.floor(extent.left - _MARGIN - pad[0])
    right = math.ceil(extent.right + _MARGIN + pad[2])
    bottom = math.floor(min(extent.bottom, _GROUND) - _BELOW - pad[1])
    top = math.ceil(extent.top + _MARGIN + pad[3])
    return Canvas(left, top, right - left, top - bottom, flipped)
