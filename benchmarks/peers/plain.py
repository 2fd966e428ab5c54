"""Plain WeasyPrint: our page with style sheet and drawings in it, from nothing each time. No tag is mended."""

from weasyprint import HTML

from benchmarks.sheets import Sheet
from prescriptions.handouts import html


def render(sheet: Sheet) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1)."""
    content: bytes = HTML(string=html.screen(sheet.document, sheet.pictures)).write_pdf(pdf_variant="pdf/ua-1")
    return content
