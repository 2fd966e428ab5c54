"""The builder: the page, its search, and the routine's own fields."""

from typing import Final

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
from prescriptions.views.patients import show_patient

UNNAMED: Final = "Exercises"


@require_POST
@needs(Permission.PRESCRIBE)
def routine_start(request: StaffRequest) -> HttpResponse:
    """Begin a routine for a sheet without a name."""
    routine = actions.start_routine(clinic=request.clinic, patient=None, title=UNNAMED, by=request.user)
    return see_routine(routine.pk)


@require_POST
@needs(Permission.PRESCRIBE)
def routine_start_for(request: StaffRequest, patient_pk: int) -> HttpResponse:
    """Begin a routine for a patient; a name that cannot be printed is told at its field."""
    patient = get_object_or_404(request.clinic.patients.active().prefetch_related("precautions"), pk=patient_pk)
    form = StartForm(request.POST)
    if not form.is_valid():
        return show_patient(request, patient, form)
    title = form.cleaned_data["title"]
    routine = actions.start_routine(clinic=request.clinic, patient=patient, title=title, by=request.user)
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
        "finder": Finder(request.clinic, request.GET, request.user),
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
