"""Signing in and out, with their record."""

from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest

from accounts import sessions
from accounts.audit import record
from accounts.models import Clinic, Membership, User


@transaction.atomic
def sign_in(request: HttpRequest, *, by: User) -> None:
    """Start a session for `by`."""
    auth.login(request, by)
    sessions.begin(request.session)
    record("signed-in", by=by, clinic=_clinic_of(by), subject=by)


@transaction.atomic
def sign_out(request: HttpRequest, *, by: User) -> None:
    """End the session of `by`."""
    record("signed-out", by=by, clinic=_clinic_of(by), subject=by)
    auth.logout(request)


@transaction.atomic
def end_session(request: HttpRequest, *, by: User) -> None:
    """End the session of `by`, who did nothing for too long or signed in too long ago."""
    record("session-ended", by=by, clinic=_clinic_of(by), subject=by)
    auth.logout(request)


def _clinic_of(user: User) -> Clinic | None:
    return user.first_membership.clinic if user.first_membership else None


def note_refusal(*, email: str, paused: bool) -> None:
    """Record a sign-in that was refused; `paused` when it began a pause.

    An email that nobody has is not written down: people type their password into the wrong field.
    """
    found = Membership.objects.filter(user__email=email.strip().lower()).select_related("user", "clinic")
    membership = found.order_by("pk").first()
    record(
        "sign-in-paused" if paused else "sign-in-failed",
        by=None,
        clinic=membership.clinic if membership else None,
        subject=membership.user if membership else None,
    )
