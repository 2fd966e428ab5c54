"""Reads the content of a version, and writes it while the version is a draft. Writes no audit row itself."""

from collections.abc import Mapping
from typing import Any, Final

from accounts.models import User
from exercises.content import CODES, COLUMNS, LISTS, Content, DoNot, Fault, PictureContent
from exercises.dosage import Phrase, from_data, to_data, typical_from_data, typical_to_data
from exercises.models import Exercise, ExerciseVersion, Picture, Term
from exercises.models.version import Origin

Terms = Mapping[tuple[str, str], Term]

# What `content_of` reads besides the version's own row.
RELATED: Final = ("easier_exercise", "harder_exercise")
PREFETCHED: Final = ("terms", "pictures")


def all_terms() -> Terms:
    """The taxonomy by kind and code."""
    return {(term.kind, term.code): term for term in Term.objects.all()}


def content_of(version: ExerciseVersion) -> Content:
    """Return what `version` says. For lists select `RELATED` and prefetch `PREFETCHED`."""
    same: dict[str, Any] = {name: getattr(version, name) for name in COLUMNS}
    lists: dict[str, Any] = {name: tuple(getattr(version, name)) for name in LISTS}
    codes: dict[str, Any] = {name: tuple(sorted(version.codes(kind))) for name, kind in CODES.items()}
    return Content(
        **same,
        **lists,
        **codes,
        do_not=tuple(DoNot(line["say"], line["why"]) for line in version.do_not),
        easier_exercise=version.easier_exercise.slug if version.easier_exercise else None,
        harder_exercise=version.harder_exercise.slug if version.harder_exercise else None,
        phrase=Phrase(**version.phrase),
        dose=from_data(version.dose),
        typical=typical_from_data(version.typical) if version.typical else None,
        faults=tuple(Fault(line["fault"], line["cue"]) for line in version.faults or ()),
        pictures=tuple(
            PictureContent(picture.drawing_id, picture.caption, picture.alt) for picture in version.pictures.all()
        ),
    )


def write_draft(
    *,
    exercise: Exercise,
    content: Content,
    origin: Origin,
    by: User | None,
    terms: Terms,
    rungs: Mapping[str, Exercise],
) -> ExerciseVersion:
    """Write `content` into the draft of `exercise`, which is begun if there is none.

    `rungs` holds the exercises that `content` links to, by slug. Raises KeyError for a code or slug that is unknown.
    """
    draft = exercise.versions.filter(published_at__isnull=True).first()
    if draft is None:
        last = exercise.versions.first()
        number = last.number + 1 if last else 1
        draft = ExerciseVersion(exercise=exercise, number=number, origin=origin, created_by=by)
    _fill(draft, content)
    draft.easier_exercise = rungs[content.easier_exercise] if content.easier_exercise else None
    draft.harder_exercise = rungs[content.harder_exercise] if content.harder_exercise else None
    draft.save()
    draft.terms.set(terms[code] for code in content.codes)
    _write_pictures(draft, content)
    return draft


def _fill(draft: ExerciseVersion, content: Content) -> None:
    """Write what stands in the version's own row and points nowhere."""
    for name in COLUMNS:
        setattr(draft, name, getattr(content, name))
    for name in LISTS:
        setattr(draft, name, list(getattr(content, name)))
    draft.do_not = [{"say": line.say, "why": line.why} for line in content.do_not]
    draft.phrase = phrase_data(content.phrase)
    draft.dose = to_data(content.dose)
    draft.typical = typical_to_data(content.typical) if content.typical else None
    draft.faults = [{"fault": line.fault, "cue": line.cue} for line in content.faults]


def phrase_data(phrase: Phrase) -> dict[str, str | None]:
    """The phrase as a version keeps it."""
    return {"action": phrase.action, "hold": phrase.hold, "limb": phrase.limb, "count_noun": phrase.count_noun}


def _write_pictures(draft: ExerciseVersion, content: Content) -> None:
    draft.pictures.all().delete()
    Picture.objects.bulk_create(
        Picture(version=draft, order=order, drawing_id=picture.drawing, caption=picture.caption, alt=picture.alt)
        for order, picture in enumerate(content.pictures, start=1)
    )
