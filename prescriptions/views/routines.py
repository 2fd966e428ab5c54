"""The builder: one page, and one small view for each change. Each change works with and without scripts."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.audit import record
from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises.dose_form import DoseForm
from prescriptions import policies
from prescriptions.actions import routines as actions
from prescriptions.forms.dose import dose_form
from prescriptions.forms.routines import DetailsForm, NoteForm, PlaceForm, StartForm
from prescriptions.models import Routine, RoutineItem, Section
from prescriptions.presenters.builder import BoundLine, BuilderPresenter

P = ParamSpec("P")
Change = Callable[Concatenate[StaffRequest, int, P], HttpResponse]


def _routine(request: StaffRequest, pk: int) -> Routine:
    mine = request.clinic.routines.select_related("patient", "clinic", "changed_by")
    return get_object_or_404(mine, pk=pk)


def _item(request: StaffRequest, routine: Routine, item_pk: int) -> RoutineItem:
    return get_object_or_404(routine.items.select_related("routine", "version", "advice"), pk=item_pk)


def _kept_item(request: StaffRequest, routine: Routine, item_pk: int) -> RoutineItem:
    return get_object_or_404(routine.items.kept().select_related("routine", "version", "advice"), pk=item_pk)


def _builder(
    request: StaffRequest, routine: Routine, *, bound: BoundLine | None = None, details: DetailsForm | None = None
) -> HttpResponse:
    """Draw the whole page; with what was typed if it could not be saved."""
    builder = BuilderPresenter.of(routine, request.GET, bound)
    context = {"builder": builder, "details": details or DetailsForm(routine)}
    return render(request, "routines/builder.html", context, status=422 if bound or details else 200)


def _plan(
    request: StaffRequest, routine: Routine, *, said: str = "", removed: RoutineItem | None = None
) -> HttpResponse:
    """Answer a change: the list of lines for htmx, or the page at the list."""
    if not request.htmx:
        if said:
            messages.info(request, said)
        return redirect("routine", routine.pk)
    fresh = _routine(request, routine.pk)
    context = {"builder": BuilderPresenter.of(fresh, request.GET), "said": said, "removed": removed, "htmx": True}
    return render(request, "routines/_plan.html", context)


def _or_says_why(change: Change[P]) -> Change[P]:
    """Answer a change that the state does not allow with the lines as they are, and the reason above them."""

    @wraps(change)
    def answered(request: StaffRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return change(request, pk, *args, **kwargs)
        except policies.NotNow as reason:
            answer = _plan(request, _routine(request, pk), said=str(reason))
            if request.htmx:
                answer["HX-Retarget"], answer["HX-Reswap"] = "#plan", "outerHTML"
            return answer

    return answered


@require_POST
@needs(Permission.PRESCRIBE)
def routine_start(request: StaffRequest, patient_pk: int | None = None) -> HttpResponse:
    """Begin a routine, for a patient or for a sheet without a name."""
    patient = get_object_or_404(request.clinic.patients.active(), pk=patient_pk) if patient_pk else None
    form = StartForm(request.POST)
    title = form.cleaned_data["title"] if form.is_valid() else "Exercises"
    routine = actions.start_routine(clinic=request.clinic, patient=patient, title=title, by=request.user)
    return redirect("routine", routine.pk)


@require_GET
@needs(Permission.READ_PATIENTS)
def routine(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the builder."""
    found = _routine(request, pk)
    record("routine-read", by=request.user, clinic=request.clinic, subject=found)
    return _builder(request, found)


@require_GET
@needs(Permission.READ_PATIENTS)
def routine_found(request: StaffRequest, pk: int) -> HttpResponse:
    """List the exercises that were found, while the person types."""
    context = {"builder": BuilderPresenter.of(_routine(request, pk), request.GET)}
    return render(request, "routines/_found.html", context)


@require_POST
@needs(Permission.PRESCRIBE)
@_or_says_why
def routine_details(request: StaffRequest, pk: int) -> HttpResponse:
    """Save title, goal, dates."""
    found = _routine(request, pk)
    form = DetailsForm(found, request.POST)
    if form.is_valid():
        actions.change_details(routine=found, details=form.details(), by=request.user)
    if not request.htmx:
        return redirect("routine", pk) if form.is_valid() else _builder(request, found, details=form)
    context = {"builder": BuilderPresenter.of(_routine(request, pk), {}), "details": form, "htmx": True}
    return render(request, "routines/_details_says.html", context, status=200 if form.is_valid() else 422)


