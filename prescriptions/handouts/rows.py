"""How much room the tables take at 14 pt, before they are drawn: their place and their type hang on that."""

from prescriptions.handouts.parts import Diary, Glance, GlanceRow
from prescriptions.handouts.widths import lines

NAME_EM, DOSE_EM, WHEN_EM = 8.0, 16.2, 7.6
"""Em of the three columns of words."""
MANY_LINES = 13
"""Lines from which the plan is set tighter."""
MOST_LINES_BEFORE_SAFETY = 19
"""So many lines leave room for the emergency box on page 1."""


def lines_at_a_glance(glance: Glance) -> int:
    """Lines of all rows; a row that says what to stop takes two."""
    return sum(map(_lines, glance.rows)) + 2 * len(glance.stopped)


def _lines(row: GlanceRow) -> int:
    dose = sum(lines(part, DOSE_EM) for part in row.dose)
    return max(lines(row.name, NAME_EM, bold=True), dose, lines(row.when, WHEN_EM, bold=True))


DIARY_NAME_EM = 14.2
"""Em of the names in the diary."""
NAME_LINE_MM, ROUND_NAME_MM, BETWEEN_WEEKS_MM, DIARY_ENDS_MM = 4.8, 0.6, 2.4, 43.0
"""Millimetres of a line of a name, round a name, between weeks, and of what stands above and below all weeks."""
BOX_MM, LOWER_MM = 6.4, 0.6
"""Millimetres of a box to tick, and by how much it may be lower."""


def has_low_boxes(diary: Diary, room: float, *, letter: bool) -> bool:
    """Whether lower boxes to tick save a page, on pages of `room` mm. On Letter all are lower."""
    box = BOX_MM - LOWER_MM if letter else BOX_MM
    return _diary_pages(diary, room, box - LOWER_MM) < _diary_pages(diary, room, box)


def _diary_pages(diary: Diary, room: float, box: float) -> int:
    names = [lines(f"{row.number} {row.name}", DIARY_NAME_EM, bold=True) for row in diary.rows]
    week = BETWEEN_WEEKS_MM + 2 * box + sum(max(box, NAME_LINE_MM * name + ROUND_NAME_MM) for name in names)
    pages, used = 1, DIARY_ENDS_MM
    for _ in diary.weeks:
        over = used + week > room
        pages, used = pages + over, (0 if over else used) + week
    return pages
