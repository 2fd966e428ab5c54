"""What cannot be a dose: told at its field, kept as it was typed, and not saved."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-bad-input")

REFUSED = ["status of 422"]  # the browser reports the refusal that we ask for
MARKUP = "<b>3</b><script>alert(1)</script>"
BAD = (
    ("sets", ""),
    ("sets", "-1"),
    ("sets", "0"),
    ("sets", "1e9"),
    ("sets", "10.5"),
    ("sets", "١٠"),
    ("sets", "3;DROP"),
    ("sets", MARKUP),
    ("repetitions_from", "0"),
    ("repetitions_to", "3"),
    ("hold_seconds", "9999"),
    ("rest_seconds", "-1"),
    ("times_a_day", "25"),
)


@pytest.fixture
def visit(opens: Opens) -> Visit:
    visit = opens("Amira", expected=REFUSED)
    visit.go("/routines/1/")
    return visit


def test_each_bad_value_is_told_at_its_field_and_kept_as_typed(visit: Visit) -> None:
    page = visit.page
    before = visit.server.rows("SELECT dose, note FROM prescriptions_routineitem ORDER BY id")
    sentence = page.locator("#line-2-says .sentence").inner_text()
    for name, typed in BAD:
        field = page.locator(f"#id_line-2-{name}")
        good = field.input_value()
        field.fill(typed)
        field.press("Tab")
        expect(field).to_have_attribute("aria-invalid", "true")
        described = field.get_attribute("aria-describedby") or ""
        message = page.locator(f"[id='{described}']")
        expect(message).to_be_visible()
        assert len(message.inner_text()) > 20, f"{name} {typed!r} is refused without a reason"
        expect(field).to_have_value(typed)
        expect(page.locator("#saved")).to_contain_text("Not saved")
        field.fill(good)
        field.press("Tab")
        visit.saved()
        expect(field).not_to_have_attribute("aria-invalid", "true")
        expect(page.locator("#line-2-says .sentence")).to_have_text(sentence)
    assert visit.server.rows("SELECT dose, note FROM prescriptions_routineitem ORDER BY id") == before
    page.locator("#id_line-2-sets").fill("0")
    page.locator("#id_line-2-sets").press("Tab")
    expect(page.locator("#id_line-2-sets")).to_have_attribute("aria-invalid", "true")
    visit.check()


def test_check_and_issue_waits_for_what_is_not_saved(visit: Visit) -> None:
    page = visit.page
    field = page.locator("#id_line-2-sets")
    field.fill("99")
    page.keyboard.press("Control+Enter")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    assert page.url.endswith("/routines/1/")
    page.get_by_role("link", name="Check and issue").click()
    expect(field).to_be_focused()
    assert page.url.endswith("/routines/1/")
    field.fill("4")
    page.get_by_role("link", name="Check and issue").click()
    page.wait_for_url("**/routines/1/check/**")
    assert '"sets": 4' in visit.server.rows("SELECT dose FROM prescriptions_routineitem WHERE id = 2")[0][0]


def test_what_is_not_saved_stays_marked_while_the_list_is_drawn_again(visit: Visit) -> None:
    page = visit.page
    count = page.locator(".line").count()
    field = page.locator("#id_line-3-sets")
    field.fill("77")
    field.press("Tab")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.locator("#find").fill("knee to chest")
    page.locator("#find").press("Enter")
    expect(page.locator(".line")).to_have_count(count + 1)
    expect(page.locator("#find")).to_have_value("")
    expect(field).to_have_value("77")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    page.locator("#line-3-up").click()
    expect(page.locator(".line").nth(1)).to_have_id("line-3")
    expect(field).to_have_value("77")
    field.fill("2")
    field.press("Tab")
    visit.saved()
    expect(page.locator("#saved")).to_contain_text("Saved")


def test_without_scripts_the_page_comes_back_with_what_was_typed(opens: Opens) -> None:
    visit = opens("Amira", scripts=False, expected=REFUSED)
    visit.go("/routines/1/")
    page = visit.page
    field = page.locator("#id_line-3-sets")
    field.fill(MARKUP)
    page.locator("#line-3").get_by_role("button", name="Save").click()
    expect(page.locator(".errors").first).to_contain_text("Sets")
    expect(field).to_have_value(MARKUP)
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()
    assert described
    assert all(page.locator(f"[id='{one}']").count() == 1 for one in described)
    assert page.title().startswith("Error:")
    dose = visit.server.rows("SELECT dose FROM prescriptions_routineitem WHERE id = 3")[0][0]
    assert "<" not in dose


def test_a_date_that_is_none_is_told_at_its_field(visit: Visit) -> None:
    page = visit.page
    page.get_by_text("Name, goal, dates").click()
    field = page.get_by_label("Next visit")
    for typed in ("31 2 2027", "tomorrow", "1 1 1900", MARKUP):
        field.fill(typed)
        field.press("Tab")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_value(typed)
        expect(page.locator("#details-says")).to_contain_text("Next visit:")
        field.fill("")
        field.press("Tab")
        expect(field).not_to_have_attribute("aria-invalid", "true")
