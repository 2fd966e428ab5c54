"""Several sheets as one file for the printer. It is for paper: a sheet for a screen reader stays the sheet itself."""

import io
from collections.abc import Iterable

import pypdfium2

from prescriptions.handouts.pdfium import PDFIUM


def pile(sheets: Iterable[bytes], *, two_sided: bool) -> bytes:
    """Return all pages of the PDFs, in their order.

    `two_sided` ends a sheet of an odd number of pages with a blank one, so that the next begins on its own leaf.
    """
    buffer = io.BytesIO()
    with PDFIUM, pypdfium2.PdfDocument.new() as whole:
        for content in sheets:
            with pypdfium2.PdfDocument(content) as sheet:
                whole.import_pages(sheet)
                if two_sided and len(whole) % 2:
                    whole.new_page(*sheet[0].get_size())
        whole.save(buffer)
    return buffer.getvalue()
