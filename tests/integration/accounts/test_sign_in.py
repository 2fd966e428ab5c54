"""Signing in: who gets in, who is told what, and how guessing is slowed down."""

import re
from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from accounts import throttle
from accounts.models import AuditEvent, User
from prescriptions.demo import PASSWORD
from prescriptions.models import Patient

SIGN_IN: Final = "/sign-in/"
AMIRA: Final = "amira@harbour.example"
NOBODY: Final = "nobody@harbour.example"
NO_MATCH: Final = "That email and password do not match. Check both, then try again."


def enter(client: Client, email: str = AMIRA, password: str = PASSWORD, **headers: str) -> Any:
    return client.post(SIGN_IN, {"email": email, "password": password}, **headers)  # type: ignore[arg-type]  # of a request


def said(answer: HttpResponse) -> str:
    """The page without the token and the email that was typed: what the two kinds of people see differently."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return re.sub(r'"X-CSRFToken": "[^"]+"', "", body.replace(AMIRA, "EMAIL").replace(NOBODY, "EMAIL"))


def test_the_right_pair_leads_to_today_and_is_recorded(amira: User) -> None:
    client = Client()

    answer = enter(client)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    event = AuditEvent.objects.filter(event="signed-in").latest("pk")
    assert (event.by, event.clinic) == (amira, amira.memberships.get().clinic)


@pytest.mark.parametrize("email", ["AMIRA@Harbour.example", "  amira@harbour.example "])
def test_the_email_may_be_written_in_any_case(email: str, amira: User) -> None:
    assert enter(Client(), email).status_code == 302


@pytest.mark.parametrize("password", [PASSWORD + " ", " " + PASSWORD, PASSWORD.upper(), "", "x" * 300, "\x00"])
def test_a_password_is_taken_as_it_is(password: str, amira: User) -> None:
    assert enter(Client(), password=password).status_code == 422


def test_a_known_and_an_unknown_email_meet_the_same_words(amira: User) -> None:
    known, unknown = enter(Client(), AMIRA, "wrong"), enter(Client(), NOBODY, "wrong")

    assert known.status_code == unknown.status_code == 422
    assert NO_MATCH in known.content.decode()
    assert said(known) == said(unknown)


def test_a_disabled_person_meets_the_same_words(amira: User) -> None:
    wrong = enter(Client(), AMIRA, "wrong")
    User.objects.filter(pk=amira.pk).update(is_active=False)

    assert said(enter(Client())) == said(wrong)


def test_a_password_is_hashed_for_an_unknown_email_too(amira: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes time is the hash; done for everybody, it tells nobody apart."""
    hashed: list[str] = []
    monkeypatch.setattr(User, "set_password", lambda self, raw: hashed.append(raw))

    enter(Client(), NOBODY, "wrong")

    assert hashed == ["wrong"]


def test_the_email_stays_in_the_form_and_the_password_does_not(amira: User) -> None:
    body = enter(Client(), AMIRA, "hush-hush").content.decode()

    assert f'value="{AMIRA}"' in body
    assert "hush-hush" not in body


def test_a_refusal_is_recorded_without_the_email_of_somebody_unknown(amira: User) -> None:
    enter(Client(), AMIRA, "wrong")
    enter(Client(), "my-secret-password@example.org", "wrong")

    known, unknown = AuditEvent.objects.filter(event="sign-in-failed").order_by("pk")
    assert (known.subject_id, known.by) == (str(amira.pk), None)
    assert (unknown.subject_id, unknown.clinic, unknown.facts) == ("", None, {})


@pytest.mark.parametrize("email", [AMIRA, NOBODY])
def test_after_five_wrong_passwords_even_the_right_one_waits(email: str, amira: User) -> None:
    for _ in range(throttle.TRIES_AN_EMAIL):
        assert enter(Client(), email, "wrong").status_code == 422

    answer = enter(Client(), email)

    assert answer.status_code == 429
    assert "Too many tries. Wait 15 minutes, then try again." in answer.content.decode()
    assert 0 < int(answer["Retry-After"]) <= 900
    assert "_auth_user_id" not in Client().session


def test_the_pause_says_the_same_to_a_known_and_an_unknown_email(amira: User) -> None:
    for _ in range(throttle.TRIES_AN_EMAIL):
        enter(Client(), AMIRA, "wrong")
        enter(Client(), NOBODY, "wrong")

    assert said(enter(Client(), AMIRA)) == said(enter(Client(), NOBODY))


def test_the_email_in_another_case_counts_as_the_same(amira: User) -> None:
    for email in ("amira@harbour.example", "Amira@harbour.example", "AMIRA@HARBOUR.EXAMPLE") * 2:
        answer = enter(Client(), email, "wrong")

    assert answer.status_code == 429


def test_after_the_pause_the_right_password_is_right_again(amira: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(throttle.TRIES_AN_EMAIL + 1):
        enter(Client(), AMIRA, "wrong")
    later = timezone.now().timestamp() + throttle.WINDOW.total_seconds() + 1
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: later)

    assert enter(Client()).status_code == 302


def test_the_pause_does_not_grow_with_each_try(amira: User) -> None:
    began = timezone.now()
    pauses = [throttle.count_try(email=AMIRA, address="192.0.2.1") for _ in range(9)]

    until = [pause.until for pause in pauses if pause]
    assert pauses[:5] == [None] * 5
    assert len(until) == 4
    assert set(until) == {until[0]}
    assert until[0] - began < throttle.WINDOW + timedelta(seconds=5)


