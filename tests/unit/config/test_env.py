"""A wrong value of the environment refuses to start, with one sentence of help."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.env import Env

GOOD_SECRET = "k3v9-Qm2x-Zp7w-Lr5t-Yb8n-Hd4s-Gf6j-Vc1u-Ne0o-Ia_Tq"


def test_a_text_is_read_without_the_space_around_it() -> None:
    assert Env({"REGIMEN_DATABASE": " /var/regimen.sqlite3 "}).text("REGIMEN_DATABASE") == "/var/regimen.sqlite3"


@pytest.mark.parametrize("values", [{}, {"REGIMEN_DATABASE": ""}, {"REGIMEN_DATABASE": "  "}])
def test_a_text_that_is_not_set_is_its_default_or_a_refusal(values: dict[str, str]) -> None:
    assert Env(values).text("REGIMEN_DATABASE", "here") == "here"
    with pytest.raises(ImproperlyConfigured, match=r"^REGIMEN_DATABASE is not set. Set it in the environment"):
        Env(values).text("REGIMEN_DATABASE")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("yes", True),
        ("1", True),
        ("On", True),
        ("TRUE", True),
        ("no", False),
        ("0", False),
        ("off", False),
        ("", True),
    ],
)
def test_a_flag_is_yes_or_no(word: str, meant: bool) -> None:
    assert Env({"REGIMEN_DEBUG": word}).flag("REGIMEN_DEBUG", default=True) is meant


@pytest.mark.parametrize("word", ["ja", "2", "yes please", "none"])
def test_a_flag_that_is_neither_is_refused(word: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^REGIMEN_DEBUG is '{word}'. Write yes or no.$"):
        Env({"REGIMEN_DEBUG": word}).flag("REGIMEN_DEBUG", default=False)


def test_a_secret_is_long_and_varied() -> None:
    assert Env({"REGIMEN_SECRET_KEY": GOOD_SECRET}).secret("REGIMEN_SECRET_KEY") == GOOD_SECRET


@pytest.mark.parametrize("value", ["secret", GOOD_SECRET[:49], "x" * 80, "ab" * 40])
def test_a_secret_that_can_be_guessed_is_refused_and_not_repeated(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^REGIMEN_SECRET_KEY can be guessed. Set it to 50") as refusal:
        Env({"REGIMEN_SECRET_KEY": value}).secret("REGIMEN_SECRET_KEY")

    assert value not in str(refusal.value)


def test_hosts_are_names_with_commas_between_them() -> None:
    read = Env({"REGIMEN_HOSTS": "plan.clinic.example, Other.example"}).hosts("REGIMEN_HOSTS")

    assert read == ["plan.clinic.example", "other.example"]


@pytest.mark.parametrize(
    "value",
    ["*", ".clinic.example", "https://clinic.example", "a.example,", "clinic.example:443", "two words", "a..b"],
)
def test_a_host_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^REGIMEN_HOSTS names '.*'. Write host names"):
        Env({"REGIMEN_HOSTS": value}).hosts("REGIMEN_HOSTS")


def test_no_host_at_all_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^REGIMEN_HOSTS is not set."):
        Env({}).hosts("REGIMEN_HOSTS")


def test_it_reads_the_environment_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIMEN_HOSTS", "plan.clinic.example")

    assert Env().hosts("REGIMEN_HOSTS") == ["plan.clinic.example"]
    assert Env().values is os.environ


@pytest.mark.parametrize("value", ["239", "3601", "-1", "ten", "5.5"])
def test_a_number_outside_its_bounds_is_refused(value: str) -> None:
    with pytest.raises(
        ImproperlyConfigured, match=r"^REGIMEN_IDLE_SECONDS is '.*'. Write a whole number from 240 to 3600."
    ):
        Env({"REGIMEN_IDLE_SECONDS": value}).whole("REGIMEN_IDLE_SECONDS", 900, least=240, most=3600)


def test_a_number_that_is_not_set_is_the_usual_one() -> None:
    assert Env({}).whole("REGIMEN_IDLE_SECONDS", 900, least=240, most=3600) == 900
