"""What a clinic offers, held in memory for search and filters until its library changes.

Both databases answer a small question a search, whether library and taxonomy are still the same; the search itself
is the same on both (docs/adr/0011).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.db.models import Count, Max, QuerySet, Subquery, Sum

from accounts.models import Clinic
from exercises.facets import LEVEL, TYPE, Facets, codes_of
from exercises.library.also import also_called
from exercises.models import Advice, Exercise, ExerciseVersion, Kind, Picture, Term
from exercises.search import Index, Texts, fold
from exercises.translations import names_of_library, newest_translation

# How many libraries one process holds; 2,000 exercises take about 2 MB.
MOST_HELD: Final = 32
SEARCHED: Final = (Kind.REGION, Kind.MUSCLE, Kind.EQUIPMENT, Kind.POSITION, Kind.TYPE, Kind.LEVEL)

COLUMNS: Final = (
    *("pk", "slug", "current_id", "current__name", "current__other_names", "current__type", "current__level"),
    "current__tags_judged",
)

LADDER: Final = ("exercise", "easier_exercise__current", "harder_exercise__current")

Stamp = tuple[int | datetime | None, ...]


class Word(NamedTuple):
    """One term of the taxonomy."""

    kind: str
    code: str
    label: str
    patient_label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Offered:
    """One offered exercise by its codes. `tags` is None where nobody has judged each safety tag.

    `place` says position and equipment as staff read them; `drawing` is the end of the movement, "" without one.
    """

    slug: str
    name: str
    place: tuple[str, ...]
    drawing: str
    type: str
    level: str
    regions: frozenset[str]
    muscles: frozenset[str]
    tags: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The offered exercises, numbered in the order of their names; the clinic's advice; the words of the taxonomy.

    `keys` holds their primary keys by number, `numbers` the other way round; `remembered` is for what its readers
    make of an exercise and need again, by primary key: it goes with the catalogue.
    """

    keys: tuple[int, ...]
    numbers: Mapping[int, int]
    offered: tuple[Offered, ...]
    facets: Facets
    index: Index
    advice: tuple[Advice, ...]
    terms: tuple[Word, ...]
    remembered: dict[int, object] = field(default_factory=dict)
    _versions: dict[int, ExerciseVersion] = field(default_factory=dict)

    def versions(self, keys: Iterable[int]) -> Mapping[int, ExerciseVersion]:
        """Return versions of this library, old ones too, with terms, pictures and ladder; only to be read.

        A version never changes, and each change of the ladder is another catalogue. Three queries for those that
        nobody has asked for yet.
        """
        missing = {key for key in keys if key not in self._versions}
        if missing:
            rows = ExerciseVersion.objects.select_related(*LADDER).prefetch_related("terms", "pictures")
            self._versions.update(rows.in_bulk(missing))
        return self._versions

    def mask(self, keys: Iterable[int]) -> int:
        """Return the mask of those among `keys` that are offered."""
        return sum(1 << self.numbers[key] for key in keys if key in self.numbers)


def read_terms() -> tuple[Word, ...]:
    """Read the words of the taxonomy but for the conditions, in the order in which they are offered."""
    return tuple(map(Word._make, Term.objects.exclude(kind=Kind.CONDITION).values_list(*Word._fields)))


def catalogue_of(clinic: Clinic) -> Catalogue:
    """Return the catalogue of a clinic as its library and the taxonomy are now.

    One query, and seven more after a change.
    """
    return _read(clinic.pk, _stamp(clinic))


def _stamp(clinic: Clinic) -> Stamp:
    """What differs after each change of what is offered: a version published, an exercise withdrawn or
    reinstated, a translation, an advice or a word of the taxonomy written.

    The moment at which the newest version was published tells two databases apart, one of them restored.
    """
    published = Exercise.objects.filter(clinic=clinic.pk, current__isnull=False).order_by("-current_id")
    stamp: Stamp = (
        Clinic.objects.values_list("pk")
        .annotate(
            newest=Max("exercises__current"),
            together=Sum("exercises__current"),
            withdrawn=Count("exercises__withdrawn_at"),
            last_withdrawn=Max("exercises__withdrawn_at"),
            published=Subquery(published.values("current__published_at")[:1]),
            translated=newest_translation(),
            advised=_changed(Advice.objects.filter(clinic=clinic.pk)),
            worded=_changed(Term.objects.all()),
        )
        .get(pk=clinic.pk)
    )
    return stamp


def _changed(words: QuerySet[Advice] | QuerySet[Term]) -> Subquery:
    """When one of them was last written."""
    return Subquery(words.order_by("-changed_at").values("changed_at")[:1])


@lru_cache(maxsize=MOST_HELD)
def _read(clinic_pk: int, _stamp: Stamp) -> Catalogue:
    terms, advice = read_terms(), tuple(Advice.objects.filter(clinic=clinic_pk))
    labels = {
        (term.kind, term.code): (term.label, term.patient_label, *also_called().get((term.kind, term.code), ()))
        for term in terms
        if term.kind in SEARCHED
    }
    offered = Exercise.objects.filter(clinic=clinic_pk).offered()
    pairs, drawings, elsewhere = _pairs(clinic_pk), _drawings(clinic_pk), names_of_library(clinic_pk)
    rows = sorted(offered.values(*COLUMNS), key=lambda row: fold(row["current__name"]))
    entries, texts, codes = [], [], []
    for row in rows:
        held = pairs[row["current_id"]]
        searched = [*held, (TYPE, row["current__type"]), (LEVEL, row["current__level"])]
        place = tuple(labels[pair][0] for pair in held if pair[0] in (Kind.POSITION, Kind.EQUIPMENT))
        entries.append(_offered(row, held, place, drawings.get(row["current_id"], "")))
        codes.append(codes_of(searched))
        labelled = tuple(label for pair in searched for label in labels.get(pair, ()))
        names = (row["current__name"], *elsewhere.get(row["pk"], ()))
        texts.append(Texts(names, tuple(row["current__other_names"]), labelled))
    keys = tuple(row["pk"] for row in rows)
    numbers = {key: number for number, key in enumerate(keys)}
    return Catalogue(keys, numbers, tuple(entries), Facets.of(codes), Index(texts), advice, terms)


def _offered(
    row: Mapping[str, Any], held: Iterable[tuple[str, str]], place: tuple[str, ...], drawing: str
) -> Offered:
    by_kind: dict[str, set[str]] = defaultdict(set)
    for kind, code in held:
        by_kind[kind].add(code)
    return Offered(
        slug=row["slug"],
        name=row["current__name"],
        place=place,
        drawing=drawing,
        type=row["current__type"],
        level=row["current__level"],
        regions=frozenset(by_kind[Kind.REGION]),
        muscles=frozenset(by_kind[Kind.MUSCLE]),
        tags=frozenset(by_kind[Kind.TAG]) if row["current__tags_judged"] else None,
    )


def _drawings(clinic_pk: int) -> Mapping[int, str]:
    """The last drawing of each current version."""
    pictures = Picture.objects.filter(version__current_of__clinic=clinic_pk).order_by("order")
    return dict(pictures.values_list("version_id", "drawing_id"))


def _pairs(clinic_pk: int) -> Mapping[int, list[tuple[str, str]]]:
    """The terms of each current version, as kind and code."""
    ties = ExerciseVersion.terms.through.objects.filter(exerciseversion__current_of__clinic=clinic_pk)
    pairs: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for version, kind, code in ties.order_by("term__kind", "term__order").values_list(
        "exerciseversion_id", "term__kind", "term__code"
    ):
        pairs[version].append((kind, code))
    return pairs
