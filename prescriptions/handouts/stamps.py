"""Drawings kept ready for print: the operators of one drawing, compressed once, stamped wherever it stands.

A sheet shows each drawing twice, and the same drawings stand on many sheets. Tracing their curves again each time
costs a fifth of a print.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pydyf

HARDEST: Final = 9


def compress(content: bytes) -> bytes:
    """What a compressed stream holds. It is kept, so it is made as small as can be."""
    return zlib.compress(content, HARDEST)


class Compressed(pydyf.Stream):  # type: ignore[misc]  # pydyf has no types
    """A stream whose bytes are compressed already."""

    def __init__(self, packed: bytes, extra: Mapping[str, Any]) -> None:
        super().__init__([], extra)
        self.packed = packed

    @property
    def data(self) -> bytes:
        """The object as it stands in the file."""
        extra = pydyf.Dictionary(self.extra)
        extra["Filter"], extra["Length"] = "/FlateDecode", len(self.packed)
        return b"\n".join((extra.data, b"stream", self.packed, b"endstream"))


@dataclass(frozen=True)
class Stamp:
    """One drawing as operators. Lengths are in the drawing's own units.

    It answers like an image of WeasyPrint: `get_intrinsic_size` and `draw` while the page is painted,
    `get_x_object` once a file.
    """

    id: str
    width: float
    height: float
    packed: bytes
    states: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(
        cls, key: str, size: tuple[float, float], operators: list[bytes], resources: Mapping[str, Any]
    ) -> "Stamp | None":
        """Keep what was drawn at `size`; None for what is more than lines, areas and opacity."""
        if any(resources[kind] for kind in ("XObject", "Pattern", "Shading")):
            return None
        states = {name: dict(state) for name, state in resources["ExtGState"].items()}
        return cls(key, *size, compress(b"\n".join(operators)), states)

    def get_intrinsic_size(self, image_resolution: float, font_size: float) -> tuple[None, None, float]:
        """A drawing has no size of its own, only a proportion."""
        return None, None, self.width / self.height

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Stamp the drawing on a page, `width` by `height` CSS pixels."""
        name = stream.add_image(self, False, 1)
        stream.transform(a=width / self.width, d=height / self.height)
        stream.draw_x_object(name)

    def get_x_object(self, interpolate: bool, dpi_ratio: float) -> Compressed:
        """The drawing as an object of one file."""
        states = {name: pydyf.Dictionary(state) for name, state in self.states.items()}
        resources = {"ExtGState": pydyf.Dictionary(states), "XObject": pydyf.Dictionary(), "Font": None}
        box = pydyf.Array((0, 0, self.width, self.height))
        form = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": pydyf.Dictionary(resources)}
        return Compressed(self.packed, pydyf.Dictionary(form))
