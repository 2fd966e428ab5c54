"""From sign-in to a printed sheet for a new patient: by mouse, and by keyboard alone."""

import sys
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import EMAILS, Opens
from tests.journeys.sheets import NAMES, WORDS, is_whole, read_sheet
from tests.journeys.visits import Effort, Visit

pytestmark = pytest.mark.xdist_group("journeys-whole-job")

NOTE = "Use the blue mat."
# wger, the best known free software, takes 29 clicks and 18 fields for five exercises: see docs/performance.md.
MOST_ACTIONS = 45


def next_visit() -> str:
    day = datetime.now(tz=UTC) + timedelta(days=28)
    return f"{day.day} {day:%B} {day.year}"


def line(page: Page, name: str) -> str:
    """The id of the line of an exercise."""
    found = page.locator(".line").filter(has=page.get_by_role("heading", name=name)).get_attribute("id")
    assert found
    return found


def told(how: str, visit: Visit) -> None:
    """Put the effort into the report of the test: `pytest -rA` shows it."""
    sys.stdout.write(f"A sheet of five exercises for a new patient, {how}: {visit.effort}\n")


def skip(visit: Visit) -> None:
    """Take the link that skips to the content."""
    visit.press("Tab")
    visit.press("Enter")
    expect(visit.page.locator("main")).to_be_focused()


def added(visit: Visit, count: int) -> None:
    expect(visit.page.locator(".line")).to_have_count(count)
    expect(visit.page.locator("#find")).to_be_focused()
    expect(visit.page.locator("#find")).to_have_value("")


def test_a_sheet_by_mouse(opens: Opens) -> None:
    visit = opens("Amira")
    page, click = visit.page, visit.click
    visit.check()
    click(page.get_by_role("link", name="Add a patient"))
    visit.check()
    click(page.get_by_label("Given name"))
    visit.type("Joan")
    click(page.get_by_label("Family name"))
    visit.type("Abara")
    click(page.get_by_label("Date of birth"))
    visit.type("2 7 1951")
    click(page.get_by_label("Minutes a day"))
    visit.type("25")
    click(page.get_by_text("None of these: I asked"))
    click(page.get_by_role("button", name="Add patient"))
    visit.check()
    click(page.get_by_role("button", name="Start a sheet"))
    visit.check()

    click(page.locator("#find"))
    for count, word in enumerate(WORDS, start=1):
        visit.type(word)
        visit.press("Enter")
        added(visit, count)
    bridge, stretch = line(page, NAMES[0]), line(page, NAMES[4])
    click(page.locator(f"#id_{bridge}-sets"))
    visit.retype("3")
    visit.choose(page.locator(f"#id_{stretch}-side"), "right")
    visit.saved()
    expect(page.locator(f"#{stretch}-says")).to_contain_text("Right leg only.")

    click(page.locator(f"#{stretch}-up"))
    expect(page.locator(".line").nth(3)).to_have_id(stretch)
    expect(page.locator(f"#{stretch}-up")).to_be_focused()
    click(page.locator(f"#{bridge} .note-box summary"))
    click(page.locator(f"#id_{bridge}-note"))
    visit.type(NOTE)
    click(page.locator(f"#{bridge}-remove"))
    expect(page.locator("#undo")).to_be_focused()
    click(page.locator("#undo"))
    expect(page.locator(f"#{bridge}-remove")).to_be_focused()
    expect(page.locator(f"#id_{bridge}-note")).to_have_value(NOTE)
    click(page.get_by_text("Name, goal, dates"))
    click(page.get_by_label("Next visit"))
    visit.type(next_visit())
    visit.check()
    click(page.get_by_role("link", name="Check and issue"))
    expect(page.get_by_role("heading", name="Check and issue")).to_be_visible()
    visit.check()
    click(page.get_by_role("button", name="Issue"))
    expect(page.get_by_role("heading", name="version 1")).to_be_visible()
    visit.check()
    text = read_sheet(visit)
    is_whole(text, patient="Joan Abara")
    assert NOTE in text
    assert next_visit().rpartition(" ")[0] in text
    told("by mouse", visit)


def test_a_sheet_by_keyboard_alone(opens: Opens) -> None:
    visit = opens()
    page, press = visit.page, visit.press
    visit.sign_in(EMAILS["Amira"])
    visit.effort = Effort()  # without signing in
    skip(visit)
    visit.tab_to(page.get_by_role("link", name="Add a patient"))
    press("Enter")
    page.wait_for_url("**/patients/new/")
    expect(page.get_by_label("Given name")).to_be_focused()
    visit.type("Ivor")
    press("Tab")
    visit.type("Baptiste")
    press("Tab")
    visit.type("30 November 1948")
    visit.tab_to(page.get_by_label("Minutes a day"))
    visit.type("25")
    visit.tab_to(page.get_by_role("link", name="To the end of the list"))
    press("Enter")
    visit.tab_to(page.get_by_label("None of these: I asked"))
    press("Space")
    press("Enter")
    expect(page.get_by_text("BAPTISTE, Ivor")).to_be_visible()
    press("Control+Enter")
    expect(page.get_by_role("button", name="Start a sheet")).to_be_focused()
    press("Enter")
    page.wait_for_url("**/routines/*/")

    press("/")
    expect(page.locator("#find")).to_be_focused()
    for count, word in enumerate(WORDS, start=1):
        visit.type(word)
        press("Enter")
        added(visit, count)
    job, visit.effort = visit.effort, Effort()  # what follows is more than the job
    bridge, stretch = line(page, NAMES[0]), line(page, NAMES[4])
    press("Escape")  # from the empty search to the line that was added last
    expect(page.locator(f"#id_{stretch}-sets")).to_be_focused()
    visit.tab_to(page.locator(f"#id_{stretch}-side"))
    visit.type("Right")  # a list takes what is typed
    expect(page.locator(f"#{stretch}-says")).to_contain_text("Right leg only.")
    press("Shift+Tab")
    press("Alt+ArrowUp")
    expect(page.locator(".line").nth(3)).to_have_id(stretch)
    expect(page.locator(f"#id_{stretch}-rest_seconds")).to_be_focused()
    visit.tab_to(page.locator(f"#id_{stretch}-sets"), back=True)
    press("ArrowUp", 3)
    expect(page.locator(f"#id_{bridge}-sets")).to_be_focused()
    visit.retype("3")
    visit.tab_to(page.locator(f"#{bridge} .note-box summary"))
    press("Enter")
    press("Tab")
    visit.type(NOTE)
    visit.tab_to(page.locator(f"#{bridge}-remove"), back=True)
    press("Enter")
    expect(page.locator("#undo")).to_be_focused()
    press("Enter")
    expect(page.locator(f"#{bridge}-remove")).to_be_focused()
    expect(page.locator(f"#id_{bridge}-note")).to_have_value(NOTE)
    visit.tab_to(page.get_by_text("Name, goal, dates"), back=True)
    press("Enter")
    visit.tab_to(page.get_by_label("Next visit"))
    visit.type(next_visit())
    assert visit.effort.clicks == 0
    visit.effort = job
    press("Control+Enter")
    page.wait_for_url("**/check/")
    press("Control+Enter")
    expect(page.locator("#issue")).to_be_focused()
    press("Enter")
    expect(page.get_by_role("heading", name="version 1")).to_be_visible()
    assert job.clicks == 0
    assert job.actions <= MOST_ACTIONS, str(job)
    text = read_sheet(visit)
    is_whole(text, patient="Ivor Baptiste")
    assert NOTE in text
    assert next_visit().rpartition(" ")[0] in text
    told("by keyboard alone", visit)
