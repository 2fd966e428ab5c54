"""The other side of a drawing: a right leg becomes a left leg. Drawings hold no text, so nothing reads backwards."""

import re
from typing import Final

MIRRORED: Final = "-mirrored"
"""Ends the key of a picture whose drawing is turned."""

_OPENING: Final = re.compile(r"<svg\b[^>]*>")


def mirrored(svg: str, width: int) -> str:
    """Return the drawing turned left to right; `width` is that of its view box, which begins at 0."""
    opening = _OPENING.search(svg)
    end = svg.rfind("</svg>")
    if opening is None or end < opening.end():
        raise ValueError("This is not an SVG drawing.")
    body = svg[opening.end() : end]
    return f'{svg[: opening.end()]}<g transform="translate({width} 0) scale(-1 1)">{body}</g>{svg[end:]}'
