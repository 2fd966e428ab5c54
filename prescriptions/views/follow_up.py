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
