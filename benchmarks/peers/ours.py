"""Ours: what the site calls when a sheet is issued, by its press, with every mended tag."""

from benchmarks.sheets import Sheet
from prescriptions.handouts import pressroom


def render(sheet: Sheet) -> bytes:
    """The sheet as the site prints it."""
    return pressroom.render(sheet.document, sheet.pictures).content
