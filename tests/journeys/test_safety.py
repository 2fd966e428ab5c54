"""What a rule asks to avoid: kept with a reason that says something, and asked again for the next sheet."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-safety")

SALMA = "/patients/3/"  # has osteoporosis, no sheet yet
WHY = "Strong hips, seen twice, small range agreed"


def look(visit: Visit) -> None:
    for width in (320, 768, 1280):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.check()


def answer(visit: Visit, text: str) -> None:
    """Type a reason for the partial crunch and press Enter."""
    visit.page.locator(".line .why input[name=text]").focus()
    visit.retype(text)
    visit.press("Enter")


def note_the_rest(visit: Visit) -> None:
    noted = visit.page.get_by_role("button", name="Noted")
    for left in range(noted.count() - 1, -1, -1):
        noted.first.focus()
        visit.press("Enter")
        expect(noted).to_have_count(left)


def test_a_reason_is_asked_for_each_sheet(opens: Opens) -> None:
    visit = opens("Amira")
    page = visit.page
    visit.go(SALMA)
    page.get_by_role("button", name="Start from this template: Low back", exact=True).click()
    page.wait_for_url("**/routines/*/")
    builder = page.url.removeprefix(visit.server.address)

    answer(visit, "ok")
    problem = page.get_by_text("Write why you keep it, in a few words.")
    expect(problem).to_be_in_viewport()
    expect(page.locator(".line .why input[name=text]")).to_be_focused()
    expect(page.locator(".line .why input[name=text]")).to_have_value("ok")
    look(visit)
    answer(visit, WHY)
    expect(page.get_by_text("Kept by Amira Rahman")).to_be_visible()
    note_the_rest(visit)
    expect(page.locator("#settle")).to_have_text("Nothing waits for an answer.")

    page.get_by_role("link", name="Change several doses at once").focus()
    visit.press("Enter")
    expect(page.locator("#id_bulk_sets")).to_be_focused()

    page.get_by_role("link", name="Check and issue").click()
    page.locator("#cert summary").click()
    look(visit)
    page.locator("#issue").click()
    page.wait_for_url("**/handouts/*/")
    visit.go(builder)
    expect(page.locator("#settle")).to_have_text("Nothing waits for an answer.")
    page.locator(".line [name$=-times_a_day]").first.focus()
    visit.retype("2")
    visit.press("Tab")
    again = page.get_by_role("button", name="Keep it again, for the same reason")
    expect(again).to_be_visible()
    expect(page.locator("#settle")).to_have_text("1 safety finding waits for an answer.")
    look(visit)
    again.focus()
    visit.press("Enter")
    expect(page.locator("#settle")).to_have_text("Nothing waits for an answer.")
