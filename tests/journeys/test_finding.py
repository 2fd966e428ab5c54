"""Finding an exercise by keyboard alone: as one types, mistyped, starred, and where nothing fits."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.visits import Visit


@pytest.fixture
def visit(opens: Opens) -> Visit:
    amira = opens("Amira")
    amira.go("/routines/1/")
    amira.page.locator("#find").focus()
    return amira


def test_a_mistyped_word_is_found_and_the_numbers_beside_the_filters_follow(visit: Visit) -> None:
    page = visit.page
    visit.type("sqat")
    expect(page.locator("#found [role=status]")).to_contain_text("Nothing has “sqat”: shown is “squat”.")
    expect(page.locator(".hits li").first).to_contain_text("squat")
    expect(page.locator("#type-stretch")).to_have_text(", 0")
    visit.retype("calf stretch")
    expect(page.locator("#found [role=status]")).to_contain_text("found for “calf stretch”")
    expect(page.locator("#type-stretch")).not_to_have_text(", 0")
    expect(page.locator("#find")).to_be_focused()
    visit.check()


def test_the_last_word_typed_is_the_one_that_is_answered(visit: Visit) -> None:
    """Typed as fast as keys can be sent: answers to what no longer stands in the box are dropped."""
    page = visit.page
    visit.type("bridge")
    visit.retype("calf")
    visit.retype("wall sit")
    expect(page.locator("#found [role=status]")).to_contain_text("found for “wall sit”")
    expect(page.locator(".hits li").first).to_contain_text("Wall sit")


def test_the_arrows_lead_through_the_list_and_a_star_is_one_key(visit: Visit) -> None:
    page = visit.page
    before = page.locator("#mine-starred").inner_text()
    visit.type("marching bridge")
    expect(page.locator(".hits li").first).to_contain_text("Marching bridge")
    visit.press("ArrowDown")
    expect(page.locator("#add-marching-bridge")).to_be_focused()
    visit.press("*")
    expect(page.locator("#star-marching-bridge")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#mine-starred")).not_to_have_text(before)
    expect(page.locator("#add-marching-bridge")).to_be_focused()
    visit.press("ArrowUp")
    expect(page.locator("#find")).to_be_focused()
    visit.retype("brid")
    expect(page.locator(".hits li").first).to_contain_text("Marching bridge")
    visit.check()
    visit.press("ArrowDown")
    visit.press("*")
    expect(page.locator("#star-marching-bridge")).to_have_attribute("aria-pressed", "false")
    visit.press("Escape")
    expect(page.locator("#find")).to_be_focused()


def test_where_nothing_fits_a_word_to_try_is_one_press_away(visit: Visit) -> None:
    page = visit.page
    visit.type("seated xylophone")
    expect(page.locator("#found")).to_contain_text("No exercise has “xylophone”.")
    visit.check()
    page.get_by_role("link", name="seated", exact=True).press("Enter")
    expect(page.locator("#find")).to_have_value("seated")
    expect(page.locator("#find")).to_be_focused()
    expect(page.locator(".hits li").first).to_contain_text("Seated")


def test_the_box_and_the_filters_stay_where_they_are_while_one_types(visit: Visit) -> None:
    page = visit.page

    def places() -> list[object]:
        ids = ("#find", "#mine-starred", ".facets > :last-child", "#found")
        return [
            page.locator(one).evaluate("one => { const b = one.getBoundingClientRect(); return [b.x, b.y]; }")
            for one in ids
        ]

    before = places()
    for query in ("knee", "sqat", "seated xylophone"):
        visit.retype(query)
        expect(page.locator("#found [role=status]")).to_contain_text(f"found for “{query}”")
        assert places() == before
    visit.steady()


@pytest.mark.parametrize("width", [320, 768])
def test_it_fits_small_windows(width: int, opens: Opens) -> None:
    amira = opens("Amira", width=width)
    amira.go("/routines/1/")
    if not amira.page.locator("#find").is_visible():
        amira.page.locator(".lib details.wide > summary").click()
    amira.page.locator("#find").fill("plantar")
    expect(amira.page.locator("#found [role=status]")).to_contain_text("found for “plantar”")
    amira.check()


def test_without_scripts_a_star_is_a_button_that_comes_back(opens: Opens) -> None:
    amira = opens("Amira", scripts=False)
    page = amira.page
    amira.go("/routines/1/?q=wall+sit")
    page.locator("#star-wall-sit").click()
    expect(page.locator("#star-wall-sit")).to_have_attribute("aria-pressed", "true")
    assert page.url.endswith("/routines/1/?q=wall+sit")
    page.locator("#star-wall-sit").click()
    expect(page.locator("#star-wall-sit")).to_have_attribute("aria-pressed", "false")
