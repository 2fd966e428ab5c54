"""What the hints are told: the lines of a plan in plain numbers, and what may be offered to this person."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Movement:
    """An exercise as far as hints go. `type`, `muscles` and `regions` are codes of the library's taxonomy."""

    slug: str
    type: str
    muscles: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Line(Movement):
    """One exercise of the plan with its dose.

    `seconds_a_session` counts both sides and the rests. `sessions_a_week` counts every time, so twice a day on
    three days is 6; the upper end of a range, and `None` when the dose leaves the days open. `times_a_day` is
    that of a day on which it is done.
    """

    seconds_a_session: int = 0
    sessions_a_week: int | None = None
    has_progression: bool = False
    times_a_day: int = 1

    def __post_init__(self) -> None:
        if self.seconds_a_session < 0:
            raise ValueError(f"{self.slug}: seconds_a_session is {self.seconds_a_session}; it is 0 or more.")
        if self.sessions_a_week is not None and self.sessions_a_week < 1:
            raise ValueError(f"{self.slug}: sessions_a_week is {self.sessions_a_week}; it is 1 or more, or None.")


@dataclass(frozen=True)
class PlanFacts:
    """The whole plan. `minutes_a_day` and `minutes_a_week` are what the person has; `None` when not asked.

    `open_questions` is what the doses leave for the person to ask. `offers` is what a hint may suggest: exercises
    that are published and that the safety review neither warns off nor leaves unchecked for this person. A hint
    suggests nothing else, so without offers it suggests nothing.
    """

    lines: tuple[Line, ...]
    low_back: bool
    minutes_a_day: int | None = None
    minutes_a_week: int | None = None
    open_questions: int = 0
    offers: tuple[Movement, ...] = ()
