"""What the rules are told: plain facts about the person and about each exercise.

Whoever gathers them reads the database; nothing here does. "Not known" is always a value of its own
(`None` or `Bands.UNKNOWN`), because a fact that nobody recorded must never pass for a "no".
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Bands(StrEnum):
    """What the bands that the person will use are made of."""

    LATEX = "latex"
    LATEX_FREE = "latex-free"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PatientFacts:
    """The person, as far as the rules ask.

    `conditions` holds codes of the taxonomy or whatever was typed; a code that no rule names is reported as not
    checked. `None` means that nobody has asked; an empty set means asked, and none.
    `supine_minutes` is the longest time that the plan keeps the person on their back in one session and
    `supine_limit_minutes` the clinic's limit, both in minutes.
    `injured_regions` are region codes; `None` means not recorded, and then any region may be the injured one.
    """

    conditions: frozenset[str] | None
    bands: Bands = Bands.UNKNOWN
    supine_minutes: float | None = None
    supine_limit_minutes: float | None = None
    injured_regions: frozenset[str] | None = None

    def __post_init__(self) -> None:
        for name in ("supine_minutes", "supine_limit_minutes"):
            minutes = getattr(self, name)
            if minutes is not None and not 0 <= minutes <= 24 * 60:
                raise ValueError(f"{name} is {minutes}: give minutes from 0 to 1440, or None when not known.")


@dataclass(frozen=True)
class ExerciseFacts:
    """One exercise. `tags` is `None` as long as nobody has judged its movements.

    `level` is easy, medium or hard. `regions` is `None` and `type` is empty when not recorded. `muscles` only helps
    to find what is alike.
    """

    slug: str
    tags: frozenset[str] | None
    regions: frozenset[str] | None = None
    type: str = ""
    level: str = "medium"
    muscles: frozenset[str] = frozenset()


class Circumstance(StrEnum):
    """A fact beyond the tags that a trigger can ask for with `only_if`."""

    BAND_IS_LATEX = "band-is-latex"
    SUPINE_OVER_LIMIT = "supine-over-limit"
    REGION_IS_INJURED = "region-is-injured"
    MOVES_THE_HIP = "moves-the-hip"
    IS_AEROBIC = "is-aerobic"

    def holds(self, patient: PatientFacts, exercise: ExerciseFacts) -> bool | None:
        """Return whether it holds for this exercise of this person; `None` when the fact is not recorded."""
        return _CIRCUMSTANCES[self].holds(patient, exercise)

    @property
    def missing(self) -> str:
        """What to say, and what to record, when the answer is `None`."""
        return _CIRCUMSTANCES[self].missing


def _band_is_latex(patient: PatientFacts, _: ExerciseFacts) -> bool | None:
    return None if patient.bands is Bands.UNKNOWN else patient.bands is Bands.LATEX


def _supine_over_limit(patient: PatientFacts, _: ExerciseFacts) -> bool | None:
    if patient.supine_minutes is None or patient.supine_limit_minutes is None:
        return None
    return patient.supine_minutes > patient.supine_limit_minutes


def _region_is_injured(patient: PatientFacts, exercise: ExerciseFacts) -> bool:
    """Whether both touch the same part of the body; a place that is not recorded counts as the same part."""
    if not patient.injured_regions or not exercise.regions:
        return True
    return not _parts(patient.injured_regions).isdisjoint(_parts(exercise.regions))


def _moves_the_hip(_: PatientFacts, exercise: ExerciseFacts) -> bool:
    """Without a region recorded, the hip may be moved: it holds."""
    return not exercise.regions or not exercise.regions.isdisjoint({"hip", "thigh", "whole-body"})


def _is_aerobic(_: PatientFacts, exercise: ExerciseFacts) -> bool | None:
    return exercise.type == "aerobic" if exercise.type else None


PARTS = {
    "spine": frozenset({"low-back", "upper-back", "trunk"}),
    "arm": frozenset({"shoulder"}),
    "leg": frozenset({"hip", "thigh", "knee", "lower-leg", "ankle-foot"}),
}
"""Regions that bear load together: a standing exercise for the hip also loads an injured ankle."""


def _parts(regions: frozenset[str]) -> frozenset[str]:
    """The parts of the body that the regions belong to; `whole-body` and any unknown region belong to all."""
    if regions - frozenset().union(*PARTS.values()):
        return frozenset(PARTS)
    return frozenset(part for part, members in PARTS.items() if not members.isdisjoint(regions))


@dataclass(frozen=True)
class _Answer:
    holds: Callable[[PatientFacts, ExerciseFacts], bool | None]
    missing: str


_CIRCUMSTANCES = {
    Circumstance.BAND_IS_LATEX: _Answer(
        _band_is_latex,
        "What the band is made of is not recorded. The library admin says it in the clinic's settings. Until then, "
        "give a band that you know to be latex-free.",
    ),
    Circumstance.SUPINE_OVER_LIMIT: _Answer(
        _supine_over_limit,
        "The time on the back, or the clinic's limit for it, is not recorded. The library admin sets the limit in "
        "the clinic's settings. Until then, judge the time yourself.",
    ),
    Circumstance.REGION_IS_INJURED: _Answer(_region_is_injured, "The injured region is not recorded. Record it."),
    Circumstance.MOVES_THE_HIP: _Answer(_moves_the_hip, "The regions of the exercise are not recorded."),
    Circumstance.IS_AEROBIC: _Answer(_is_aerobic, "The type of the exercise is not recorded. Record it."),
}
