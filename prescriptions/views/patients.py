"""Find, add, change, archive a patient."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission, permissions_of
from prescriptions import policies
from prescriptions.actions import patients as actions
from prescriptions.forms.patients import PatientForm
from prescriptions.forms.routines import StartForm
from prescriptions.models import Patient
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.routines import RoutinePresenter
from prescriptions.presenters.templates import MOST_SHOWN, Reader, presented
from prescriptions.presenters.time_line import time_line

PAGE = 25


@require_safe
@needs(Permission.READ_PATIENTS)
def patient_list(request: StaffRequest) -> HttpResponse:
    """Find by name, number or date of birth."""
    words = request.GET.get("q", "")[:120]
    archived = "archived" in request.GET
    patients = request.clinic.patients.filter(archived_at__isnull=not archived)
    found = patients.found(words, month_first=request.clinic.locale == "en-US")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    record("patients-listed", by=request.user, clinic=request.clinic, found=page.paginator.count)
    context = {
        "q": words,
        "archived": archived,
        "page": page,
        "patients": [PatientPresenter(patient) for patient in page],
    }
    template = "patients/_found.html" if request.htmx else "patients/list.html"
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
@needs(Permission.WRITE_PATIENTS)
def patient_new(request: StaffRequest) -> HttpResponse:
    """Add a patient."""
    form = PatientForm(request.clinic, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            patient = actions.add_patient(details=form.details(), clinic=request.clinic, by=request.user)
        except policies.NotNow as reason:
            form.add_error("number", str(reason))
        else:
            messages.success(request, "Patient added.")
            return redirect("patient", patient.pk)
    return render(request, "patients/edit.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@needs(Permission.READ_PATIENTS)
def patient(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a patient with their sheets."""
    found = get_object_or_404(request.clinic.patients.prefetch_related("precautions"), pk=pk)
    record("patient-read", by=request.user, clinic=request.clinic, subject=found)
    return show_patient(request, found, StartForm())


def show_patient(request: StaffRequest, found: Patient, start: StartForm) -> HttpResponse:
    """Draw the page of a patient; with the name of a new routine as it was typed if it could not be taken."""
    sheets = found.handouts.for_the_time_line()
    drafts = found.routines.to_carry_on().select_related("patient", "changed_by", "ending__by")
    templates = request.clinic.templates.open_to(request.user).active().with_lines()[:MOST_SHOWN]
    context = {
        "patient": PatientPresenter(found),
        "templates": presented(templates, Reader(request.user, permissions_of(request.membership.role))),
        "drafts": [RoutinePresenter(routine) for routine in drafts],
        "sheets": time_line(sheets),
        "form": start,
    }
    return render(request, "patients/patient.html", context, status=422 if start.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(Permission.WRITE_PATIENTS)
def patient_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what is held of a patient."""
    found = get_object_or_404(request.clinic.patients.prefetch_related("precautions"), pk=pk)
    if request.method == "GET":
        record("patient-read", by=request.user, clinic=request.clinic, subject=found)
    form = PatientForm(request.clinic, request.POST if request.method == "POST" else None, patient=found)
    if form.is_valid():
        try:
            actions.change_patient(patient=found, details=form.details(), by=request.user)
        except policies.NotNow as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "Details changed. Sheets already given stay as they were.")
            return redirect("patient", pk)
    context = {"form": form, "patient": PatientPresenter(found)}
    return render(request, "patients/edit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@needs(Permission.WRITE_PATIENTS)
def patient_archive(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask, then take a patient out of the lists."""
    found = get_object_or_404(request.clinic.patients.active(), pk=pk)
    if request.method == "POST":
        actions.archive_patient(patient=found, by=request.user)
        messages.success(request, "Patient archived. Find them under archived patients.")
        return redirect("patient-list")
    record("patient-read", by=request.user, clinic=request.clinic, subject=found)
    return render(request, "patients/archive.html", {"patient": PatientPresenter(found)})


@require_POST
@needs(Permission.WRITE_PATIENTS)
def patient_restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Bring an archived patient back."""
    found = get_object_or_404(request.clinic.patients.filter(archived_at__isnull=False), pk=pk)
    actions.restore_patient(patient=found, by=request.user)
    messages.success(request, "Patient is back in the lists.")
    return redirect("patient", pk)
