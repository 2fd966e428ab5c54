"""Prints in processes of its own, so that no sheet can hang the site or eat its memory.

A press is started with the server, or when it is first needed, and kept. One that takes too long or fails is ended,
and the next sheet gets a new one. While it prints it collects no garbage, which saves a fifth of the time; that is
done between sheets.
"""

import gc
import os
import resource
import signal
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Empty, LifoQueue
from typing import Final

from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.pdf import Job, Pdf, RenderProblem, load, prepare, press

GIBIBYTE: Final = 1 << 30
READY: Final = "ready"
NOT_STARTED: Final = "The press did not start. Try again in a minute."
STOPPED: Final = (
    "The press stopped at this sheet, perhaps for want of memory. Try again. If it stops again, make the sheet "
    "shorter, or tell the person who looks after Regimen."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many sheets are printed at once, and what one may take.

    `seconds` is wall time, once the press stands ready after at most `start` seconds; `memory` is bytes of address
    space, twice what the longest sheet takes (12 exercises, every text at its limit); `wait` the seconds that a sheet
    stands in line before it is refused.
    """

    presses: int = 2
    start: float = 60
    seconds: float = 30
    memory: int = GIBIBYTE
    wait: float = 20


class Ended(RenderProblem):
    """The press had to be given up with the sheet."""


class PrintProcess:
    """One process that prints sheet after sheet, for one thread at a time. It makes itself ready once it is made."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._pipe, far = get_context("spawn").Pipe()
        self._process = get_context("spawn").Process(target=_serve, args=(far, limits), daemon=True)
        self._process.start()
        far.close()
        self._ready = False

    @property
    def is_alive(self) -> bool:
        """Whether nobody has stopped the process."""
        return self._process.is_alive()

    def run(self, job: Job) -> Pdf:
        """Print one sheet. Raises RenderProblem; after `Ended` the process prints no more."""
        try:
            self._wait_until_ready()
            self._pipe.send(job)
            if not self._pipe.poll(self.limits.seconds):
                raise Ended(f"The sheet was not printed within {self.limits.seconds:g} seconds. Make it shorter.")
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise Ended(STOPPED if self._ready else NOT_STARTED) from error
        if isinstance(answer, Pdf):
            return answer
        raise RenderProblem(str(answer))

    def end(self) -> None:
        """Stop at once, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        if not self._pipe.poll(self.limits.start):
            raise Ended(NOT_STARTED)
        self._ready = self._pipe.recv() == READY


class Pressroom:
    """A few presses. A sheet waits for one that is free; a slow sheet holds up only its own."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._places: LifoQueue[PrintProcess | None] = LifoQueue()
        for _ in range(limits.presses):
            self._places.put(None)

    def make_ready(self) -> None:
        """Start a press, so that the first sheet need not wait for it."""
        self._places.put(self._take() or PrintProcess(self.limits))

    def render(self, document: HandoutDocument, pictures: Mapping[str, str]) -> Pdf:
        """Print a sheet. Raises RenderProblem with a sentence of help, also where it takes too much."""
        return self.run(prepare(document, pictures))

    def run(self, job: Job) -> Pdf:
        """Print what is ready for the press."""
        one = self._take()
        try:
            one = one or self._start()
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

    def _take(self) -> PrintProcess | None:
        """Wait for a place, and take the press that stands there unless somebody stopped it."""
        try:
            one = self._places.get(timeout=self.limits.wait)
        except Empty:
            raise RenderProblem("Many sheets are being printed just now. Wait a moment, then try again.") from None
        if one and not one.is_alive:
            one.end()
            return None
        return one

    def _start(self) -> PrintProcess:
        try:
            return PrintProcess(self.limits)
        except OSError as error:
            raise Ended(NOT_STARTED) from error


@cache
def _pressroom() -> Pressroom:
    return Pressroom(Limits())


# Two server processes that shared a press could be given each other's sheets.
os.register_at_fork(after_in_child=_pressroom.cache_clear)


def make_ready() -> None:
    """Start a press of this server process, and do not wait for it."""
    _pressroom().make_ready()


def render(document: HandoutDocument, pictures: Mapping[str, str]) -> Pdf:
    """Print a sheet within the limits of the site. Raises RenderProblem with a sentence of help."""
    return _pressroom().render(document, pictures)


def _serve(pipe: Connection, limits: Limits) -> None:
    """What a press does until the other end is closed. Whatever it does not foresee ends it, with a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()
    load()
    pipe.send(READY)
    with suppress(EOFError, BrokenPipeError):
        while True:
            job = pipe.recv()
            signal.alarm(ceil(limits.seconds) + 1)  # ends a press that nobody is left to end
            pipe.send(_answer(job))
            signal.alarm(0)
            gc.collect()
            gc.freeze()


def _answer(job: Job) -> Pdf | str:
    try:
        return press(job)
    except RenderProblem as problem:
        return str(problem)
