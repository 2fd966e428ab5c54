"""Slows down the guessing of passwords: a few tries, then a pause.

A try is counted before the password is looked at, so that many at once cannot slip past the count. The counts lie in
the cache of each server process, under a digest of the email, and are gone when it ends.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone

WINDOW: Final = timedelta(minutes=15)
TRIES_AN_EMAIL: Final = 5
TRIES_AN_ADDRESS: Final = 20


@dataclass(frozen=True, slots=True)
class Pause:
    """There were too many tries: no password is looked at until then. The try that began it is `new`."""

    until: datetime
    new: bool

    @property
    def seconds(self) -> int:
        return max(1, ceil((self.until - timezone.now()).total_seconds()))

    @property
    def message(self) -> str:
        minutes = ceil(self.seconds / 60)
        return f"Too many tries. Wait {minutes} minute{'' if minutes == 1 else 's'}, then try again."


def count_try(*, email: str, address: str) -> Pause | None:
    """Count one try to sign in. Return the pause that holds now, or None if the password may be looked at."""
    pauses = (_count(_key("address", address), TRIES_AN_ADDRESS), _count(_key("email", email), TRIES_AN_EMAIL))
    return max((pause for pause in pauses if pause), key=lambda pause: pause.until, default=None)


def take_back(*, email: str, address: str) -> None:
    """The password was right: forget the tries for this email, and do not count this one for the address."""
    caches["sign-in"].delete_many([_key("email", email), f"{_key('email', email)}-until"])
    with suppress(ValueError):  # its window has just ended
        caches["sign-in"].decr(_key("address", address))


def address_of(request: HttpRequest) -> str:
    """The address of the browser. Behind a proxy it is the last one named: what stands before may be made up."""
    if settings.BEHIND_PROXY:
        return str(request.headers.get("X-Forwarded-For", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _key(kind: str, value: str) -> str:
    return f"{kind}-{hashlib.sha256(value.strip().lower().encode()).hexdigest()}"


def _count(key: str, most: int) -> Pause | None:
    counts, seconds = caches["sign-in"], WINDOW.total_seconds()
    fresh = timezone.now() + WINDOW
    if counts.add(key, 0, seconds):
        counts.set(f"{key}-until", fresh, seconds)
    try:
        tries = counts.incr(key)
    except ValueError:  # its window has just ended
        return None
    return Pause(counts.get(f"{key}-until", fresh), new=tries == most + 1) if tries > most else None
