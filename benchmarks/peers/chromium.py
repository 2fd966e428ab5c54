"""Chromium: the same page, printed by a browser that stays open."""

import shutil
from functools import cache

from playwright.sync_api import Browser, sync_playwright

from benchmarks.sheets import Sheet
from prescriptions.handouts import html

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium") or "chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


@cache
def _browser() -> Browser:
    return sync_playwright().start().chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))


def render(sheet: Sheet) -> bytes:
    """The sheet as PDF with the browser's own tags."""
    page = _browser().new_page()
    page.set_content(html.screen(sheet.document, sheet.pictures), wait_until="load")
    content = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)
    page.close()
    return content
