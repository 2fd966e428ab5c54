"""The seven days of a diary line: a box for each day to tick, a dash on each day of rest."""

import re

import pytest

from prescriptions.handouts.parts import DAYS_IN_WEEK, DiaryRow
from prescriptions.handouts.strips import DAY, grid, rests, told

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EVERY_DAY = (True,) * DAYS_IN_WEEK
MON_WED_FRI = (True, False, True, False, True, False, False)


def _row(days: tuple[bool, ...]) -> DiaryRow:
    return DiaryRow(number=1, name="Bridge", days=days)


def _dashed(svg: str) -> list[int]:
    """The days in which a dash begins, and in which it ends."""
    dashes = re.findall(r"M(\d+) \d+h(\d+)(?!v)(?=[M\"])", svg)
    for start, length in dashes:
        assert int(start) // DAY == (int(start) + int(length)) // DAY
    return [int(start) // DAY for start, _ in dashes]


@pytest.mark.parametrize("days", [MON_WED_FRI, (False,) * 7, (False, *EVERY_DAY[1:])])
def test_a_dash_stands_on_each_day_of_rest_and_on_no_other(days: tuple[bool, ...]) -> None:
    assert _dashed(rests(_row(days))) == [day for day, tick in enumerate(days) if not tick]


def test_a_line_without_rest_has_no_dash() -> None:
    assert _dashed(rests(_row(EVERY_DAY))) == []


def test_the_days_to_tick_are_told_by_name() -> None:
    assert told(_row(MON_WED_FRI), NAMES) == "Mon, Wed, Fri"


def test_lines_part_the_seven_days() -> None:
    assert [int(start) for start in re.findall(r"M(\d+) ", grid())] == [day * DAY for day in range(1, DAYS_IN_WEEK)]
