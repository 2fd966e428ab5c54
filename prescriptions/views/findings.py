"""Answer a finding of the safety review."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.actions.answers import answer_finding
from prescriptions.forms.answers import AnswerForm
from prescriptions.models import Routine
from prescriptions.policies import SaysNothing
from prescriptions.presenters.findings import TypedAnswer
from prescriptions.views.answers import find_routine, page, plan, tells_refusals


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def finding_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep a reason, a clearance, or that it was read."""
    found = find_routine(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        if "finding" in form.errors:
            return plan(request, found, said=form.problem, refused=True, at="plan")
        return _ask_again(request, found, form.problem)
    token = form.cleaned_data["finding"]
    try:
        answer = answer_finding(routine=found, token=token, text=form.cleaned_data["text"], by=request.user)
    except SaysNothing as reason:
        return _ask_again(request, found, str(reason))
    anchor = f"finding-{token}"
    return plan(request, found, said=f"{answer.get_kind_display()}.", at=anchor, focus=anchor)


def _ask_again(request: StaffRequest, routine: Routine, problem: str) -> HttpResponse:
    """Say at its field why what was typed is no answer, and leave it there."""
    token = request.POST.get("finding", "")
    typed = TypedAnswer(token, request.POST.get("text", ""), problem)
    if not request.htmx:
        messages.warning(request, problem)
        return page(request, routine, answer=typed)
    return plan(request, routine, said=problem, refused=True, answer=typed, focus=f"finding-{token}-text")
