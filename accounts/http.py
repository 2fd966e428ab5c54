"""The request as our views see it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import Clinic, Membership, User


class ClinicRequest(HttpRequest):
    """Any request once `accounts.middleware` has looked at it."""

    membership: Membership | None
    clinic: Clinic | None


class StaffRequest(HttpRequest):
    """A request by a member of a clinic; `accounts.decorators.needs` makes sure of it."""

    user: User
    clinic: Clinic
    membership: Membership
    htmx: HtmxDetails
