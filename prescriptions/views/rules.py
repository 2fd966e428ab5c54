"""What becomes of the findings of each safety rule, for those who answer for the library."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.presenters.rule_answers import RuleAnswersPresenter


@require_safe
@needs(Permission.EDIT_LIBRARY)
def rule_answers(request: StaffRequest) -> HttpResponse:
    """Show how often each rule was overruled, cleared and noted, with the reasons that were typed."""
    record("rule-answers-read", by=request.user, clinic=request.clinic)
    shown = RuleAnswersPresenter(request.clinic, all_time="all" in request.GET)
    return render(request, "rules/answers.html", {"answers": shown})
