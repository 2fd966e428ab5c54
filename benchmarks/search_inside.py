"""The inside of benchmarks.search: runs on the database that the environment names and prints JSON."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import django

django.setup()

# The rest needs the apps.
from django.db import connection, models  # noqa: E402 - after setup
from django.test import Client  # noqa: E402 - after setup
from django.urls import reverse  # noqa: E402 - after setup

from accounts.models import Clinic, User  # noqa: E402 - after setup
from benchmarks.search import shuffled  # noqa: E402 - after setup
from exercises.catalogue import _read, catalogue_of  # noqa: E402 - the cache is emptied to time the building
from exercises.models import Kind  # noqa: E402 - after setup
from exercises.search import fold, words_of  # noqa: E402 - after setup
from prescriptions.demo import HARBOUR  # noqa: E402 - after setup

SHOWN: Final = 12
Search = Callable[[str], int]


class Words(models.Model):
    """One row an exercise: its names and labels, as a column for the search would hold them."""

    exercise = models.IntegerField(primary_key=True)
    text = models.TextField()

    objects: models.Manager["Words"] = models.Manager()

    class Meta:
        app_label = "benchmarks"
        db_table = "benchmark_words"

    def __str__(self) -> str:
        return self.text


def fill(clinic: Clinic) -> None:
    """Write the table, and the index of the database's own text search over it."""
    offered = clinic.exercises.offered().select_related("current").prefetch_related("current__terms")
    rows = []
    for exercise in offered:
        if exercise.current:
            kinds = exercise.current.terms.exclude(kind=Kind.TAG).values_list("label", "patient_label")
            said = [
                exercise.current.name,
                *exercise.current.other_names,
                exercise.current.type,
                exercise.current.level,
            ]
            rows.append(Words(exercise.pk, fold(" ".join([*said, *(text for pair in kinds for text in pair)]))))
    with connection.schema_editor() as editor:
        editor.create_model(Words)
    Words.objects.bulk_create(rows, batch_size=500)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE benchmark_fts USING fts5(text, tokenize='trigram')")
            cursor.execute("INSERT INTO benchmark_fts (rowid, text) SELECT exercise, text FROM benchmark_words")
        else:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute("CREATE INDEX ON benchmark_words USING gin (text gin_trgm_ops)")
            cursor.execute("ANALYZE benchmark_words")


def icontains(query: str) -> int:
    found = Words.objects.all()
    for word in words_of(query):
        found = found.filter(text__icontains=word)
    return len(list(found.values_list("exercise", flat=True)))


def own_text_search(query: str) -> int:
    words = words_of(query)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            match = " AND ".join(f'"{word}"' for word in words)
            cursor.execute("SELECT rowid FROM benchmark_fts WHERE text MATCH %s ORDER BY rank", [match])
        else:
            where = " AND ".join("%s <%% text" for _ in words)
            best = " + ".join("word_similarity(%s, text)" for _ in words)
            sql = f"SELECT exercise FROM benchmark_words WHERE {where} ORDER BY {best} DESC"  # noqa: S608 - no names
            cursor.execute(sql, [*words, *words])
        return len(cursor.fetchall())


def searches(clinic: Clinic, amira: User) -> dict[str, Search]:
    """What is measured. "our search" is what the door does: the stamp, the words, the filters' numbers, the order."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(amira)
    address = reverse("routine-found", args=[clinic.routines.order_by("-pk")[0].pk])

    def ours(query: str) -> int:
        catalogue = catalogue_of(clinic)
        found = catalogue.index.find(query)
        catalogue.facets.counts(found.mask, {})
        return len(found.ranked(found.mask, lambda _: 0))

    def whole_answer(query: str) -> int:
        answer = client.get(address, {"q": query}, headers={"HX-Request": "true"})
        return answer.content.count(b'data-do="add"')

    own = "FTS5 trigram" if connection.vendor == "sqlite" else "pg_trgm"
    return {
        "icontains": icontains,
        own: own_text_search,
        "our search": ours,
        "whole answer of the page": whole_answer,
    }


def run(rounds: int, queries: Sequence[str]) -> dict[str, Any]:
    clinic = Clinic.objects.get(name=HARBOUR)
    amira = User.objects.get(email="amira@harbour.example")
    fill(clinic)
    _read.cache_clear()
    begun = time.perf_counter()
    held = catalogue_of(clinic)
    build = time.perf_counter() - begun
    named = searches(clinic, amira)
    found = {name: {query: search(query) for query in queries} for name, search in named.items()}
    seconds: dict[str, dict[str, list[float]]] = {name: {query: [] for query in queries} for name in named}
    for number in range(rounds):
        for query in queries:
            for name in shuffled(list(named), number):
                begun = time.perf_counter()
                named[name](query)
                seconds[name][query].append(time.perf_counter() - begun)
    return {"exercises": len(held.keys), "build_ms": round(build * 1000), "found": found, "seconds": seconds}


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]), sys.argv[2:])))
