"""Who has an exercise on a sheet at home."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.presenters.sheets import ExerciseSheets


@require_safe
@needs(Permission.READ_PATIENTS)
def exercise_sheets(request: StaffRequest, slug: str) -> HttpResponse:
    """List the live sheets that hold an exercise; to htmx the list alone, for the pages of the library."""
    published = request.clinic.exercises.filter(current__isnull=False).select_related("clinic", "current")
    exercise = get_object_or_404(published, slug=slug)
    record("exercise-sheets-read", by=request.user, clinic=request.clinic, subject=exercise)
    template = "exercises/_sheets.html" if request.htmx else "exercises/sheets.html"
    return render(request, template, {"sheets": ExerciseSheets(exercise)})
