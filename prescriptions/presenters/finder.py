"""The library as the builder searches it: as the library's own page does, but with the best match first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import QueryDict
from django.urls import reverse

from accounts.models import Clinic
from exercises import facets
from exercises.models import Exercise, ExerciseVersion, Kind
from exercises.presenters.gallery import Choice, Gallery, drawing_url
from exercises.presenters.words import Words, listed, read_words

SHOWN: Final = 12
ROW: Final = (facets.REGION, facets.TYPE, facets.POSITION, facets.EQUIPMENT)


@dataclass(frozen=True, slots=True)
class FacetPresenter:
    """One filter of the row: open while one of its choices is on."""

    name: str
    legend: str
    choices: tuple[Choice, ...]

    @property
    def is_on(self) -> bool:
        return any(choice.on for choice in self.choices)


@dataclass(frozen=True, slots=True)
class HitPresenter:
    """An exercise that was found. Needs `current` with its terms and pictures."""

    exercise: Exercise
    version: ExerciseVersion
    words: Words

    @property
    def slug(self) -> str:
        return self.exercise.slug

    @property
    def name(self) -> str:
        return self.version.name

    @property
    def about(self) -> str:
        """Position and equipment in a few words."""
        kinds = (Kind.POSITION, Kind.EQUIPMENT)
        return listed(label for kind in kinds for label in self.words.labels(kind, self.version.codes(kind)))

    @property
    def url(self) -> str:
        return reverse("library:exercise", args=[self.exercise.slug])

    @property
    def picture_url(self) -> str:
        pictures = list(self.version.pictures.all())
        return drawing_url(pictures[-1].drawing_id) if pictures else ""


class Finder(Gallery):
    """What one search and its filters find among what is offered, best first."""

    def __init__(self, clinic: Clinic, asked: QueryDict) -> None:
        super().__init__(clinic, asked, read_words())

    @property
    def best(self) -> Exercise | None:
        """The first match of what was typed; None if nothing was typed or nothing fits."""
        if not self.q.strip() or not self.keys:
            return None
        return self.clinic.exercises.select_related("current").get(pk=self.keys[0])

    @cached_property
    def hits(self) -> list[HitPresenter]:
        keys = self.keys[:SHOWN]
        rows = self.clinic.exercises.filter(pk__in=keys).select_related("current")
        held: Mapping[int, Exercise] = rows.prefetch_related("current__pictures", "current__terms").in_bulk()
        found = [held[key] for key in keys]
        return [HitPresenter(exercise, exercise.current, self.words) for exercise in found if exercise.current]

    @property
    def said(self) -> str:
        """How many were found, and how many of them are shown."""
        count = len(self.keys)
        for_what = f" for “{self.q.strip()}”" if self.q.strip() else ""
        shown = f", the first {SHOWN} shown" if count > SHOWN else ""
        return f"{count} found{for_what}{shown}" if self.is_asked else f"{count} in the library{shown}"

    @cached_property
    def row(self) -> list[FacetPresenter]:
        """The filters of the builder: only choices that the library has."""
        return [
            FacetPresenter(one.name, one.legend, tuple(choice for choice in one.choices if choice.count or choice.on))
            for one in self.filters
            if one.name in ROW
        ]
