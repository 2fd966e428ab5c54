"""Take back the last change."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.actions.undo import undo
from prescriptions.forms.routines import SeenForm
from prescriptions.models import DETAILS
from prescriptions.presenters.undo import words_of_step
from prescriptions.views.answers import find_routine, plan, tells_refusals


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def routine_undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back the change that the page offered to take back; name, goal and dates are shown by a fresh page."""
    found = find_routine(request, pk)
    step = undo(routine=found, seen=SeenForm(request.POST).revision, by=request.user)
    said = f"Undone: {words_of_step(step)}."
    if request.htmx and DETAILS in step.before:
        messages.info(request, said)
        return HttpResponseClientRefresh()
    return plan(request, found, said=said, focus="undo-last")
