"""What every answer carries, and what every request may not bring."""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import SuspiciousOperation
from django.db import DataError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.defaults import bad_request

Handler = Callable[[HttpRequest], HttpResponse]

# Nothing is fetched from another host and nothing runs that we did not ship as a file.
CONTENT_POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class ContentPolicyMiddleware:
    """Adds the content security policy, and forbids caching of whatever is not a public file."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class BadInputMiddleware:
    """Refuses a NUL in the address, and one in a form that reached the database: PostgreSQL holds none.

    Forms refuse it at the field before that; what is left are fields that no person types.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _holds_nul(request.GET):
            raise SuspiciousOperation("The address holds a NUL character.")
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 400 where a NUL was too much for the database, and leave any other error as it is."""
        if isinstance(exception, DataError) and _holds_nul(request.POST):
            return bad_request(request, SuspiciousOperation("The form holds a NUL character."))
        return None


def _holds_nul(data: QueryDict) -> bool:
    return any("\x00" in part for name, values in data.lists() for part in (name, *values))
