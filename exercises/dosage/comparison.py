"""Whether one dose asks more of a person than another."""

from collections.abc import Iterator
from enum import StrEnum

from exercises.dosage.duration import sessions_a_week
from exercises.dosage.types import Band, BandColour, BodyWeight, Dose, Span, Weight


class Asks(StrEnum):
    """How a dose stands to the one before it."""

    MORE = "more"
    LESS = "less"


def compared(before: Dose, after: Dose) -> Asks | None:
    """MORE where some amounts rose and none fell, LESS the other way round, else None: it cannot be said.

    Nothing is said either where side, kind of load or the way of counting differ. Rest and pace are not weighed.
    """
    if before.side is not after.side or _kind(before) != _kind(after):
        return None
    pairs = list(zip(_amounts(before), _amounts(after), strict=True))
    rose, fell = any(old < new for old, new in pairs), any(old > new for old, new in pairs)
    if rose == fell:
        return None
    return Asks.MORE if rose else Asks.LESS


def _kind(dose: Dose) -> tuple[bool, str]:
    """In minutes or not, and by which load: the same unit, or two bands."""
    match dose.load:
        case Weight(_, unit):
            load = str(unit)
        case Band():
            load = "band"
        case BodyWeight() | None:
            load = ""
    return dose.minutes is not None, load


def _amounts(dose: Dose) -> Iterator[float]:
    once = Span.exactly(1)
    for span in (dose.repetitions or once, dose.minutes or once, sessions_a_week(dose)):
        yield from (span.low, span.high)
    yield from (dose.sets, dose.hold_seconds or 0)
    match dose.load:
        case Weight(amount, _):
            yield float(amount)
        case Band(colour):
            yield list(BandColour).index(colour)
        case BodyWeight() | None:
            yield 0
