"""Sign in, sign out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import actions, sessions
from accounts.forms import SignInForm
from accounts.models import User


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url(settings.LOGIN_REDIRECT_URL)


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or start the session."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request, request.POST.dict() if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.user:
        actions.sign_in(request, by=form.user)
        return redirect("accounts:typed" if sessions.is_held(request.session, by=form.user) else _next(request))
    return _ask(request, form)


def _ask(request: HttpRequest, form: SignInForm) -> HttpResponse:
    """Show the form; after a refusal with the reason, which is also recorded, but a pause only once."""
    pause = form.pause
    if form.refused_email is not None and (pause is None or pause.new):
        actions.note_refusal(email=form.refused_email, paused=pause is not None)
    status = 200 if not form.is_bound else 429 if pause else 422
    response = render(request, "accounts/sign_in.html", {"form": form}, status=status)
    if pause:
        response["Retry-After"] = str(pause.seconds)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if isinstance(request.user, User):
        actions.sign_out(request, by=request.user)
    response = redirect("accounts:sign-in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_GET
def time_left(request: HttpRequest) -> HttpResponse:
    """Tell a page whose session this is, how many seconds it has left, and what its forms must carry."""
    if not request.user.is_authenticated:
        return JsonResponse({"user": "", "left": 0, "token": ""})
    left = sessions.seconds_left(request.session)
    return JsonResponse({"user": str(request.user.pk), "left": left, "token": get_token(request)})


@require_GET
def typed(request: HttpRequest) -> HttpResponse:
    """Show, once, the form that came after the session had ended; its person sends it or leaves it."""
    held = sessions.take(request.session, by=request.user) if isinstance(request.user, User) else None
    if held is None:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/typed.html", {"held": held})
