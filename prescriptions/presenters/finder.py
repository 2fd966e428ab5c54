"""The library as the builder searches it: as the library's own page does, but with what a person uses first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from django.db.models import Count, Value
from django.http import QueryDict
from django.urls import reverse

from accounts.models import Clinic, User
from exercises import facets
from exercises.dosage import Phrase, from_data, glance, when
from exercises.models import Exercise, ExerciseVersion, Kind
from exercises.presenters.gallery import STARRED, Choice, Gallery, drawing_url
from exercises.presenters.star import Star
from exercises.presenters.words import Words, listed
from prescriptions.models import RoutineItem

SHOWN: Final = 12
ROW: Final = (facets.REGION, facets.TYPE, facets.POSITION, facets.EQUIPMENT, facets.LEVEL)
USED: Final = "used"
# What a person uses is read from so many of their newest routines.
LATELY: Final = 30


def starred_and_used(clinic: Clinic, by: User) -> tuple[frozenset[int], Counter[int]]:
    """Return a person's favourites, and how often each exercise stands in the newest routines that they began.

    Both by the key of the exercise, in one query.
    """
    newest = clinic.routines.filter(created_by=by).order_by("-pk")[:LATELY]
    lines = RoutineItem.objects.kept().filter(routine__in=newest, version__isnull=False)
    used = lines.values_list("version__exercise").annotate(times=Count("pk"), star=Value(0))
    stars = clinic.exercises.offered().filter(favourites__user=by)
    rows = list(used.order_by().union(stars.values_list("pk", Value(0), Value(1)), all=True))
    return frozenset(key for key, _, star in rows if star), Counter({key: times for key, times, _ in rows if times})


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
    """An exercise that was found, in the words of its version."""

    exercise: Exercise
    name: str
    dose: str
    about: str
    asks: str
    picture_url: str

    @property
    def slug(self) -> str:
        return self.exercise.slug

    @property
    def url(self) -> str:
        return reverse("library:exercise", args=[self.exercise.slug])


def hit_of(exercise: Exercise, version: ExerciseVersion, words: Words) -> HitPresenter:
    """Return what the list says of an exercise. Needs the version's terms and pictures."""
    kinds = (Kind.POSITION, Kind.EQUIPMENT)
    where = [label for kind in kinds for label in words.labels(kind, version.codes(kind))]
    what = words.labels(Kind.TYPE, [version.type])
    pictures = list(version.pictures.all())
    return HitPresenter(
        exercise,
        version.name,
        dose=usual_dose(version),
        about=listed([*what, str(version.get_level_display()), *where]),
        asks=listed(words.labels(Kind.TAG, version.codes(Kind.TAG))),
        picture_url=drawing_url(pictures[-1].drawing_id) if pictures else "",
    )


def usual_dose(version: ExerciseVersion) -> str:
    """Return the usual dose in a few words, as the plan at a glance says it."""
    dose = from_data(version.dose)
    often = when(dose)
    return f"{glance(dose, Phrase(**version.phrase))} {often}{'.' if often else ''}".rstrip()


class Finder(Gallery):
    """What one search and its filters find among what is offered, best first.

    Queries: two, and three more for hits that nobody has looked at yet.
    """

    own = MappingProxyType({STARRED: "Favourites", USED: "Used lately"})

    def __init__(self, clinic: Clinic, asked: QueryDict, by: User) -> None:
        super().__init__(clinic, asked, by)
        self.query = asked.urlencode()

    @cached_property
    def _own(self) -> tuple[frozenset[int], Counter[int]]:
        return starred_and_used(self.clinic, self.by)

    @cached_property
    def starred(self) -> frozenset[int]:
        return self._own[0]

    @property
    def used(self) -> Counter[int]:
        """How often the person used each exercise lately."""
        return self._own[1]

    def own_keys(self) -> Mapping[str, Iterable[int]]:
        return {STARRED: self.starred, USED: self.used}

    def weights(self) -> Mapping[int, int]:
        """Favourites, then what is used most."""
        above = self.used.total() + 1
        return {key: self.used[key] + above * (key in self.starred) for key in {*self.used, *self.starred}}

    @property
    def best(self) -> Exercise | None:
        """The first match of what was typed; None if nothing was typed or nothing fits."""
        if not self.q.strip() or not self.keys:
            return None
        return self.clinic.exercises.select_related("current").get(pk=self.keys[0])

    @cached_property
    def hits(self) -> list[HitPresenter]:
        """What is shown of each, which is remembered with the catalogue: versions never change."""
        keys, known = self.keys[:SHOWN], self.catalogue.remembered
        if missing := [key for key in keys if key not in known]:
            rows = self.clinic.exercises.filter(pk__in=missing).select_related("current")
            for exercise in rows.prefetch_related("current__pictures", "current__terms"):
                if exercise.current:
                    known[exercise.pk] = hit_of(exercise, exercise.current, self.words)
        return [hit for key in keys if isinstance(hit := known.get(key), HitPresenter)]

    @property
    def stars(self) -> list[tuple[HitPresenter, Star]]:
        """What was found, each with the person's star."""
        return [(hit, Star(hit.exercise, hit.exercise.pk in self.starred)) for hit in self.hits]

    @property
    def said(self) -> str:
        """How many were found, how many of them are shown, and what was read otherwise."""
        count = len(self.keys)
        for_what = f" for “{self.q.strip()}”" if self.q.strip() else ""
        shown = f", the first {SHOWN} shown" if count > SHOWN else ""
        said = f"{count} found{for_what}{shown}" if self.is_asked else f"{count} in the library{shown}"
        return f"{said}. {self.help.read_line}" if self.help.read_line else said

    @property
    def counts(self) -> str:
        """The numbers beside all choices, for the chips that are on the page: "region-knee:4 level-easy:9"."""
        return " ".join(f"{choice.id}:{choice.count}" for one in self._facets for choice in one.choices)

    @cached_property
    def mine(self) -> FacetPresenter:
        """The filter of the person's own."""
        return next(one for one in self._facets if one.name == facets.MINE)

    @cached_property
    def row(self) -> list[FacetPresenter]:
        """The filters of the builder: only choices that the library has."""
        return [one for one in self._facets if one.name in ROW]

    @cached_property
    def _facets(self) -> list[FacetPresenter]:
        has = self.facets.masks
        return [
            FacetPresenter(
                one.name,
                one.legend,
                tuple(choice for choice in one.choices if choice.value in has[one.name] or choice.on),
            )
            for one in self.filters
        ]
