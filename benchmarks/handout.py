"""python -m benchmarks.handout [--rounds N] [--memory N] [--many N]

How fast a sheet is printed, beside other engines with the same words and drawings. Times of a busy machine mean
little, so what counts is the ratio to plain WeasyPrint inside the same round; the table says its median.
"""

import argparse
import json
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from benchmarks.engines import ENGINES, Measured, Worker

BASE: Final = "plain WeasyPrint"
RESULTS: Final = Path(__file__).with_name("results") / "handout.json"
WARM_UP: Final = 3
COLD_RUNS: Final = 5
COLD: Final = "from benchmarks.engines import measured; measured({engine!r})(1)"


def warm(engines: Sequence[str], rounds: int) -> dict[str, list[Measured]]:
    """Each round prints one sheet with every engine, in an order of chance, while the others wait."""
    chance = random.Random(1)  # noqa: S311 - an order of measuring, no secret
    taken: dict[str, list[Measured]] = {engine: [] for engine in engines}
    with ExitStack() as stack:
        workers = {engine: stack.enter_context(Worker(engine)) for engine in engines}
        for worker in workers.values():
            for number in range(WARM_UP):
                worker.print(number)
        for number in range(WARM_UP, WARM_UP + rounds):
            for engine in chance.sample(list(engines), len(engines)):
                taken[engine].append(workers[engine].print(number))
    return taken


def cold(engine: str) -> float:
    """Median seconds from nothing to the first sheet: a new process, its imports, one print."""
    seconds = []
    for _ in range(COLD_RUNS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", COLD.format(engine=engine)], check=True)
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def growth(engine: str, prints: int) -> float:
    """Megabytes by which one process grows over so many different sheets, counted from the tenth on."""
    with Worker(engine) as worker:
        held = [worker.print(number).resident for number in range(prints + 10)]
    return held[-1] - held[9]


def many(engine: str, prints: int) -> float:
    """Sheets a second when two processes share so many different ones."""
    with Worker(engine) as one, Worker(engine) as other:
        for worker in (one, other):
            worker.print(0)
        begun = time.perf_counter()
        for number in range(0, prints, 2):
            one.send(number)
            other.send(number + 1)
            one.receive()
            other.receive()
        return prints / (time.perf_counter() - begun)


def row(taken: Sequence[Measured], base: Sequence[Measured]) -> dict[str, float]:
    """What the table says of one engine; the ratio is the median of those inside a round."""
    ratios = [mine.seconds / its.seconds for mine, its in zip(taken, base, strict=True)]
    return {
        "ms": round(statistics.median(each.seconds for each in taken) * 1000, 1),
        "ratio": round(statistics.median(ratios), 3),
        "kilobytes": round(taken[-1].size / 1024, 1),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.handout", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--memory", type=int, default=300, help="prints of one process; 0 leaves it out")
    parser.add_argument("--many", type=int, default=100, help="sheets for two processes; 0 leaves it out")
    parser.add_argument("--engine", action="append", choices=list(ENGINES), help="only these, beside the base")
    given = parser.parse_args(arguments)
    engines = [name for name in ENGINES if not given.engine or name in (*given.engine, BASE)]
    taken = warm(engines, given.rounds)
    table: dict[str, dict[str, Any]] = {engine: row(taken[engine], taken[BASE]) for engine in engines}
    for engine in engines:
        table[engine]["cold_ms"] = round(cold(engine) * 1000)
    for engine in ("ours", BASE):
        if given.memory:
            table[engine]["growth_mb"] = round(growth(engine, given.memory), 1)
        if given.many:
            table[engine]["sheets_a_second"] = round(many(engine, given.many), 2)
    say(table)
    machine = {"python": platform.python_version(), "machine": platform.machine(), "rounds": given.rounds}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"machine": machine, "engines": table}, indent=1) + "\n", encoding="utf-8")


def say(table: dict[str, dict[str, Any]]) -> None:
    columns = ("ms", "ratio", "kilobytes", "cold_ms", "growth_mb", "sheets_a_second")
    print(f"{'engine':18}" + "".join(f"{column:>17}" for column in columns))
    for engine, values in table.items():
        print(f"{engine:18}" + "".join(f"{values.get(column, ''):>17}" for column in columns))


if __name__ == "__main__":
    main()
