"""Amira and Dana have the same routine open: both see what happened, and choose."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens
from tests.journeys.visits import Visit

pytestmark = pytest.mark.xdist_group("journeys-two-people")


@pytest.fixture
def both(opens: Opens) -> tuple[Visit, Visit]:
    """Each has read the same state of the routine."""
    visits = opens("Amira", expected=["status of 422"]), opens("Dana", expected=["status of 422"])
    for visit in visits:
        visit.go("/routines/1/")
    return visits


def write(visit: Visit, field: str, value: str) -> None:
    """Type into a field and leave it."""
    visit.page.locator(f"#id_line-{field}").fill(value)
    visit.page.locator(f"#id_line-{field}").press("Tab")


def dose(visit: Visit, item: int) -> str:
    return str(visit.server.rows("SELECT dose FROM prescriptions_routineitem WHERE id = ?", item)[0][0])


def pressed(visit: Visit) -> Request:
    """What the browser sends when Issue is pressed on its page."""
    visit.go("/routines/1/check/")
    form = visit.page.locator("main form").filter(has=visit.page.locator("#issue"))
    data = form.evaluate("form => Object.fromEntries(new FormData(form, document.getElementById('issue')))")
    held = "; ".join(f"{one['name']}={one['value']}" for one in visit.page.context.cookies())
    return Request(visit.page.url, urlencode(data).encode(), {"Cookie": held})  # noqa: S310 - our own address


def status(request: Request) -> int:
    try:
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - our own address
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


def test_different_fields_are_put_together_and_shown_to_both(both: tuple[Visit, Visit]) -> None:
    amira, dana = both
    write(dana, "2-sets", "4")
    dana.saved()
    write(amira, "2-rest_seconds", "35")
    amira.saved()

    expect(amira.page.locator("#saved")).to_contain_text("Dana Osei wrote here too at")
    expect(amira.page.locator("#id_line-2-sets")).to_have_value("4")
    expect(amira.page.locator("#line-2-says")).to_contain_text("Do that 4 times in all.")
    assert all(part in dose(amira, 2) for part in ('"sets": 4', '"rest_seconds": 35'))

    dana.page.locator("#line-5-up").click()  # any change of hers brings the list as it is now
    expect(dana.page.locator("#id_line-2-rest_seconds")).to_have_value("35")


def test_the_same_field_is_settled_by_a_button(both: tuple[Visit, Visit]) -> None:
    amira, dana = both
    for mine, theirs, button, stands in (("5", "3", "mine", "5"), ("2", "4", "theirs", "4")):
        write(dana, "3-sets", theirs)
        dana.saved()
        field = amira.page.locator("#id_line-3-sets")
        write(amira, "3-sets", mine)
        clash = amira.page.locator("#line-3-says [role=alert]")
        expect(clash).to_contain_text(
            re.compile(rf"Sets: you typed {mine}\. Dana Osei wrote {theirs} at \d\d:\d\d\.")
        )
        expect(amira.page.locator("#saved")).to_contain_text("Not saved: somebody else wrote this too.")
        expect(field).to_have_value(mine)
        expect(field).to_have_attribute("aria-invalid", "true")
        amira.check()
        field.press("Enter")  # a key in the field settles nothing
        expect(clash).to_be_visible()
        expect(amira.page.locator(".htmx-request")).to_have_count(0)
        amira.page.locator(f"#line-3-{button}").click()
        amira.saved()
        expect(clash).to_have_count(0)
        expect(field).to_have_value(stands)
        assert f'"sets": {stands}' in dose(amira, 3)
        for visit in both:
            visit.go("/routines/1/")


def test_a_line_that_a_colleague_removed_is_offered_back(both: tuple[Visit, Visit]) -> None:
    amira, dana = both
    dana.page.locator("#line-4-remove").click()
    expect(dana.page.locator("#line-4")).to_have_count(0)
    amira.page.locator("#line-4-down").click()
    expect(amira.page.locator("#saved")).to_contain_text("Dana Osei removed")
    expect(amira.page.locator("#line-4")).to_have_count(0)
    amira.page.locator("#undo").click()
    expect(amira.page.locator("#line-4")).to_have_count(1)


def test_what_a_colleague_wrote_is_not_removed_unseen(both: tuple[Visit, Visit]) -> None:
    amira, dana = both
    write(dana, "5-sets", "3")
    dana.saved()
    amira.page.locator("#line-5-remove").click()
    expect(amira.page.locator("#saved")).to_contain_text("Dana Osei changed this line at")
    expect(amira.page.locator("#id_line-5-sets")).to_have_value("3")
    write(amira, "5-sets", "2")  # her own change is no reason to ask
    amira.page.locator("#line-5-remove").click()
    expect(amira.page.locator("#line-5")).to_have_count(0)


def test_the_goal_is_settled_too(both: tuple[Visit, Visit]) -> None:
    amira, dana = both
    for visit, goal in ((dana, "Dance"), (amira, "Swim")):
        visit.page.get_by_text("Name, goal, dates").click()
        visit.page.get_by_label("Goal, in the patient’s words").fill(goal)
        visit.page.get_by_label("Goal, in the patient’s words").press("Tab")
        expect(visit.page.locator("#saved")).to_contain_text("Saved" if visit is dana else "Not saved")
    expect(amira.page.locator("#details-says")).to_contain_text("you typed “Swim”. Dana Osei wrote “Dance”")
    amira.check()
    amira.page.locator("#details-theirs").click()
    amira.saved()
    expect(amira.page.get_by_label("Goal, in the patient’s words")).to_have_value("Dance")


def test_issuing_at_the_same_moment_gives_one_version(both: tuple[Visit, Visit]) -> None:
    """Four posts over four connections: the database holds one new sheet, and who was late is told."""
    server = both[0].server
    count = "SELECT count(*), max(version) FROM prescriptions_handout WHERE routine_id = 1"
    (before, _), *_ = server.rows(count)
    presses = [pressed(visit) for visit in both]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(status, presses * 2))

    (after, version), *_ = server.rows(count)
    assert after == before + 1 == version
    assert set(answers) <= {200, 409}, answers
