"""The seam between a dose and a language: whole sentences with gaps, no grammar in code.

A gap takes a number, a quantity that the catalogue itself has worded ("10 to 15 times", "1 minute 30 seconds"), a
list of days, or the words of the exercise. A new language is one module that fills a ``Language``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exercises.dosage.types import BandColour, Side, Span, Tempo, Weekday, WeightUnit


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity for one, for another number ``{n}``, and for a range ``{low}`` ``{high}``."""

    one: str
    many: str
    span: str

    def say(self, number: int | Span, **words: str) -> str:
        """The quantity in words."""
        span = number if isinstance(number, Span) else Span.exactly(number)
        if not span.is_exact:
            return self.span.format(low=span.low, high=span.high, **words)
        return (self.one if span.low == 1 else self.many).format(n=span.low, **words)


@dataclass(frozen=True, slots=True)
class SideSentences:
    """What is said of the side of one limb. A side that a table leaves out needs no sentence there.

    ``opening`` comes first on the card. ``sets`` says ``{times}``; ``one_set`` closes a single set. The two of the
    glance say side and sets together, since there is room for one sentence only.
    """

    opening: Mapping[Side, str]
    one_set: Mapping[Side, str]
    sets: Mapping[Side, str]
    glance_one_set: Mapping[Side, str]
    glance_sets: Mapping[Side, str]


@dataclass(frozen=True, slots=True)
class OftenSentences:
    """How often. Each answer is one sentence or two; ``{times}``, ``{number}`` and ``{days}`` are worded first.

    ``per_day`` and ``per_week`` are the quantities. Times a day and days a week must never stand so close that one
    can be taken for the other.
    """

    per_day: Counted
    per_week: Counted
    names: Mapping[Weekday, str]
    listed: Callable[[list[str]], str]
    times_only: tuple[str, ...]
    every_day: tuple[str, ...]
    every_day_times: tuple[str, ...]
    every_other_day: tuple[str, ...]
    every_other_day_times: tuple[str, ...]
    days_a_week: tuple[str, ...]
    days_a_week_times: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Everything that is said of a dose in one language. ``code`` is its BCP 47 tag."""

    code: str
    times: Counted
    nouns: Counted
    seconds: Counted
    minutes: Counted
    minutes_and_seconds: str
    repetitions: Mapping[Tempo | None, str]
    timed: Mapping[Tempo | None, str]
    into_place: Mapping[Tempo, str]
    hold: str
    hold_each: str
    glance_hold_once: str
    glance_hold_each: str
    band: Mapping[BandColour, str]
    weight: Callable[[str, WeightUnit], str]
    body_weight: str
    rest: str
    rest_between_holds: str
    no_rest: str
    sides: Mapping[str, SideSentences]
    often: OftenSentences
    often_short: OftenSentences

    def duration(self, seconds: int) -> str:
        """Seconds as they are said: 90 is 1 minute 30 seconds."""
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self.seconds.say(rest)
        if not rest:
            return self.minutes.say(minutes)
        return self.minutes_and_seconds.format(minutes=self.minutes.say(minutes), seconds=self.seconds.say(rest))
