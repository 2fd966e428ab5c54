"""Answer a finding of the safety review."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.actions.answers import answer_finding
from prescriptions.forms.answers import AnswerForm
from prescriptions.views.answers import find_routine, plan, tells_refusals


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def finding_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep a reason, a clearance, or that it was read."""
    found = find_routine(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return plan(request, found, said=form.problem, refused=True, at="plan")
    token = form.cleaned_data["finding"]
    answer = answer_finding(routine=found, token=token, text=form.cleaned_data["text"], by=request.user)
    anchor = f"finding-{token}"
    return plan(request, found, said=f"{answer.get_kind_display()}.", at=anchor, focus=anchor)
