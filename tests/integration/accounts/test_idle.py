"""Whoever goes away is signed out; what they typed waits for them and for nobody else."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, User
from accounts.sessions import TIME_LEFT
from prescriptions.demo import PASSWORD
from prescriptions.models import Patient
from tests.conftest import SignIn

IDLE = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
SECOND = timedelta(seconds=1)
UNATTENDED = {"HTTP_REGIMEN_UNATTENDED": "1"}


class Clock:
    """The time as the server sees it; it stands still until it is moved."""

    def __init__(self) -> None:
        self.now = timezone.now()

    def __call__(self) -> datetime:
        return self.now

    def on(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


@pytest.fixture
def client(clock: Clock, amira: User, sign_in: SignIn) -> Client:
    return sign_in(amira)


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def enter(client: Client, who: User, page: str = "") -> Any:
    typed = {"email": who.email, "password": PASSWORD, "next": page}
    return client.post(reverse("accounts:sign-in"), typed)


def test_whoever_does_nothing_is_signed_out_and_it_is_recorded(client: Client, clock: Clock, amira: User) -> None:
    clock.on(IDLE - SECOND)
    assert is_in(client)
    clock.on(IDLE)

    assert not is_in(client)
    event = AuditEvent.objects.latest("pk")
    assert (event.event, event.by, event.subject_id) == ("session-ended", amira, str(amira.pk))


def test_each_request_by_the_person_starts_the_time_anew(client: Client, clock: Clock) -> None:
    for _ in range(8):
        clock.on(IDLE / 2)
        assert is_in(client)


def test_after_twelve_hours_even_the_busy_sign_in_again(client: Client, clock: Clock) -> None:
    for _ in range(12 * 60 // 10 - 1):
        clock.on(timedelta(minutes=10))
        assert is_in(client)
    clock.on(timedelta(minutes=10))

    assert not is_in(client)


def test_the_use_of_a_session_is_written_once_a_minute(client: Client, clock: Clock) -> None:
    def written() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        return sum(Session._meta.db_table in one["sql"] and not one["sql"].startswith("SELECT") for one in asked)

    assert written() == 0
    clock.on(timedelta(seconds=59))
    assert written() == 0
    clock.on(SECOND)
    assert written() == 1
    assert written() == 0


def test_a_page_that_asks_on_its_own_keeps_no_session_alive(client: Client, clock: Clock, amira: User) -> None:
    address = reverse("accounts:session")
    for _ in range(14):
        clock.on(timedelta(minutes=1))
        answer = client.get(address, **UNATTENDED)  # type: ignore[arg-type]  # a header
    assert answer.json()["left"] == 60
    assert answer.json()["user"] == str(amira.pk)
    assert answer.json()["token"]
    clock.on(timedelta(minutes=1))

    assert client.get(address, **UNATTENDED).json() == {"user": "", "left": 0, "token": ""}  # type: ignore[arg-type]


def test_staying_signed_in_gives_the_whole_time_again(client: Client, clock: Clock) -> None:
    clock.on(IDLE - SECOND)

    assert client.get(reverse("accounts:session")).json()["left"] == settings.SESSION_IDLE_SECONDS


def test_every_answer_says_how_long_the_session_lasts(client: Client, clock: Clock) -> None:
    clock.on(timedelta(seconds=30))

    assert client.get("/")[TIME_LEFT] == str(settings.SESSION_IDLE_SECONDS - 30)
    assert TIME_LEFT not in Client().get(reverse("accounts:sign-in"))


def test_a_form_that_came_too_late_waits_for_its_person(
    client: Client, clock: Clock, amira: User, margaret: Patient
) -> None:
    page = reverse("patient-edit", args=[margaret.pk])
    clock.on(IDLE)

    late = client.post(page, {"given_name": "Maggie", "notes": ["a", "b"]}, HTTP_REFERER=f"http://testserver{page}")
    assert late["Location"] == f"{reverse('accounts:sign-in')}?next={page}"
    back = enter(client, amira, page)
    assert back["Location"] == reverse("accounts:typed")
    shown = client.get(back["Location"]).content.decode()

    assert f'action="{page}"' in shown
    for name, value in (("given_name", "Maggie"), ("notes", "a"), ("notes", "b")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in shown
    assert "<dt>Given name</dt><dd>Maggie</dd>" in shown
    assert client.get(back["Location"])["Location"] == "/"


def test_another_person_sees_nothing_of_it(client: Client, clock: Clock, ben: User, margaret: Patient) -> None:
    clock.on(IDLE)
    client.post(reverse("patient-edit", args=[margaret.pk]), {"given_name": "Maggie"})

    assert enter(client, ben)["Location"] == "/"
    assert client.get(reverse("accounts:typed"))["Location"] == "/"
    assert "held" not in client.session


def test_after_ten_minutes_it_is_gone(client: Client, clock: Clock, amira: User, margaret: Patient) -> None:
    clock.on(IDLE)
    client.post(reverse("patient-edit", args=[margaret.pk]), {"given_name": "Maggie"})
    clock.on(timedelta(minutes=10))

    assert enter(client, amira)["Location"] == "/"
    assert "held" not in client.session


@pytest.mark.parametrize("headers", [{"HTTP_HX_REQUEST": "true"}, {"HTTP_SEC_FETCH_MODE": "no-cors"}])
def test_what_a_script_sends_is_not_held_twice(
    headers: dict[str, str], client: Client, clock: Clock, margaret: Patient
) -> None:
    clock.on(IDLE)
    client.post(reverse("patient-edit", args=[margaret.pk]), {"given_name": "Maggie"}, **headers)  # type: ignore[arg-type]

    assert "held" not in client.session


def test_a_forged_form_is_not_held(clock: Clock, amira: User, margaret: Patient, client: Client) -> None:
    forger = Client(enforce_csrf_checks=True)
    forger.cookies = client.cookies
    clock.on(IDLE)

    assert forger.post(reverse("patient-edit", args=[margaret.pk]), {"given_name": "Eve"}).status_code == 403
    assert "held" not in forger.session


@pytest.mark.parametrize(
    "came", ["https://evil.example/x", "http://testserver//evil.example", "javascript:alert(1)", ""]
)
def test_nobody_is_led_elsewhere_by_where_they_came_from(came: str, margaret: Patient) -> None:
    answer = Client().post(reverse("patient-edit", args=[margaret.pk]), HTTP_REFERER=came)

    assert "//evil.example" not in answer["Location"]
    assert "javascript" not in answer["Location"]


def test_signing_out_by_hand_clears_what_the_browser_keeps(client: Client) -> None:
    assert client.post(reverse("accounts:sign-out"))["Clear-Site-Data"] == '"cache", "storage"'
