"""Typst: a document of its own (sheet.typ) that reads the same data. One compiler for all prints, its fonts kept."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import typst

from benchmarks.sheets import Sheet
from prescriptions.handouts.codec import to_canonical_json
from prescriptions.handouts.pdf import FONT_FOLDER
from tests.handouts.samples import drawings

DOCUMENT = Path(__file__).with_name("sheet.typ")


@cache
def _compiler() -> typst.Compiler:
    """A compiler that sees the document and the drawings in a folder of their own, and no other file."""
    folder = Path(mkdtemp(prefix="typst-"))
    (folder / "pictures").mkdir()
    (folder / DOCUMENT.name).write_bytes(DOCUMENT.read_bytes())
    for key, svg in drawings().items():
        (folder / "pictures" / f"{key}.svg").write_text(svg, encoding="utf-8")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
    return typst.Compiler(str(folder / DOCUMENT.name), root=str(folder), font_paths=fonts)


def render(sheet: Sheet) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1)."""
    data = to_canonical_json(sheet.document).decode()
    content = _compiler().compile(format="pdf", sys_inputs={"sheet": data}, pdf_standards=["ua-1"])
    if not isinstance(content, bytes):
        raise RuntimeError("Typst wrote no single file.")
    return content
