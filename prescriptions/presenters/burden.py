"""How long a routine takes a day, as the sheet says it, against the minutes a day that the patient has."""

from dataclasses import dataclass
from math import ceil

from prescriptions.presenters.routines import LinePresenter

BAR = 300
GAP = 2


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


@dataclass(frozen=True, slots=True)
class Segment:
    """One line's share of the bar; `over` past the minutes that the patient has."""

    x: int
    width: int
    over: bool


@dataclass(frozen=True)
class BurdenPresenter:
    """The minutes that the routine takes, against those that the patient has."""

    lines: tuple[LinePresenter, ...]
    minutes_the_patient_has: int | None

    @property
    def day_minutes(self) -> int:
        """Minutes of the longest day, rounded up: the number that the sheet prints."""
        return ceil(sum(line.seconds_a_day for line in self.lines) / 60)

    @property
    def session_minutes(self) -> int:
        return ceil(sum(line.seconds for line in self.lines) / 60)

    @property
    def head(self) -> str:
        return f"{_minutes(self.day_minutes)} a day"

    @property
    def beside(self) -> str:
        has = self.minutes_the_patient_has
        if has is None:
            return "Minutes a day not asked yet."
        over = self.day_minutes - has
        return f"The patient has {has}. {over} over." if over > 0 else f"The patient has {has}."

    @property
    def is_over(self) -> bool:
        return self.minutes_the_patient_has is not None and self.day_minutes > self.minutes_the_patient_has

    @property
    def foot(self) -> str:
        count = sum(line.is_exercise for line in self.lines)
        return "1 exercise" if count == 1 else f"{count} exercises"

    @property
    def foot_beside(self) -> str:
        hours, minutes = divmod(sum(line.minutes_a_week for line in self.lines), 60)
        week = f"{hours} h {minutes} min a week" if hours else f"{minutes} min a week"
        several = any(line.times_a_day > 1 for line in self.lines)
        return f"{self.session_minutes} min all once, {week}" if several else week

    @property
    def _full(self) -> int:
        """The seconds that the whole bar stands for."""
        return max(sum(line.seconds_a_day for line in self.lines), (self.minutes_the_patient_has or 0) * 75, 1)

    @property
    def limit_x(self) -> int | None:
        has = self.minutes_the_patient_has
        return None if has is None else min(BAR - 3, has * 60 * BAR // self._full)

    @property
    def segments(self) -> list[Segment]:
        """One segment a line, cut where the patient's minutes end."""
        limit = BAR if self.limit_x is None else self.limit_x
        found, seconds = [], 0
        for line in self.lines:
            begin, seconds = seconds * BAR // self._full, seconds + line.seconds_a_day
            end = seconds * BAR // self._full - GAP
            found.append(Segment(begin, max(0, min(end, limit) - begin), over=False))
            found.append(Segment(max(begin, limit), max(0, end - max(begin, limit)), over=True))
        return [segment for segment in found if segment.width]
