"""What must hold of a drawing, as far as a machine can tell: what is seen, how far, and how well on a copy."""

from collections.abc import Iterable, Iterator, Sequence

import shapely

from .anatomy import SIDES
from .ellipsoids import camera
from .figure import Figure
from .figure import figure as draw
from .highlight import Region
from .look import Look, grey
from .part import Part
from .props import Curve, Gons, Prop
from .scene import Drawing, Picture

MOST_BYTES = 8_192
PLATE = (3000, 2250)
"""The width and height, in units of a view box, of the plate on which a page shows every drawing."""
_MOST_SHRUNK = 1.1
"""A page may show a drawing smaller than the others by so much, and no more."""
_UNDER_FLOOR, _THROUGH_MAT = -4.0, -10.0
_LEAST_SEEN, _LEAST_AREA = 0.6, 300.0
_MOST_OVERLAP = 0.12
_LEAST_CONTRAST, _LEAST_LINE = 0.15, 0.25


def of_drawing(picture: Picture) -> Iterator[str]:
    figure, props = picture.figure, picture.props
    yield from drawn_under_floor(figure)
    yield from hidden_highlight(figure)
    yield from pale_work(figure)
    yield from arrow_over_face(figure, props)
    yield from arrow_over_body(figure, props)
    yield from prop_under_floor(props)
    yield from off_scale(picture.drawing)
    yield from too_heavy(picture.drawing)
    yield from faint_accent(figure.look)


def drawn_under_floor(figure: Figure) -> Iterator[str]:
    """Nothing that is drawn of the person sinks through the mat: not hair, not a shoe."""
    depth = _lowest_drawn(figure)
    if depth < _THROUGH_MAT:
        yield f"hair or shoe is drawn {-depth:.0f} below the floor"


def _lowest_drawn(figure: Figure) -> float:
    """The height of the lowest point drawn, as a level camera sees it."""
    scene = figure.scene
    if scene.camera.raised:
        figure = draw(scene.body, camera(), figure.look, barefoot=scene.barefoot)
    return float(min(part.outline.bounds[1] for part in figure.parts))


def hidden_highlight(figure: Figure) -> Iterator[str]:
    """At least 60 % of each muscle marked is seen, on the side that is seen better."""
    shares: dict[str, list[float]] = {}
    for mark in figure.marks:
        shares.setdefault(mark.muscle.partition(":")[0], []).append(_share_seen(mark, figure.parts))
    for muscle, found in shares.items():
        if max(found) < _LEAST_SEEN:
            yield f"only {max(found):.0%} of {muscle} is seen"


def _share_seen(mark: Region, parts: Sequence[Part]) -> float:
    """The part of a mark's paint that no later part covers; 0 for a mark too small to notice."""
    painted, seen = [], []
    for i, part in enumerate(parts):
        if part.name in mark.parts:
            patch = mark.shape.intersection(part.outline)
            painted.append(patch)
            seen.append(patch.difference(shapely.union_all([later.outline for later in parts[i + 1 :]])))
    whole = shapely.union_all(painted).area
    return float(shapely.union_all(seen).area / whole) if whole > _LEAST_AREA else 0.0


def pale_work(figure: Figure) -> Iterator[str]:
    """A limb that works is near, or drawn as dark as the near one."""
    parts = {part.name: part for part in figure.parts}
    for mark in figure.marks:
        muscle, _, side = mark.muscle.partition(":")
        limbs = [name for name in mark.parts if name.endswith(f"_{side}")] if side in SIDES else []
        if any(parts[name].far for name in limbs) and not _worked_in_pair(figure, muscle):
            yield f"the limb of {mark.muscle} is drawn pale, as if it did not work"


def _worked_in_pair(figure: Figure, muscle: str) -> bool:
    """Of both sides that work the further one may be pale."""
    return all(any(mark.muscle == f"{muscle}:{side}" for mark in figure.marks) for side in SIDES)


def arrow_over_face(figure: Figure, props: Iterable[Prop]) -> Iterator[str]:
    """No arrow lies on the head."""
    head = figure.part("head").outline
    for prop in props:
        if prop.kind == "arrow" and prop.area.intersects(head):
            yield "an arrow lies over the face"


def arrow_over_body(figure: Figure, props: Iterable[Prop]) -> Iterator[str]:
    """An arrow may touch the body that it pushes, but does not lie on it."""
    for prop in props:
        if prop.kind == "arrow":
            share = _covered(prop, figure)
            if share > _MOST_OVERLAP:
                yield f"{share:.0%} of an arrow lies on the body"


def _covered(arrow: Prop, figure: Figure) -> float:
    """The share of the arrow's ink that lies on what is drawn of the person."""
    ink = shapely.union_all(
        [shape.area.buffer(shape.style.width / 2) for shape in arrow.shapes[2:] if isinstance(shape, Curve | Gons)]
    )
    return float(ink.intersection(figure.silhouette).area / ink.area)


def prop_under_floor(props: Iterable[Prop]) -> Iterator[str]:
    """Nothing but the mat and the floor itself is below the floor."""
    for prop in props:
        if prop.kind in ("mat", "floor", "arrow"):
            continue
        base = prop.area.bounds[1] if prop.base is None else prop.base
        if base < _UNDER_FLOOR:
            yield f"the {prop.kind} is {-base:.0f} below the floor"


def off_scale(drawing: Drawing) -> Iterator[str]:
    """No drawing is so large that a page must show it noticeably smaller than the others."""
    for size, plate, what in zip((drawing.width, drawing.height), PLATE, ("wide", "high"), strict=True):
        most = plate * _MOST_SHRUNK
        if size > most:
            yield f"{size} {what}, more than {most:.0f}: a page would show it smaller than the others"


def too_heavy(drawing: Drawing) -> Iterator[str]:
    size = len(drawing.svg.encode())
    if size > MOST_BYTES:
        yield f"{size} bytes, more than {MOST_BYTES}"


def faint_accent(look: Look) -> Iterator[str]:
    """On a black and white copy what works is told from cloth and skin by its grey, and hatched; lines stay dark."""
    palette = look.palette
    accent = grey(palette.accent)
    for name in ("shirt", "shorts", "skin", *(("hair",) if look.hair == "scarf" else ())):
        under = grey(getattr(palette, name))
        if abs(under - accent) < _LEAST_CONTRAST:
            yield f"the accent is as grey as the {name}"
        if under - grey(palette.line) < _LEAST_LINE:
            yield f"lines are as grey as the {name}"
    if abs(grey(palette.hatching) - accent) < _LEAST_CONTRAST:
        yield "the hatching is as grey as the accent"