@require_POST
@needs(Permission.PRESCRIBE)
@_or_says_why
def line_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Add an exercise by its slug, or the best match of what was typed."""
    found = _routine(request, pk)
    offered = BuilderPresenter.of(found, request.POST).offered
    slug = request.POST.get("exercise", "")
    exercise = offered.filter(slug=slug).first() if slug else BuilderPresenter.of(found, request.POST).best
    if exercise is None:
        return _plan(request, found, said=f"Nothing found for “{request.POST.get('q', '')[:60]}”. Try another word.")
    item = actions.add_exercise(routine=found, exercise=exercise, section=Section.MAIN, by=request.user)
    return _plan(request, found, said=f"Added {item.version.name if item.version else ''}.")


@require_POST
@needs(Permission.PRESCRIBE)
@_or_says_why
def advice_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Add a piece of advice."""
    found = _routine(request, pk)
    advice = get_object_or_404(request.clinic.advice, code=request.POST.get("advice", ""))
    actions.add_advice(routine=found, advice=advice, by=request.user)
    return _plan(request, found, said=f"Added {advice.title}.")


@require_POST
@needs(Permission.PRESCRIBE)
@_or_says_why
def line_save(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Save dose and note of one line; an answer names each field that cannot be saved."""
    found = _routine(request, pk)
    item = _kept_item(request, found, item_pk)
    note = NoteForm(request.POST, prefix=f"line-{item.pk}")
    dose = dose_form(item.version, f"line-{item.pk}", request.POST) if item.version else None
    ok = note.is_valid() & (dose is None or dose.is_valid())
    if ok:
        _save_line(item, dose, note.cleaned_data["note"], request)
        found = _routine(request, pk)
    bound = None if ok else BoundLine(item.pk, dose, note)
    if not request.htmx:
        return redirect("routine", pk) if ok else _builder(request, found, bound=bound)
    builder = BuilderPresenter.of(found, {}, bound)
    context = {"builder": builder, "line": builder.line(item.pk), "htmx": True}
    return render(request, "routines/_says.html", context, status=200 if ok else 422)


def _save_line(item: RoutineItem, dose: DoseForm | None, note: str, request: StaffRequest) -> None:
    if dose is not None:
        actions.set_dose(item=item, dose=dose.dose, note=note, by=request.user)
    else:
        actions.set_note(item=item, note=note, by=request.user)


@require_POST
@needs(Permission.PRESCRIBE)
@_or_says_why
def line_move(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Move one line up or down."""
    found = _routine(request, pk)
    item = _kept_item(request, found, item_pk)
    up = request.POST.get("to") == "up"
    actions.move_item(item=item, up=up, by=request.user)
    return _plan(request, found, said="Moved up." if up else "Moved down.")


@require_POST
@needs(Permission.PRESCRIBE)
@_or_says_why
def line_place(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a line where it was dropped."""
    found = _routine(request, pk)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return _plan(request, found, said="That place is not in the routine. Use Up and Down instead.")
    kept = found.items.kept().select_related("routine")
    item = get_object_or_404(kept, pk=form.item_pk)
    kind, number = form.place
    if kind == "part":
        actions.place_item(item=item, section=Section(number), index=0, by=request.user)
    elif number != item.pk:
        actions.place_below(item=item, other=get_object_or_404(kept, pk=number), by=request.user)
    return _plan(request, found, said="Moved.")


@require_POST
@needs(Permission.PRESCRIBE)
@_or_says_why
def line_remove(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take a line out; the answer offers to bring it back."""
    found = _routine(request, pk)
    item = _kept_item(request, found, item_pk)
    actions.remove_item(item=item, by=request.user)
    return _plan(request, found, said="Removed.", removed=item)


@require_POST
@needs(Permission.PRESCRIBE)
@_or_says_why
def line_restore(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Bring a removed line back."""
    found = _routine(request, pk)
    item = _item(request, found, item_pk)
    actions.restore_item(item=item, by=request.user)
    return _plan(request, found, said="Brought back.")
