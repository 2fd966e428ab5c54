"""Several doses at once, the other side, one's usual dose, another patient's lines: by keys, and without scripts."""

import json

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-doses")

WIDTHS = (320, 768, 1280)


def look(visit: Visit) -> None:
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.check()


def times_a_day(visit: Visit, routine: int) -> set[int]:
    rows = visit.server.rows(
        "SELECT dose FROM prescriptions_routineitem WHERE routine_id = ? AND dose IS NOT NULL", routine
    )
    return {json.loads(dose)["times_a_day"] for (dose,) in rows}


def test_the_four_ways_to_a_dose(opens: Opens) -> None:
    visit = opens("Amira")
    page = visit.page
    visit.go("/routines/1/")

    page.locator("#bulk-open").focus()
    visit.press("Enter")
    visit.tab_to(page.locator("#id_bulk_sets"))
    visit.type("11")
    visit.tab_to(page.get_by_label("All exercises"))
    visit.press("Space")
    visit.press("Enter")
    expect(page.get_by_text("Sets must be 1 to 10. You typed 11.").first).to_be_visible()
    look(visit)
    page.locator("#id_bulk_sets").fill("")
    page.locator("#id_bulk_times_a_day").focus()
    visit.type("3")
    visit.press("Enter")
    expect(page.locator("#saved")).to_contain_text("Changed times a day on 5 lines.")
    assert times_a_day(visit, 1) == {3}
    expect(page.locator(".line [name$=times_a_day]").first).to_have_value("3")

    page.locator(".line select[name$=-side]").first.select_option("right")
    page.get_by_role("button", name="Add the left side").focus()
    visit.press("Enter")
    expect(page.locator("#saved")).to_contain_text("for the other side")
    expect(page.get_by_role("button", name="Add the right side")).to_be_visible()

    page.locator("#line-1-keep").focus()
    visit.press("Enter")
    expect(page.locator("#saved")).to_contain_text("the next time that you add Cat and cow")
    expect(page.get_by_text("Your usual dose", exact=True)).to_be_visible()
    look(visit)
    page.locator("#line-1-forget").focus()
    visit.press("Enter")
    expect(page.get_by_text("Your usual dose", exact=True)).to_have_count(0)


def test_lines_of_another_patient(opens: Opens) -> None:
    visit = opens("Amira")
    page = visit.page
    visit.go("/patients/4/")
    page.get_by_role("button", name="Start from this template: Low back, older adult").click()
    page.wait_for_url("**/routines/*/")

    page.get_by_role("link", name="Copy from another patient").focus()
    visit.press("Enter")
    look(visit)
    page.locator("#find").focus()
    visit.type("marg")
    visit.press("Enter")
    page.get_by_role("link", name="Low back of OSEI-THOMPSON, Margaret").click()
    look(visit)
    page.locator("#copy").focus()
    visit.press("Enter")
    expect(page.get_by_text("The doses were another person’s")).to_be_visible()


def test_doses_without_scripts(opens: Opens) -> None:
    visit = opens("Amira", width=320, scripts=False, expected=["status of 422"])
    page = visit.page
    visit.go("/routines/1/")
    page.locator("#bulk-open").click()
    page.locator("#id_bulk_rest_seconds").fill("9999")
    page.get_by_label("All exercises").check()
    page.locator("#bulk-set").click()
    expect(page.get_by_text("Rest must be 0 to 600 seconds. You typed 9999.").first).to_be_visible()
    visit.fits()
    page.locator("#id_bulk_rest_seconds").fill("")
    page.locator("#id_bulk_times_a_day").fill("2")
    page.locator("#bulk-set").click()
    expect(page.get_by_text("Changed times a day on")).to_be_visible()
    assert times_a_day(visit, 1) == {2}
