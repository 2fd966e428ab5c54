"""Sign for an exercise, and see which are due to be read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises import actions, policies
from exercises.presenters.signatures import ReviewsPage


@require_safe
@needs(Permission.EDIT_LIBRARY)
def reviews(request: StaffRequest) -> HttpResponse:
    """List what nobody has signed, or signed long ago."""
    return render(request, "exercises/reviews.html", {"page": ReviewsPage(request.clinic)})


@require_POST
@needs(Permission.EDIT_LIBRARY)
def sign(request: StaffRequest, slug: str) -> HttpResponse:
    """Sign the version that was read, then go back to what is due."""
    exercise = get_object_or_404(request.clinic.exercises.filter(current__isnull=False), slug=slug)
    try:
        signature = actions.sign(exercise=exercise, seen=request.POST.get("seen", ""), by=request.user)
    except policies.NotNow as reason:
        messages.warning(request, str(reason))
        return redirect("library:exercise", slug)
    messages.success(request, f"You signed {signature.version.name}, version {signature.version.number}.")
    return redirect("library:reviews")
