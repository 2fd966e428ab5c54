"""Check a sheet, issue it, and print it again."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission, permissions_of
from prescriptions import policies
from prescriptions.actions import handouts as actions
from prescriptions.forms.routines import IssueForm
from prescriptions.handouts import html, pages, text
from prescriptions.handouts.codec import from_json
from prescriptions.handouts.compose import drawings_of
from prescriptions.handouts.lines import NotTranslated
from prescriptions.handouts.parts import DocumentError
from prescriptions.handouts.pdf import RenderProblem
from prescriptions.models import Handout, Routine
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.cert import CertPresenter
from prescriptions.presenters.checks import checks_of
from prescriptions.presenters.handouts import HandoutPresenter, named
from prescriptions.presenters.languages import NotTranslatedPresenter
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.proof import ProofPresenter

PREVIEW_WIDTH = 900
# The sheet brings its own style sheet and pictures inside the page; nothing may be fetched and nothing may run.
SHEET_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'"


def _routine(request: StaffRequest, pk: int) -> Routine:
    return get_object_or_404(request.clinic.routines.select_related("patient", "clinic", "ending__by"), pk=pk)


def _handout(request: StaffRequest, pk: int) -> Handout:
    known = request.clinic.handouts.select_related(
        "patient", "routine__ending__by", "issued_by", "superseded_by", "supersedes__routine"
    )
    return get_object_or_404(known, pk=pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.READ_PATIENTS)
def routine_check(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the sheet as it would be printed, with what still needs an answer; POST issues it."""
    routine = _routine(request, pk)
    if request.method == "POST":
        return _issue(request, routine)
    record("routine-checked", by=request.user, clinic=request.clinic, subject=routine)
    return _check_page(request, routine, _form(request, routine, request.GET or None))


def _form(request: StaffRequest, routine: Routine, data: Mapping[str, str] | None) -> IssueForm:
    return IssueForm(routine, request.clinic, data, policies.sheets_beside(routine))


def _check_page(
    request: StaffRequest, routine: Routine, form: IssueForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    proof, lacking = None, None
    try:
        policies.check_can_issue(routine)
        proof = actions.proof(routine=routine, options=form.options(), by=request.user)
    except NotTranslated as reason:
        problem, lacking = problem or str(reason), reason
    except (policies.NotNow, DocumentError, RenderProblem) as reason:
        problem = problem or str(reason)
    builder = BuilderPresenter(routine, request.user)
    shown = ProofPresenter(proof, form) if proof else None
    without = NotTranslatedPresenter(lacking, form, builder) if lacking else None
    context = {
        "form": form,
        "builder": builder,
        "beside": [named(sheet) for sheet in form.live],
        "checks": checks_of(builder, form, shown, without),
        "cert": CertPresenter(builder, Permission.EDIT_LIBRARY in permissions_of(request.membership.role)),
        "patient": builder.patient,
        "proof": shown,
        "problem": problem,
        "lacking": without,
    }
    return render(request, "routines/check.html", context, status=status)


def _issue(request: StaffRequest, routine: Routine) -> HttpResponse:
    if Permission.PRESCRIBE not in permissions_of(request.membership.role):
        raise PermissionDenied(Permission.PRESCRIBE)
    form = _form(request, routine, request.POST)
    form.must_say_of_others()
    if not form.is_valid():
        return _check_page(request, routine, form, status=422)
    seen, others = form.cleaned_data["revision"], form.said_of_others()
    try:
        handout = actions.issue(
            routine=routine, options=form.options(), seen_revision=seen, by=request.user, others=others
        )
    except (policies.NotNow, DocumentError, RenderProblem) as reason:
        fresh = _routine(request, routine.pk)
        again = _form(request, fresh, form.chosen() | {"revision": str(fresh.revision), "others": others or ""})
        return _check_page(request, fresh, again, problem=str(reason), status=409)
    messages.success(request, f"Version {handout.version} is issued. It will not change any more.")
    if replaced := HandoutPresenter(handout).replaces:
        messages.success(request, f"It replaces {replaced}. Take that one back.")
    return redirect("handout", handout.pk)


@require_safe
@needs(Permission.READ_PATIENTS)
def routine_page(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Show one page of the sheet as it would be printed."""
    routine = _routine(request, pk)
    form = IssueForm(routine, request.clinic, request.GET or None)
    record("routine-page-read", by=request.user, clinic=request.clinic, subject=routine, page=number)
    try:
        policies.check_can_issue(routine)
        proof = actions.proof(routine=routine, options=form.options(), by=request.user)
    except (policies.NotNow, DocumentError, RenderProblem) as reason:
        raise Http404(str(reason)) from reason
    return _page(proof.pdf.content, number)


def _page(pdf: bytes, number: int) -> HttpResponse:
    try:
        picture = pages.page_png(pdf, number=number, width=PREVIEW_WIDTH)
    except pages.NoSuchPage as reason:
        raise Http404("No such page.") from reason
    return HttpResponse(picture, content_type="image/png")


@require_safe
@needs(Permission.READ_PATIENTS)
def handout(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a sheet that was given."""
    found = _handout(request, pk)
    record("handout-read", by=request.user, clinic=request.clinic, subject=found)
    context = {
        "handout": HandoutPresenter(found),
        "patient": PatientPresenter(found.patient) if found.patient else None,
        "page_numbers": range(1, found.pages + 1),
    }
    return render(request, "handouts/given.html", context)


@require_safe
@needs(Permission.READ_PATIENTS)
def handout_page(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Show one page of a sheet that was given."""
    found = _handout(request, pk)
    record("handout-page-read", by=request.user, clinic=request.clinic, subject=found, page=number)
    return _page(bytes(found.pdf), number)


@require_safe
@needs(Permission.READ_PATIENTS)
def handout_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """Print a sheet again, to the byte."""
    found = _handout(request, pk)
    record("handout-printed", by=request.user, clinic=request.clinic, subject=found, version=found.version)
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    # No patient data in a file name: it ends up in download folders and printer queues.
    response["Content-Disposition"] = f'inline; filename="exercise-plan-{found.pk}-version-{found.version}.pdf"'
    return response


@require_safe
@needs(Permission.READ_PATIENTS)
def handout_text(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the sheet as plain text."""
    found = _handout(request, pk)
    record("handout-read", by=request.user, clinic=request.clinic, subject=found, form="text")
    return HttpResponse(text.render(from_json(found.document.encode())), content_type="text/plain; charset=utf-8")


@require_safe
@needs(Permission.READ_PATIENTS)
def handout_html(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the sheet as a web page that a screen reader can walk through."""
    found = _handout(request, pk)
    record("handout-read", by=request.user, clinic=request.clinic, subject=found, form="html")
    document = from_json(found.document.encode())
    page = html.screen(document, drawings_of(document))
    return HttpResponse(page, headers={"Content-Security-Policy": SHEET_POLICY})
