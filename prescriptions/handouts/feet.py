"""The lines at the foot of each page: how many they are, and how deep a margin they need."""

from prescriptions.handouts.document import HandoutDocument, PrintSize
from prescriptions.handouts.widths import lines

LINES_THAT_FIT = 2
"""Lines that fit without a deeper margin."""
LINE_MM = {PrintSize.STANDARD: 5.0, PrintSize.LARGE: 5.0, PrintSize.EXTRA_LARGE: 5.1}
"""Millimetres of one line at the foot."""
ROOM_EM = {PrintSize.STANDARD: 40.0, PrintSize.LARGE: 40.0, PrintSize.EXTRA_LARGE: 56.0}
"""Em of a line at the foot beside the page number, on the narrower paper."""


def deeper(document: HandoutDocument) -> float:
    """Millimetres by which the margin at the foot is deeper than that of the style sheet."""
    found = sum(lines(line, ROOM_EM[document.print_size]) for line in document.running)
    return max(0, found - LINES_THAT_FIT) * LINE_MM[document.print_size]
