"""python -m benchmarks.handout [--rounds N] [--memory N] [--many N]

How fast a sheet is printed, beside other engines with the same words and drawings. Times of a busy machine mean
little, so what counts is the ratio to plain WeasyPrint inside the same round; the table says its median. "At work"
is sheets a second by one and by two processes; growth is megabytes from the tenth print to the last.
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from multiprocessing.connection import wait
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


def many(engine: str, prints: int, workers: int) -> float:
    """Sheets a second when so many processes share so many different ones, each taking the next when it is free."""
    with ExitStack() as stack:
        crew = [stack.enter_context(Worker(engine)) for _ in range(workers)]
        for worker in crew:
            worker.print(0)
        numbers, busy = iter(range(1, prints + 1)), list(crew)
        begun = time.perf_counter()
        for worker in crew:
            worker.send(next(numbers))
        while busy:
            ready = wait([worker.pipe for worker in busy])
            for worker in [one for one in busy if one.pipe in ready]:
                worker.receive()
                if (number := next(numbers, None)) is None:
                    busy.remove(worker)
                else:
                    worker.send(number)
        return prints / (time.perf_counter() - begun)


def row(taken: Sequence[Measured], base: Sequence[Measured]) -> dict[str, float]:
    """What the table says of one engine; the ratio is the median of those inside a round.

    Processor time is that of all processes of the engine from print to print, tidying up included.
    """
    ratios = [mine.seconds / its.seconds for mine, its in zip(taken, base, strict=True)]
    return {
        "ratio": round(statistics.median(ratios), 3),
        "ms": round(statistics.median(each.seconds for each in taken) * 1000, 1),
        "cpu_ms": round((taken[-1].processor - taken[0].processor) / (len(taken) - 1) * 1000),
        "kilobytes": round(taken[-1].size / 1024, 1),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.handout", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--memory", type=int, default=300, help="prints of one process; 0 leaves it out")
    parser.add_argument("--many", type=int, default=100, help="sheets for one and for two processes; 0 leaves it out")
    parser.add_argument("--engine", action="append", choices=list(ENGINES), help="only these, beside the base")
    given = parser.parse_args(arguments)
    engines = [name for name in ENGINES if not given.engine or name in (*given.engine, BASE)]
    load = os.getloadavg()[0]
    taken = warm(engines, given.rounds)
    table: dict[str, dict[str, Any]] = {engine: row(taken[engine], taken[BASE]) for engine in engines}
    for engine in engines:
        table[engine]["cold_ms"] = round(cold(engine) * 1000)
        if given.many:
            table[engine] |= {f"{crew} at work": round(many(engine, given.many, crew), 2) for crew in (1, 2)}
        if given.memory:
            table[engine]["growth_mb"] = round(growth(engine, given.memory), 1)
        say({engine: table[engine]})
    say(table)
    machine = {"python": platform.python_version(), "machine": platform.machine(), "load_before": round(load, 1)}
    asked = {"rounds": given.rounds, "memory": given.memory, "many": given.many}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"machine": machine | asked, "engines": table}, indent=1) + "\n", encoding="utf-8")


def say(table: dict[str, dict[str, Any]]) -> None:
    columns = ("ratio", "ms", "cpu_ms", "kilobytes", "cold_ms", "1 at work", "2 at work", "growth_mb")
    print(f"{'engine':18}" + "".join(f"{column:>11}" for column in columns))
    for engine, values in table.items():
        print(f"{engine:18}" + "".join(f"{values.get(column, ''):>11}" for column in columns), flush=True)


if __name__ == "__main__":
    main()
