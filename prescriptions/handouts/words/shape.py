"""The shape of the file that holds the fixed words of one language. Every key is known, and none is missing."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """Every key known, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SignWords(Strict):
    """One sign: the clinical sign it stands for, and how the sheet says it."""

    sign: str
    say: str


class EmergencyWords(Strict):
    """The emergency box. `either` says that two numbers may be called."""

    either: str
    heading: str
    signs: Sequence[SignWords]
    soon_heading: str
    soon: Sequence[SignWords]


class ZoneWords(Strict):
    """One row of the pain rule."""

    word: str
    action: str


class PainWords(Strict):
    """The pain rule."""

    heading: str
    note: str
    numbers: str
    one_number: str
    go: ZoneWords
    ease: ZoneWords
    stop: ZoneWords
    usual: str


class ChangeWords(Strict):
    """When to do more and less."""

    heading: str
    up: str
    down: str


class EndingWords(Strict):
    """The last lines."""

    call: str
    other_formats: str


class DiaryWords(Strict):
    """The diary."""

    heading: str
    how: Sequence[str]
    week: str
    start: str
    pain: str
    ask: str
    answers: Sequence[str]
    days: Sequence[str]


class SideWords(Strict):
    """The caption of a picture of one limb, with the place of the picture's own caption."""

    right: str
    left: str


class DateWords(Strict):
    """Months from January and weekdays from Monday, and how a date is said. `short` takes the short month."""

    months: Sequence[str]
    short_months: Sequence[str]
    weekdays: Sequence[str]
    whole: str
    day_and_month: str
    visit: str
    short: str

    def say(self, day: date) -> str:
        """The whole date: "14 March 1955"."""
        return self._fill(self.whole, day)

    def say_day_and_month(self, day: date) -> str:
        """Without the year: "14 March"."""
        return self._fill(self.day_and_month, day)

    def say_visit(self, day: date) -> str:
        """With its weekday: "Monday 14 March"."""
        return self._fill(self.visit, day)

    def say_short(self, day: date) -> str:
        """As short as it is understood: "14 Mar"."""
        return self.short.format(day=day.day, month=self.short_months[day.month - 1])

    def _fill(self, pattern: str, day: date) -> str:
        return pattern.format(
            weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1], year=day.year
        )


class ListWords(Strict):
    """How things are listed in one sentence."""

    more: str
    end: str
