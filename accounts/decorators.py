"""Who may call a view."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.http import StaffRequest, page_behind
from accounts.permissions import Permission, permissions_of

P = ParamSpec("P")
StaffView = Callable[Concatenate[StaffRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def needs(permission: Permission) -> Callable[[StaffView[P]], View[P]]:
    """Let in only signed-in members of a clinic whose role gives `permission`."""

    def decorate(view: StaffView[P]) -> View[P]:
        @wraps(view)
        def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            staff = cast(StaffRequest, request)
            if not request.user.is_authenticated:
                asked = request.method in ("GET", "HEAD")  # nobody can be led back to what takes only a form
                return redirect_to_login(request.get_full_path() if asked else page_behind(request))
            if not staff.membership or permission not in permissions_of(staff.membership.role):
                raise PermissionDenied(permission)
            return view(staff, *args, **kwargs)

        checked.__dict__["needs"] = permission  # read by the test that each view has a permission
        return cast(View[P], checked)

    return decorate
