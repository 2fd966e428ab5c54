"""How the builder answers: a part of the page for htmx, the page itself for everybody else."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, Final, ParamSpec, cast

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django_htmx.http import reswap, retarget, trigger_client_event

from accounts.http import StaffRequest
from prescriptions import policies
from prescriptions.forms.bulk import BulkDoseForm
from prescriptions.forms.templates import SaveAsTemplateForm
from prescriptions.models import Routine, RoutineItem
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.clashes import DetailsPresenter, TypedDetails, TypedLine
from prescriptions.presenters.finder import Finder
from prescriptions.presenters.findings import TypedAnswer

P = ParamSpec("P")
View = Callable[Concatenate[StaffRequest, int, P], HttpResponse]
NOTHING: Final[Mapping[str, int]] = {}


class SeeOther(HttpResponseRedirect):
    """The answer to a form: look there now."""

    status_code = 303


def find_routine(request: StaffRequest, pk: int) -> Routine:
    """Return a routine of the person's clinic, or answer 404."""
    mine = request.clinic.routines.select_related("patient", "clinic", "changed_by", "ending__by")
    return get_object_or_404(mine, pk=pk)


def find_item(routine: Routine, pk: int) -> RoutineItem:
    """Return a line of the routine, or answer 404. One that was removed is found too: the action says so."""
    return get_object_or_404(routine.items.select_related("routine", "version__exercise", "advice"), pk=pk)


def see_routine(pk: int, *, at: str = "", **asked: int) -> HttpResponse:
    """Lead to the builder, at a part of it."""
    query = f"?{urlencode(asked)}" if asked else ""
    return SeeOther(reverse("routine", args=[pk]) + query + (f"#{at}" if at else ""))


def page(
    request: StaffRequest,
    routine: Routine,
    *,
    typed: TypedLine | None = None,
    details: TypedDetails | None = None,
    keep: SaveAsTemplateForm | None = None,
    bulk: BulkDoseForm | None = None,
    answer: TypedAnswer | None = None,
) -> HttpResponse:
    """Draw the whole page; with what was typed if it could not be saved."""
    finder = Finder(request.clinic, request.GET, request.user)
    builder = BuilderPresenter(routine, request.user, typed, bulk, finder.catalogue, answer)
    context = {
        "builder": builder,
        "finder": finder,
        "details": DetailsPresenter(routine, request.user, details),
        "keep": keep or SaveAsTemplateForm(routine.title),
        "form": keep or bulk or next((some.bad_form for some in (details, typed) if some), None),
        "removed": builder.removed(_just_removed(request, routine)),
    }
    refused = typed or details or keep or bulk or answer
    return render(request, "routines/builder.html", context, status=422 if refused else 200)


def _just_removed(request: StaffRequest, routine: Routine) -> RoutineItem | None:
    asked = request.GET.get("removed", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        return None
    gone = routine.items.filter(removed_at__isnull=False).select_related("version", "advice")
    return gone.filter(pk=int(asked)).first()


def plan(
    request: StaffRequest,
    routine: Routine,
    *,
    said: str,
    refused: bool = False,
    at: str = "",
    focus: str = "",
    removed: RoutineItem | None = None,
    bulk: BulkDoseForm | None = None,
    answer: TypedAnswer | None = None,
) -> HttpResponse:
    """Answer a change to the list: the list for htmx, or the page at the list.

    `at` is the id of the line that was changed, `focus` that of the control that takes the focus.
    """
    if not request.htmx:
        (messages.warning if refused else messages.info)(request, said)
        asked = {"removed": removed.pk} if removed else NOTHING
        return see_routine(routine.pk, at="undo" if removed else at, **asked)
    builder = BuilderPresenter(find_routine(request, routine.pk), request.user, bulk_typed=bulk, answer=answer)
    gone = builder.removed(removed)
    context = {"builder": builder, "said": said, "refused": refused, "removed": gone, "htmx": True}
    response = render(request, "routines/_plan.html", context)
    return trigger_client_event(response, "focus-on", {"id": focus}, after="settle") if focus else response


def tells_refusals(view: View[P]) -> View[P]:
    """Answer with the list and the reason when the state of the routine does not allow a change."""

    @wraps(view)
    def told(request: StaffRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, pk, *args, **kwargs)
        except policies.NotNow as reason:
            gone = reason.item if isinstance(reason, policies.Gone) else None
            response = plan(request, find_routine(request, pk), said=str(reason), refused=True, removed=gone)
        return reswap(retarget(response, "#plan"), "outerHTML") if request.htmx else response

    return cast(View[P], told)
