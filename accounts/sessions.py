"""How long a session lives, and what was sent to one that had ended.

A session ends after `SESSION_IDLE_SECONDS` without a request by its person, and `SESSION_COOKIE_AGE` seconds after
signing in whatever happens (ASVS 7.3.1, 7.3.2). When it was last used is written at most once a minute, so that it
may end up to a minute early, never late.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User

HELD_FOR: Final = timedelta(minutes=10)
WRITE_EVERY_SECONDS: Final = 60
WARN_SECONDS: Final = 120
# A page that asks on its own says so with this header: it keeps no session alive.
UNATTENDED: Final = "Regimen-Unattended"
TIME_LEFT: Final = "Regimen-Time-Left"
_BEGAN, _SEEN, _HELD = "began", "seen", "held"


def _now() -> float:
    return timezone.now().timestamp()


def begin(session: SessionBase) -> None:
    """Start both clocks."""
    session[_BEGAN] = session[_SEEN] = _now()


def seconds_left(session: SessionBase) -> int:
    """Return the seconds until the session ends if nothing more is asked; 0 when it has ended."""
    if _SEEN not in session:
        begin(session)
    ends = min(session[_SEEN] + settings.SESSION_IDLE_SECONDS, session[_BEGAN] + settings.SESSION_COOKIE_AGE)
    return max(0, int(ends - _now()))


def touch(session: SessionBase) -> None:
    """Note that the session is used. Short idle times are written more often than each minute."""
    if _now() - session[_SEEN] >= min(WRITE_EVERY_SECONDS, settings.SESSION_IDLE_SECONDS // 5):
        session[_SEEN] = _now()


def warn_seconds() -> int:
    """Return how long before its end a session is warned of: two minutes, or half of a short idle time."""
    return min(WARN_SECONDS, settings.SESSION_IDLE_SECONDS // 2)


@dataclass(frozen=True, slots=True)
class Held:
    """A form that came after its session had ended: where it was going, from where, and what it held."""

    path: str
    page: str
    fields: list[tuple[str, str]]

    @property
    def told(self) -> list[tuple[str, str]]:
        """What its person typed, under the names of the fields in plain words."""
        typed = [(name.rpartition("-")[2], value) for name, value in self.fields if value]
        return [
            (name.replace("_", " ").capitalize(), value) for name, value in typed if name not in ("seen", "revision")
        ]


def hold(request: HttpRequest, *, of: User, page: str) -> None:
    """Keep the form of this request in the new session, for the same person alone."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    request.session[_HELD] = {
        "user": of.pk,
        "at": _now(),
        "path": request.get_full_path(),
        "page": page,
        "fields": [pair for pair in fields if pair[0] != "csrfmiddlewaretoken"],
    }


def is_held(session: SessionBase, *, by: User) -> bool:
    """Whether a form waits for this person. One that waits for somebody else, or waited too long, is dropped."""
    held: dict[str, Any] | None = session.get(_HELD)
    if held is None:
        return False
    if held["user"] == by.pk and _now() - held["at"] < HELD_FOR.total_seconds():
        return True
    del session[_HELD]
    return False


def take(session: SessionBase, *, by: User) -> Held | None:
    """Return the form that waits for this person, once."""
    if not is_held(session, by=by):
        return None
    held = session.pop(_HELD)
    return Held(held["path"], held["page"], [(name, value) for name, value in held["fields"]])
