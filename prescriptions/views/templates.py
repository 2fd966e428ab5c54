"""Templates: choose one, start from it, keep a routine as one, archive it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission, permissions_of
from prescriptions import policies
from prescriptions.actions import templates as actions
from prescriptions.forms.templates import SaveAsTemplateForm
from prescriptions.models import Patient, Template
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.templates import Reader, presented, without
from prescriptions.views.answers import find_routine, page, see_routine

PAGE = 20


def reader_of(request: StaffRequest) -> Reader:
    """Return who looks, for the presenters."""
    return Reader(request.user, permissions_of(request.membership.role))


def _find(request: StaffRequest, pk: int, *, manage: bool = False, archived: bool = False) -> Template:
    """Return a template that this person may see, or answer 404; 403 for one that they may not manage."""
    mine = request.clinic.templates.open_to(request.user)
    found = get_object_or_404(mine.filter(archived_at__isnull=False) if archived else mine, pk=pk)
    if manage and not policies.can_manage_template(found, request.user, permissions_of(request.membership.role)):
        raise PermissionDenied("This template is for the library admin to archive.")
    return found


@require_safe
@needs(Permission.READ_LIBRARY)
def template_list(request: StaffRequest) -> HttpResponse:
    """Show the templates, or those that were archived."""
    return _list(request, None)


@require_safe
@needs(Permission.PRESCRIBE)
def patient_templates(request: StaffRequest, patient_pk: int) -> HttpResponse:
    """Show the templates, each with a button that starts it for this patient."""
    patient = get_object_or_404(request.clinic.patients.active().prefetch_related("precautions"), pk=patient_pk)
    record("patient-read", by=request.user, clinic=request.clinic, subject=patient)
    return _list(request, patient)


def _list(request: StaffRequest, patient: Patient | None) -> HttpResponse:
    archived = "archived" in request.GET and patient is None
    found = request.clinic.templates.open_to(request.user).filter(archived_at__isnull=not archived).with_lines()
    shown = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "templates": presented(shown, reader_of(request)),
        "archived": archived,
        "patient": PatientPresenter(patient) if patient else None,
    }
    return render(request, "templates/list.html", context)


@require_POST
@needs(Permission.PRESCRIBE)
def template_start(request: StaffRequest, pk: int, patient_pk: int | None = None) -> HttpResponse:
    """Begin a routine from a template, for a patient or for a sheet without a name."""
    patient = get_object_or_404(request.clinic.patients.active(), pk=patient_pk) if patient_pk else None
    template = _find(request, pk)
    try:
        started = actions.start_from_template(template=template, patient=patient, by=request.user)
    except policies.NotNow as reason:
        messages.warning(request, str(reason))
        return redirect("patient", patient.pk) if patient else redirect("template-list")
    if started.left_out:
        messages.warning(request, without(started.left_out))
    return see_routine(started.routine.pk)


@require_POST
@needs(Permission.PRESCRIBE)
def routine_template(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep a routine as a template."""
    found = find_routine(request, pk)
    form = SaveAsTemplateForm(found.title, request.POST)
    if form.is_valid():
        title, purpose = form.cleaned_data["template_title"], form.cleaned_data["purpose"]
        try:
            actions.save_as_template(
                routine=found,
                title=title,
                purpose=purpose,
                mine=form.mine,
                by=request.user,
                notes=form.cleaned_data["notes"],
            )
        except policies.NotNow as reason:
            form.add_error("template_title", str(reason))
        else:
            messages.success(request, f"Saved as a template: {title}.")
            return see_routine(pk)
    return page(request, found, keep=form)


@require_POST
@needs(Permission.PRESCRIBE)
def template_archive(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a template out of the lists."""
    template = _find(request, pk, manage=True)
    try:
        actions.archive_template(template=template, by=request.user)
    except policies.NotNow as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, f"{template.title} is archived. Find it under archived templates.")
    return redirect("template-list")


@require_POST
@needs(Permission.PRESCRIBE)
def template_restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Bring an archived template back."""
    template = _find(request, pk, manage=True, archived=True)
    actions.restore_template(template=template, by=request.user)
    messages.success(request, f"{template.title} is back in the list.")
    return redirect("template-list")
