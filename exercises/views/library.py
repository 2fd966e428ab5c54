"""Look through the library."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises.actions.store import PREFETCHED, RELATED
from exercises.presenters.exercise import ExercisePage
from exercises.presenters.gallery import Gallery
from exercises.presenters.ladder import ladder
from exercises.presenters.reading import Reading
from exercises.presenters.signatures import signature_row
from exercises.presenters.star import Star, starred_by
from exercises.presenters.translations import rows_of
from exercises.presenters.words import read_words


@require_safe
@needs(Permission.READ_LIBRARY)
def index(request: StaffRequest) -> HttpResponse:
    """Search and filter what is offered."""
    gallery = Gallery(request.clinic, request.GET, request.user)
    template = "exercises/_found.html" if request.htmx else "exercises/index.html"
    return render(request, template, {"gallery": gallery, "page": gallery.page})


@require_safe
@needs(Permission.READ_LIBRARY)
def exercise(request: StaffRequest, slug: str) -> HttpResponse:
    """Show one exercise in its newest published version, withdrawn or not."""
    published = request.clinic.exercises.filter(current__isnull=False).select_related("clinic", "withdrawn_by")
    found = get_object_or_404(published, slug=slug)
    versions = found.versions.select_related("published_by", *RELATED).prefetch_related(*PREFETCHED)
    words = read_words()
    page = ExercisePage(found, versions.get(current_of=found), words)
    context = {
        "page": page,
        "card": page.card,
        "reading": Reading(page.card),
        "ladder": ladder(request.clinic, found, words),
        "star": Star(found, found.pk in starred_by(request.clinic, request.user)),
        "back": request.path,
        "signature": signature_row(page.version, request.clinic),
        "languages": rows_of(page.version),
        "draft": found.versions.filter(published_at__isnull=True).first(),
    }
    return render(request, "exercises/exercise.html", context)
