"""Say an exercise in another language, and see what lacks one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises import policies
from exercises.actions import save_translation
from exercises.forms.translation import TranslationForm
from exercises.models import ExerciseVersion, TranslationLanguage
from exercises.presenters.translations import TranslationReading, TranslationRow, TranslationsPage
from exercises.translations import source_text, translated


def _language(code: str) -> str:
    if code not in TranslationLanguage.values:
        raise Http404("No such language.")
    return code


@require_safe
@needs(Permission.EDIT_LIBRARY)
def translations(request: StaffRequest, language: str) -> HttpResponse:
    """List what cannot be printed in the language yet."""
    page = TranslationsPage(request.clinic, _language(language))
    return render(request, "exercises/translations.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_LIBRARY)
def translate(request: StaffRequest, slug: str, language: str) -> HttpResponse:
    """Write the translation of what is offered, beside its English."""
    published = request.clinic.exercises.filter(current__isnull=False)
    exercise = get_object_or_404(published, slug=slug)
    version = exercise.versions.select_related("exercise").prefetch_related("pictures").get(current_of=exercise)
    held = translated([version], _language(language))[version.pk]
    data = request.POST if request.method == "POST" else None
    form = TranslationForm(data, source=source_text(version), limb=version.phrase["limb"], held=held)
    reading = TranslationReading(form.written, language)
    if request.htmx:
        return render(request, "exercises/_translation_reads.html", {"reading": reading})
    if form.is_valid() and _saved(request, version, language, form):
        messages.success(request, f"Saved. “{version.name}” can be printed in {TranslationLanguage(language).label}.")
        return redirect("library:translate", slug, language)
    row = TranslationRow(version, language, held)
    context = {"form": form, "row": row, "reading": reading, "language": TranslationLanguage(language)}
    return render(request, "exercises/translate.html", context, status=422 if form.is_bound else 200)


def _saved(request: StaffRequest, version: ExerciseVersion, language: str, form: TranslationForm) -> bool:
    try:
        save_translation(
            version=version,
            language=language,
            text=form.text,
            other_names=form.cleaned_data["other_names"],
            seen=form.cleaned_data["seen"],
            by=request.user,
        )
    except policies.NotNow as reason:
        form.add_error(None, str(reason))
        return False
    return True
