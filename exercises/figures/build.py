"""Draws the library: reads `library/figures/*.yaml`, writes or checks `library/pictures/*.svg`."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .lint import Finding, grey, lint
from .look import Look
from .paths import UNITS
from .reading import FigureError, read_figure
from .scene import Drawing, compose, render
from .schema import FigureSpec

LIBRARY = Path(__file__).resolve().parents[1] / "library"
MILLIMETRES = 56 / 1280
COPY_MILLIMETRES = 40 / 1000
"""How large a thousandth of stature is on the contact sheet, in colour and as a copy."""


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


def wrong(library: Library, slugs: Iterable[str]) -> list[str]:
    """What `differing` and `findings` say, drawing each picture once."""
    said = []
    for slug in slugs:
        pictures = compose(library.spec(slug))
        for number, picture in enumerate(pictures, 1):
            path = library.picture(slug, number)
            if not _holds(path, picture.drawing):
                said.append(f"differs from its pose: {path.name}")
        said += [str(finding) for finding in lint(slug, pictures)]
    return said


def orphans(library: Library) -> list[Path]:
    """Pictures that no pose gives."""
    wanted = {library.picture(slug, number) for slug in library.slugs for number in (1, 2)}
    return sorted(path for path in (library.root / "pictures").glob("*.svg") if path not in wanted)


def contact_sheet(library: Library, slugs: Sequence[str]) -> str:
    """Every picture with its name, as a page of HTML: in colour, then as a black and white copier gives it.

    Each part is of one scale; in the second a person who stands is 40 mm high, as on a sheet.
    """
    drawn = [
        (f"{slug} {number}", drawing) for slug in slugs for number, drawing in enumerate(library.drawings(slug), 1)
    ]
    colour = "\n".join(_cell(name, drawing, drawing.svg, MILLIMETRES) for name, drawing in drawn)
    grey = "\n".join(_cell(name, drawing, greyed(drawing.svg), COPY_MILLIMETRES) for name, drawing in drawn)
    return _PAGE.format(colour=colour, grey=grey)


def greyed(svg: str) -> str:
    """The drawing with each colour as the grey that a copier makes of it."""

    def one(match: re.Match[str]) -> str:
        return "#" + f"{round(grey(match.group()) * 255):02x}" * 3

    return re.sub(r"#[0-9a-f]{6}\b", one, svg)


def _cell(name: str, drawing: Drawing, svg: str, millimetres: float) -> str:
    width, height = (value / UNITS * millimetres for value in (drawing.width, drawing.height))
    picture = svg.replace("<svg ", f'<svg style="width:{width:.1f}mm;height:{height:.1f}mm" ', 1)
    return f"<figure>{picture}<figcaption>{html.escape(name)}</figcaption></figure>"


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Figures</title><style>
@page {{ size: 280mm 400mm; margin: 6mm }}
body {{ font: 8pt sans-serif; margin: 0 }}
figure {{ display: inline-block; min-width: 50mm; margin: 1mm 2mm; text-align: center; vertical-align: bottom }}
section + section {{ break-before: page }}
</style></head><body>
<section><h1>In colour</h1>
{colour}
</section>
<section><h1>As a black and white copy</h1>
{grey}
</section>
</body></html>
"""


def _holds(path: Path, drawing: Drawing) -> bool:
    return path.is_file() and path.read_bytes() == drawing.svg.encode()
