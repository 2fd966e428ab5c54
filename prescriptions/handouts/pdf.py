"""The handout as a PDF that everybody can read, for good: PDF/UA-1 and PDF/A-2a in one file.

The only module that knows WeasyPrint, and it loads it inside its functions.
The same document gives the same bytes: dates come from the document, and nothing is drawn at random.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from xml.etree import ElementTree

from prescriptions.handouts import html
from prescriptions.handouts.archive import declare, identify
from prescriptions.handouts.codec import digest
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.fetcher import SCHEME, Drawings, is_own_data
from prescriptions.handouts.finisher import Run, mend
from prescriptions.handouts.palette import grey
from prescriptions.handouts.parts import Picture
from prescriptions.handouts.scripts import OTHER_PACKAGE, font_package
from prescriptions.handouts.stamps import Stamp

FONT_FOLDER = Path("/usr/share/fonts/truetype/noto")
FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
PICTURES_KEPT = 1000
IDENTIFIER = 32
"""Letters of the document's fingerprint that name its file for good."""
STAMP_NAME = 16
"""Letters of a drawing's fingerprint that name it in a file."""

_GLYPH = re.compile(r'\.notdef glyph .*"(.)" \((U\+[0-9A-F]+)\)', re.DOTALL)


class RenderProblem(RuntimeError):
    """A sheet that must not be printed. The message says what is wrong and what to do."""


@dataclass(frozen=True)
class Pdf:
    """A printed sheet: the file and its number of pages."""

    content: bytes
    pages: int


@dataclass(frozen=True)
class Job:
    """A sheet ready for the press: its page, its style sheet, its drawings by address, the identity of the file."""

    page: str
    style: str
    drawings: Mapping[str, bytes]
    identifier: str


def prepare(document: HandoutDocument, pictures: Mapping[str, str]) -> Job:
    """Make the sheet ready. `pictures` maps the key of each picture in the document to its SVG text.

    Raises RenderProblem for a missing picture or a missing font.
    """
    _need_fonts()
    drawings = Drawings()
    page = html.render(document, _source(document, pictures, drawings), with_style=False)
    return Job(page, html.stylesheet(document), drawings.by_address, digest(document)[:IDENTIFIER])


def press(job: Job) -> Pdf:
    """Print in this process. Raises RenderProblem for a letter that no font holds, or any warning."""
    with (one := _press()).lock:
        return one.run(job)


def load() -> None:
    """Load what printing needs, which takes a second, before the first sheet comes."""
    _press()


def render(document: HandoutDocument, pictures: Mapping[str, str]) -> Pdf:
    """The sheet as tagged PDF (PDF/UA-1 and PDF/A-2a). Raises RenderProblem as `prepare` and `press` do."""
    return press(prepare(document, pictures))


def _source(document: HandoutDocument, pictures: Mapping[str, str], drawings: Drawings) -> html.PictureSource:
    def address(picture: Picture, small: bool) -> str:
        svg = pictures.get(picture.key, "")
        if not svg.strip():
            raise RenderProblem(
                f'The picture "{picture.key}" is missing. Draw it again, or take the exercise off the sheet.'
            )
        svg = html.small(svg) if small else svg
        return drawings.add(grey(svg) if document.black_and_white else svg)

    return address


def _need_fonts() -> None:
    absent = [name for name in FONT_FILES if not (FONT_FOLDER / name).is_file()]
    if absent:
        raise RenderProblem(
            f"The font {absent[0]} is not on this computer, so no sheet can be printed. "
            f"Install the package {OTHER_PACKAGE}."
        )


