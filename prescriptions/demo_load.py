"""A clinic as full as one gets: thousands of exercises and patients, many routines each. Made up, the same each time.

For trying how the pages behave under load. Patients and routines are written in bulk, past the actions and their
audit rows; one audit row says what was made. Never in a database that holds real people: it refuses.
"""

import hashlib
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from accounts.audit import record
from accounts.models import Clinic, User
from exercises.actions.store import PREFETCHED, RELATED, all_terms, content_of, write_draft
from exercises.actions.versions import publish_version
from exercises.models import Exercise, ExerciseVersion, Kind, Term
from exercises.models.version import Origin
from prescriptions.actions.handouts import proof
from prescriptions.actions.patients import search_text
from prescriptions.demo import HARBOUR, MILL_LANE, PEOPLE
from prescriptions.handouts.codec import to_canonical_json
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import Paper, PrintSize
from prescriptions.models import Handout, Patient, Routine, RoutineItem, Section
from prescriptions.samples import start_sample

BATCH: Final = 2_000
LINES: Final = 5
SHEET_EVERY: Final = 10
"""One routine in so many was handed out."""
REVIEWED_AFTER: Final = timedelta(weeks=4)
YEARS: Final = 3
OLDEST: Final = date(1930, 1, 1)
YOUNGEST: Final = date(2008, 1, 1)
GIVEN: Final = ("Ada", "Bo", "Chidi", "Dolores", "Élise", "Fatima", "Goran", "Hana", "Ivo", "Jun", "Κατερίνα")
FAMILY: Final = (
    "Abara",
    "Berg",
    "Castro",
    "Dubois",
    "Egger",
    "Fontana",
    "Göksu",
    "Horváth",
    "Ito",
    "Jansen",
    "Ковач",
)
TITLES: Final = ("Back", "Knee", "Shoulder", "Balance", "Strength", "Neck")
SMALL_PDF: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj trailer<</Root 1 0 R>>"
)
"""An empty page: the bytes of so many sheets would only fill the disk."""

Row = TypeVar("Row", bound=Model)
Say = Callable[[str], None]


class CannotFill(Exception):
    """The database is not one for made-up people. The message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How much of each there is to be in the demo clinic when it is done."""

    patients: int
    exercises: int
    routines: int
    seed: int = 1


def check_may_fill() -> None:
    """Raise CannotFill in production, and where a clinic is not one of the demo's."""
    if not settings.MADE_UP_PEOPLE:
        raise CannotFill("These settings are for real people. Use config.settings.dev.")
    clinics = set(Clinic.objects.values_list("name", flat=True))
    if HARBOUR not in clinics:
        raise CannotFill("There is no demo clinic. Run `python manage.py prepare` first.")
    if others := clinics - {HARBOUR, MILL_LANE}:
        raise CannotFill(f"{min(others)} is not a demo clinic. Use a database of its own.")


@transaction.atomic
def fill(load: Load, *, say: Say) -> None:
    """Fill the demo clinic up to `load`. What is there already stays and counts."""
    check_may_fill()
    clinic = Clinic.objects.get(name=HARBOUR)
    amira = User.objects.get(email=PEOPLE[0][0])
    chance = random.Random(load.seed)  # noqa: S311 - made-up people, no secret
    _exercises(clinic, load.exercises - clinic.exercises.count(), amira, say)
    _patients(clinic, load.patients - clinic.patients.count(), amira, chance, say)
    _routines(clinic, load.routines - clinic.routines.count(), amira, chance, say)
    record(
        "demo-data-made",
        by=None,
        clinic=clinic,
        patients=load.patients,
        exercises=load.exercises,
        routines=load.routines,
    )


def _exercises(clinic: Clinic, count: int, by: User, say: Say) -> None:
    """Copies of what ships, under names that say so."""
    shipped = ExerciseVersion.objects.filter(current_of__clinic=clinic, origin=Origin.SHIPPED)
    contents = [content_of(version) for version in shipped.select_related(*RELATED).prefetch_related(*PREFETCHED)]
    terms = all_terms()
    for number in range(max(0, count)):
        content = contents[number % len(contents)]
        name = f"{content.name[:48]} demo {number + 1}"
        exercise = Exercise.objects.create(clinic=clinic, slug=f"demo-{number + 1}")
        copy = replace(content, name=name, easier_exercise=None, harder_exercise=None)
        draft = write_draft(exercise=exercise, content=copy, origin=Origin.CLINIC, by=by, terms=terms, rungs={})
        publish_version(draft, exercise, by)
        if (number + 1) % 500 == 0:
            say(f"{number + 1} exercises")


