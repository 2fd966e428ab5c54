"""Ends the session of whoever went away; puts the person's clinic, and its time zone, on the request."""

from collections.abc import Callable
from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts import actions, sessions
from accounts.http import ClinicRequest, page_behind
from accounts.models import Membership, User


class IdleMiddleware:
    """Ends a session that nobody used for too long, and tells the page how long the others have left.

    A form that arrives too late is held until its person has signed in again; pages with scripts keep their own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ours = cast(ClinicRequest, request)
        ours.ended = self._ended(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers[sessions.TIME_LEFT] = str(sessions.seconds_left(request.session))
        return response

    @staticmethod
    def _ended(request: HttpRequest) -> User | None:
        user = request.user
        if not isinstance(user, User):
            return None
        if not sessions.seconds_left(request.session):
            actions.end_session(request, by=user)
            return user
        if sessions.UNATTENDED not in request.headers:
            sessions.touch(request.session)
        return None

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Hold a form that came too late; this runs after the check that it is ours."""
        ended = cast(ClinicRequest, request).ended
        if not ended or request.method != "POST" or request.path == reverse("accounts:sign-out"):
            return None
        page = page_behind(request)
        if request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and "HX-Request" not in request.headers:
            sessions.hold(request, of=ended, page=page)
        return redirect_to_login(page)


class ClinicMiddleware:
    """Sets `membership` and `clinic` from the person's first membership, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ours = cast(ClinicRequest, request)
        ours.membership = self._membership(request)
        ours.clinic = ours.membership.clinic if ours.membership else None
        with timezone.override(ours.clinic.time_zone if ours.clinic else None):
            return self.get_response(request)

    @staticmethod
    def _membership(request: HttpRequest) -> Membership | None:
        if not request.user.is_authenticated:
            return None
        return request.user.first_membership
