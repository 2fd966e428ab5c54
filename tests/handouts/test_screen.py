"""The sheet as a web page: readable on a telephone, and sound for a screen reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from prescriptions.handouts import html
from prescriptions.handouts.document import PrintSize
from tests.handouts.samples import drawings, sample


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize("size", PrintSize)
def test_the_page_fits_a_telephone_and_breaks_no_rule(size: PrintSize, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    path.write_text(html.screen(sample(print_size=size, weeks=1), drawings()), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(path.as_uri())

    found = Axe().run(page)

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert [(broken["id"], broken["nodes"][0]["html"]) for broken in found.response["violations"]] == []
