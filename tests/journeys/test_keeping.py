"""Nothing that was typed is lost: not by speed, not by a slow answer, not by a closed tab."""

import time
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Opens
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-keeping")


@pytest.fixture
def visit(opens: Opens) -> Visit:
    visit = opens("Amira", expected=["status of 422"])
    visit.go("/routines/1/")
    return visit


@dataclass
class Gate:
    """Keeps back what is sent to an address until it is opened."""

    held: list[Route] = field(default_factory=list)
    is_open: bool = False

    def take(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def open(self) -> None:
        self.is_open = True
        for route in self.held:
            route.continue_()


def gate(page: Page, address: str) -> Gate:
    """Put a gate before an address."""
    shut = Gate()
    page.route(address, shut.take)
    return shut


def dose(visit: Visit, item: int) -> str:
    return str(visit.server.rows("SELECT dose FROM prescriptions_routineitem WHERE id = ?", item)[0][0])


def test_two_changes_in_a_row_are_both_kept(visit: Visit) -> None:
    page = visit.page
    shut = gate(page, "**/lines/2/")
    page.locator("#id_line-2-sets").fill("5")
    page.locator("#id_line-2-rest_seconds").fill("45")
    page.locator("#id_line-2-hold_seconds").fill("7")
    page.locator("#id_line-2-hold_seconds").press("Tab")
    shut.open()
    visit.saved()
    assert all(part in dose(visit, 2) for part in ('"sets": 5', '"rest_seconds": 45', '"hold_seconds": 7'))
    expect(page.locator("#line-2-says")).to_contain_text("Do that 5 times in all.")


def test_a_slow_answer_does_not_overwrite_what_was_typed_meanwhile(visit: Visit) -> None:
    page = visit.page
    shut = gate(page, "**/lines/1/move/")
    page.locator("#line-1-down").click()
    field = page.locator("#id_line-3-sets")
    field.click()
    field.press("Control+a")
    page.keyboard.type("4")
    shut.open()
    expect(page.locator("#saved")).to_contain_text("moved down")
    expect(field).to_have_value("4")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    visit.saved()
    assert '"sets": 4' in dose(visit, 3)


def test_a_late_answer_does_not_take_the_focus_from_a_person_who_went_on(visit: Visit) -> None:
    page = visit.page
    field = page.locator("#id_line-3-note")
    page.locator("#line-3 .note-box summary").click()
    for button, address in (("#line-6-remove", "**/lines/6/remove/"), ("#undo", "**/lines/6/restore/")):
        shut = gate(page, address)
        page.locator(button).click()
        field.focus()
        field.press("Control+a")
        page.keyboard.type("Two pillows, ")
        shut.open()
        page.keyboard.type("both firm, please.")
        expect(page.locator("#line-6")).to_have_count(0 if button == "#line-6-remove" else 1)
        expect(field).to_be_focused()
        expect(field).to_have_value("Two pillows, both firm, please.")


def test_every_press_counts_however_fast(visit: Visit) -> None:
    page = visit.page
    shut = gate(page, "**/lines/5/move/")
    before = page.locator(".line").evaluate_all("lines => lines.map(line => line.id)")
    up = page.locator("#line-5-up")
    up.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
    shut.open()
    expect(page.locator("#saved")).to_contain_text("moved up")
    visit.saved()
    expect(up).to_be_focused()
    places = visit.server.rows(
        "SELECT id FROM prescriptions_routineitem "
        "WHERE routine_id = 1 AND removed_at IS NULL ORDER BY section, position"
    )
    after = [f"line-{row[0]}" for row in places]
    assert after.index("line-5") <= before.index("line-5") - 1
    moves = visit.server.rows("SELECT count(*) FROM accounts_auditevent WHERE event = 'routine-line-moved'")
    assert moves[0][0] >= 2


def test_a_tab_closed_while_typing_keeps_what_was_valid(visit: Visit) -> None:
    page = visit.page
    page.locator("#id_line-4-sets").fill("6")
    expect(page.locator("#saved")).to_contain_text("Saving")
    page.close(run_before_unload=True)
    until = time.monotonic() + 10
    while '"sets": 6' not in dose(visit, 4) and time.monotonic() < until:
        time.sleep(0.1)
    assert '"sets": 6' in dose(visit, 4)


def test_a_page_loaded_again_while_typing_shows_what_was_typed_and_keeps_the_next_change_too(visit: Visit) -> None:
    page = visit.page
    sets = page.locator("#id_line-2-sets")
    for typed in ("4", "2", "5"):
        sets.focus()
        sets.press("Control+a")
        page.keyboard.type(typed)
        page.reload()
        expect(sets).to_have_value(typed)
    sets.press("Control+a")
    page.keyboard.type("3")
    page.get_by_role("link", name="Today", exact=True).click()
    page.wait_for_url(f"{visit.server.address}/")
    assert '"sets": 3' in dose(visit, 2)


def test_enter_adds_what_is_typed_now_and_frees_the_search_at_once(visit: Visit) -> None:
    page = visit.page
    shut = gate(page, "**/found/**")  # the list on the page is old when Enter is pressed
    find = page.locator("#find")
    find.focus()
    count = page.locator(".line").count()
    page.keyboard.type("wall sit")
    page.keyboard.press("Enter")
    shut.open()
    expect(find).to_have_value("")
    page.keyboard.type("calf")
    expect(page.locator(".line")).to_have_count(count + 1)
    expect(page.locator(".line h3", has_text="Wall sit")).to_have_count(1)
    expect(find).to_have_value("calf")
    expect(find).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("xyzzy")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("Nothing found for “xyzzy”")
    expect(find).to_have_value("xyzzy")
    expect(page.locator(".line")).to_have_count(count + 1)


def test_that_nothing_was_found_is_said_until_something_else_is_typed(visit: Visit) -> None:
    box, saved = visit.page.locator("#find"), visit.page.locator("#saved")
    before = saved.inner_text()
    box.fill("xyzqq")
    box.press("Enter")
    expect(saved).to_contain_text("Nothing found for “xyzqq”.")
    expect(box).to_have_value("xyzqq")
    box.fill("")
    expect(saved).to_have_text(before)


def test_the_search_answers_at_once(visit: Visit) -> None:
    page = visit.page
    page.locator("#find").focus()
    began = time.monotonic()
    page.keyboard.type("heel")
    expect(page.locator("#found [role=status]")).to_contain_text("found for “heel”")
    assert time.monotonic() - began < 2
    expect(page.locator(".hits li").first).to_contain_text("Heel")


def test_easier_and_harder_are_one_key(visit: Visit) -> None:
    page = visit.page
    line = page.locator("#line-1")
    expect(line.get_by_role("heading")).to_contain_text("Cat and cow")
    page.locator("#id_line-1-sets").focus()
    page.keyboard.press("Alt+-")
    expect(line.get_by_role("heading")).to_contain_text("Seated cat and cow")
    expect(page.locator("#id_line-1-sets")).to_be_focused()
    page.keyboard.press("Alt++")
    expect(line.get_by_role("heading")).to_contain_text("Cat and cow 2 minutes")
    expect(page.locator("#id_line-1-sets")).to_be_focused()


def test_a_weight_is_asked_for_only_with_its_unit(visit: Visit) -> None:
    page = visit.page
    page.locator("#line-4").get_by_text("Add a load").click()
    weight = page.locator("#id_line-4-weight")
    expect(weight).to_be_hidden()
    page.locator("#id_line-4-load").select_option("band-red")
    expect(weight).to_be_hidden()
    page.locator("#id_line-4-load").select_option("kg")
    expect(weight).to_be_visible()


def test_a_line_can_be_dragged(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 3000})  # nothing scrolls on the way
    first = page.locator(".line").first.get_attribute("id")
    held = page.locator(".line").nth(2).get_attribute("id")
    page.locator(f"#{held} .grip").drag_to(page.locator(f"#{first}"))
    expect(page.locator("#saved")).to_contain_text("moved")
    expect(page.locator(".line").first).to_have_id(held or "")


def test_the_keys_lead_through_the_lines_as_through_a_table(visit: Visit) -> None:
    page = visit.page
    page.locator("body").press("/")
    expect(page.locator("#find")).to_be_focused()
    lines = page.locator(".line").evaluate_all("lines => lines.map(line => line.id)")
    page.locator(f"#id_{lines[0]}-sets").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"#id_{lines[1]}-sets")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator(f"#id_{lines[1]}-sets")).to_be_focused()
