"""Ben reads and changes nothing; Chloe is in another clinic and finds nothing."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opens

pytestmark = pytest.mark.xdist_group("journeys-who-sees-what")

OURS = (
    "/patients/1/",
    "/patients/1/edit/",
    "/patients/1/archive/",
    "/routines/1/",
    "/routines/1/found/",
    "/routines/1/check/",
    "/routines/1/check/page-1.png",
    "/handouts/1/",
    "/handouts/1/page-1.png",
    "/handouts/1/sheet.pdf",
    "/handouts/1/sheet.txt",
    "/handouts/1/sheet.html",
)
CHANGES = (
    "/patients/1/routines/new/",
    "/patients/1/restore/",
    "/routines/1/details/",
    "/routines/1/add/",
    "/routines/1/advice/",
    "/routines/1/place/",
    "/routines/1/answer/",
    "/routines/1/lines/1/",
    "/routines/1/lines/1/swap/",
    "/routines/1/lines/1/move/",
    "/routines/1/lines/1/remove/",
    "/routines/1/lines/1/restore/",
    "/routines/1/check/",
)


def test_ben_reads_and_cannot_change(opens: Opens) -> None:
    visit = opens("Ben")
    page = visit.page
    visit.check()
    expect(page.get_by_role("link", name="Add a patient")).to_have_count(0)
    visit.go("/patients/1/")
    expect(page.get_by_role("button", name="Start a sheet")).to_have_count(0)
    expect(page.get_by_role("link", name="Change details")).to_have_count(0)
    visit.check()
    visit.go("/routines/1/")
    expect(page.locator(".line")).to_have_count(6)
    expect(page.locator("#line-2")).to_contain_text("Lift 10 to 15 times")
    expect(page.locator("main input:not([type=search], [type=checkbox]), main select, main textarea")).to_have_count(
        0
    )
    expect(page.locator("main button")).to_have_count(0)
    visit.check()
    page.locator("#find").fill("bridge")
    expect(page.locator("#found [role=status]")).to_contain_text("found for “bridge”")
    page.locator("#find").press("Enter")
    expect(page.locator("#found [role=status]")).to_contain_text("found for “bridge”")
    page.get_by_role("link", name="See the sheet").click()
    expect(page.get_by_role("heading", name="The sheet as it would print")).to_be_visible()
    expect(page.locator("#issue")).to_have_count(0)
    visit.check()


def test_no_change_of_bens_is_taken(opens: Opens) -> None:
    visit = opens("Ben")
    before = visit.server.rows("SELECT count(*), sum(id) FROM prescriptions_routineitem WHERE removed_at IS NULL")
    token = next(one["value"] for one in visit.page.context.cookies() if one["name"] == "csrftoken")
    for path in CHANGES:
        answer = visit.page.context.request.post(
            visit.server.address + path, headers={"X-CSRFToken": token, "Referer": visit.server.address}
        )
        assert answer.status in (403, 404), f"{path}: {answer.status}"
    after = visit.server.rows("SELECT count(*), sum(id) FROM prescriptions_routineitem WHERE removed_at IS NULL")
    assert after == before


def test_chloe_finds_nothing_of_amiras(opens: Opens) -> None:
    amira = opens("Amira")
    amira.go("/patients/1/edit/")
    amira.page.get_by_label("None of these: I asked").check()
    amira.page.get_by_role("button", name="Save details").click()
    amira.go("/routines/1/check/")
    amira.page.locator("#issue").click()
    expect(amira.page.get_by_role("heading", name="version 1")).to_be_visible()
    visit = opens("Chloe", expected=["status of 404"])
    for path in OURS:
        own = amira.page.context.request.get(amira.server.address + path)
        assert own.status == 200, f"Amira, {path}: {own.status}"
        assert visit.page.context.request.get(visit.server.address + path).status == 404, path
    token = next(one["value"] for one in visit.page.context.cookies() if one["name"] == "csrftoken")
    for path in CHANGES:
        answer = visit.page.context.request.post(
            visit.server.address + path, headers={"X-CSRFToken": token, "Referer": visit.server.address}
        )
        assert answer.status == 404, f"{path}: {answer.status}"
    assert visit.go("/routines/1/") == 404
    visit.check()
