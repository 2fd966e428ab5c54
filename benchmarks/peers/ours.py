"""Ours: what the site calls when a sheet is issued, with every check and every mended tag."""

from benchmarks.sheets import Sheet
from prescriptions.handouts import pdf


def render(sheet: Sheet) -> bytes:
    """The sheet as the site prints it."""
    return pdf.render(sheet.document, sheet.pictures).content
