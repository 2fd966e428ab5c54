"""The sheet as a web page: readable on a telephone, and sound for a screen reader."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from prescriptions.handouts import html
from prescriptions.handouts.document import Layout, PrintSize
from tests.browsers import browsing
from tests.handouts.samples import drawings, sample

NARROW, WIDE = 320, 1280
OF_TABLES = ("table", "row", "rowheader", "columnheader", "cell")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with browsing() as running:
        yield running


@pytest.mark.parametrize("size", PrintSize)
def test_the_page_fits_a_telephone_and_breaks_no_rule(size: PrintSize, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    path.write_text(html.screen(sample(print_size=size, weeks=1), drawings()), encoding="utf-8")
    page = browser.new_page(viewport={"width": NARROW, "height": 800})
    page.goto(path.as_uri())

    found = Axe().run(page)

    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    assert [(broken["id"], broken["nodes"][0]["html"]) for broken in found.response["violations"]] == []


def test_the_list_fits_a_telephone_and_breaks_no_rule(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    path.write_text(html.screen(sample(layout=Layout.LIST, weeks=0), drawings()), encoding="utf-8")
    page = browser.new_page(viewport={"width": NARROW, "height": 800})
    page.goto(path.as_uri())

    found = Axe().run(page)

    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    assert [(broken["id"], broken["nodes"][0]["html"]) for broken in found.response["violations"]] == []


def test_a_narrow_page_keeps_its_tables_for_a_screen_reader(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    path.write_text(html.screen(sample(weeks=1), drawings()), encoding="utf-8")

    narrow, wide = _roles(browser, path, NARROW), _roles(browser, path, WIDE)

    assert wide["table"] == 3
    assert {role: narrow[role] for role in OF_TABLES} == {role: wide[role] for role in OF_TABLES}


def test_each_part_of_a_table_says_its_role() -> None:
    """Some browsers forget that a table is one when a narrow page shows its cells as blocks."""
    page = html.screen(sample(weeks=1), drawings())

    assert re.findall(r"<(?:table|thead|tbody|tr|th|td)\b(?![^>]* role=)[^>]*>", page) == []


def _roles(browser: Browser, path: Path, width: int) -> Counter[str]:
    """How often each role stands in the tree that the browser gives to a screen reader."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return Counter(str(node["role"]["value"]) for node in nodes if not node["ignored"])
