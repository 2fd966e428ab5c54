"""The browser in which pages are looked at: Debian's Chromium."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from playwright.sync_api import Browser, sync_playwright

# The shell draws no windows of its own, which halves its work; where it is missing the whole browser serves as well.
NAMES: Final = ("chromium-headless-shell", "chromium")
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Keep a browser open until the block is left."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(f"Chromium is missing. Install its Debian package: apt-get install {NAMES[0]}")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=[*FLAGS])
        yield running
        running.close()
