"""Which database: SQLite in a file, or PostgreSQL by its address. A wrong address refuses to start and says why."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.env import Env

FILE: Final = "REGIMEN_DATABASE"
ADDRESS: Final = "REGIMEN_DATABASE_URL"
SCHEMES: Final = ("postgresql", "postgres")
# What may follow the name of the database; anything else is a slip of the pen.
OPTIONS: Final = ("host", "sslmode", "sslrootcert")
HERE: Final = ("", "localhost", "127.0.0.1", "::1")
SECURE: Final = ("require", "verify-ca", "verify-full")
EXAMPLE: Final = "Write it like postgresql://regimen:password@db.clinic.example:5432/regimen?sslmode=verify-full."
# A write waits up to ten seconds for another write, on either database.
PATIENCE_SECONDS: Final = 10
# How long an idle connection is kept for the next request.
KEPT_SECONDS: Final = 60

Settings = dict[str, Any]


def database(env: Env, *, file: Path) -> Settings:
    """Return Django's settings of the database that the environment names; SQLite in `file` if it names none."""
    address = env.text(ADDRESS, "")
    if not address:
        return sqlite(env.text(FILE, str(file)))
    if env.text(FILE, ""):
        raise ImproperlyConfigured(f"{FILE} and {ADDRESS} are both set. Keep the one that you mean.")
    return postgresql(address)


def sqlite(file: str) -> Settings:
    """Return the settings of SQLite: readers never wait for a writer (WAL)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "timeout": PATIENCE_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def postgresql(address: str) -> Settings:
    """Return the settings of PostgreSQL. Raises `ImproperlyConfigured` for a wrong one, without its password."""
    parts = _parts(address)
    asked = _options(parts)
    host = asked.pop("host", None) or unquote(parts.hostname or "")
    if host not in HERE and not host.startswith("/") and asked.get("sslmode") not in SECURE:
        raise _wrong(f"sends patients' data to {host} unencrypted. Add ?sslmode=verify-full, or require.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(_port(parts) or ""),
        "CONN_MAX_AGE": KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": PATIENCE_SECONDS, "options": f"-c lock_timeout={PATIENCE_SECONDS}s", **asked},
    }


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise _wrong(f"is no address. {EXAMPLE}") from error
    if parts.scheme not in SCHEMES:
        raise _wrong(f"does not begin with postgresql://. {EXAMPLE}")
    if not parts.path[1:] or "/" in parts.path[1:]:
        raise _wrong(f"names no database after the host. {EXAMPLE}")
    if parts.fragment:
        raise _wrong("holds a #. Write %23 for a # in the password.")
    return parts


def _options(parts: SplitResult) -> dict[str, str]:
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    for name in asked:
        if name not in OPTIONS:
            raise _wrong(f"asks for {name!r}. After the ? only {', '.join(OPTIONS)} are known.")
    return asked


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise _wrong("names a port that is none. Write a number up to 65535, or leave it out for 5432.") from error


def _wrong(why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{ADDRESS} {why}")
