"""Pictures of the pages of a PDF, for the preview: what is looked at is what will be printed."""

import io

import pypdfium2

from prescriptions.handouts.pdfium import PDFIUM

WIDEST = 1600


class NoSuchPage(LookupError):
    """The PDF has no page of that number."""


def page_png(pdf: bytes, *, number: int, width: int) -> bytes:
    """Return page `number` (1 is the first) as a PNG `width` pixels wide, at most 1,600."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= number <= len(document):
            raise NoSuchPage(number)
        page = document[number - 1]
        image = page.render(scale=min(width, WIDEST) / page.get_width()).to_pil()
    buffer = io.BytesIO()
    image.quantize(64).save(buffer, format="PNG", optimize=False)
    return buffer.getvalue()
