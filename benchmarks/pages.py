"""python -m benchmarks.pages [--requests N] [--label TEXT]

How long each page takes and what it asks of the database, in the demo clinic that `make_demo_data` has filled. The
requests go through the whole stack but for the network. Writes benchmarks/results/pages-LABEL.json.
"""

import argparse
import importlib
import json
import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

RESULTS: Final = Path(__file__).with_name("results")
WARM_UP: Final = 3


@dataclass(frozen=True)
class Page:
    """One page: milliseconds of half and of nineteen in twenty requests, its queries, its kilobytes unpacked."""

    name: str
    p50: float
    p95: float
    queries: int
    kilobytes: float


def measured(name: str, address: str, client: Client, requests: int) -> Page:
    """Ask for one page so many times. Raises RuntimeError for a page that does not come."""
    taken = []
    for number in range(WARM_UP + requests):
        begun = time.perf_counter()
        answer = client.get(address)
        if number >= WARM_UP:
            taken.append((time.perf_counter() - begun) * 1000)
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{name}: {address} answered {answer.status_code}.")
    with CaptureQueriesContext(connection) as queries:
        size = len(client.get(address).content)
    half, most = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    return Page(name, round(half, 1), round(most, 1), len(queries), round(size / 1024, 1))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--label", default="sqlite", help="names the file of the results")
    given = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    visits = importlib.import_module("benchmarks.visits").Visits()
    pages = [measured(name, address, visits.client, given.requests) for name, address in visits.addresses()]
    print(f"{'page':34}{'p50 ms':>9}{'p95 ms':>9}{'queries':>9}{'kB':>8}")
    for page in pages:
        print(f"{page.name:34}{page.p50:>9}{page.p95:>9}{page.queries:>9}{page.kilobytes:>8}")
    RESULTS.mkdir(exist_ok=True)
    rows = {"counts": visits.counts(), "pages": [asdict(page) for page in pages]}
    path = RESULTS / f"pages-{given.label}.json"
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
