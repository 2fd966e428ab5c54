"""How long a dose takes and how often it comes round. All upper ends: nobody is promised less than it takes."""

from exercises.dosage.types import Days, DaysAWeek, Dose, EveryDay, EveryOtherDay, Side, Span, Weekday, Weekdays


def seconds_a_session(dose: Dose, seconds_per_repetition: int) -> int:
    """Seconds of one session at the upper end of each range.

    ``seconds_per_repetition`` is the movement of one repetition; its hold comes on top. Each side is a full bout,
    sides in turn share one. Rests lie between bouts; a rest that is not said counts as none. Raises ValueError if
    ``seconds_per_repetition`` is negative.
    """
    if seconds_per_repetition < 0:
        raise ValueError("seconds_per_repetition must be 0 or more.")
    bouts = dose.sets * (2 if dose.side is Side.EACH else 1)
    rest = dose.rest_seconds or 0
    if dose.rests_between_holds and dose.repetitions is not None:
        holds = dose.repetitions.high * bouts
        return holds * (seconds_per_repetition + (dose.hold_seconds or 0)) + (holds - 1) * rest
    return bouts * _seconds_a_bout(dose, seconds_per_repetition) + (bouts - 1) * rest


def _seconds_a_bout(dose: Dose, seconds_per_repetition: int) -> int:
    if dose.minutes is not None:
        return dose.minutes.high * 60
    if dose.repetitions is None:
        return dose.hold_seconds or 0
    return dose.repetitions.high * (seconds_per_repetition + (dose.hold_seconds or 0))


def seconds_a_day(dose: Dose, seconds_per_repetition: int) -> int:
    """Seconds of a day on which it is done: each session of that day, as long as `seconds_a_session`."""
    return seconds_a_session(dose, seconds_per_repetition) * (dose.times_a_day or 1)


def sessions_a_week(dose: Dose) -> Span:
    """Sessions in any week: every other day gives 3 to 4 days, days left open 1 to 7, times left open once."""
    days = _days_in_a_week(dose.days)
    times = dose.times_a_day or 1
    return Span(days.low * times, days.high * times)


def days_within(dose: Dose, days: int) -> int | None:
    """On how many of so many days in a row the dose falls, rounded down; None where it leaves the days open."""
    return None if dose.days is None else _days_in_a_week(dose.days).low * days // 7


def on_weekday(dose: Dose, weekday: Weekday) -> bool | None:
    """Whether the dose falls on that day, or None where the dose leaves the day open."""
    match dose.days:
        case EveryDay():
            return True
        case Weekdays(days):
            return weekday in days
        case EveryOtherDay() | DaysAWeek() | None:
            return None


def _days_in_a_week(days: Days | None) -> Span:
    match days:
        case EveryDay():
            return Span.exactly(7)
        case EveryOtherDay():
            return Span(3, 4)
        case DaysAWeek(number):
            return Span.exactly(number)
        case Weekdays(named):
            return Span.exactly(len(named))
        case None:
            return Span(1, 7)
