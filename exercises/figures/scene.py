"""One picture: a person, the things round them, and a frame that holds it all.

`render` is what the rest of the project calls; `compose` also gives what lies behind each drawing, for `lint`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .ellipsoids import Camera, camera
from .figure import Figure, figure
from .flesh import Body
from .held import grasped
from .look import Look
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
    look = look or Look()
    look = replace(look, hair=spec.hair or look.hair)
    bases = bases or read_bases()
    bodies = [_placed(bases, frame, look) for frame in spec.frames]
    stage = _Stage(spec, look, bases, flipped=spec.mirror != mirrored)
    start, end = bodies
    return (stage.picture(spec.frames[0], start, end), stage.picture(spec.frames[1], end, start))


def _placed(bases: Wardrobe, frame: FrameSpec, look: Look) -> Body:
    try:
        return place(bases.pose(frame.pose), look.build)
    except FigureError:
        raise
    except ValueError as error:
        raise FigureError(frame.label, (f"pose: {error}",)) from error


@dataclass(frozen=True)
class _Stage:
    """What both pictures of a document share."""

    spec: FigureSpec
    look: Look
    bases: Wardrobe
    flipped: bool

    def picture(self, frame: FrameSpec, body: Body, other: Body) -> Picture:
        """The picture of one body; arrows may follow a joint from where it is in the other."""
        view = frame.view or self.spec.view
        seen_by = camera(view.yaw, view.pitch)
        marks = self.spec.highlight if frame.highlight is None else frame.highlight
        strong = self.spec.strong if frame.strong is None else frame.strong
        drawn = figure(body, seen_by, self.look, marks, barefoot=self.spec.feet == "bare", strong=strong)
        shade = self._ghost(frame, seen_by)
        extent = _around(drawn, *([shade] if shade else []))
        setting = Setting(self.look.palette, other, drawn, extent)
        things = setting.props((*self.spec.props, *frame.props))
        drawn = replace(drawn, parts=grasped(drawn.parts, [strand for thing in things for strand in thing.held]))
        drawing = self._drawing(frame, drawn, shade, things, extent)
        contacts = self.spec.contact if frame.contact is None else frame.contact
        return Picture(frame, contacts, body, drawn, things, drawing)

    def _ghost(self, frame: FrameSpec, seen_by: Camera) -> Figure | None:
        if frame.ghost is None:
            return None
        return figure(place(self.bases.pose(frame.ghost), self.look.build), seen_by, self.look)

    def _drawing(
        self, frame: FrameSpec, drawn: Figure, shade: Figure | None, things: Sequence[Prop], extent: Extent
    ) -> Drawing:
        for thing in things:
            if not thing.spans:
                extent = extent.around(Extent(*thing.area.bounds))
        canvas = _canvas(extent, frame.pad, flipped=self.flipped)
        body = "".join(
            [
                *(thing.text(canvas) for thing in things if thing.layer == "back"),
                ghost(shade, canvas, self.look) if shade else "",
                person(drawn, canvas, self.look, "".join(t.text(canvas) for t in things if t.layer == "mid")),
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
