"""Copy lines from the routine of another patient of the clinic."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions import policies
from prescriptions.actions.copying import copy_lines
from prescriptions.forms.copying import CopyForm
from prescriptions.models import Routine
from prescriptions.presenters.copying import SourcePresenter
from prescriptions.presenters.routines import RoutinePresenter
from prescriptions.views.answers import find_routine, see_routine

PAGE = 25


def _sources(request: StaffRequest, routine: Routine) -> QuerySet[Routine]:
    """The routines of the clinic's other patients."""
    others = request.clinic.routines.filter(patient__isnull=False, patient__archived_at__isnull=True)
    return others.exclude(patient=routine.patient_id).select_related("patient", "clinic")


@require_safe
@needs(Permission.PRESCRIBE)
def routine_copy(request: StaffRequest, pk: int) -> HttpResponse:
    """Find the other patient by name, number or date of birth, and their routine."""
    found = find_routine(request, pk)
    words = request.GET.get("q", "")[:120]
    with_one = request.clinic.patients.active().filter(routines__isnull=False).exclude(routines=found).distinct()
    patients = with_one.found(words, month_first=request.clinic.locale == "en-US")
    page = Paginator(patients.prefetch_related("routines"), PAGE).get_page(request.GET.get("page"))
    record("patients-listed", by=request.user, clinic=request.clinic, found=page.paginator.count)
    context = {
        "head": RoutinePresenter(found),
        "q": words,
        "page": page,
        "sources": [SourcePresenter(patient, found) for patient in page],
    }
    return render(request, "routines/copy.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.PRESCRIBE)
def routine_copy_from(request: StaffRequest, pk: int, source_pk: int) -> HttpResponse:
    """Choose lines of the other routine, and take them over."""
    found = find_routine(request, pk)
    source = get_object_or_404(_sources(request, found), pk=source_pk)
    form = CopyForm(source, found, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            copied = copy_lines(source=source, routine=found, lines=form.chosen, by=request.user)
        except policies.NotNow as reason:
            form.add_error("lines", str(reason))
        else:
            messages.success(request, copied.said)
            return see_routine(pk)
    record("routine-read", by=request.user, clinic=request.clinic, subject=source)
    context = {"head": RoutinePresenter(found), "source": RoutinePresenter(source), "form": form}
    return render(request, "routines/copy_from.html", context, status=422 if form.is_bound else 200)
