"""The first page after signing in."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.dates import words_of
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.routines import RoutinePresenter

DUE_WITHIN = timedelta(days=7)
LINES = 8


@require_safe
@needs(Permission.READ_PATIENTS)
def today(request: StaffRequest) -> HttpResponse:
    """Show what waits: sheets due for review, drafts, recent patients."""
    day = timezone.localdate()
    routines = request.clinic.routines.ongoing().filter(patient__archived_at__isnull=True).select_related("patient")
    patients = request.clinic.patients.active().order_by("-created_at")[:LINES]
    record("today-read", by=request.user, clinic=request.clinic)
    context = {
        "title": f"{day:%A} {words_of(day)}",
        "due": [RoutinePresenter(it) for it in routines.due_until(day + DUE_WITHIN).order_by("review_on")[:LINES]],
        "drafts": [RoutinePresenter(it) for it in routines.not_issued()[:LINES]],
        "recent": [PatientPresenter(patient) for patient in patients],
    }
    return render(request, "today.html", context)