def test_a_pause_is_recorded_once(amira: User) -> None:
    for _ in range(12):
        enter(Client(), AMIRA, "wrong")

    assert AuditEvent.objects.filter(event="sign-in-failed").count() == 5
    paused = AuditEvent.objects.get(event="sign-in-paused")
    assert paused.subject_id == str(amira.pk)


def test_twenty_wrong_tries_from_one_address_pause_it_for_everybody(amira: User) -> None:
    for number in range(throttle.TRIES_AN_ADDRESS):
        assert enter(Client(), f"{number}@example.org", "wrong", REMOTE_ADDR="192.0.2.7").status_code == 422

    assert enter(Client(), REMOTE_ADDR="192.0.2.7").status_code == 429
    assert enter(Client(), REMOTE_ADDR="192.0.2.8").status_code == 302


def test_a_hundred_tries_for_one_email_from_many_addresses_are_still_paused(amira: User) -> None:
    answers = [enter(Client(), AMIRA, f"guess {n}", REMOTE_ADDR=f"198.51.100.{n}").status_code for n in range(100)]

    assert answers == [422] * 5 + [429] * 95


def test_signing_in_forgets_the_wrong_tries(amira: User) -> None:
    for _ in range(3):
        for _ in range(4):
            enter(Client(), AMIRA, "wrong")
        assert enter(Client()).status_code == 302


def test_a_busy_clinic_behind_one_address_is_not_paused(amira: User) -> None:
    assert {enter(Client()).status_code for _ in range(throttle.TRIES_AN_ADDRESS + 5)} == {302}


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_names(amira: User) -> None:
    with override_settings(BEHIND_PROXY=True):
        for number in range(throttle.TRIES_AN_ADDRESS):
            made_up = f"203.0.113.{number}, 192.0.2.9"
            enter(Client(), f"{number}@example.org", "wrong", HTTP_X_FORWARDED_FOR=made_up)

        assert enter(Client(), HTTP_X_FORWARDED_FOR="1.2.3.4, 192.0.2.9").status_code == 429
        assert enter(Client(), HTTP_X_FORWARDED_FOR="192.0.2.10").status_code == 302


def test_without_a_proxy_a_made_up_address_counts_for_nothing(amira: User) -> None:
    for number in range(throttle.TRIES_AN_ADDRESS):
        enter(Client(), f"{number}@example.org", "wrong", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")

    assert enter(Client(), HTTP_X_FORWARDED_FOR="203.0.113.200").status_code == 429


def test_the_cache_holds_no_email(amira: User) -> None:
    enter(Client(), AMIRA, "wrong")

    keys = " ".join(caches["sign-in"]._cache)  # type: ignore[attr-defined]  # the memory of the backend
    assert "email-" in keys
    assert "amira" not in keys


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example/",
        "https://evil.example/",
        "http:evil.example",
        "javascript:alert(1)",
        "\\\\evil.example",
        "/\\evil.example",
        "/%09/evil.example".replace("%09", "\t"),
        " https://evil.example",
        "https://testserver@evil.example/",
        "data:text/html,x",
        "\x00",
    ],
)
@pytest.mark.parametrize("way", ["address", "form"])
def test_nobody_is_led_away(wanted: str, way: str, amira: User) -> None:
    typed = {"email": AMIRA, "password": PASSWORD}
    if way == "form":
        answer = Client().post(SIGN_IN, typed | {"next": wanted})
    else:
        answer = Client().post(SIGN_IN, typed, QUERY_STRING=f"next={wanted.strip()}")

    assert answer.status_code in (302, 400)
    assert answer.get("Location", "/") == "/"


def test_one_is_led_to_where_one_wanted_to_go(margaret: Patient, amira: User) -> None:
    client = Client()
    wanted = reverse("patient", args=[margaret.pk])
    asked = client.get(wanted)
    assert asked["Location"] == f"{SIGN_IN}?next={wanted}"

    answer = client.post(asked["Location"], {"email": AMIRA, "password": PASSWORD})

    assert answer["Location"] == wanted


def test_a_session_that_somebody_planted_is_not_the_one_that_is_signed_in(amira: User) -> None:
    client = Client()
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    assert planted
    client.cookies["sessionid"] = planted

    enter(client)

    assert client.cookies["sessionid"].value != planted
    other = Client()
    other.cookies["sessionid"] = planted
    assert other.get("/").status_code == 302


def test_a_session_is_dead_after_signing_out(amira: User) -> None:
    client = Client()
    enter(client)
    kept = client.cookies["sessionid"].value

    answer = client.post("/sign-out/")

    assert answer["Location"] == SIGN_IN
    assert AuditEvent.objects.latest("pk").event == "signed-out"
    client.cookies["sessionid"] = kept
    assert client.get("/").status_code == 302


def test_a_session_is_dead_when_the_person_is_disabled(amira: User) -> None:
    client = Client()
    enter(client)
    User.objects.filter(pk=amira.pk).update(is_active=False)

    assert client.get("/").status_code == 302


def test_a_session_is_dead_when_the_password_is_another(amira: User) -> None:
    client = Client()
    enter(client)
    amira.set_password("another long enough phrase")
    amira.save()

    assert client.get("/").status_code == 302


def test_a_right_is_gone_with_the_membership(amira: User) -> None:
    client = Client()
    enter(client)
    amira.memberships.all().delete()

    assert client.get("/").status_code == 403


def test_whoever_is_in_does_not_sign_in_again(amira: User) -> None:
    client = Client()
    enter(client)

    assert client.get(SIGN_IN)["Location"] == "/"
