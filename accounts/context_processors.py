"""What the frame around every page shows."""

from django.http import HttpRequest

from accounts.permissions import Permission, permissions_of


def signed_in(request: HttpRequest) -> dict[str, object]:
    """Give templates the clinic and what the person may do: `{% if may.prescribe %}`."""
    membership = getattr(request, "membership", None)
    held = permissions_of(membership.role) if membership else frozenset()
    return {
        "clinic": membership.clinic if membership else None,
        "may": {permission.name.lower(): permission in held for permission in Permission},
    }
