"""The real server, the real browser."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.serving import Server, prepare, serving
from tests.journeys.visits import Visit, Watch

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
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
    """A database with library and demo, made once for each worker."""
    database = tmp_path_factory.mktemp("prepared") / "regimen.sqlite3"
    prepare(database)
    return database


@pytest.fixture(scope="module")
def server(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    for part in prepared.parent.iterdir():  # the write-ahead log too
        shutil.copy(part, folder / part.name)
    with serving(folder / prepared.name, folder / "log.txt") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        pytest.fail("Chromium is missing. Install the Debian package chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS])
        yield running
        running.close()


@pytest.fixture
def opens(browser: Browser, server: Server) -> Iterator[Opens]:
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
        )
        context.set_default_timeout(PATIENCE_MS)
        watch = Watch(urlsplit(server.address).netloc, expected=expected or [])
        watch.follow(context)
        visit = Visit(context.new_page(), server, watch)
        visits.append(visit)
        if name:
            visit.sign_in(EMAILS[name])
        return visit

    yield opened
    for visit in visits:
        visit.page.context.close()
    faults = [fault for visit in visits for fault in visit.watch.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def amira(opens: Opens) -> Visit:
    return opens("Amira")
