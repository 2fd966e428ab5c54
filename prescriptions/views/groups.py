"""One template for several patients: choose them, see how each stands, issue what is ready, print the pile."""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions import policies
from prescriptions.actions import groups as actions
from prescriptions.forms.groups import IssueGroupForm, PatientsForm
from prescriptions.groups import sheets_of
from prescriptions.handouts.pile import pile
from prescriptions.models import Group
from prescriptions.presenters.groups import GroupPresenter, PatientChoice
from prescriptions.presenters.templates import without
from prescriptions.views.answers import SeeOther

PAGE: Final = 20
SHEETS_A_REQUEST: Final = 10
"""Without scripts; with them a request issues one, so that one sees it go on."""


def _group(request: StaffRequest, pk: int) -> Group:
    return get_object_or_404(request.clinic.groups.select_related("created_by", "clinic"), pk=pk)


@require_safe
@needs(Permission.READ_PATIENTS)
def group_list(request: StaffRequest) -> HttpResponse:
    """Show the groups, newest first."""
    found = request.clinic.groups.select_related("created_by").annotate(size=Count("members")).order_by("-pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    record("groups-listed", by=request.user, clinic=request.clinic, found=page.paginator.count)
    context = {"page": page, "groups": [GroupPresenter(group) for group in page]}
    return render(request, "groups/list.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.PRESCRIBE)
def template_group(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose patients for a template; the button at the end starts a draft for each of them."""
    template = get_object_or_404(request.clinic.templates.open_to(request.user).active(), pk=pk)
    form, asked = PatientsForm(request.clinic, request.POST), "start" in request.POST
    if asked and form.is_valid():
        try:
            patients = form.cleaned_data["patients"]
            others = form.said_of_others()
            started = actions.start_group(template=template, patients=patients, others=others, by=request.user)
        except policies.NotNow as reason:
            form.add_error("patients", str(reason))
        else:
            _say(request, started)
            return SeeOther(reverse("group", args=[started.group.pk]))
    choice = PatientChoice(form)
    record("patients-listed", by=request.user, clinic=request.clinic, found=choice.count)
    page = "groups/_choices.html" if request.htmx else "groups/choose.html"
    context = {"template": template, "choice": choice, "form": form if asked else None}
    return render(request, page, context, status=422 if asked else 200)


def _say(request: StaffRequest, started: actions.StartedGroup) -> None:
    """Tell of what the group starts without."""
    for patient, reason in started.without_routine:
        messages.warning(request, f"No draft for {patient.listed_name}. {reason}")
    if started.left_out:
        messages.warning(request, without(started.left_out))


@require_safe
@needs(Permission.READ_PATIENTS)
def group(request: StaffRequest, pk: int) -> HttpResponse:
    """Show how each patient stands."""
    found = _group(request, pk)
    record("group-read", by=request.user, clinic=request.clinic, subject=found)
    return render(request, "groups/group.html", {"group": GroupPresenter(found), "form": IssueGroupForm()})


@require_POST
@needs(Permission.PRESCRIBE)
def group_issue(request: StaffRequest, pk: int) -> HttpResponse:
    """Issue the next sheets that are ready. With scripts the answer asks for the next one by itself."""
    found = _group(request, pk)
    form = IssueGroupForm(request.POST)
    form.full_clean()
    if form.cleaned_data["again"]:
        actions.try_again(group=found, by=request.user)
    most = 1 if request.htmx else SHEETS_A_REQUEST
    actions.issue_next(group=found, most=most, options_of=form.options_of, by=request.user)
    if not request.htmx:
        return SeeOther(reverse("group", args=[pk]) + "#standing")
    shown = GroupPresenter(found)
    context = {"group": shown, "form": form, "goes_on": shown.ready > 0, "htmx": True}
    response = render(request, "groups/_standing.html", context)
    return response if shown.ready else trigger_client_event(response, "focus-on", {"id": "done"}, after="settle")


@require_safe
@needs(Permission.READ_PATIENTS)
def group_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """Print the sheets that were issued, one after the other."""
    found = _group(request, pk)
    sheets = sheets_of(found)
    if not sheets:
        raise Http404("No sheet of this group is issued.")
    for sheet in sheets:
        record("handout-printed", by=request.user, clinic=request.clinic, subject=sheet, group=pk)
    content = pile((bytes(sheet.pdf) for sheet in sheets), two_sided="two-sided" in request.GET)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="exercise-plans-group-{pk}.pdf"'
    return response