class Listener(logging.Handler):
    """Collects what WeasyPrint complains of; each complaint is a reason not to print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())

    def raise_first(self) -> None:
        """Raise RenderProblem for the first complaint, if there is one."""
        if self.complaints:
            raise RenderProblem(_in_words(self.complaints[0]))


def _in_words(complaint: str) -> str:
    glyph = _GLYPH.search(complaint)
    if glyph:
        return (
            f"No font on this computer holds the letter “{glyph[1]}” ({glyph[2]}), so it would print as a box. "
            f"Write it in other letters, or install a font for it: those of the package {font_package(glyph[1])}."
        )
    if "load image" in complaint or "render SVG" in complaint:
        return f"A picture of the sheet cannot be drawn. Draw it again. ({complaint})"
    return f"The sheet cannot be printed as it is written: {complaint}"


class Press:
    """WeasyPrint, made ready once in a process: fonts, style sheets and drawings are kept between sheets."""

    def __init__(self) -> None:
        from weasyprint.text.fonts import FontConfiguration

        self.lock = Lock()
        self.fonts = FontConfiguration()
        self.sheets: dict[str, Any] = {}
        self.images: dict[str, Any] = {}

    def run(self, job: Job) -> Pdf:
        """Print one sheet. The caller holds the lock."""
        from weasyprint import LOGGER

        listener = Listener()
        handlers, LOGGER.handlers = LOGGER.handlers, [listener]
        try:
            fetcher = _fetcher(Drawings(dict(job.drawings)))
            self._keep(job.drawings, fetcher)
            options = {"pdf_variant": "pdf/ua-1", "cache": self.images}
            laid_out = _read(job.page, fetcher).render(
                font_config=self.fonts, stylesheets=[self._style(job.style, fetcher)], **options
            )
            content = identify(laid_out.write_pdf(finisher=_finish, **options), job.identifier)
        finally:
            LOGGER.handlers = handlers
        if listener.complaints:
            self.images.clear()
        listener.raise_first()
        return Pdf(content=content, pages=len(laid_out.pages))

    def _keep(self, drawings: Mapping[str, bytes], fetcher: Any) -> None:
        """Have a stamp ready for each drawing of the sheet."""
        if len(self.images) > PICTURES_KEPT:
            self.images.clear()
        for address, svg in drawings.items():
            stamp = None if address in self.images else _stamp(address, svg, fetcher)
            if stamp:
                self.images[address] = stamp

    def _style(self, text: str, fetcher: Any) -> Any:
        from weasyprint import CSS

        if text not in self.sheets:
            self.sheets[text] = CSS(string=text, font_config=self.fonts, url_fetcher=fetcher)
        return self.sheets[text]


@cache
def _press() -> Press:
    return Press()


def _read(page: str, fetcher: Any) -> Any:
    """The page as WeasyPrint takes it. It is XML as well as HTML, which is read without guessing, and quickly."""
    from weasyprint import HTML

    sheet = HTML(string="<html></html>", base_url=None, url_fetcher=fetcher)
    tree = ElementTree.fromstring(page)  # noqa: S314 - our own page; what people typed is escaped in it
    sheet.wrapper_element = sheet.wrapper_element.from_html_root(tree)
    sheet.etree_element = tree
    return sheet


def _stamp(address: str, svg: bytes, fetcher: Any) -> Stamp | None:
    """Draw once, or leave a drawing to WeasyPrint that is broken or is more than lines and areas."""
    from weasyprint.images import SVGImage
    from weasyprint.pdf.stream import Stream

    try:
        image = SVGImage(ElementTree.fromstring(svg), address, fetcher, None)  # noqa: S314 - WeasyPrint's own reader
        _, _, width, height = image._svg.get_viewbox()
    except (ElementTree.ParseError, TypeError):
        return None
    resources: dict[str, dict[str, Any]] = {
        kind: {} for kind in ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
    }
    stream = Stream({}, (0, 0, width, height), resources, {}, None, {}, None, compress=False)
    image.draw(stream, width, height, None)
    key = address.removeprefix(SCHEME)[:STAMP_NAME]
    return Stamp.of(key, (width, height), stream.stream, resources)


def _fetcher(drawings: Drawings) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnDrawingsOnly(URLFetcher):  # type: ignore[misc]  # its base has no types
        """Opens the drawings of the sheet and the icons of the style sheet, and refuses the rest."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if is_own_data(url):
                return super().fetch(url, headers)
            return URLFetcherResponse(url, drawings.read(url), {"Content-Type": "image/svg+xml"})

    return OwnDrawingsOnly(allowed_protocols=["data", "picture"], allow_redirects=False)


def _finish(laid_out: Any, pdf: Any) -> None:
    from weasyprint.formatting_structure.boxes import ReplacedBox, TextBox

    boxes = [box for page in laid_out.pages for box in page._page_box.descendants(placeholders=True)]
    mend(
        pdf,
        page_heights=[page.height for page in laid_out.pages],
        list_tags=[box.element_tag for box in boxes if box.element_tag in {"ol", "ul"}],
        runs=[
            Run(text=getattr(box, "text", ""), language=box.style["lang"] or "")
            for box in boxes
            if isinstance(box, TextBox | ReplacedBox)
        ],
    )
    declare(pdf)
