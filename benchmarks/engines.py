"""The engines that are measured, each in a process of its own, so that none carries another's memory."""

import importlib
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import active_children, get_context
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


@dataclass(frozen=True)
class Measured:
    """One print: seconds of wall time, bytes of the PDF, resident memory of the process in megabytes afterwards."""

    seconds: float
    size: int
    resident: float


def resident() -> float:
    """Megabytes of memory that this process and those that it started hold now."""
    processes = (os.getpid(), *(child.pid for child in active_children()))
    held = (Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1] for pid in processes)
    return sum(map(int, held)) * PAGE / 2**20


def measured(engine: str) -> Callable[[int], Measured]:
    """A function that prints the sheet of a number with this engine and says what it took."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    render = importlib.import_module(ENGINES[engine]).render

    def run(number: int) -> Measured:
        printed = sheet(number)
        begun = time.perf_counter()
        content = render(printed)
        return Measured(time.perf_counter() - begun, len(content), resident())

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
