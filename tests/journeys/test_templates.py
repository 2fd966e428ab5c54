"""From a patient's page to the printed sheet by a template, in as few presses as can be."""

import sys

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.sheets import words_of
from tests.journeys.visits import Effort, Visit

pytestmark = pytest.mark.xdist_group("journeys-templates")

MOST_ACTIONS = 8
PER = "/patients/4/"  # no precautions, no sheet yet


def sheet_of(visit: Visit) -> str:
    visit.page.get_by_role("heading", name="version 1").wait_for()
    href = visit.page.locator("#open-pdf").get_attribute("href")
    return words_of(visit.page.context.request.get(f"{visit.server.address}{href}").body())


def test_a_sheet_by_template(opens: Opens) -> None:
    visit = opens("Amira")
    page = visit.page
    visit.go(PER)
    visit.effort = Effort()  # without signing in
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        visit.check()

    visit.click(page.get_by_role("button", name="Start from this template: Low back", exact=True))
    expect(page.locator(".line")).to_have_count(6)
    visit.click(page.get_by_role("link", name="Check and issue"))
    visit.click(page.get_by_role("button", name="Issue", exact=True))
    text = sheet_of(visit)

    sys.stdout.write(f"From the patient's page to the issued sheet by a template: {visit.effort}\n")
    assert visit.effort.actions <= MOST_ACTIONS
    for part in ("Per Lindqvist", "Cat and cow", "Partial crunch", "Lift 10 to 15 times", "Move often"):
        assert part in text, part


def test_a_template_without_scripts_on_a_telephone(opens: Opens) -> None:
    visit = opens("Amira", width=320, scripts=False)
    page = visit.page
    visit.go("/patients/3/")
    page.get_by_role("link", name="All templates").click()
    visit.fits()
    page.get_by_role("button", name="Start from this template: Low back, older adult").click()

    expect(page.locator(".line")).to_have_count(6)
    visit.fits()


def test_a_routine_is_kept_and_started_again(opens: Opens) -> None:
    visit = opens("Amira")
    page = visit.page
    visit.go("/routines/1/")
    page.get_by_text("Save as a template").first.click()
    page.get_by_label("Name of the template").fill("Margaret’s neighbours")
    page.get_by_label("For whom it is").fill("First weeks")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        visit.check()
    page.get_by_role("button", name="Save as a template").click()
    expect(page.get_by_text("Saved as a template: Margaret’s neighbours.")).to_be_visible()

    visit.go("/templates/")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        visit.check()
    page.get_by_role("button", name="Archive Margaret’s neighbours").click()
    expect(page.get_by_role("heading", name="Margaret’s neighbours")).to_have_count(0)
    page.get_by_role("link", name="Archived templates").click()
    page.get_by_role("button", name="Bring back Margaret’s neighbours").click()
    expect(page.get_by_role("heading", name="Margaret’s neighbours")).to_be_visible()
