"""The real server, the real browser."""

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, StorageState, expect

from tests.browsers import browsing
from tests.journeys.serving import Server, prepare, put_back, serving
from tests.journeys.visits import Visit, Watch

PATIENCE_MS = 60_000  # two cores are shared with whatever else runs
expect.set_options(timeout=PATIENCE_MS)
EMAILS = {
    "Amira": "amira@harbour.example",
    "Ben": "ben@harbour.example",
    "Dana": "dana@harbour.example",
    "Chloe": "chloe@mill-lane.example",
}
Opens = Callable[..., Visit]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with library and demo, made once: the worker that comes second waits for it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "prepared"
    folder.mkdir(exist_ok=True)
    database = folder / "regimen.sqlite3"
    with (folder / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            prepare(database)
            (folder / "ready").touch()
    return database


@pytest.fixture(scope="session")
def running(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    put_back(prepared, folder / prepared.name)
    with serving(folder / prepared.name, folder / "log.txt") as running:
        yield running


@pytest.fixture(scope="module")
def server(prepared: Path, running: Server) -> Server:
    """The server, with the database as it was prepared."""
    put_back(prepared, running.database)
    return running


@pytest.fixture(scope="module")
def signed_in(server: Server) -> dict[str, StorageState]:
    """What the browser keeps of whoever has signed in since the database was put back: they need not do it again."""
    return {}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as running:
        yield running


@pytest.fixture
def opens(browser: Browser, server: Server, signed_in: dict[str, StorageState]) -> Iterator[Opens]:
    """`opens("Amira", width=320)` gives a window in which Amira is signed in. At the end no window has a fault."""
    visits: list[Visit] = []

    def opened(
        name: str = "",
        *,
        width: int = 1280,
        scripts: bool = True,
        scheme: Literal["light", "dark"] = "light",
        expected: list[str] | None = None,
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme=scheme,
            locale="en-GB",
            reduced_motion="reduce",
            storage_state=signed_in.get(name),
        )
        context.set_default_timeout(PATIENCE_MS)
        watch = Watch(urlsplit(server.address).netloc, expected=expected or [])
        watch.follow(context)
        visit = Visit(context.new_page(), server, watch)
        visits.append(visit)
        if name:
            visit.arrive(EMAILS[name])
            signed_in[name] = {"cookies": context.storage_state()["cookies"], "origins": []}
        return visit

    yield opened
    for visit in visits:
        visit.page.context.close()
    faults = [fault for visit in visits for fault in visit.watch.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def amira(opens: Opens) -> Visit:
    return opens("Amira")
