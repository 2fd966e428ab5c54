"""What a hint is. A hint never blocks: it is said, it says why, and the clinician decides."""

from dataclasses import dataclass
from enum import StrEnum


class HintLevel(StrEnum):
    """How loudly a hint is said."""

    CLEAR = "clear"
    QUIET = "quiet"


@dataclass(frozen=True)
class Evidence:
    """Why a hint is given: the finding with its size and its weakness, and where it comes from."""

    why: str
    source: str


@dataclass(frozen=True)
class Hint:
    """One hint. `suggestion` is a slug that would answer it; `about` are the slugs of the lines it speaks of."""

    code: str
    level: HintLevel
    message: str
    why: str
    source: str
    suggestion: str | None = None
    about: tuple[str, ...] = ()


def hint(
    code: str,
    level: HintLevel,
    message: str,
    evidence: Evidence,
    *,
    suggestion: str | None = None,
    about: tuple[str, ...] = (),
) -> Hint:
    return Hint(code, level, message, evidence.why, evidence.source, suggestion, about)
