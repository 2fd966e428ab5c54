"""Finish or stop a routine, and take it up again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions import policies
from prescriptions.actions import endings as actions
from prescriptions.forms.endings import EndingForm
from prescriptions.models import Routine
from prescriptions.presenters.handouts import named
from prescriptions.presenters.routines import RoutinePresenter
from prescriptions.views.answers import find_routine


def _home(routine: Routine) -> HttpResponse:
    return redirect("patient", routine.patient_id) if routine.patient_id else redirect("routine", routine.pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.PRESCRIBE)
def routine_end(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask how and why, then end the routine."""
    found = find_routine(request, pk)
    form = EndingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kind, reason = form.ends_as, form.cleaned_data["reason"]
        try:
            actions.end_routine(routine=found, kind=kind, reason=reason, by=request.user)
        except policies.NotNow as refused:
            form.add_error("kind", str(refused))
        else:
            messages.success(request, f"{found.title} is {kind.value}. It can be taken up again.")
            return _home(found)
    if request.method == "GET":
        record("routine-read", by=request.user, clinic=request.clinic, subject=found)
    context = {"form": form, "routine": RoutinePresenter(found)}
    return render(request, "routines/end.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(Permission.PRESCRIBE)
def routine_resume(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a routine up again."""
    found = find_routine(request, pk)
    try:
        actions.resume_routine(routine=found, by=request.user)
    except policies.NotNow as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, f"{found.title} goes on.")
        _tell_of_others(request, found)
    return _home(found)


def _tell_of_others(request: StaffRequest, routine: Routine) -> None:
    """Its last sheet is live again: say so where the patient goes by another one too."""
    others = [named(sheet) for sheet in request.clinic.handouts.beside(routine)]
    if others and routine.handouts.exists():
        messages.warning(request, f"The patient goes by {'; '.join(others)} too. Stop what is not meant any more.")
