"""Each page on a telephone, a tablet and a desk, light and dark: read by axe, never wider than the window."""

from base64 import b64decode

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-each-page")

# Stands for the picture of a printed page, which takes a second to draw and says nothing to axe.
DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTwH1gAAAABJRU5ErkJggg==")
WIDTHS = (320, 768, 1280)
PAGES = (
    "/",
    "/patients/",
    "/patients/?q=osei",
    "/patients/new/",
    "/patients/1/",
    "/patients/1/edit/",
    "/patients/1/archive/",
    "/routines/1/",
    "/routines/{new}/",
    "/routines/{new}/copy/",
    "/routines/{new}/copy/1/",
    "/routines/1/check/",
    "/handouts/1/",
    "/handouts/1/diary/",
    "/routines/1/end/",
    "/templates/",
    "/patients/1/templates/",
    "/library/",
    "/library/bridge/",
)


@pytest.fixture
def issued(opens: Opens) -> Visit:
    """Amira after she asked for precautions, gave Margaret a sheet, and began one without a name."""
    visit = opens("Amira")
    visit.page.route("**/page-*.png*", lambda route: route.fulfill(content_type="image/png", body=DOT))
    if visit.server.rows("SELECT count(*) FROM prescriptions_handout")[0][0]:
        return visit
    page = visit.page
    visit.go("/patients/1/edit/")
    page.get_by_label("None of these: I asked").check()
    page.get_by_role("button", name="Save details").click()
    visit.go("/routines/1/check/")
    page.locator("#issue").click()
    expect(page.get_by_role("heading", name="version 1")).to_be_visible()
    visit.go("/")
    page.get_by_role("button", name="Start a sheet without a name").click()
    page.wait_for_url("**/routines/*/")
    return visit


def look(visit: Visit) -> None:
    """Look at the page that is open at each width, light and dark; of the dark one only the colours are new."""
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.page.emulate_media(color_scheme="light")
        visit.check()
        visit.page.emulate_media(color_scheme="dark")
        visit.check(rules=["color-contrast"])


@pytest.mark.parametrize("path", PAGES)
def test_each_page_can_be_read(issued: Visit, path: str) -> None:
    newest = issued.server.rows("SELECT max(id) FROM prescriptions_routine")[0][0]
    issued.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    assert issued.go(path.format(new=newest)) == 200
    issued.steady()
    look(issued)


def test_the_builder_can_be_read_with_everything_open(issued: Visit) -> None:
    issued.go("/routines/1/")
    for summary in issued.page.locator("main details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    look(issued)


def test_sign_in_can_be_read(opens: Opens) -> None:
    visit = opens()
    visit.go("/sign-in/")
    look(visit)


def test_pictures_of_pages_do_not_push_the_page_about(issued: Visit) -> None:
    page = issued.page
    page.unroute_all()
    for path in ("/routines/1/check/", "/handouts/1/"):
        issued.go(path)
        sizes = page.locator("img.page").evaluate_all("all => all.map(one => [one.offsetWidth, one.offsetHeight])")
        assert len(sizes) > 1
        for across, down in sizes:
            assert abs(down / across - 297 / 210) < 0.02
