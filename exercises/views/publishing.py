"""Offer a draft, withdraw an exercise, offer it again. Each asks first."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises import actions, policies
from exercises.forms import ReasonForm
from exercises.presenters.editing import PublishPage, draft_of
from exercises.presenters.words import read_words


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_LIBRARY)
def publish(request: StaffRequest, slug: str) -> HttpResponse:
    """Show what changes, then offer the draft."""
    exercise = get_object_or_404(request.clinic.exercises.select_related("clinic", "current"), slug=slug)
    draft = draft_of(exercise)
    if draft is None:
        messages.warning(request, "There is no draft to publish.")
        return redirect("library:exercise", slug)
    problem = ""
    if request.method == "POST":
        try:
            actions.publish(version=draft, by=request.user, seen=request.POST.get("seen", ""))
        except policies.NotNow as reason:
            problem = str(reason)
        else:
            messages.success(request, f"Version {draft.number} is published.")
            return redirect("library:exercise", slug)
    context = {"page": PublishPage(exercise, draft, read_words()), "problem": problem}
    return render(request, "exercises/publish.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_LIBRARY)
def withdraw(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask why, then offer the exercise no longer."""
    published = request.clinic.exercises.filter(current__isnull=False).select_related("clinic", "current")
    exercise = get_object_or_404(published, slug=slug)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.withdraw(exercise=exercise, reason=form.cleaned_data["reason"], by=request.user)
        except policies.NotNow as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "Withdrawn. Nobody is offered it any more; sheets already given keep it.")
            return redirect("library:exercise", slug)
    context = {"exercise": exercise, "form": form}
    return render(request, "exercises/withdraw.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_LIBRARY)
def reinstate(request: StaffRequest, slug: str) -> HttpResponse:
    """Show why it was withdrawn, then offer it again."""
    withdrawn = request.clinic.exercises.filter(withdrawn_at__isnull=False)
    exercise = get_object_or_404(withdrawn.select_related("clinic", "current", "withdrawn_by"), slug=slug)
    if request.method == "POST":
        actions.reinstate(exercise=exercise, by=request.user)
        messages.success(request, "Offered again.")
        return redirect("library:exercise", slug)
    return render(request, "exercises/reinstate.html", {"exercise": exercise})
