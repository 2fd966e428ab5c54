"""What the frame around every page shows."""

from django.http import HttpRequest

from accounts import sessions
from accounts.permissions import Permission, permissions_of


def signed_in(request: HttpRequest) -> dict[str, object]:
    """Give templates the clinic and what the person may do: `{% if may.prescribe %}`."""
    membership = getattr(request, "membership", None)
    held = permissions_of(membership.role) if membership else frozenset()
    return {
        "clinic": membership.clinic if membership else None,
        "ends": _ends(request),
        "may": {permission.name.lower(): permission in held for permission in Permission},
    }


def _ends(request: HttpRequest) -> dict[str, int] | None:
    """When the session of whoever is signed in ends, and when to warn of it: in seconds."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return None
    return {"left": sessions.seconds_left(request.session), "warn": sessions.warn_seconds()}
