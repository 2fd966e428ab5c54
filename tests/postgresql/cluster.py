"""A PostgreSQL of its own for the tests: made in a temporary folder, reached by a Unix socket, gone at the end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

# The server refuses to run as root; Debian's package brings this user.
SERVER_USER: Final = "postgres"
QUICK: Final = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "log_statement=none",
)


def _programs() -> Path:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if not folders:
        raise RuntimeError("PostgreSQL is missing. Install Debian's postgresql-15: .ci/install test does it.")
    return folders[-1]


def _run(program: str, *arguments: str) -> None:
    who = {"user": SERVER_USER, "group": SERVER_USER, "extra_groups": ()} if os.geteuid() == 0 else {}
    done = subprocess.run(
        [_programs() / program, *arguments],
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
        **who,  # type: ignore[call-overload]  # one of two literal sets of keywords
    )
    if done.returncode:
        raise RuntimeError(f"{program} failed:\n{done.stdout}")


@contextmanager
def cluster() -> Iterator[str]:
    """Give the address of an empty database, as REGIMEN_DATABASE_URL takes it."""
    folder = Path(tempfile.mkdtemp(prefix="regimen-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, SERVER_USER, SERVER_USER)
    data, log = str(folder / "data"), str(folder / "log")
    quick = " ".join(f"-c {setting}" for setting in (*QUICK, f"unix_socket_directories={folder}"))
    try:
        _run(
            "initdb", "--pgdata", data, "--username", "regimen", "--auth", "trust", "--no-sync", "--locale", "C.UTF-8"
        )
        _run("pg_ctl", "start", "--wait", "--pgdata", data, "--log", log, "--options", quick)
        try:
            _run("createdb", "--host", str(folder), "--username", "regimen", "regimen")
            yield f"postgresql://regimen@/regimen?host={folder}"
        finally:
            _run("pg_ctl", "stop", "--mode", "immediate", "--pgdata", data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
