"""Who does nothing is warned, then signed out. What they typed is saved once they are back; nobody else sees it."""

import pytest
from playwright.sync_api import Page, expect

from prescriptions.demo import PASSWORD
from tests.journeys.conftest import EMAILS, Opens
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-idle")

# Of the fifteen minutes after which a session ends, the last two are the warning.
TO_THE_WARNING, TO_THE_END = 14 * 60, 16 * 60
NOTE = "Two pillows, both firm."
BUILDER = "/routines/1/"


def away(visit: Visit, seconds: int) -> None:
    """Let the clocks of the server and of the browser go on while nobody does anything."""
    for page in visit.page.context.pages:
        page.wait_for_load_state("networkidle")  # a picture that is asked for later would be a sign of life
    visit.server.age_sessions(seconds)
    visit.page.context.clock.fast_forward(seconds * 1000)


def at_the_builder(visit: Visit) -> Visit:
    visit.page.context.clock.install()
    visit.go(BUILDER)
    return visit


@pytest.fixture
def visit(opens: Opens) -> Visit:
    return at_the_builder(opens("Amira"))


def note(page: Page, item: int) -> None:
    """Type a note on a line and stay in its field, so that nothing is sent yet."""
    field = page.locator(f"#id_line-{item}-note")
    if not field.is_visible():
        page.locator(f"#line-{item} .note-box summary").click()
    field.fill(NOTE)


def saved_note(visit: Visit, item: int) -> str:
    return str(visit.server.rows("SELECT note FROM prescriptions_routineitem WHERE id = ?", item)[0][0])


def kept(page: Page) -> list[str]:
    """The names under which this tab keeps what was typed."""
    return list(page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('typed:'))"))


def warned(visit: Visit) -> None:
    away(visit, TO_THE_WARNING)
    for page in visit.page.context.pages:
        expect(page.locator("#session-says")).to_contain_text("You will be signed out in")


def signed_out(visit: Visit) -> None:
    away(visit, TO_THE_END)
    expect(visit.page.locator("#session-says")).to_contain_text("You are signed out")


def enter(page: Page, who: str) -> None:
    page.locator("#id_email").fill(EMAILS[who])
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def test_a_warning_comes_in_time_and_one_press_keeps_one_signed_in(visit: Visit) -> None:
    page = visit.page
    page.locator("#id_line-2-sets").focus()
    warned(visit)
    expect(page.locator("#session-says")).to_have_attribute("role", "alert")
    expect(page.locator("#id_line-2-sets")).to_be_focused()
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.locator("#session")).to_be_hidden()
    warned(visit)
    visit.check()
    page.locator("#id_line-2-sets").fill("4")
    page.locator("#id_line-2-sets").press("Tab")
    expect(page.locator("#session")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768])
def test_what_is_said_fits_every_window(width: int, opens: Opens) -> None:
    visit = at_the_builder(opens("Amira", width=width))
    warned(visit)
    visit.fits()
    signed_out(visit)
    visit.check()


def test_one_tab_that_is_used_keeps_the_others_alive(visit: Visit) -> None:
    other = visit.page.context.new_page()
    other.goto(visit.server.address + BUILDER)
    warned(visit)
    other.get_by_role("button", name="Stay signed in").click()
    expect(visit.page.locator("#session")).to_be_hidden()


def test_typed_text_is_saved_after_signing_in_again_in_the_same_tab(visit: Visit) -> None:
    page = visit.page
    note(page, 3)
    signed_out(visit)
    expect(page.locator("#session-says")).to_contain_text("What you typed is still here, but not saved.")
    expect(page.locator("#id_line-3-note")).to_have_value(NOTE)
    assert saved_note(visit, 3) != NOTE
    page.get_by_role("link", name="Check and issue").click()
    expect(page.locator("#saved")).to_contain_text("you are signed out. Sign in again, then go on.")
    expect(page.locator("#sign-in-here")).to_be_focused()
    page.get_by_role("link", name="Sign in again", exact=True).click()
    enter(page, "Amira")
    expect(page.locator("#id_line-3-note")).to_have_value(NOTE)
    visit.saved()
    assert saved_note(visit, 3) == NOTE
    assert kept(page) == []
    assert NOTE not in page.evaluate("JSON.stringify({...localStorage})")


def test_typed_text_is_saved_where_it_stands_after_signing_in_in_another_tab(visit: Visit) -> None:
    page = visit.page
    note(page, 4)
    signed_out(visit)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in again in a new tab").click()
    enter(opened.value, "Amira")
    expect(page.locator("#session")).to_be_hidden()
    visit.saved()
    assert saved_note(visit, 4) == NOTE
    assert kept(page) == []


@pytest.mark.parametrize("way", ["Sign in again", "Sign in again in a new tab"])
def test_another_person_who_signs_in_finds_nothing_of_it(way: str, visit: Visit) -> None:
    page = visit.page
    note(page, 5)
    signed_out(visit)
    if way == "Sign in again":
        page.get_by_role("link", name=way, exact=True).click()
        enter(page, "Ben")
    else:
        with page.context.expect_page() as opened:
            page.get_by_role("link", name=way).click()
        enter(opened.value, "Ben")
        expect(page.locator(".who")).to_contain_text("Ben")
    page.wait_for_load_state()
    assert kept(page) == []
    expect(page.locator("#line-5").get_by_text(NOTE)).to_have_count(0)
    assert saved_note(visit, 5) != NOTE


def test_what_somebody_wrote_meanwhile_is_asked_about(visit: Visit, opens: Opens) -> None:
    visit.watch.expected.append("status of 422")
    page = visit.page
    note(page, 2)
    signed_out(visit)
    other = opens("Amira")
    other.go(BUILDER)
    other.page.locator("#line-2 .note-box summary").click()
    other.page.locator("#id_line-2-note").fill("On the blue mat.")
    other.page.locator("#id_line-2-note").press("Tab")
    other.saved()
    page.get_by_role("link", name="Sign in again", exact=True).click()
    enter(page, "Amira")
    expect(page.get_by_role("button", name="Keep what I typed")).to_be_visible()
    expect(page.locator("#id_line-2-note")).to_have_value(NOTE)
    assert saved_note(visit, 2) == "On the blue mat."


def test_signing_out_by_hand_saves_first_and_leaves_nothing_behind(visit: Visit) -> None:
    page = visit.page
    note(page, 6)
    page.get_by_role("button", name="Sign out").click()
    page.locator("#id_email").wait_for()
    assert saved_note(visit, 6) == NOTE
    assert kept(page) == []


def test_without_scripts_a_late_form_comes_back_to_be_saved(opens: Opens) -> None:
    visit = opens("Amira", scripts=False)
    visit.go("/patients/1/edit/")
    page = visit.page
    page.get_by_label("Given name").fill("Maggie")
    visit.server.age_sessions(TO_THE_END)
    page.get_by_role("button", name="Save").click()
    enter(page, "Amira")
    expect(page.get_by_role("heading", name="Not saved yet")).to_be_visible()
    page.get_by_role("button", name="Save it now").click()
    expect(page.get_by_role("heading", name="Not saved yet")).to_have_count(0)
    assert visit.server.rows("SELECT given_name FROM prescriptions_patient WHERE id = 1") == [("Maggie",)]
