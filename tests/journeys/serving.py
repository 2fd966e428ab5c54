"""A server for the journeys of one worker. The tests of each file find its database as it was prepared."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core import signing

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 60
SECRET_KEY = "of-the-journeys-" + "0" * 40


def environment(database: Path) -> dict[str, str]:
    """The environment of a command that works on this database."""
    ours = {"DJANGO_SETTINGS_MODULE": "config.settings.dev", "REGIMEN_SECRET_KEY": SECRET_KEY}
    return {**os.environ, **ours, "REGIMEN_DATABASE": str(database)}


def prepare(database: Path) -> None:
    """Make the database with library and demo, as `make run` does."""
    command = [sys.executable, "manage.py", "prepare"]
    done = subprocess.run(command, cwd=ROOT, env=environment(database), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"manage.py prepare failed:\n{done.stdout}\n{done.stderr}")


def put_back(prepared: Path, database: Path) -> None:
    """Put the prepared database in the place of the one that is served, while nobody asks for anything."""
    for part in database.parent.glob(f"{database.name}*"):
        part.unlink()
    for part in prepared.parent.glob(f"{prepared.name}*"):  # the write-ahead log too
        shutil.copy(part, database.parent / part.name)


def _free_port() -> int:
    with closing(socket.socket()) as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A running server and the file of its database."""

    address: str
    database: Path

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database, read-only."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)) as held:
            return held.execute(question, values).fetchall()

    def age_sessions(self, seconds: int) -> None:
        """Let every session be so much older, as if nobody had asked for anything meanwhile."""
        salt = SessionStore().key_salt
        with closing(sqlite3.connect(self.database, timeout=10)) as held, held:
            for key, data in held.execute("SELECT session_key, session_data FROM django_session").fetchall():
                session = signing.loads(data, key=SECRET_KEY, salt=salt)
                session |= {clock: session[clock] - seconds for clock in ("began", "seen") if clock in session}
                aged = signing.dumps(session, key=SECRET_KEY, salt=salt)
                held.execute("UPDATE django_session SET session_data = ? WHERE session_key = ?", (aged, key))


@contextmanager
def serving(database: Path, log: Path) -> Iterator[Server]:
    """Serve until the block is left."""
    port = _free_port()
    command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=ROOT, env=environment(database), stdout=out, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            _wait_for(f"http://127.0.0.1:{port}/sign-in/", process, log)
            yield Server(f"http://127.0.0.1:{port}", database)
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer at {address}:\n{log.read_text(errors='replace')}")
