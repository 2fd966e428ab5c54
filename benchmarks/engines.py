"""The engines that are measured, each in a process of its own, so that none carries another's memory."""

import importlib
import os
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import django

from benchmarks.sheets import sheet

ENGINES: Final = {
    "ours": "benchmarks.peers.ours",
    "plain WeasyPrint": "benchmarks.peers.plain",
    "Chromium": "benchmarks.peers.chromium",
    "Typst": "benchmarks.peers.typst_sheet",
    "ReportLab": "benchmarks.peers.reportlab_sheet",
}
"""Name in the table -> module whose `render` takes a sheet and returns a PDF."""

PAGE: Final = resource.getpagesize()
TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measured:
    """One print: seconds of wall time, and bytes of the PDF.

    `resident` is what the process and all that it started hold afterwards, in megabytes; `processor` the seconds of
    processor time that they have used since they began.
    """

    seconds: float
    size: int
    resident: float
    processor: float


def family(pid: int) -> Iterator[int]:
    """A process and all that it started and that still run."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _words(children):
            yield from family(int(child))


def resident(pids: Iterable[int]) -> float:
    """Megabytes of memory that processes hold now."""
    return sum(int(pages) for pid in pids for pages in _words(Path(f"/proc/{pid}/statm"))[1:2]) * PAGE / 2**20


def processor(pids: Iterable[int]) -> float:
    """Seconds of processor time that processes have used, those included that they started and that ended."""
    return sum(int(ticks) for pid in pids for ticks in _words(Path(f"/proc/{pid}/stat"))[11:15]) / TICKS


def _words(path: Path) -> list[str]:
    """What a file of /proc says after the name of the process; nothing if the process has ended meanwhile."""
    try:
        return path.read_text(encoding="utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def measured(engine: str) -> Callable[[int], Measured]:
    """A function that prints the sheet of a number with this engine and says what it took."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    render = importlib.import_module(ENGINES[engine]).render

    def run(number: int) -> Measured:
        printed = sheet(number)
        begun = time.perf_counter()
        content = render(printed)
        seconds, pids = time.perf_counter() - begun, list(family(os.getpid()))
        return Measured(seconds, len(content), resident(pids), processor(pids))

    return run


class Worker:
    """One engine in a process of its own that prints when asked. Use it as a context."""

    def __init__(self, engine: str) -> None:
        context = get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process = context.Process(target=_serve, args=(engine, far), daemon=False)

    def __enter__(self) -> "Worker":
        self.process.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.pipe.send(None)
        self.process.join(30)

    def send(self, number: int) -> None:
        """Begin to print the sheet of this number."""
        self.pipe.send(number)

    def receive(self) -> Measured:
        """Wait for the print that was begun."""
        answer = self.pipe.recv()
        if not isinstance(answer, Measured):
            raise RuntimeError(f"The engine failed: {answer}")
        return answer

    def print(self, number: int) -> Measured:
        """Print the sheet of this number and say what it took."""
        self.send(number)
        return self.receive()


def _serve(engine: str, pipe: Connection) -> None:
    try:
        run = measured(engine)
        while (number := pipe.recv()) is not None:
            pipe.send(run(number))
    except Exception as reason:
        pipe.send(f"{engine}: {reason!r}")
        raise
