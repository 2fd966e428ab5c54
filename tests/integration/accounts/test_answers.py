"""What every answer carries, and what every request must bring."""

from typing import Final

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import User
from prescriptions.demo import PASSWORD
from prescriptions.models import Handout, Patient, Routine
from tests.conftest import SignIn

NAME: Final = ("Osei-Thompson", "OSEI-THOMPSON", "Margaret", "4829 113", "1955")


@pytest.fixture
def pages(margaret: Patient, routine: Routine, given: Handout) -> dict[str, str]:
    """The pages on which a patient is shown."""
    of_patient = [reverse(name, args=[margaret.pk]) for name in ("patient", "patient-edit", "patient-archive")]
    of_routine = [reverse(name, args=[routine.pk]) for name in ("routine", "routine-found", "routine-check")]
    names = ("handout", "handout-pdf", "handout-text", "handout-html")
    of_handout = [reverse(name, args=[given.pk]) for name in names] + [reverse("handout-page", args=[given.pk, 1])]
    return {address: address for address in ["/", reverse("patient-list"), *of_patient, *of_routine, *of_handout]}


def test_no_page_about_a_patient_is_kept_by_the_browser(pages: dict[str, str], amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira)

    assert {address: client.get(address)["Cache-Control"] for address in pages} == dict.fromkeys(pages, "no-store")


@pytest.mark.parametrize("signed_in", [True, False])
def test_every_answer_is_guarded(signed_in: bool, pages: dict[str, str], amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira) if signed_in else Client()
    for address in (*pages, "/sign-in/", "/nowhere/"):
        answer = client.get(address)
        policy = answer["Content-Security-Policy"]

        assert "default-src 'self'" in policy or "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script-src" not in policy or "unsafe" not in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_sheet_in_the_browser_runs_and_fetches_nothing(given: Handout, amira: User, sign_in: SignIn) -> None:
    policy = sign_in(amira).get(reverse("handout-html", args=[given.pk]))["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert "script" not in policy


def test_the_file_name_of_a_sheet_tells_nothing(given: Handout, amira: User, sign_in: SignIn) -> None:
    disposition = sign_in(amira).get(reverse("handout-pdf", args=[given.pk]))["Content-Disposition"]

    assert disposition == f'inline; filename="exercise-plan-{given.pk}-version-1.pdf"'


def test_no_title_names_a_patient(pages: dict[str, str], amira: User, sign_in: SignIn) -> None:
    """Titles end up in the history of a shared computer and on a projected screen."""
    client = sign_in(amira)
    titles = {}
    for address in pages:
        answer = client.get(address)
        if answer["Content-Type"].startswith("text/html") and b"<title>" in answer.content:
            titles[address] = answer.content.decode().partition("<title>")[2].partition("</title>")[0]

    assert len(titles) >= 8
    assert {title for title in titles.values() for word in NAME if word in title} == set()


def test_no_address_names_a_patient(pages: dict[str, str]) -> None:
    assert [address for address in pages for word in NAME if word.lower() in address.lower()] == []


@pytest.mark.parametrize(
    "address", ["/patients/999999/", "/routines/999999/", "/handouts/999999/", "/nowhere/", "/handouts/1/page-99.png"]
)
def test_what_is_not_there_says_nothing(address: str, given: Handout, amira: User, sign_in: SignIn) -> None:
    answer = sign_in(amira).get(address)

    assert answer.status_code == 404
    assert [word for word in NAME if word in answer.content.decode()] == []


def test_another_clinics_page_is_the_same_page_as_one_that_is_not_there(
    margaret: Patient, chloe: User, sign_in: SignIn
) -> None:
    client = sign_in(chloe)

    theirs, nobodys = client.get(reverse("patient", args=[margaret.pk])), client.get("/patients/999999/")

    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.content.decode().partition("<main")[2] == nobodys.content.decode().partition("<main")[2]


def test_an_error_of_ours_says_nothing(
    margaret: Patient, amira: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_args: object, **_facts: object) -> None:
        raise RuntimeError("Margaret Osei-Thompson has no knees")

    client = Client(raise_request_exception=False)
    client.force_login(amira)
    monkeypatch.setattr("prescriptions.views.patients.record", fails)
    answer = client.get(reverse("patient", args=[margaret.pk]))

    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()
    assert [word for word in NAME if word in answer.content.decode()] == []


def test_a_form_without_its_token_is_refused(margaret: Patient, amira: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amira)

    answer = client.post(reverse("patient-archive", args=[margaret.pk]))

    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()
    margaret.refresh_from_db()
    assert margaret.archived_at is None


def test_signing_in_and_out_need_the_token_too(amira: User) -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/sign-in/", {"email": amira.email, "password": PASSWORD}).status_code == 403
    client.force_login(amira)
    assert client.post("/sign-out/").status_code == 403


def test_a_form_from_another_site_is_refused(amira: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amira)
    token = (
        client.get("/patients/new/").content.decode().partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]
    )
    assert token

    answer = client.post("/routines/new/", {"csrfmiddlewaretoken": token}, HTTP_ORIGIN="https://evil.example")

    assert answer.status_code == 403
    assert client.post("/routines/new/", {"csrfmiddlewaretoken": token}).status_code == 303


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example"])
def test_a_made_up_host_is_refused(host: str, amira: User) -> None:
    assert Client(HTTP_HOST=host).get("/sign-in/").status_code == 400


def test_cookies_are_for_this_server_and_no_script(amira: User) -> None:
    client = Client()
    answer = client.post("/sign-in/", {"email": amira.email, "password": PASSWORD})
    cookie = answer.cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert settings.SESSION_COOKIE_AGE <= 24 * 60 * 60


def test_a_nul_in_the_address_is_refused_in_words(amira: User, sign_in: SignIn) -> None:
    answer = sign_in(amira).get("/patients/?q=%00")

    assert answer.status_code == 400
    assert "That request made no sense" in answer.content.decode()


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1024)
def test_a_request_that_is_too_large_is_refused(amira: User, sign_in: SignIn) -> None:
    answer = sign_in(amira).post("/patients/new/", {"goal": "x" * 5000})

    assert answer.status_code in (400, 413)
