"""Numbers as a person types them. Only plain digits count: ``int`` would take those of other scripts too."""

import re
from typing import Final

from exercises.dosage.bounds import BOUNDS, number_problem
from exercises.dosage.errors import DoseError
from exercises.dosage.types import Span, range_problem

WHOLE: Final = re.compile(r"[0-9]{1,9}")
RANGE: Final = re.compile(r"([0-9]{1,9})(?: *[-–] *| +to +)([0-9]{1,9})")


def number_from_text(name: str, text: str) -> int:
    """The whole number typed for ``BOUNDS[name]``. Raises ``DoseError(name, …)``, for an empty field too."""
    stripped = text.strip()
    value: object = int(stripped) if WHOLE.fullmatch(stripped) else stripped
    problem = number_problem(name, value)
    if problem or not isinstance(value, int):
        raise DoseError(name, problem or f"{BOUNDS[name].label} must be a whole number.")
    return value


def span_from_text(name: str, text: str) -> Span:
    """The range typed as "10", "10 to 15" or "10-15" for ``BOUNDS[name]``. Raises ``DoseError(name, …)``."""
    match = RANGE.fullmatch(text.strip())
    if match is None:
        return Span.exactly(number_from_text(name, text))
    low, high = (number_from_text(name, part) for part in match.groups())
    if low > high:
        raise DoseError(name, range_problem(low, high))
    return Span(low, high)


def span_text(span: Span) -> str:
    """The span as a field shows it again: "10" or "10 to 15"; ``span_from_text`` reads it back."""
    return str(span.low) if span.is_exact else f"{span.low} to {span.high}"
