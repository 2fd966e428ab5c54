"""The list of exercises with its filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import Clinic, User
from exercises import facets
from exercises.catalogue import Catalogue, catalogue_of
from exercises.facets import Facets
from exercises.library.looks import in_turn, looks
from exercises.models import Exercise, ExerciseVersion, Kind
from exercises.presenters.search_help import SearchHelp
from exercises.presenters.star import starred_by
from exercises.presenters.words import Words, listed
from exercises.search import LONGEST_QUERY, Found

PAGE: Final = 24
STARRED: Final = "starred"
LEGENDS: Final = {
    facets.MINE: "Mine",
    facets.REGION: "Region",
    facets.TYPE: "Type",
    facets.POSITION: "Position",
    facets.EQUIPMENT: "Equipment",
    facets.LEVEL: "Level",
}


def drawing_url(digest: str, *, plate: bool = False, look: str = "") -> str:
    """The address of a drawing: as drawn or on the plate that all share; as the first person or that of `look`."""
    asked = {**({"plate": ""} if plate else {}), **({"look": look} if look and look != looks()[0].code else {})}
    return reverse("library:drawing", args=[digest]) + (f"?{urlencode(asked)}" if asked else "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One chip of a filter; `id` is that of its number."""

    id: str
    value: str
    label: str
    count: int
    on: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """The chips of one facet."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PlatePresenter:
    """One exercise of the gallery. Needs `current` with its pictures and terms."""

    exercise: Exercise
    words: Words

    @property
    def name(self) -> str:
        return self._version.name

    @property
    def url(self) -> str:
        return reverse("library:exercise", args=[self.exercise.slug])

    @property
    def picture(self) -> str:
        """The end of the movement tells exercises apart; many start alike."""
        pictures = list(self._version.pictures.all())
        look = in_turn(self.exercise.pk)
        return drawing_url(pictures[-1].drawing_id, plate=True, look=look) if pictures else ""

    @property
    def what(self) -> str:
        kind = listed(self.words.labels(Kind.TYPE, [self._version.type]))
        return f"{kind}, {listed(self.words.labels(Kind.REGION, self._version.codes(Kind.REGION))).lower()}"

    @property
    def where(self) -> str:
        position = listed(self.words.patient_labels(Kind.POSITION, self._version.codes(Kind.POSITION)))
        return f"{position}. {self._with_what}."

    @property
    def _with_what(self) -> str:
        return listed(self.words.labels(Kind.EQUIPMENT, self._version.codes(Kind.EQUIPMENT))) or "No equipment"

    @property
    def _version(self) -> ExerciseVersion:
        if self.exercise.current is None:
            raise ValueError(f"{self.exercise} was never published.")
        return self.exercise.current


class Gallery:
    """What one search and its filters find in a clinic's library. Queries: two for all, three for the page."""

    # The choices of a person's own, with their labels.
    own: Mapping[str, str] = MappingProxyType({STARRED: "Favourites"})

    def __init__(self, clinic: Clinic, asked: QueryDict, by: User) -> None:
        self.clinic, self.by = clinic, by
        self.q = asked.get("q", "")[:LONGEST_QUERY].replace("\x00", "")
        self.chosen = {facet: self._known(facet) & frozenset(asked.getlist(facet)) for facet in LEGENDS}
        self._page = asked.get("page", "1")

    def _known(self, facet: str) -> frozenset[str]:
        return frozenset(code for code, _ in self._labels(facet))

    def _labels(self, facet: str) -> list[tuple[str, str]]:
        if facet == facets.MINE:
            return list(self.own.items())
        labels = [(term.code, term.label) for term in self.words.of_kind(facet)]
        return [(facets.NOTHING, "None"), *labels] if facet == facets.EQUIPMENT else labels

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_of(self.clinic)

    @cached_property
    def words(self) -> Words:
        return Words(self.catalogue.terms)

    @cached_property
    def starred(self) -> frozenset[int]:
        """The keys of the person's favourites."""
        return starred_by(self.clinic, self.by)

    def own_keys(self) -> Mapping[str, Iterable[int]]:
        """The exercises of each choice of the person's own."""
        return {STARRED: self.starred}

    @cached_property
    def facets(self) -> Facets:
        own = {code: self.catalogue.mask(keys) for code, keys in self.own_keys().items()}
        return self.catalogue.facets.also(facets.MINE, own)

    @cached_property
    def found(self) -> Found:
        return self.catalogue.index.find(self.q)

    @cached_property
    def keys(self) -> list[int]:
        """The exercises that stay, best first, by their primary keys."""
        kept = self.facets.kept(self.found.mask, self.chosen)
        numbers = self.catalogue.numbers
        liked = {numbers[key]: weight for key, weight in self.weights().items() if key in numbers}
        ranked = self.found.ranked(kept, lambda number: -liked.get(number, 0))
        return [self.catalogue.keys[number] for number in ranked]

    def weights(self) -> Mapping[int, int]:
        """Of two exercises that match alike, the one with the greater weight comes first; without one it weighs 0."""
        return dict.fromkeys(self.starred, 1)

    @cached_property
    def page(self) -> Page[int]:
        return Paginator(self.keys, PAGE).get_page(self._page)

    @cached_property
    def plates(self) -> list[PlatePresenter]:
        keys = list(self.page)
        rows = self.clinic.exercises.filter(pk__in=keys).select_related("current")
        held: Mapping[int, Exercise] = rows.prefetch_related("current__pictures", "current__terms").in_bulk()
        return [PlatePresenter(held[key], self.words) for key in keys]

    @cached_property
    def filters(self) -> list[Filter]:
        counts = self.facets.counts(self.found.mask, self.chosen)
        return [Filter(facet, legend, self._choices(facet, counts[facet])) for facet, legend in LEGENDS.items()]

    def _choices(self, facet: str, counts: Mapping[str, int]) -> tuple[Choice, ...]:
        return tuple(
            Choice(f"{facet}-{code}", code, label, counts.get(code, 0), code in self.chosen[facet])
            for code, label in self._labels(facet)
        )

    @property
    def on(self) -> int:
        """How many filters are on."""
        return sum(len(codes) for codes in self.chosen.values())

    @property
    def filters_line(self) -> str:
        return f"Filters, {self.on} on" if self.on else "Filters"

    @property
    def found_line(self) -> str:
        number = self.page.paginator.count
        return f"{number} exercise{'' if number == 1 else 's'}"

    @property
    def help(self) -> SearchHelp:
        return SearchHelp(self.q, self.on, self.found, self.catalogue.index)

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.q.strip() or self.on)
