"""The address of the database: read whole, or refused with one sentence that repeats no password."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.databases import database, postgresql
from config.env import Env

FILE = Path("/var/regimen.sqlite3")


def test_nothing_said_is_sqlite_in_its_file() -> None:
    read = database(Env({}), file=FILE)

    assert (read["ENGINE"], read["NAME"]) == ("django.db.backends.sqlite3", str(FILE))
    assert database(Env({"REGIMEN_DATABASE": "/srv/x.sqlite3"}), file=FILE)["NAME"] == "/srv/x.sqlite3"


def test_an_address_is_read_whole() -> None:
    read = postgresql("postgresql://regimen:p%40ss%2F%23@db.clinic.example:5433/reg_1?sslmode=verify-full")

    assert read["ENGINE"] == "django.db.backends.postgresql"
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"], read["NAME"]) == (
        "regimen",
        "p@ss/#",
        "db.clinic.example",
        "5433",
        "reg_1",
    )
    assert read["OPTIONS"]["sslmode"] == "verify-full"
    assert read["OPTIONS"]["options"] == "-c lock_timeout=10s"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("postgres:///regimen", ""),
        ("postgresql://regimen@localhost/regimen", "localhost"),
        ("postgresql://regimen@/regimen?host=/run/postgresql", "/run/postgresql"),
        ("postgresql://regimen@[::1]/regimen", "::1"),
    ],
)
def test_on_the_same_machine_nothing_need_be_encrypted(address: str, host: str) -> None:
    assert postgresql(address)["HOST"] == host


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://regimen:hush@localhost/regimen", "does not begin with postgresql://"),
        ("regimen", "does not begin with postgresql://"),
        ("postgresql://regimen:hush@localhost", "names no database"),
        ("postgresql://regimen:hush@localhost/", "names no database"),
        ("postgresql://regimen:hush@localhost/a/b", "names no database"),
        ("postgresql://regimen:hush@localhost:99999/regimen", "names a port that is none"),
        ("postgresql://regimen:hush@localhost:x/regimen", "names a port that is none"),
        ("postgresql://regimen:hu#sh@localhost/regimen", "names no database|holds a #"),
        ("postgresql://regimen:hush@[::1/regimen", "is no address"),
        ("postgresql://regimen:hush@localhost/regimen?ssl=1", "asks for 'ssl'"),
        ("postgresql://regimen:hush@db.example/regimen", "unencrypted"),
        ("postgresql://regimen:hush@db.example/regimen?sslmode=prefer", "unencrypted"),
    ],
)
def test_a_wrong_address_is_refused_in_words_without_its_password(address: str, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^REGIMEN_DATABASE_URL .*({sentence})") as refusal:
        database(Env({"REGIMEN_DATABASE_URL": address}), file=FILE)

    assert "hush" not in str(refusal.value)


def test_two_databases_at_once_are_refused() -> None:
    both = {"REGIMEN_DATABASE": "x.sqlite3", "REGIMEN_DATABASE_URL": "postgres:///regimen"}
    with pytest.raises(ImproperlyConfigured, match="are both set"):
        database(Env(both), file=FILE)
