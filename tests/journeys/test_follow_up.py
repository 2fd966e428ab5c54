"""The visit after the first sheet: the paper diary keyed in, a proposal taken, the next sheet given, the end."""

import sys
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.sheets import words_of
from tests.journeys.visits import Effort, Visit

pytestmark = pytest.mark.xdist_group("journeys-follow-up")

# A practised hand takes 0.28 seconds for a key (Card, Moran and Newell 1980): 60 of them and the thinking fit in 30.
MOST_KEYS_FOR_A_DIARY = 60
PER = "/patients/4/"  # no precautions, no sheet yet
WIDTHS = (320, 768, 1280)
EASY, RIGHT, HARD = ("ArrowRight",), ("ArrowRight", "ArrowRight"), ("ArrowLeft",)
FELT = (RIGHT, HARD, EASY, RIGHT, ())  # of the last exercise nothing was said


def given(visit: Visit) -> None:
    """Margaret's sheet of five exercises, issued as it stands."""
    visit.go("/routines/1/check/")
    visit.page.locator("#issue").click()
    expect(visit.page.get_by_role("heading", name="version")).to_be_visible()


def look(visit: Visit) -> None:
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.check()


def key_in(visit: Visit) -> None:
    """From the first field, which has the focus, to the press that keeps it."""
    expect(visit.page.locator("#id_days_done")).to_be_focused()
    visit.type("1")
    visit.press("Tab")
    visit.retype("1")
    visit.press("Tab")
    visit.type("2")
    for keys in FELT:
        visit.press("Tab")
        for key in keys:
            visit.press(key)
    visit.press("Enter")
    expect(visit.page.get_by_text("Diary kept.")).to_be_visible()


def test_a_visit_by_keyboard(opens: Opens) -> None:
    visit = opens("Amira")
    page = visit.page
    given(visit)
    visit.go("/patients/1/")
    visit.tab_to(page.get_by_role("link", name="Key in the diary"))
    visit.press("Enter")
    page.wait_for_url("**/diary/")
    look(visit)
    page.locator("#id_days_done").focus()
    visit.effort = Effort()
    key_in(visit)
    effort = visit.effort
    sys.stdout.write(f"A diary of five exercises: {effort}\n")
    assert effort.clicks == 0
    assert effort.keys + effort.typed <= MOST_KEYS_FOR_A_DIARY
    expect(page.get_by_text("Done on 1 of 1 days. Worst pain 2 of 10, green.")).to_be_visible()
    look(visit)

    visit.tab_to(page.get_by_role("button", name="Start the next sheet"))
    visit.press("Enter")
    expect(page.get_by_role("heading", name="From the last diary")).to_be_visible()
    look(visit)
    more = page.get_by_role("button", name="10 to 14 times instead of 8 to 12")
    visit.tab_to(more)
    visit.press("Enter")
    expect(page.get_by_text("Bridge: 10 to 14 times instead of 8 to 12.")).to_be_visible()
    bridge = page.locator(".line").filter(has=page.get_by_role("heading", name="Bridge")).get_attribute("id")
    expect(page.locator(f"#id_{bridge}-repetitions_from")).to_have_value("10")
    expect(more).to_have_count(0)
    visit.tab_to(page.locator("#proposal-2-aside"))
    visit.press("Enter")
    expect(page.get_by_role("heading", name="From the last diary")).to_have_count(0)

    visit.go("/routines/1/check/")
    page.locator("#issue").click()
    expect(page.get_by_role("heading", name="version 2")).to_be_visible()
    href = page.locator("#open-pdf").get_attribute("href")
    text = words_of(page.context.request.get(f"{visit.server.address}{href}").body())
    assert "CHANGED" in text
    assert "It was: Lift 8 to 12 times, slowly." in text
    visit.go("/patients/1/")
    expect(page.get_by_text("More than before.")).to_be_visible()
    look(visit)


def test_a_visit_without_scripts_and_the_end(opens: Opens) -> None:
    visit = opens("Amira", scripts=False, width=320, expected=["status of 422"])
    page = visit.page
    visit.go(PER)
    page.get_by_role("button", name="Start from this template: Low back", exact=True).click()
    page.get_by_text("Name, goal, dates", exact=True).click()
    begun = date.today() - timedelta(days=10)  # noqa: DTZ011 - the server runs on this computer's day
    page.get_by_label("First day").fill(f"{begun:%d %m %Y}")
    page.get_by_role("button", name="Save name, goal, dates").click()
    page.get_by_role("link", name="Check and issue").click()
    page.locator("#issue").click()
    visit.go(PER)
    page.get_by_role("link", name="Key in the diary").click()
    page.get_by_label("Days done").fill("3")
    page.get_by_label("of days planned").fill("")
    page.get_by_role("group", name="2 ").get_by_label("Too hard").check()
    page.get_by_role("button", name="Keep the diary").click()
    expect(page.get_by_role("link", name="of days planned: Of how many days?")).to_be_visible()
    expect(page.get_by_label("Days done")).to_have_value("3")
    page.get_by_label("of days planned").fill("9")
    page.get_by_role("button", name="Keep the diary").click()
    expect(page.get_by_text("Done on 3 of 9 days. Pain not said.")).to_be_visible()
    page.get_by_role("button", name="Start the next sheet").click()
    expect(page.get_by_text("Hint Done on 3 of 9 days. Ask what stopped it")).to_be_visible()
    visit.fits()

    visit.go(PER)
    page.get_by_role("link", name="Finish or stop").first.click()
    visit.fits()
    page.get_by_label("Stopped before that").check()
    page.get_by_label("Why").fill("Pain down the leg")
    page.get_by_role("button", name="End this routine").click()
    expect(page.get_by_text("Low back is stopped. It can be taken up again.")).to_be_visible()
    expect(page.get_by_text("Pain down the leg")).to_be_visible()
    visit.fits()
    page.get_by_role("button", name="Take it up again").click()
    expect(page.get_by_text("Low back goes on.")).to_be_visible()
