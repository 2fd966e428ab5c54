"""Draws the library: reads `library/figures/*.yaml`, writes or checks `library/pictures/*.svg`."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .lint import Finding, lint
from .look import Look
from .paths import UNITS
from .reading import FigureError, read_figure
from .scene import Drawing, compose, render
from .schema import FigureSpec

LIBRARY = Path(__file__).resolve().parents[1] / "library"
MILLIMETRES = 56 / 1280
"""How large a thousandth of stature is on the contact sheet: 44 mm for a person who stands."""


@dataclass(frozen=True)
class Library:
    """The folders that poses are read from and pictures are written to."""

    root: Path = LIBRARY

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in (self.root / "figures").glob("*.yaml")))

    def source(self, slug: str) -> Path:
        return self.root / "figures" / f"{slug}.yaml"

    def picture(self, slug: str, number: int) -> Path:
        return self.root / "pictures" / f"{slug}-{number}.svg"

    def drawings(self, slug: str, look: Look | None = None) -> tuple[Drawing, ...]:
        return render(self.spec(slug), look)

    def spec(self, slug: str) -> FigureSpec:
        """The document of one exercise. Raises `FigureError` for a slug that is unknown or a document at fault."""
        if not self.source(slug).is_file():
            raise FigureError(slug, ("there is no such figure",))
        return read_figure(self.source(slug))


def write(library: Library, slugs: Iterable[str]) -> list[Path]:
    """Draw the pictures again; the paths of those whose bytes changed."""
    changed = []
    for slug in slugs:
        for number, drawing in enumerate(library.drawings(slug), 1):
            target = library.picture(slug, number)
            if not _holds(target, drawing):
                target.parent.mkdir(exist_ok=True)
                target.write_text(drawing.svg, encoding="utf-8", newline="\n")
                changed.append(target)
    return changed


def differing(library: Library, slugs: Iterable[str]) -> list[Path]:
    """The pictures that are missing or are not, byte for byte, what the poses give."""
    return [
        library.picture(slug, number)
        for slug in slugs
        for number, drawing in enumerate(library.drawings(slug), 1)
        if not _holds(library.picture(slug, number), drawing)
    ]


def findings(library: Library, slugs: Iterable[str]) -> list[Finding]:
    """The rules of the drawings that are broken."""
    return [finding for slug in slugs for finding in lint(slug, compose(library.spec(slug)))]


def orphans(library: Library) -> list[Path]:
    """Pictures that no pose gives."""
    wanted = {library.picture(slug, number) for slug in library.slugs for number in (1, 2)}
    return sorted(path for path in (library.root / "pictures").glob("*.svg") if path not in wanted)


def contact_sheet(library: Library, slugs: Sequence[str]) -> str:
    """All pictures at one scale with their names, as a page of HTML to print."""
    cells = []
    for slug in slugs:
        for number, drawing in enumerate(library.drawings(slug), 1):
            size = "".join(
                f"{name}:{value / UNITS * MILLIMETRES:.1f}mm;"
                for name, value in (("width", drawing.width), ("height", drawing.height))
            )
            picture = drawing.svg.replace("<svg ", f'<svg style="{size}" ', 1)
            cells.append(f"<figure>{picture}<figcaption>{html.escape(slug)} {number}</figcaption></figure>")
    return _PAGE.format(cells="\n".join(cells))


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Figures</title><style>
@page {{ size: 280mm 400mm; margin: 6mm }}
body {{ font: 8pt sans-serif; margin: 0 }}
figure {{ display: inline-block; width: 66mm; margin: 1mm 0; text-align: center; vertical-align: bottom }}
</style></head><body>
{cells}
</body></html>
"""


def _holds(path: Path, drawing: Drawing) -> bool:
    return path.is_file() and path.read_bytes() == drawing.svg.encode()
