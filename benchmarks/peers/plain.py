"""Plain WeasyPrint: our page with style sheet and drawings in it, from nothing each time. No tag is mended."""

import logging

from weasyprint import HTML, LOGGER

from benchmarks.sheets import Sheet
from prescriptions.handouts import html

LOGGER.setLevel(logging.ERROR)  # it warns of the rules for the screen each time


def render(sheet: Sheet) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1)."""
    content: bytes = HTML(string=html.screen(sheet.document, sheet.pictures)).write_pdf(pdf_variant="pdf/ua-1")
    return content