def _patients(clinic: Clinic, count: int, by: User, chance: random.Random, say: Say) -> None:
    conditions = list(Term.objects.filter(kind=Kind.CONDITION))
    first = clinic.patients.count()
    rows = (_patient(clinic, first + number, by, chance) for number in range(count))
    link = Patient.precautions.through
    for done, patients in _written(Patient, rows):
        some = [patient for patient in patients if chance.random() < 0.4]
        link.objects.bulk_create(link(patient=each, term=chance.choice(conditions)) for each in some)
        say(f"{done} patients")


def _patient(clinic: Clinic, number: int, by: User, chance: random.Random) -> Patient:
    given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}-{chance.choice(FAMILY)}"
    own = f"D{number:06}"
    return Patient(
        clinic=clinic,
        given_name=given,
        family_name=family,
        birth_date=OLDEST + (YOUNGEST - OLDEST) * chance.random(),
        number=own,
        precautions_asked=True,
        minutes_a_day=chance.choice((None, 10, 15, 20, 30)),
        search=search_text(given, family, own),
        created_by=by,
    )


def _routines(clinic: Clinic, count: int, by: User, chance: random.Random, say: Say) -> None:
    patients = list(clinic.patients.order_by("pk"))
    versions = list(ExerciseVersion.objects.filter(current_of__clinic=clinic).defer("steps", "do", "do_not"))
    now = timezone.now()
    rows = (_routine(clinic, chance.choice(patients), by, chance, now) for _ in range(count))
    sheet = _sheet(patients[0], by)
    for done, routines in _written(Routine, rows):
        lines = (line for routine in routines for line in _lines(routine, chance.sample(versions, LINES)))
        RoutineItem.objects.bulk_create(lines, batch_size=BATCH)
        given = (_copied_for(sheet, routine) for routine in routines[::SHEET_EVERY])
        Handout.objects.bulk_create(given, batch_size=BATCH // 10)
        say(f"{done} routines")


def _routine(clinic: Clinic, patient: Patient, by: User, chance: random.Random, now: datetime) -> Routine:
    begun = now.date() - timedelta(days=chance.randrange(365 * YEARS))
    return Routine(
        clinic=clinic,
        patient=patient,
        title=chance.choice(TITLES),
        starts_on=begun,
        review_on=begun + REVIEWED_AFTER,
        revision=LINES,
        created_by=by,
        changed_by=by,
    )


def _lines(routine: Routine, versions: Iterable[ExerciseVersion]) -> Iterator[RoutineItem]:
    for position, version in enumerate(versions, start=1):
        yield RoutineItem(
            routine=routine, section=Section.MAIN, position=position, version=version, dose=version.dose
        )


def _sheet(patient: Patient, by: User) -> Handout:
    """One sheet as the site makes it, to be copied for others."""
    options = Options(print_size=PrintSize.STANDARD, paper=Paper.A4)
    with transaction.atomic():
        made = proof(routine=start_sample("back-pain", patient=patient, by=by), options=options, by=by)
        transaction.set_rollback(True)
    return Handout(
        clinic=patient.clinic,
        patient=patient,
        version=1,
        language="en",
        print_size=options.print_size,
        paper=options.paper,
        document=to_canonical_json(made.sheet.document).decode(),
        pdf=SMALL_PDF,
        pdf_sha256=hashlib.sha256(SMALL_PDF).hexdigest(),
        pages=1,
        issued_by=by,
    )


def _copied_for(sheet: Handout, routine: Routine) -> Handout:
    """The same sheet for the patient of another routine, given on the day that it starts."""
    if routine.patient is None or sheet.patient is None:
        raise ValueError("A demo sheet has a patient.")
    document = sheet.document.replace(sheet.patient.full_name, routine.patient.full_name)
    given = datetime.combine(routine.starts_on, datetime.min.time(), tzinfo=timezone.get_current_timezone())
    copied = {field.attname: getattr(sheet, field.attname) for field in Handout._meta.concrete_fields}
    changed = {
        "id": None,
        "routine_id": routine.pk,
        "patient_id": routine.patient_id,
        "routine_revision": routine.revision,
        "document": document,
        "document_sha256": hashlib.sha256(document.encode()).hexdigest(),
        "issued_at": given,
    }
    return Handout(**{**copied, **changed})


def _written(model: type[Row], rows: Iterator[Row]) -> Iterator[tuple[int, list[Row]]]:
    """Write rows batch by batch; give how many there are by now, and those of the batch with their keys."""
    done = 0
    while batch := list(islice(rows, BATCH)):
        done += len(batch)
        yield done, model._default_manager.bulk_create(batch)
