"""What a clinic offers, held in memory for search and filters until its library changes.

Both databases answer one small question a search, whether the library is still the same; the search itself is the
same on both (docs/adr/0011).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from django.db.models import Count, Max, Sum

from accounts.models import Clinic
from exercises.facets import LEVEL, TYPE, Facets, codes_of
from exercises.library.also import also_called
from exercises.models import Exercise, ExerciseVersion, Kind, Term
from exercises.search import Index, Texts, fold

# How many libraries one process holds; 2,000 exercises take about 2 MB.
MOST_HELD: Final = 32
SEARCHED: Final = (Kind.REGION, Kind.MUSCLE, Kind.EQUIPMENT, Kind.POSITION, Kind.TYPE, Kind.LEVEL)

Stamp = tuple[int | datetime | None, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The offered exercises, numbered in the order of their names. `keys` holds their primary keys by number."""

    keys: tuple[int, ...]
    facets: Facets
    index: Index

    def mask(self, keys: Iterable[int]) -> int:
        """Return the mask of those among `keys` that are offered."""
        wanted = set(keys)
        return sum(1 << number for number, key in enumerate(self.keys) if key in wanted)


def catalogue_of(clinic: Clinic) -> Catalogue:
    """Return the catalogue of a clinic as its library is now. Two queries, and two more after a change."""
    return _read(clinic.pk, _stamp(clinic), tuple(_searched_terms()))


def _stamp(clinic: Clinic) -> Stamp:
    """What differs after each change of what is offered: a version published, an exercise withdrawn or reinstated."""
    found = clinic.exercises.aggregate(
        Sum("current_id"), Count("withdrawn_at"), Max("withdrawn_at"), Max("current__published_at")
    )
    return tuple(found.values())


def _searched_terms() -> Iterable[tuple[str, str, str, str]]:
    return Term.objects.filter(kind__in=SEARCHED).values_list("kind", "code", "label", "patient_label")


@lru_cache(maxsize=MOST_HELD)
def _read(clinic_pk: int, _stamp: Stamp, terms: tuple[tuple[str, str, str, str], ...]) -> Catalogue:
    labels = {(kind, code): (*said, *also_called().get((kind, code), ())) for kind, code, *said in terms}
    offered = Exercise.objects.filter(clinic=clinic_pk).offered()
    pairs = _pairs(clinic_pk)
    columns = ("pk", "current_id", "current__name", "current__other_names", "current__type", "current__level")
    rows = sorted(offered.values_list(*columns), key=lambda row: fold(row[2]))
    texts, codes = [], []
    for _, version, name, other_names, kind, level in rows:
        held = [*pairs[version], (TYPE, kind), (LEVEL, level)]
        codes.append(codes_of(held))
        texts.append(Texts((name, *other_names), tuple(label for pair in held for label in labels.get(pair, ()))))
    return Catalogue(tuple(row[0] for row in rows), Facets.of(codes), Index(texts))


def _pairs(clinic_pk: int) -> Mapping[int, list[tuple[str, str]]]:
    """The terms of each current version, as kind and code."""
    ties = ExerciseVersion.terms.through.objects.filter(exerciseversion__current_of__clinic=clinic_pk)
    pairs: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for version, kind, code in ties.values_list("exerciseversion_id", "term__kind", "term__code"):
        pairs[version].append((kind, code))
    return pairs
