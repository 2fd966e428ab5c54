"""The paper diary that came back: key it in, or correct what was keyed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions import policies
from prescriptions.actions import outcomes as actions
from prescriptions.forms.diary import DiaryForm, lines_of, possible_of
from prescriptions.models import Handout
from prescriptions.presenters.handouts import HandoutPresenter
from prescriptions.presenters.patients import PatientPresenter


def _form(handout: Handout, data: object = None) -> DiaryForm:
    newest = handout.outcomes.prefetch_related("exercises").first()
    known = actions.details_of(newest) if newest else None
    return DiaryForm(lines_of(handout), known, newest.pk if newest else None, possible_of(handout), data)


@require_http_methods(["GET", "POST"])
@needs(Permission.WRITE_PATIENTS)
def handout_diary(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask what the diary says, and keep it."""
    given = request.clinic.handouts.select_related("patient", "routine", "superseded_by", "issued_by")
    found = get_object_or_404(given.without_bytes(), pk=pk)
    form = _form(found, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            corrects = form.cleaned_data["corrects"]
            actions.keep_diary(handout=found, details=form.details(), corrects=corrects, by=request.user)
        except policies.NotNow as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "Diary kept.")
            return redirect("patient", found.patient_id) if found.patient_id else redirect("handout", pk)
    if request.method == "GET":
        record("handout-read", by=request.user, clinic=request.clinic, subject=found, form="diary")
    patient = PatientPresenter(found.patient) if found.patient else None
    context = {"form": form, "handout": HandoutPresenter(found), "patient": patient}
    return render(request, "handouts/diary.html", context, status=422 if form.is_bound else 200)
