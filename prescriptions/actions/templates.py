"""Start a routine from a template, keep one as a template, and bring in those that ship."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Clinic, User
from exercises.dosage import from_data, to_data
from exercises.models.version import Origin
from prescriptions import policies
from prescriptions.actions.routines import start_routine
from prescriptions.actions.usual_doses import for_anybody
from prescriptions.models import Patient, Routine, RoutineItem, Section, Template, TemplateItem
from prescriptions.models.template import words_of_slug
from prescriptions.shipped import TemplateEntry, shipped_templates


@dataclass(frozen=True, slots=True)
class Started:
    """A routine that was started from a template, and the names of the exercises that it starts without."""

    routine: Routine
    left_out: tuple[str, ...]


@transaction.atomic
def start_from_template(*, template: Template, patient: Patient | None, by: User) -> Started:
    """Begin a routine with the template's lines, each exercise as it is published now.

    An exercise that is not offered at present is left out and named. Raises NotNow if none is left.
    """
    policies.check_can_start_from(template, patient)
    lines = list(template.items.select_related("exercise__current", "advice"))
    offered = [line for line in lines if line.is_offered]
    left_out = (*(line.name for line in lines if not line.is_offered), *map(words_of_slug, template.missing))
    if not any(line.exercise for line in offered):
        raise policies.NotNow("None of its exercises is offered at present. Start with a blank sheet.")
    routine = start_routine(clinic=template.clinic, patient=patient, title=template.title, by=by)
    routine.weeks = template.weeks
    routine.save(update_fields=["weeks"])
    RoutineItem.objects.bulk_create(_item(line, routine) for line in offered)
    record(
        "routine-started-from-template",
        by=by,
        clinic=template.clinic,
        subject=routine,
        template=template.pk,
        lines=len(offered),
        left_out=len(left_out),
    )
    return Started(routine, left_out)


def _item(line: TemplateItem, routine: Routine) -> RoutineItem:
    version = line.exercise.current if line.exercise else None
    return RoutineItem(
        routine=routine,
        section=line.section,
        position=line.position,
        version=version,
        dose=(line.dose or version.dose) if version else None,
        advice=line.advice,
        note=line.note,
    )


@transaction.atomic
def save_as_template(
    *, routine: Routine, title: str, purpose: str, mine: bool, by: User, notes: bool = False
) -> Template:
    """Keep the lines of a routine as a template, the person's own or the clinic's.

    What is about this one patient stays out: a dose for one side becomes the usual side of the exercise, and notes
    are only kept if asked for.
    """
    owner = by if mine else None
    policies.check_can_save_as_template(routine, title, owner)
    template = Template.objects.create(
        clinic=routine.clinic,
        origin=Origin.CLINIC,
        owner=owner,
        title=title,
        purpose=purpose,
        weeks=routine.weeks,
        created_by=by,
    )
    lines = routine.items.kept().select_related("version__exercise")
    TemplateItem.objects.bulk_create(
        TemplateItem(
            template=template,
            section=line.section,
            position=position,
            exercise=line.version.exercise if line.version else None,
            dose=to_data(for_anybody(from_data(line.dose), line.version)) if line.version else None,
            advice_id=line.advice_id,
            note=line.note if notes else "",
        )
        for position, line in enumerate(lines, start=1)
    )
    record("template-saved", by=by, clinic=routine.clinic, subject=template, routine=routine.pk, own=mine)
    return template


@transaction.atomic
def archive_template(*, template: Template, by: User) -> None:
    """Take a template out of the lists. Routines that were started from it stay, and it can be brought back."""
    policies.check_can_archive_template(template)
    template.archived_at, template.archived_by = timezone.now(), by
    template.save(update_fields=["archived_at", "archived_by"])
    record("template-archived", by=by, clinic=template.clinic, subject=template)


@transaction.atomic
def restore_template(*, template: Template, by: User) -> None:
    """Put an archived template back into the lists."""
    template.archived_at = template.archived_by = None
    template.save(update_fields=["archived_at", "archived_by"])
    record("template-restored", by=by, clinic=template.clinic, subject=template)


@dataclass(frozen=True, slots=True)
class LoadedTemplates:
    """What a load did, by code. `missing`: what a template names and the clinic's library does not hold."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    missing: dict[str, list[str]] = field(default_factory=dict)


@transaction.atomic
def load_templates(
    *, clinic: Clinic, by: User | None = None, shipped: Iterable[TemplateEntry] | None = None
) -> LoadedTemplates:
    """Bring `shipped` (all that ships unless given) into the clinic; load its library first.

    Nobody edits what ships, so a changed one is written anew. An archived one stays archived.
    """
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    held = {one.code: one for one in clinic.templates.filter(origin=Origin.SHIPPED).prefetch_related("items")}
    exercises = dict(clinic.exercises.values_list("slug", "pk"))
    advice = dict(clinic.advice.values_list("code", "pk"))
    result = LoadedTemplates()
    for entry in shipped_templates() if shipped is None else shipped:
        template = held.get(entry.code) or Template(clinic=clinic, code=entry.code, origin=Origin.SHIPPED)
        lines, missing = _lines(entry, exercises, advice)
        is_new = template.pk is None
        if missing:
            result.missing[entry.code] = missing
        wrote = _write(template, entry, lines, missing)
        (result.added if is_new else result.updated if wrote else result.unchanged).append(entry.code)
    if result.added or result.updated:
        record("templates-loaded", by=by, clinic=clinic, added=len(result.added), updated=len(result.updated))
    return result


Columns = dict[str, object]


def _lines(
    entry: TemplateEntry, exercises: dict[str, int], advice: dict[str, int]
) -> tuple[list[Columns], list[str]]:
    """Return the columns of each line that the clinic's library holds, and what it does not hold."""
    parts = ((Section.WARM_UP, entry.warm_up), (Section.MAIN, entry.main), (Section.COOL_DOWN, entry.cool_down))
    placed = [(section, line) for section, lines in parts for line in lines]
    columns: list[Columns] = [
        {
            "section": section.value,
            "exercise_id": exercises[line.exercise],
            "dose": to_data(line.dose) if line.dose else None,
            "advice_id": None,
        }
        for section, line in placed
        if line.exercise in exercises
    ]
    end = Section.COOL_DOWN.value
    columns += [
        {"section": end, "exercise_id": None, "dose": None, "advice_id": advice[code]}
        for code in entry.advice
        if code in advice
    ]
    missing = [line.exercise for _, line in placed if line.exercise not in exercises]
    missing += [code for code in entry.advice if code not in advice]
    return [{**each, "position": position} for position, each in enumerate(columns, start=1)], missing


def _write(template: Template, entry: TemplateEntry, lines: list[Columns], missing: list[str]) -> bool:
    """Write what differs, and return whether anything did."""
    wanted: Columns = {
        "title": entry.title,
        "purpose": entry.purpose,
        "weeks": entry.weeks,
        "missing": missing,
        "review": entry.review,
        "source_claim": entry.source.claim,
        "source_citation": entry.source.citation,
    }
    columns = lines[0] if lines else ()
    held = [{name: getattr(item, name) for name in columns} for item in template.items.all()] if template.pk else []
    if template.pk and held == lines and all(getattr(template, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(template, name, value)
    template.save()
    template.items.all().delete()
    TemplateItem.objects.bulk_create(TemplateItem(template=template, **columns) for columns in lines)
    return True
