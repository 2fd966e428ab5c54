"""What follows a sheet that was given."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions import policies
from prescriptions.actions import follow_up as actions
from prescriptions.presenters.proposals import step_said
from prescriptions.views.answers import find_routine, see_routine


@require_POST
@needs(Permission.PRESCRIBE)
def routine_follow(request: StaffRequest, pk: int) -> HttpResponse:
    """Open the routine of the last sheet for the next one."""
    found = find_routine(request, pk)
    try:
        actions.start_next_sheet(routine=found, by=request.user)
    except policies.NotNow as reason:
        messages.warning(request, str(reason))
        return redirect("patient", found.patient_id) if found.patient_id else see_routine(pk)
    return see_routine(pk)


@require_POST
@needs(Permission.PRESCRIBE)
def proposal_answer(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Take a step that the last diary suggests, or set the proposal aside. The page is drawn anew: a dose changed."""
    found = find_routine(request, pk)
    variable = request.POST.get("take", "")
    try:
        if not variable:
            actions.set_aside(routine=found, number=number, by=request.user)
            return see_routine(pk, at="proposals")
        taken = actions.take_step(routine=found, number=number, variable=variable, by=request.user)
    except policies.NotNow as reason:
        messages.warning(request, str(reason))
        return see_routine(pk, at="proposals")
    messages.success(request, f"{step_said(taken, variable)}.")
    return see_routine(pk, at=f"line-{taken.item.pk}")
