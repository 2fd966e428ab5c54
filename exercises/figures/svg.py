"""Elements of SVG as text. Only what every printer knows: paths, rectangles and circles, fill and stroke."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from .figure import Figure
from .lines import KINDS, strokes
from .look import Look
from .part import Fill
from .paths import UNITS, Canvas, line_path, outline_path

_FILL_TOLERANCE, _EYE_TOLERANCE, _GHOST_TOLERANCE = 1.7, 0.5, 1.4
_DASH, _DASH_GAP = 14, 9
_LEAST_SEEN, _SLACK = 4.0, 0.5


@dataclass(frozen=True)
class Style:
    """Colours as `#rrggbb`; the width of the stroke in thousandths of stature."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 4

    def text(self) -> str:
        text = f'fill="{self.fill or "none"}"'
        return text + (f' stroke="{self.stroke}" stroke-width="{self.width * UNITS:g}"' if self.stroke else "")


def path(d: str, style: Style) -> str:
    return f'<path {style.text()} d="{d}"/>' if d else ""


def person(figure: Figure, canvas: Canvas, look: Look, between: str = "") -> str:
    """The figure: fills from back to front, then all lines that are seen; `between` lies under the lines."""
    fills = "".join(
        f'<path fill="{getattr(look.palette, colour)}" d="{d}"/>'
        for colour, d in _runs(_seen([fill for part in figure.parts for fill in part.fills]), canvas)
    )
    drawn = strokes(figure.parts)
    texts = ((kind, line_path(drawn.get(kind, ()), canvas)) for kind in KINDS)
    lines = "".join(
        f'<path stroke="{_ink(kind, look)}" stroke-width="{canvas.length(getattr(look.pens, kind))}" d="{d}"/>'
        for kind, d in texts
        if d
    )
    return f'{fills}{between}<g fill="none">{lines}</g>'


def ghost(figure: Figure, canvas: Canvas, look: Look) -> str:
    """Another pose as a pale, dashed silhouette behind."""
    d = outline_path(figure.silhouette, canvas, tolerance=_GHOST_TOLERANCE)
    pens, palette = look.pens, look.palette
    dashes = f"{canvas.length(_DASH)} {canvas.length(_DASH_GAP)}"
    width = canvas.length(pens.ghost)
    return (
        f'<path fill="{palette.ghost}" stroke="{palette.ghost_line}" stroke-width="{width}" '
        f'stroke-dasharray="{dashes}" d="{d}"/>'
    )


def document(width: int, height: int, body: str) -> str:
    rounded = f'<g stroke-linecap="round" stroke-linejoin="round">{body}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{rounded}</svg>'


def _seen(fills: Sequence[Fill]) -> list[Fill]:
    """The fills that are not wholly under later ones."""
    kept: list[Fill] = []
    cover: BaseGeometry = Polygon()
    for fill in reversed(fills):
        if fill.shape.difference(cover).area > _LEAST_SEEN:
            kept.insert(0, fill)
            cover = cover.union(fill.shape.buffer(_SLACK, quad_segs=2))
    return kept


def _runs(fills: Sequence[Fill], canvas: Canvas) -> list[tuple[str, str]]:
    """Neighbouring fills of one colour share a path."""
    runs: list[tuple[str, str]] = []
    for fill in fills:
        tolerance = _EYE_TOLERANCE if fill.colour == "line" else _FILL_TOLERANCE
        d = outline_path(fill.shape, canvas, tolerance=tolerance)
        if d and runs and runs[-1][0] == fill.colour:
            runs[-1] = (fill.colour, runs[-1][1] + d)
        elif d:
            runs.append((fill.colour, d))
    return runs


def _ink(kind: str, look: Look) -> str:
    palette = look.palette
    if kind == "hatching":
        return palette.hatching
    if kind == "prop":
        return palette.prop_line
    return palette.line_far if kind.endswith("_far") else palette.line
