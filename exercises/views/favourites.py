"""Give and take a star."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises import actions, policies
from exercises.presenters.star import Star


@require_POST
@needs(Permission.PRESCRIBE)
def star(request: StaffRequest, slug: str) -> HttpResponse:
    """Star an exercise or take the star away; the answer is the button anew, or the page on which it was pressed."""
    published = request.clinic.exercises.filter(current__isnull=False).select_related("clinic", "current")
    exercise = get_object_or_404(published, slug=slug)
    on, problem = request.POST.get("star") == "on", ""
    try:
        (actions.star if on else actions.unstar)(exercise=exercise, by=request.user)
    except policies.NotNow as reason:
        on, problem = False, str(reason)
    back = _back(request, exercise.slug)
    if request.htmx:
        context = {"star": Star(exercise, on), "back": back, "problem": problem}
        return trigger_client_event(render(request, "exercises/_star.html", context), "starred")
    if problem:
        messages.warning(request, problem)
    return HttpResponseRedirect(back)


def _back(request: StaffRequest, slug: str) -> str:
    """The page of ours on which the star was pressed, or else that of the exercise."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if ours else reverse("library:exercise", args=[slug])
