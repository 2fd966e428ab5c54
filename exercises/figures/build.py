"""Draws the library: reads `library/figures/*.yaml`, writes or checks the pictures of every look.

The pictures of the first look are `library/pictures/*.svg`; those of each other are in a folder of its name there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .lint import Finding, lint
from .looks import DEFAULT, LOOKS
from .reading import FigureError, read_figure
from .scene import Drawing, Picture, compose_alike
from .schema import FigureSpec

LIBRARY = Path(__file__).resolve().parents[1] / "library"
NUMBERS = (1, 2)


@dataclass(frozen=True)
class Library:
    """The folders that poses are read from and pictures are written to."""

    root: Path = LIBRARY

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in (self.root / "figures").glob("*.yaml")))

    @property
    def pictures(self) -> Path:
        return self.root / "pictures"

    def source(self, slug: str) -> Path:
        return self.root / "figures" / f"{slug}.yaml"

    def picture(self, slug: str, number: int, look: str = DEFAULT) -> Path:
        folder = self.pictures if look == DEFAULT else self.pictures / look
        return folder / f"{slug}-{number}.svg"

    def name(self, path: Path) -> str:
        """The path of a picture as it is written in messages."""
        return path.relative_to(self.pictures).as_posix()

    def drawn(self, slug: str) -> Iterator[tuple[str, tuple[Picture, ...]]]:
        """The pictures of one exercise by look."""
        yield from zip(LOOKS, compose_alike(self.spec(slug), tuple(LOOKS.values())), strict=True)

    def spec(self, slug: str) -> FigureSpec:
        """The document of one exercise. Raises `FigureError` for a slug that is unknown or a document at fault."""
        if not self.source(slug).is_file():
            raise FigureError(slug, ("there is no such figure",))
        return read_figure(self.source(slug))


def write(library: Library, slugs: Iterable[str]) -> list[Path]:
    """Draw the pictures again; the paths of those whose bytes changed."""
    changed = []
    for path, drawing in _drawings(library, slugs):
        if not _holds(path, drawing):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(drawing.svg, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def differing(library: Library, slugs: Iterable[str]) -> list[Path]:
    """The pictures that are missing or are not, byte for byte, what the poses give."""
    return [path for path, drawing in _drawings(library, slugs) if not _holds(path, drawing)]


def findings(library: Library, slugs: Iterable[str]) -> list[Finding]:
    """The rules of the drawings that are broken, in any look."""
    return [
        finding
        for slug in slugs
        for look, pictures in library.drawn(slug)
        for finding in lint(slug, pictures, "" if look == DEFAULT else look)
    ]


def wrong(library: Library, slugs: Iterable[str]) -> list[str]:
    """What `differing` and `findings` say, drawing each picture once."""
    said = []
    for slug in slugs:
        for look, pictures in library.drawn(slug):
            for number, picture in enumerate(pictures, 1):
                path = library.picture(slug, number, look)
                if not _holds(path, picture.drawing):
                    said.append(f"differs from its pose: {library.name(path)}")
            said += [str(finding) for finding in lint(slug, pictures, "" if look == DEFAULT else look)]
    return said


def orphans(library: Library) -> list[Path]:
    """Pictures that no pose gives."""
    wanted = {library.picture(slug, number, look) for slug in library.slugs for number in NUMBERS for look in LOOKS}
    return sorted(path for path in library.pictures.rglob("*.svg") if path not in wanted)


def _drawings(library: Library, slugs: Iterable[str]) -> Iterator[tuple[Path, Drawing]]:
    for slug in slugs:
        for look, pictures in library.drawn(slug):
            for number, picture in enumerate(pictures, 1):
                yield library.picture(slug, number, look), picture.drawing


def _holds(path: Path, drawing: Drawing) -> bool:
    return path.is_file() and path.read_bytes() == drawing.svg.encode()
