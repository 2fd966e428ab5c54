"""Write an exercise: a new one, or the next version of one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises import policies
from exercises.actions import save_draft
from exercises.forms import ExerciseForm
from exercises.models import Exercise
from exercises.presenters.editing import EditPage, drafts_of, withdrawn_of
from exercises.presenters.words import read_words


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_LIBRARY)
def new(request: StaffRequest) -> HttpResponse:
    """Begin an exercise of the clinic's own."""
    return _write(request, None)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_LIBRARY)
def edit(request: StaffRequest, slug: str) -> HttpResponse:
    """Write the draft of the next version."""
    return _write(request, get_object_or_404(request.clinic.exercises.select_related("current"), slug=slug))


@require_safe
@needs(Permission.EDIT_LIBRARY)
def drafts(request: StaffRequest) -> HttpResponse:
    """List what is not offered: drafts, and what was withdrawn."""
    context = {"drafts": drafts_of(request.clinic), "withdrawn": withdrawn_of(request.clinic)}
    return render(request, "exercises/drafts.html", context)


def _write(request: StaffRequest, exercise: Exercise | None) -> HttpResponse:
    """Show the form, or the card of what is typed (htmx), or save."""
    page = EditPage(exercise)
    data = request.POST if request.method == "POST" else None
    form = ExerciseForm(
        data, clinic=request.clinic, words=read_words(), exercise=exercise, content=page.content, seen=page.seen
    )
    if request.htmx:
        return render(request, "exercises/_live.html", {"card": form.card, "reading": form.reading})
    if form.is_valid():
        try:
            draft = save_draft(
                clinic=request.clinic, exercise=exercise, content=form.content, by=request.user, seen=form.draft_seen
            )
        except policies.NotNow as reason:
            form.refuse(str(reason), seen=EditPage(exercise).seen)
        else:
            messages.success(request, "Draft saved. Nobody is offered it until you publish it.")
            return redirect("library:edit", draft.exercise.slug)
    context = {"form": form, "page": page, "card": form.card, "reading": form.reading}
    return render(request, "exercises/edit.html", context, status=422 if form.is_bound else 200)
