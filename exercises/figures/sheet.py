"""python -m exercises.figures.sheet: the committed pictures on contact sheets, to be looked at.

Writes one PDF a look to `var/figures/`, and its two parts as PNG: in colour, and as a black and white copier gives
it where a person who stands is 40 mm high. Chromium prints them through Playwright: the tests bring both, browsers
draw SVG as authors see it, and WeasyPrint belongs to the handout alone.
"""

import html
import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from .build import NUMBERS, Library
from .look import grey
from .looks import LOOKS
from .paths import UNITS

OUT = Path(__file__).resolve().parents[2] / "var" / "figures"
MILLIMETRES = 56 / 1280
COPY_MILLIMETRES = 40 / 1000
"""How large a thousandth of stature is in colour and as a copy."""


def page(library: Library, look: str) -> str:
    """Every picture of a look with its name, as a page of HTML: in colour, then as a copy. Each part is of one scale.

    Raises `FileNotFoundError` for a picture that has not been drawn.
    """
    drawn = [
        (f"{slug} {number}", library.picture(slug, number, look).read_text(encoding="utf-8"))
        for slug in library.slugs
        for number in NUMBERS
    ]
    colour = "\n".join(_cell(name, svg, MILLIMETRES) for name, svg in drawn)
    copy = "\n".join(_cell(name, greyed(svg), COPY_MILLIMETRES) for name, svg in drawn)
    return _PAGE.format(look=html.escape(look), colour=colour, copy=copy)


def greyed(svg: str) -> str:
    """The drawing with each colour as the grey that a copier makes of it."""

    def one(match: re.Match[str]) -> str:
        return "#" + f"{round(grey(match.group()) * 255):02x}" * 3

    return re.sub(r"#[0-9a-f]{6}\b", one, svg)


def _cell(name: str, svg: str, millimetres: float) -> str:
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    width, height = (int(value) / UNITS * millimetres for value in size.groups()) if size else (0.0, 0.0)
    picture = svg.replace("<svg ", f'<svg style="width:{width:.1f}mm;height:{height:.1f}mm" ', 1)
    return f"<figure>{picture}<figcaption>{html.escape(name)}</figcaption></figure>"


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{look}</title><style>
@page {{ size: 280mm 400mm; margin: 6mm }}
body {{ font: 8pt sans-serif; margin: 0 }}
section {{ padding: 2mm }}
figure {{ display: inline-block; min-width: 36mm; margin: 1mm 2mm; text-align: center; vertical-align: bottom }}
section + section {{ break-before: page }}
</style></head><body>
<section id="colour"><h1>{look}</h1>
{colour}
</section>
<section id="copy"><h1>{look}, as a black and white copy</h1>
{copy}
</section>
</body></html>
"""


def render(browser: Browser, library: Library, look: str, out: Path) -> list[Path]:
    """Print one look; the files written."""
    tab = browser.new_page(viewport={"width": 1500, "height": 900})
    tab.set_content(page(library, look))
    files = [out / f"{look}.pdf"]
    tab.pdf(path=files[0], prefer_css_page_size=True)
    for part in ("colour", "copy"):
        files.append(out / f"{look}-{part}.png")
        tab.locator(f"#{part}").screenshot(path=files[-1])
    tab.close()
    return files


def main(library: Library | None = None, out: Path = OUT) -> int:
    """Exit code: 0, or 1 where Debian's Chromium is missing."""
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None:
        sys.stdout.write("Chromium is missing. Install the Debian package chromium-headless-shell.\n")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for look in LOOKS:
            for path in render(browser, library or Library(), look, out):
                sys.stdout.write(f"{path}\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
