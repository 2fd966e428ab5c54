"""Pictures of the pages of a PDF, for the preview: what is looked at is what will be printed."""

import io

import pypdfium2
from PIL import Image

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
    # The octree keeps a colour that few dots have: the amber of the pain rule, the red of the stop sign.
    image.quantize(256, method=Image.Quantize.FASTOCTREE).save(buffer, format="PNG")
    return buffer.getvalue()
