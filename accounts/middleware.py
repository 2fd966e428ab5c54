"""Puts the person's clinic, and its time zone, on the request."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.http import ClinicRequest
from accounts.models import Membership


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
        return Membership.objects.filter(user=request.user).select_related("clinic").order_by("pk").first()
