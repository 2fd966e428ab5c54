"""python -m benchmarks.search [--exercises N] [--patients N] [--rounds N]

How fast an exercise is found among 2,000 on both databases, and whether a mistyped word finds one at all. Beside our
search stand a plain `icontains` and the database's own text search (SQLite: FTS5 with trigrams; PostgreSQL: pg_trgm)
over the same words. What counts on a busy machine is the ratio to `icontains` inside the same round.
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.postgresql.cluster import cluster

BASE: Final = "icontains"
RESULTS: Final = Path(__file__).with_name("results") / "search.json"
ROOT: Final = Path(__file__).resolve().parent.parent
# Each finds something in the eyes of a clinician, but for the last.
QUERIES: Final = (
    *("sqat", "hamstirng", "bridg", "plantar", "stretch calf", "knee", "core supine", "seated hamstring"),
    *("balance chair", "shuolder band", "easy", "xylophone"),
)


@contextmanager
def databases() -> Iterator[dict[str, dict[str, str]]]:
    """The environment that names each database, both empty."""
    with tempfile.TemporaryDirectory() as folder, cluster() as address:
        yield {
            "SQLite": {"REGIMEN_DATABASE": f"{folder}/search.sqlite3"},
            "PostgreSQL": {"REGIMEN_DATABASE_URL": address},
        }


def measured(environment: dict[str, str], given: argparse.Namespace) -> dict[str, Any]:
    """Fill one database and measure in a process of its own."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("REGIMEN_DATABASE")}
    everything = bare | environment | {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    load = ["--exercises", str(given.exercises), "--patients", str(given.patients)]
    for command in (["prepare"], ["make_demo_data", *load]):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=everything, check=True, stdout=subprocess.DEVNULL
        )
    run = [sys.executable, "-m", "benchmarks.search_inside", str(given.rounds), *QUERIES]
    answer = subprocess.run(run, cwd=ROOT, env=everything, check=True, stdout=subprocess.PIPE, text=True)
    seconds: dict[str, dict[str, list[float]]]
    inside: dict[str, Any] = json.loads(answer.stdout)
    seconds = inside.pop("seconds")
    return inside | {"searches": {name: row(seconds[name], seconds[BASE], inside["found"][name]) for name in seconds}}


def row(mine: dict[str, list[float]], base: dict[str, list[float]], found: dict[str, int]) -> dict[str, Any]:
    """What the table says of one search: all queries together.

    `quickest_ms` is the median of each query's best round: what is nearest to a machine that does nothing else. The
    ratio is the median of those inside a round.
    """
    times = [second for query in QUERIES for second in mine[query]]
    ratios = [one / other for query in QUERIES for one, other in zip(mine[query], base[query], strict=True)]
    return {
        "quickest_ms": round(statistics.median(min(mine[query]) for query in QUERIES) * 1000, 2),
        "median_ms": round(statistics.median(times) * 1000, 2),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 2),
        "ratio": round(statistics.median(ratios), 3),
        "queries_that_find": sum(number > 0 for number in found.values()),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--exercises", type=int, default=2_000)
    parser.add_argument("--patients", type=int, default=200, help="five routines each")
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args(arguments)
    with databases() as named:
        table = {name: measured(environment, given) for name, environment in named.items()}
    say(table)
    machine = {"python": platform.python_version(), "machine": platform.machine(), **vars(given)}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"machine": machine, "databases": table}, indent=1) + "\n", encoding="utf-8")


def say(table: dict[str, dict[str, Any]]) -> None:
    columns = ("quickest_ms", "median_ms", "p95_ms", "ratio", "queries_that_find")
    print(f"{'':30}" + "".join(f"{column:>19}" for column in columns))
    for database, inside in table.items():
        print(f"{database}: {inside['exercises']} exercises, index built in {inside['build_ms']} ms")
        for name, values in inside["searches"].items():
            print(f"  {name:28}" + "".join(f"{values[column]:>19}" for column in columns))


def shuffled(names: Sequence[str], seed: int) -> list[str]:
    """The names in an order of chance, the same each time."""
    return random.Random(seed).sample(list(names), len(names))  # noqa: S311 - an order of measuring, no secret


if __name__ == "__main__":
    main()
