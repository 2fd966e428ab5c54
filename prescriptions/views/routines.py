"""The builder: the page, its search, and the routine's own fields."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.actions import routines as actions
from prescriptions.forms.routines import DetailsForm, StartForm
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.finder import Finder
from prescriptions.views.answers import find_routine, page, see_routine, tells_refusals

UNNAMED: Final = "Exercises"


@require_POST
@needs(Permission.PRESCRIBE)
def routine_start(request: StaffRequest, patient_pk: int | None = None) -> HttpResponse:
    """Begin a routine, for a patient or for a sheet without a name."""
    patient = get_object_or_404(request.clinic.patients.active(), pk=patient_pk) if patient_pk else None
    form = StartForm(request.POST)
    title = form.cleaned_data["title"] if form.is_valid() else UNNAMED
    routine = actions.start_routine(clinic=request.clinic, patient=patient, title=title, by=request.user)
    for problem in form.errors.get("title", ()):
        messages.warning(request, f"{problem} Until then the routine is called “{UNNAMED}”: see Name, goal, dates.")
    return see_routine(routine.pk)


@require_GET
@needs(Permission.READ_PATIENTS)
def routine(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the builder."""
    found = find_routine(request, pk)
    record("routine-read", by=request.user, clinic=request.clinic, subject=found)
    return page(request, found)


@require_GET
@needs(Permission.READ_PATIENTS)
def routine_found(request: StaffRequest, pk: int) -> HttpResponse:
    """List the exercises that were found, while the person types."""
    context = {
        "builder": BuilderPresenter(find_routine(request, pk)),
        "finder": Finder(request.clinic, request.GET),
    }
    return render(request, "routines/_found.html", context)


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def routine_details(request: StaffRequest, pk: int) -> HttpResponse:
    """Save title, goal, dates; an answer names each field that cannot be saved."""
    found = find_routine(request, pk)
    form = DetailsForm(found, request.POST)
    if form.is_valid():
        actions.change_details(routine=found, details=form.details(), by=request.user)
    if not request.htmx:
        return see_routine(pk, at="details") if form.is_valid() else page(request, found, details=form)
    context = {"builder": BuilderPresenter(find_routine(request, pk)), "details": form, "htmx": True}
    return render(request, "routines/_details_says.html", context, status=200 if form.is_valid() else 422)
