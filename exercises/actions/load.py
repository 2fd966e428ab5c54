"""Brings the library that ships into a clinic's own. What the clinic has edited is never overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from accounts.audit import record
from accounts.models import Clinic, User
from exercises.actions.drawings import CannotLoad, Digests, load_drawings
from exercises.actions.store import PREFETCHED, RELATED, Terms, all_terms, content_of, write_draft
from exercises.actions.translations import load_translations
from exercises.actions.versions import publish_version
from exercises.content import CODES, Content, DoNot, Fault, PictureContent
from exercises.library import ExerciseEntry, Library, read_library, terms_digest
from exercises.library.drawn import PICTURES
from exercises.models import Advice, Exercise, ExerciseVersion, Term
from exercises.models.version import Origin
from exercises.patient_text import AdviceText

ADVICE_COLUMNS: Final = ("title", "what", "glance", "when", "why", "review")


# What a shipped exercise and a version say in the same way.
AS_THEY_ARE: Final = (
    *("name", "other_names", "purpose", "start", "steps", "feel", "do", "breathing", "easier", "harder"),
    *("easier_exercise", "harder_exercise", "progress_when", "type", "level", "phrase", "dose"),
    "typical",
    "seconds_per_repetition",
)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did, by slug. `kept`: the clinic has edited it, so the changed shipped text was not taken.

    `dropped`: it came with an earlier release and ships no longer; it stays as it is.
    `words`, `advice` and `translations` count the changed ones.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    words: int = 0
    advice: int = 0
    translations: int = 0

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""
        return bool(self.added or self.updated or self.words or self.advice or self.translations)


@transaction.atomic
def load_library(
    *, clinic: Clinic, library: Library | None = None, by: User | None = None, pictures: Path = PICTURES
) -> LoadResult:
    """Load `library` (the shipped one unless given) with its drawings from `pictures`. Raises `CannotLoad`."""
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    library = library or read_library()
    words = _load_terms(library)
    terms = all_terms()
    drawings = load_drawings([entry.slug for entry in library.exercises], pictures)
    contents = {entry.slug: _content(entry, terms, drawings) for entry in library.exercises}
    result = LoadResult(words=words, advice=_load_advice(clinic, library))
    _sort(clinic, contents, result)
    _write(clinic, contents, terms, result, by)
    result = replace(result, translations=load_translations(clinic, library))
    if result.wrote:
        record(
            "library-loaded",
            by=by,
            clinic=clinic,
            added=len(result.added),
            updated=len(result.updated),
            kept=len(result.kept),
            words=result.words,
            advice=result.advice,
            translations=result.translations,
        )
    return result


def _load_terms(library: Library) -> int:
    """Add new words and take changed labels; a word that is no longer shipped stays. Return how many changed."""
    held, changed = all_terms(), 0
    orders: dict[str, int] = {}
    fresh = [known for known in library.translations.values() if known.terms_of == terms_digest(library.terms)]
    for word in library.terms:
        order = orders[word.kind] = orders.get(word.kind, 0) + 1
        term = held.get((word.kind, word.code)) or Term(kind=word.kind, code=word.code)
        wanted: dict[str, object] = {name: getattr(word, name) for name in ("label", "patient_label", "hint")}
        reads_the_same = (term.label, term.patient_label) == (word.label, word.patient_label)
        said = {known.language: known.terms.get((word.kind, word.code)) for known in fresh}
        new = {language: word.patient_label or word.label for language, word in said.items() if word}
        wanted |= {"order": order, "translations": (term.translations if reads_the_same else {}) | new}
        changed += _save_if_different(term, wanted)
    return changed


def _load_advice(clinic: Clinic, library: Library) -> int:
    held, changed = {advice.code: advice for advice in clinic.advice.all()}, 0
    for order, entry in enumerate(library.advice, start=1):
        advice = held.get(entry.code) or Advice(clinic=clinic, code=entry.code)
        wanted: dict[str, object] = {name: getattr(entry, name) for name in ADVICE_COLUMNS}
        wanted["translations"] = _advice_translations(entry.code, library)
        source = {"source_claim": entry.source.claim, "source_citation": entry.source.citation}
        changed += _save_if_different(advice, wanted | source | {"tips": list(entry.tips), "order": order})
    return changed


def _advice_translations(code: str, library: Library) -> dict[str, object]:
    languages = library.translations.items()
    said = {language: known.advice[code] for language, known in languages if code in known.advice}
    return {language: {"of": words.of, "text": AdviceText.of(words).to_data()} for language, words in said.items()}


def _save_if_different(row: Term | Advice, wanted: Mapping[str, object]) -> bool:
    different = row.pk is None or any(getattr(row, name) != value for name, value in wanted.items())
    if different:
        for name, value in wanted.items():
            setattr(row, name, value)
        row.save()
    return different


def _content(entry: ExerciseEntry, terms: Terms, drawings: Digests) -> Content:
    for kind, code, _ in entry.codes:
        if (kind, code) not in terms:
            raise CannotLoad(f"{entry.slug}: {code} is no {kind} of the taxonomy.")
    if len(entry.pictures) != 2:
        raise CannotLoad(f"{entry.slug}: needs two pictures, start and end.")
    same: dict[str, Any] = {name: getattr(entry, name) for name in AS_THEY_ARE}
    codes: dict[str, Any] = {name: tuple(sorted(getattr(entry, name))) for name in CODES}
    return Content(
        **same,
        **codes,
        tags_judged=True,
        side=entry.side.value,
        do_not=tuple(DoNot(line.say, line.why) for line in entry.do_not),
        faults=tuple(Fault(line.fault, line.cue) for line in entry.faults),
        source_claim=entry.source.claim,
        source_citation=entry.source.citation,
        pictures=tuple(_picture(entry, number, drawings) for number in (1, 2)),
    )


def _picture(entry: ExerciseEntry, number: int, drawings: Digests) -> PictureContent:
    text = entry.pictures[number - 1]
    if not text.alt.strip() or not text.caption.strip():
        raise CannotLoad(f"{entry.slug}: picture {number} has no words beside it. Write its caption and alt.")
    return PictureContent(drawings[entry.slug, number], text.caption, text.alt)


def _sort(clinic: Clinic, contents: Mapping[str, Content], result: LoadResult) -> None:
    """Decide what becomes of each shipped exercise, without writing."""
    shipped: dict[str, ExerciseVersion] = {}
    edited: set[str] = set()
    versions = ExerciseVersion.objects.filter(exercise__clinic=clinic).select_related("exercise", *RELATED)
    for version in versions.prefetch_related(*PREFETCHED).order_by("number"):
        if version.origin == Origin.CLINIC:
            edited.add(version.exercise.slug)
        else:
            shipped[version.exercise.slug] = version
    for slug, content in contents.items():
        if slug in shipped and content_of(shipped[slug]) == content:
            result.unchanged.append(slug)
        elif slug in edited:
            result.kept.append(slug)
        else:
            (result.updated if slug in shipped else result.added).append(slug)
    result.dropped.extend(sorted(set(shipped) - set(contents)))


def _write(
    clinic: Clinic, contents: Mapping[str, Content], terms: Terms, result: LoadResult, by: User | None
) -> None:
    """First every identity, so that easier and harder can point at each other; then the versions."""
    Exercise.objects.bulk_create(Exercise(clinic=clinic, slug=slug) for slug in result.added)
    rungs = {exercise.slug: exercise for exercise in clinic.exercises.filter(slug__in=contents)}
    for slug in (*result.added, *result.updated):
        draft = write_draft(
            exercise=rungs[slug], content=contents[slug], origin=Origin.SHIPPED, by=by, terms=terms, rungs=rungs
        )
        publish_version(draft, rungs[slug], by)
