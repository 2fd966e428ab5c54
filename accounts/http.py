"""The request as our views see it."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import escape_leading_slashes
from django_htmx.middleware import HtmxDetails

from accounts.models import Clinic, Membership, User


class ClinicRequest(HttpRequest):
    """Any request once `accounts.middleware` has looked at it."""

    membership: Membership | None
    clinic: Clinic | None
    ended: User | None  # whose session ended with this request


class StaffRequest(HttpRequest):
    """A request by a member of a clinic; `accounts.decorators.needs` makes sure of it."""

    user: User
    clinic: Clinic
    membership: Membership
    htmx: HtmxDetails


def page_behind(request: HttpRequest) -> str:
    """Return the address on this site from which the request was sent, or the first page."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc != request.get_host():
        return "/"
    return escape_leading_slashes(came._replace(scheme="", netloc="", fragment="").geturl()) or "/"
