"""The seven days of a diary line as one drawing: a week of cells each would cost as much as the rest of the sheet."""

from prescriptions.handouts.palette import COLOURS
from prescriptions.handouts.parts import DAYS_IN_WEEK, DiaryRow

DAY = 100
"""Units of a day's width. Strips are stretched to the columns of the day names, so only proportions count."""
HEIGHT = 100
DASH = 26
"""Units of the dash that says: rest."""


def grid() -> str:
    """The lines between seven days, for the whole height of a week."""
    lines = "".join(f"M{day * DAY} 0v{HEIGHT}" for day in range(1, DAYS_IN_WEEK))
    return _svg(f'<path d="{lines}" fill="none" stroke="{COLOURS["foot"]}" stroke-width="3.4"/>')


def rests(row: DiaryRow) -> str:
    """The rest days of a line, each grey with a dash; empty for a line without any."""
    days = [day for day, active in enumerate(row.days) if not active]
    ground = "".join(f"M{day * DAY + 4} 4h{DAY - 8}v{HEIGHT - 8}h{8 - DAY}z" for day in days)
    dash = "".join(f"M{day * DAY + (DAY - DASH) // 2} {HEIGHT // 2}h{DASH}" for day in days)
    return _svg(
        f'<path d="{ground}" fill="{COLOURS["rest"]}"/>'
        f'<path d="{dash}" fill="none" stroke="{COLOURS["quiet"]}" stroke-width="9"/>'
        if days
        else ""
    )


def told(row: DiaryRow, day_names: tuple[str, ...]) -> str:
    """The days with a box to tick, for those who do not see the strip."""
    return ", ".join(name for name, active in zip(day_names, row.days, strict=True) if active)


def _svg(body: str) -> str:
    box = f"0 0 {DAYS_IN_WEEK * DAY} {HEIGHT}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" preserveAspectRatio="none">{body}</svg>'
