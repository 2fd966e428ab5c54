"""Prints in processes of its own, so that no sheet can hang the site or eat its memory.

A press is started when it is first needed and kept. One that takes too long or fails is ended, and the next sheet
gets a new one. While it prints it collects no garbage, which saves a fifth of the time; that is done between sheets.
"""

import gc
import logging
import resource
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Empty, LifoQueue
from typing import Final

from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.pdf import Job, Pdf, RenderProblem, make_ready, prepare, press

logger = logging.getLogger(__name__)

GIBIBYTE: Final = 1 << 30
READY: Final = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many sheets are printed at once, and what one may take.

    `seconds` is wall time, once the press stands ready after at most `start` seconds; `memory` is bytes of address
    space; `wait` the seconds that a sheet stands in line before it is refused.
    """

    presses: int = 2
    start: float = 60
    seconds: float = 30
    memory: int = 2 * GIBIBYTE
    wait: float = 20


class PrintProcess:
    """One process that prints sheet after sheet, for one thread at a time. RenderProblem if it cannot start."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._pipe, far = get_context("spawn").Pipe()
        self._process = get_context("spawn").Process(target=_serve, args=(far, limits.memory), daemon=True)
        self._process.start()
        far.close()
        try:
            ready = self._pipe.poll(limits.start) and self._pipe.recv() == READY
        except EOFError:
            ready = False
        if not ready:
            self.end()
            raise RenderProblem("The press did not start. Try again in a minute.")

    def run(self, job: Job) -> Pdf:
        """Print one sheet. Raises RenderProblem; after `Ended` the process is gone."""
        try:
            self._pipe.send(job)
            if not self._pipe.poll(self.limits.seconds):
                raise Ended(f"The sheet was not printed within {self.limits.seconds:g} seconds. Make it shorter.")
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise Ended("Printing this sheet took more memory than it may. Make it shorter.") from error
        if isinstance(answer, Pdf):
            return answer
        raise RenderProblem(str(answer))

    def end(self) -> None:
        """Stop at once, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()


class Ended(RenderProblem):
    """The press had to be given up with the sheet."""


class Pressroom:
    """A few presses. A sheet waits for one that is free; a slow sheet holds up only its own."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._places: LifoQueue[PrintProcess | None] = LifoQueue()
        for _ in range(limits.presses):
            self._places.put(None)

    def render(self, document: HandoutDocument, pictures: Mapping[str, str]) -> Pdf:
        """Print a sheet. Raises RenderProblem with a sentence of help, also where it takes too much."""
        return self.run(prepare(document, pictures))

    def run(self, job: Job) -> Pdf:
        """Print what is ready for the press."""
        try:
            one = self._places.get(timeout=self.limits.wait)
        except Empty:
            raise RenderProblem("Many sheets are being printed just now. Wait a moment, then try again.") from None
        try:
            one = one or PrintProcess(self.limits)
            return one.run(job)
        except Ended:
            if one:
                one.end()
            one = None
            raise
        finally:
            self._places.put(one)

    def close(self) -> None:
        """End the presses that are idle."""
        while not self._places.empty():
            if one := self._places.get():
                one.end()


@cache
def _pressroom() -> Pressroom:
    return Pressroom(Limits())


def render(document: HandoutDocument, pictures: Mapping[str, str]) -> Pdf:
    """Print a sheet within the limits of the site. Raises RenderProblem with a sentence of help."""
    return _pressroom().render(document, pictures)


def _serve(pipe: Connection, memory: int) -> None:
    """What a press does until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    gc.disable()
    make_ready()
    pipe.send(READY)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(job))
        gc.collect()
        gc.freeze()


def _answer(job: Job) -> Pdf | str:
    try:
        return press(job)
    except RenderProblem as problem:
        return str(problem)
    except MemoryError:
        return "Printing this sheet took more memory than it may. Make it shorter."
    except Exception:
        logger.exception("A press failed")
        return "The press failed. Try again; if it fails again, tell the person who looks after Regimen."
