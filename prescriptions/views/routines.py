"""The builder: the page, its search, and the routine's own fields."""

from dataclasses import replace
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
from prescriptions.actions.saving import Clash, save_details
from prescriptions.forms.routines import DetailsForm, SeenForm, StartForm
from prescriptions.models import Routine
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.clashes import DetailsPresenter, TypedDetails
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
    title = form.cleaned_data["title"] or UNNAMED
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
        "builder": BuilderPresenter(find_routine(request, pk), request.user),
        "finder": Finder(request.clinic, request.GET, request.user),
        "htmx": True,
    }
    return render(request, "routines/_found.html", context)


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def routine_details(request: StaffRequest, pk: int) -> HttpResponse:
    """Save title, goal, dates; an answer names each field that cannot be saved."""
    found = find_routine(request, pk)
    typed = _save(
        request,
        found,
        TypedDetails(form=DetailsForm(found, request.POST), seen=SeenForm(request.POST, prefix="details")),
    )
    if not request.htmx:
        return see_routine(pk, at="details") if typed.is_saved else page(request, found, details=typed)
    builder = BuilderPresenter(find_routine(request, pk), request.user)
    context = {"builder": builder, "details": DetailsPresenter(builder.routine, request.user, typed), "htmx": True}
    return render(request, "routines/_details_says.html", context, status=200 if typed.is_saved else 422)


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def routine_goal(request: StaffRequest, pk: int) -> HttpResponse:
    """Take over the goal of the patient's page."""
    actions.take_goal(routine=find_routine(request, pk), by=request.user)
    messages.success(request, "The goal is taken over.")
    return see_routine(pk)


def _save(request: StaffRequest, found: Routine, typed: TypedDetails) -> TypedDetails:
    """Save what was typed, if it can be, and say what came of it."""
    if not typed.form.is_valid():
        return typed
    try:
        steps = save_details(routine=found, details=typed.form.details(), seen=typed.seen.state(), by=request.user)
    except Clash as clash:
        return replace(typed, clash=clash)
    return replace(typed, is_saved=True, merged=steps)
