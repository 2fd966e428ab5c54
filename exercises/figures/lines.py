"""The lines that are seen: each part hides those behind it, then ends that nearly touch are joined.

One curve is fitted through a join, so an outline runs on from thigh to shin as if drawn in one stroke.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

import numpy as np
import shapely
from shapely.geometry import LineString

from .part import Part
from .paths import lines
from .vectors import Array

KINDS = ("hatching", "line_far", "hem_far", "edge_far", "crease_far", "crease", "prop", "hem", "edge", "line")
"""In the order in which they are drawn."""
_JOIN_WITHIN = 5.0
_LEAST_PIECE, _LEAST_STROKE = 2.0, 13.0
_COVER = 0.4


def strokes(parts: Sequence[Part]) -> Mapping[str, Sequence[LineString]]:
    """The visible lines by kind, for parts from back to front."""
    seen: list[tuple[str, LineString]] = []
    for part in parts:
        cover = part.outline.buffer(_COVER, quad_segs=2)
        seen = [(kind, piece) for kind, line in seen for piece in _uncovered(line, cover)]
        seen += _own(part)
    grouped: dict[str, list[LineString]] = {}
    for kind, line in seen:
        grouped.setdefault(kind, []).append(line)
    return {kind: found if kind == "hatching" else _tidied(found) for kind, found in grouped.items()}


def _own(part: Part) -> list[tuple[str, LineString]]:
    suffix = "_far" if part.far else ""
    contour = shapely.line_merge(part.contour)
    detail = "prop" if part.pen == "prop" else "hem" + suffix
    return [
        *((part.pen + suffix, piece) for piece in lines(contour)),
        *((detail, piece) for piece in part.details),
        *(("crease" + suffix, piece) for piece in part.creases),
        *(("hatching", piece) for piece in part.hatching),
    ]


def _uncovered(line: LineString, cover: shapely.Geometry) -> list[LineString]:
    return lines(line.difference(cover)) if line.intersects(cover) else [line]


def _tidied(found: Sequence[LineString]) -> list[LineString]:
    merged = shapely.line_merge(shapely.MultiLineString(list(found)))
    whole = [piece for piece in lines(merged) if piece.length > _LEAST_PIECE]
    return [stroke for stroke in joined_ends(whole) if stroke.length > _LEAST_STROKE]


def joined_ends(found: Sequence[LineString], within: float = _JOIN_WITHIN) -> list[LineString]:
    """Lines whose ends are nearer than `within` become one, the nearest first; a line that meets itself closes."""
    every = [shapely.get_coordinates(line) for line in found]
    rings = [xy for xy in every if np.allclose(xy[0], xy[-1])]
    open_ = [xy for xy in every if not np.allclose(xy[0], xy[-1])]
    while (pair := _nearest_ends(open_, within)) is not None:
        i, j, turn_i, turn_j = pair
        a = open_[i][::-1] if turn_i else open_[i]
        b = open_[j][::-1] if turn_j else open_[j]
        open_ = [xy for k, xy in enumerate(open_) if k not in (i, j)] + [_spliced(a, b)]
    return [LineString(_closed(xy, within)) for xy in open_] + [LineString(xy) for xy in rings]


def _nearest_ends(open_: Sequence[Array], within: float) -> tuple[int, int, bool, bool] | None:
    """Two lines by index, and whether each must be turned so that the first's end meets the second's start."""
    if len(open_) < 2:
        return None
    ends = np.array([(xy[0], xy[-1]) for xy in open_])
    gaps = np.linalg.norm(ends[:, None, :, None, :] - ends[None, :, None, :, :], axis=-1)
    best: tuple[float, int, int, bool, bool] | None = None
    for i, j in combinations(range(len(open_)), 2):
        for turn_i, turn_j in product((False, True), repeat=2):
            gap = float(gaps[i, j, 0 if turn_i else 1, 1 if turn_j else 0])
            if gap < within and (best is None or gap < best[0]):
                best = (gap, i, j, turn_i, turn_j)
    return best[1:] if best else None


def _spliced(a: Array, b: Array) -> Array:
    middle = (a[-1] + b[0]) / 2
    return np.vstack([a[:-1] if len(a) > 2 else a, middle[None], b[1:] if len(b) > 2 else b])


def _closed(xy: Array, within: float) -> Array:
    if len(xy) > 3 and float(np.linalg.norm(xy[0] - xy[-1])) < within:
        return np.vstack([xy[:-1], xy[:1]])
    return xy
