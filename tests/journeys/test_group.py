"""One template for several patients: chosen by keyboard, issued in one go, read at each width."""

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Opens
from tests.journeys.test_each_page import look
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-group")


def tick(visit: Visit, letters: str) -> None:
    """Type a part of a name, go to the one who was found, and tick them."""
    visit.page.locator("#find").focus()
    visit.retype(letters)
    found: Locator = visit.page.get_by_role("checkbox", name=letters.upper())
    found.wait_for()
    visit.tab_to(found)
    visit.press("Space")
    expect(found).to_be_checked()


def test_a_group_is_chosen_and_issued_by_keyboard(amira: Visit) -> None:
    page = amira.page
    amira.go("/templates/")
    amira.tab_to(page.get_by_role("link", name="Give to several patients").first)
    amira.press("Enter")
    for letters in ("lindqvist", "osei", "haddad"):
        tick(amira, letters)
    look(amira)
    amira.tab_to(page.get_by_role("button", name="Start their drafts"))
    amira.press("Enter")

    page.wait_for_url("**/groups/*/")
    expect(page.get_by_text("0 of 3 issued")).to_be_visible()
    expect(page.get_by_text("Partial crunch: avoid, rule R01")).to_be_visible()
    look(amira)
    amira.tab_to(page.get_by_role("button", name="Issue the 2 sheets that are ready"))
    amira.press("Enter")

    expect(page.get_by_role("link", name="Print the 2 issued")).to_be_visible(timeout=60_000)
    expect(page.locator("#done")).to_be_focused()
    look(amira)
    amira.go("/groups/")
    look(amira)


def test_a_group_is_issued_without_scripts(opens: Opens) -> None:
    visit = opens("Amira", scripts=False)
    page = visit.page
    visit.go("/templates/")
    page.get_by_role("link", name="Give to several patients").first.click()
    page.locator("#find").fill("osei")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("checkbox", name="OSEI").check()
    page.locator("#find").fill("lindqvist")
    page.locator("#find").press("Enter")
    expect(page.get_by_role("checkbox", name="OSEI")).to_be_checked()
    for asked in page.get_by_role("radio", name="The new sheet replaces it").all():  # she has the sheet from above
        asked.check()
    page.get_by_role("button", name="Start their drafts").click()
    page.get_by_role("button", name="Issue the sheet that is ready").click()

    expect(page.get_by_text("1 of 1 issued")).to_be_visible()
