"""The whole job in a browser that runs no script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.sheets import NAMES, WORDS, is_whole, read_sheet
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-without-scripts")


def line(visit: Visit, name: str) -> str:
    found = visit.page.locator(".line").filter(has=visit.page.get_by_role("heading", name=name)).get_attribute("id")
    assert found
    return found


def test_a_sheet_without_scripts(opens: Opens) -> None:
    visit = opens("Amira", scripts=False)
    page = visit.page
    page.get_by_role("link", name="Add a patient").click()
    page.get_by_label("Given name").fill("Joan")
    page.get_by_label("Family name").fill("Abara")
    page.get_by_label("Date of birth").fill("2 7 1951")
    page.get_by_label("None of these: I asked").check()
    page.get_by_role("button", name="Add patient").click()
    page.get_by_role("button", name="Start a sheet").click()
    for word, name in zip(WORDS, NAMES, strict=True):
        page.locator("#find").fill(word)
        page.locator("#find").press("Enter")
        page.locator("#found").get_by_role("button", name=f"Add {name}", exact=True).click()
        expect(page.locator(".line h3", has_text=name)).to_have_count(1)
    bridge, stretch = line(visit, NAMES[0]), line(visit, NAMES[4])
    page.locator(f"#id_{bridge}-sets").fill("3")
    page.locator(f"#{bridge}").get_by_role("button", name="Save").click()
    assert page.url.endswith(f"#{bridge}")
    page.locator(f"#id_{stretch}-side").select_option("right")
    page.locator(f"#{stretch}").get_by_role("button", name="Save").click()
    page.locator(f"#{stretch}-up").click()
    expect(page.locator(".line").nth(3)).to_have_id(stretch)
    page.locator(f"#{bridge}-remove").click()
    expect(page.locator(f"#{bridge}")).to_have_count(0)
    page.locator("#undo").click()
    expect(page.locator(f"#id_{bridge}-sets")).to_have_value("3")
    page.locator(f"#{bridge}").get_by_text("Add a note").click()
    page.locator(f"#id_{bridge}-note").fill("Use the blue mat.")
    page.locator(f"#{bridge}").get_by_role("button", name="Save").click()
    page.get_by_text("Name, goal, dates").click()
    page.get_by_label("Next visit").fill("")
    page.get_by_role("button", name="Save name, goal, dates").click()
    page.get_by_role("link", name="Check and issue").click()
    page.get_by_label("Extra large").check()
    page.get_by_role("button", name="Show it like this").click()
    expect(page.get_by_label("Extra large")).to_be_checked()
    page.locator("#issue").click()
    expect(page.get_by_role("heading", name="version 1")).to_be_visible()
    text = read_sheet(visit)
    is_whole(text, patient="Joan Abara")
    assert "Use the blue mat." in text


def test_the_filters_work_without_scripts(opens: Opens) -> None:
    visit = opens("Amira", scripts=False)
    visit.go("/routines/1/")
    page = visit.page
    page.locator(".facets summary", has_text="Position").click()
    page.locator(".facets").get_by_label("Sitting").check()
    page.get_by_role("button", name="Find").click()
    expect(page.locator("#found [role=status]")).to_contain_text("found")
    expect(page.locator(".facets").get_by_label("Sitting")).to_be_checked()
    assert page.locator(".hits li").count() > 1
    assert all("sitting" in text.lower() for text in page.locator(".hits li").all_inner_texts())
