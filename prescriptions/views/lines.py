"""The lines of a routine: one small view for each change. Each works with and without scripts."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises.dosage import from_data
from exercises.models import Exercise
from prescriptions.actions import routines as actions
from prescriptions.actions.answers import take_offer
from prescriptions.actions.saving import Clash, save_line
from prescriptions.forms.dose import dose_form
from prescriptions.forms.routines import NoteForm, PlaceForm, SeenForm
from prescriptions.models import RoutineItem, Section
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.clashes import TypedLine
from prescriptions.presenters.finder import Finder
from prescriptions.views.answers import find_item, find_routine, page, plan, see_routine, tells_refusals


def _offered(request: StaffRequest) -> tuple[Exercise | None, str]:
    """Return the exercise that was pressed, or else the best match of what was typed and how that was read."""
    if slug := request.POST.get("exercise", ""):
        return request.clinic.exercises.offered().filter(slug=slug).select_related("current").first(), ""
    finder = Finder(request.clinic, request.POST, request.user)
    return finder.best, finder.help.read_line


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Add an exercise by its slug, or the best match of what was typed."""
    found = find_routine(request, pk)
    exercise, read = _offered(request)
    if exercise is None:
        typed = request.POST.get("q", "").strip()[:60]
        said = f"Nothing found for “{typed}”. Try another word." if typed else "Type a word first, then press Enter."
        return plan(request, found, said=said, refused=True)
    item = actions.add_exercise(routine=found, exercise=exercise, section=Section.MAIN, by=request.user)
    return plan(request, found, said=f"Added {item.name}{_own(item)}. {read}".rstrip(), at=f"line-{item.pk}")


def _own(item: RoutineItem) -> str:
    """Say so where it came with another dose than the library's: the person's own."""
    return "" if item.version is None or item.dose == item.version.dose else " with your usual dose"


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def advice_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Add a piece of advice."""
    found = find_routine(request, pk)
    advice = get_object_or_404(request.clinic.advice, code=request.POST.get("advice", ""))
    item = actions.add_advice(routine=found, advice=advice, by=request.user)
    line = f"line-{item.pk}"
    return plan(request, found, said=f"Added {advice.title}.", at=line, focus=f"{line}-up")


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_save(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Save dose and note of one line; an answer names each field that cannot be saved."""
    found = find_routine(request, pk)
    item = find_item(found, item_pk)
    line = f"line-{item.pk}"
    note = NoteForm(request.POST, prefix=line)
    dose = dose_form(item.version, line, request.POST, initial=from_data(item.dose)) if item.version else None
    typed = _save(
        request, item, TypedLine(item_pk=item.pk, dose=dose, note=note, seen=SeenForm(request.POST, prefix=line))
    )
    if not request.htmx:
        return see_routine(pk, at=line) if typed.is_saved else page(request, found, typed=typed)
    builder = BuilderPresenter(find_routine(request, pk), request.user, typed)
    context = {"builder": builder, "line": builder.line(item.pk), "htmx": True}
    return render(request, "routines/_says.html", context, status=200 if typed.is_saved else 422)


def _save(request: StaffRequest, item: RoutineItem, typed: TypedLine) -> TypedLine:
    """Save what was typed, if it can be, and say what came of it."""
    dose, note = typed.dose, typed.note
    if not (note.is_valid() & (dose is None or dose.is_valid())):
        return typed
    try:
        steps = save_line(
            item=item,
            dose=dose.dose if dose else None,
            note=note.cleaned_data["note"],
            seen=typed.seen.state(),
            by=request.user,
        )
    except Clash as clash:
        return replace(typed, clash=clash)
    return replace(typed, is_saved=True, merged=steps)


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_swap(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Put another exercise in the place of a line: easier, harder, or what a finding offers."""
    found = find_routine(request, pk)
    item = find_item(found, item_pk)
    exercise = get_object_or_404(request.clinic.exercises.offered(), slug=request.POST.get("exercise", ""))
    line, before = f"line-{item.pk}", item.name
    seen, token = SeenForm(request.POST).revision, request.POST.get("finding", "")
    if token:
        take_offer(item=item, token=token, exercise=exercise, by=request.user, seen=seen)
    else:
        actions.swap_exercise(item=item, exercise=exercise, by=request.user, seen=seen)
    note = " The note was kept: check that it still fits." if item.note else ""
    return plan(request, found, said=f"Swapped {before} for {item.name}, with its usual dose.{note}", at=line)


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_move(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Move one line up or down."""
    found = find_routine(request, pk)
    item = find_item(found, item_pk)
    up = request.POST.get("to") == "up"
    actions.move_item(item=item, up=up, by=request.user)
    said = f"{item.name} moved {'up' if up else 'down'}."
    return plan(request, found, said=said, at=f"line-{item.pk}")


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_place(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a line where it was dropped."""
    found = find_routine(request, pk)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        said = "That place is not in the routine. Use Up and Down instead."
        return plan(request, found, said=said, refused=True)
    item = find_item(found, form.item_pk)
    kind, number = form.place
    if kind == "part":
        actions.place_item(item=item, section=Section(number), index=0, by=request.user)
    elif number != item.pk:
        actions.place_below(item=item, other=find_item(found, number), by=request.user)
    return plan(request, found, said=f"{item.name} moved.", at=f"line-{item.pk}")


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_remove(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take a line out; the answer offers to bring it back."""
    found = find_routine(request, pk)
    item = find_item(found, item_pk)
    actions.remove_item(item=item, by=request.user, seen=SeenForm(request.POST).revision)
    return plan(request, found, said=f"{item.name} removed.", removed=item, focus="undo")


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_restore(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Bring a removed line back."""
    found = find_routine(request, pk)
    item = find_item(found, item_pk)
    line = f"line-{item.pk}"
    actions.restore_item(item=item, by=request.user)
    return plan(request, found, said=f"{item.name} is back.", at=line, focus=f"{line}-remove")
