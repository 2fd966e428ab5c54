"""Amira takes back what she did, by key, one change after the other."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens

pytestmark = pytest.mark.xdist_group("journeys-undo")


def test_by_key_back_to_the_beginning_of_the_visit(opens: Opens) -> None:
    amira = opens("Amira")
    amira.go("/routines/1/")
    page = amira.page
    before = page.locator("li.line").evaluate_all("lines => lines.map(line => line.id)")
    sets = page.locator("#id_line-2-sets")
    was = sets.input_value()

    sets.fill("5")
    sets.press("Tab")
    amira.saved()
    page.locator("#line-3-remove").click()
    expect(page.locator("#undo")).to_be_focused()
    expect(page.get_by_role("button", name="Undo")).to_have_count(1)  # the other one is hidden, and answers the key

    page.keyboard.press("Alt+z")
    expect(page.locator("#saved")).to_contain_text("Undone:")
    expect(page.locator("#undo-last")).to_contain_text("dose of")
    assert page.locator("li.line").evaluate_all("lines => lines.map(line => line.id)") == before

    page.keyboard.press("Alt+z")
    expect(page.locator("#undo-last")).to_have_count(0)
    expect(sets).to_have_value(was)


def test_what_is_being_typed_is_kept_first(opens: Opens) -> None:
    amira = opens("Amira")
    amira.go("/routines/1/")
    sets = amira.page.locator("#id_line-2-sets")
    was = sets.input_value()
    sets.fill("7")
    amira.page.keyboard.press("Alt+z")
    amira.saved()
    expect(amira.page.locator("#undo-last")).to_contain_text("dose of")
    expect(sets).to_have_value("7")

    amira.page.keyboard.press("Alt+z")
    expect(amira.page.locator("#saved")).to_contain_text("Undone:")
    expect(sets).to_have_value(was)
