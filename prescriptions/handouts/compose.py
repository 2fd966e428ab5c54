"""From a routine to its handout document: the only reader of the database in this folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from accounts.models import Clinic, User
from exercises.dosage.duration import seconds_a_day
from exercises.library.looks import Look, looks
from exercises.models import Drawing, LookDrawing
from exercises.translations import SOURCE
from prescriptions.findings import Findings, NotReviewed, findings_of
from prescriptions.handouts import words
from prescriptions.handouts.changes import mark_changes
from prescriptions.handouts.document import HandoutDocument, Layout, Paper, PrintSize, sentence
from prescriptions.handouts.line_parts import card, diary_row, glance_row
from prescriptions.handouts.lines import Line, asked_of, lines_of
from prescriptions.handouts.mirror import MIRRORED, mirrored
from prescriptions.handouts.parts import (
    Diary,
    DiaryWeek,
    DocumentError,
    Glance,
    Identity,
    Letterhead,
    PainRule,
    Visit,
)
from prescriptions.handouts.redrawn import digest_of, pictures_of, redrawn
from prescriptions.handouts.retold import retold
from prescriptions.looks import look_of
from prescriptions.models import Patient, Routine, RoutineItem

WEEK = timedelta(days=7)
OVER_USUAL = 2
"""By how much pain may exceed the usual pain of a patient in whom that is high."""
HIGHEST_GREEN = 8
HIGHEST_AMBER = 9
"""Of a traffic light with three colours, 0 to 10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the sheet is printed. `beside` is a second language, or empty."""

    print_size: PrintSize
    paper: Paper
    black_and_white: bool = False
    language: str = SOURCE
    beside: str = ""
    layout: Layout = Layout.CARDS
    glance: bool = True
    diary: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which sheet this is, who answers for it, and the sheet that it takes the place of."""

    version: int
    issued: date
    by: User
    before: HandoutDocument | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document and its drawings: the SVG text by picture key."""

    document: HandoutDocument
    pictures: Mapping[str, str]


def compose(routine: Routine, *, clinic: Clinic, options: Options, edition: Edition) -> Sheet:
    """Return the handout of the routine as it stands.

    Raises DocumentError with a sentence of help where the sheet must not be made; NotTranslated, which is one, where
    its language lacks words.
    """
    sheet = _one_language(routine, clinic, options, edition)
    if options.beside in ("", options.language):
        return sheet
    other = _one_language(routine, clinic, replace(options, language=options.beside), edition)
    return Sheet(replace(sheet.document, beside=other.document), sheet.pictures)


def _one_language(routine: Routine, clinic: Clinic, options: Options, edition: Edition) -> Sheet:
    items = list(
        routine.items.kept()
        .select_related("version__exercise", "advice")
        .prefetch_related("version__terms", "version__pictures__drawing")
    )
    found = _reviewed(routine, items)
    said = words.load(options.language)
    lines = lines_of(items, found, said)
    document = _document(routine, clinic, options, edition, lines, asked_of(None, found, said.language))
    if edition.before:
        document = mark_changes(document, retold(edition.before, lines, clinic, said.language), said)
    document = _in_look(document, look_of(routine))
    return Sheet(document, drawings_of(document))


def _reviewed(routine: Routine, items: list[RoutineItem]) -> Findings:
    """Without a review nobody knows what else the sheet has to say, so there is no sheet."""
    try:
        return findings_of(routine, items)
    except NotReviewed as reason:
        raise DocumentError(str(reason)) from reason


def _in_look(document: HandoutDocument, look: Look) -> HandoutDocument:
    """The sheet with the drawings of this person; those of the first look are the ones that versions name."""
    if look == looks()[0]:
        return document
    shown = {digest_of(picture) for picture in pictures_of(document)}
    drawn = LookDrawing.objects.filter(look=look.code, of__in=shown).values_list("of_id", "drawing_id")
    return redrawn(document, dict(drawn), look=look.label)


def drawings_of(document: HandoutDocument) -> Mapping[str, str]:
    """Return the SVG text of each picture of a stored document by its key. Drawings are never deleted."""
    keys = {picture.key for picture in pictures_of(document)}
    drawn = Drawing.objects.in_bulk({key.removesuffix(MIRRORED) for key in keys})
    return {key: _drawn(drawn[key.removesuffix(MIRRORED)], left=key.endswith(MIRRORED)) for key in keys}


def _document(
    routine: Routine, clinic: Clinic, options: Options, edition: Edition, lines: list[Line], asked: tuple[str, ...]
) -> HandoutDocument:
    said = words.load(options.language)
    letterhead = Letterhead(clinic=clinic.name, address=clinic.address, phone=clinic.phone, hours=clinic.hours)
    clinician = said.make_clinician(name=edition.by.name, profession=edition.by.profession)
    identity = _identity(routine.patient, said)
    pain = _pain(routine.patient, clinic, said)
    date = said.dates.say(edition.issued)
    listed = options.layout is Layout.LIST
    return HandoutDocument(
        language=_tag(options.language, clinic),
        paper=options.paper,
        print_size=options.print_size,
        black_and_white=options.black_and_white,
        version=edition.version,
        issued=edition.issued,
        labels=said.make_labels(),
        letterhead=letterhead,
        title=said.make_title(identity),
        identity=identity,
        clinician=clinician,
        plan_line=said.make_plan_line(date=date, version=edition.version, clinician=clinician),
        running=said.make_running(
            identity=identity, date=date, version=edition.version, clinician=clinician, phone=clinic.phone
        ),
        visit=_visit(routine, said),
        goal=routine.goal,
        glance=_glance(routine, lines, asked, said, whole=options.glance and not listed),
        safety=said.make_safety_box(number=clinic.emergency_number),
        pain=pain,
        cards=tuple(card(line, said) for line in lines),
        ending=said.make_ending(letterhead),
        change=None if listed else said.make_change_rule(pain),
        questions=None if listed else said.make_questions(),
        diary=_diary(routine, lines, said) if options.diary else None,
        layout=options.layout,
    )


def _tag(language: str, clinic: Clinic) -> str:
    """The BCP 47 tag: with the clinic's region where the clinic speaks the language of the sheet."""
    return clinic.locale if clinic.locale.partition("-")[0] == language else language


def _identity(patient: Patient | None, said: words.Words) -> Identity | None:
    if patient is None:
        return None
    return Identity(name=patient.full_name, born=said.dates.say(patient.birth_date), number=patient.number)


def _pain(patient: Patient | None, clinic: Clinic, said: words.Words) -> PainRule:
    """The pain rule of the clinic; for a patient whose usual pain is above its green, one that starts from there.

    Green is then the usual pain, amber up to 2 above it, and red begins above that: no two lines of a sheet may say
    different things of the same number. Practice, not a guideline (docs/safety/to-judge.md).
    """
    usual = patient.usual_pain if patient else None
    if usual is None or usual <= clinic.pain_green:
        return said.make_pain_rule(green_to=clinic.pain_green, amber_to=clinic.pain_amber)
    green = min(usual, HIGHEST_GREEN)
    amber = min(max(clinic.pain_amber, green + OVER_USUAL), HIGHEST_AMBER)
    return said.make_pain_rule(green_to=green, amber_to=amber, usual=usual)


def _glance(routine: Routine, lines: list[Line], asked: tuple[str, ...], said: words.Words, *, whole: bool) -> Glance:
    """The plan at a glance; where it is left out, only what it alone says."""
    begins = said.dates.say_day_and_month(routine.starts_on)
    return Glance(
        heading=said.glance_heading if whole else "",
        note=sentence((said.make_glance_note(minutes=_minutes(lines), date=begins), *asked)),
        rows=tuple(glance_row(line, said) for line in lines) if whole else (),
    )


def _visit(routine: Routine, said: words.Words) -> Visit:
    if routine.review_on is None:
        return Visit(day=said.no_visit)
    day = said.dates.say_visit(routine.review_on)
    return Visit(day=day, time=f"{routine.review_time:%H:%M}" if routine.review_time else "")


def _minutes(lines: Iterable[Line]) -> int:
    """Minutes of the longest day, rounded up."""
    timed = [(line.dose, line.item.version) for line in lines]
    seconds = [seconds_a_day(dose, version.seconds_per_repetition) for dose, version in timed if dose and version]
    return ceil(sum(seconds) / 60)


def _drawn(drawing: Drawing, *, left: bool) -> str:
    return mirrored(drawing.svg, drawing.width) if left else drawing.svg


def _diary(routine: Routine, lines: Iterable[Line], said: words.Words) -> Diary:
    first = routine.starts_on
    weekdays = [(first.weekday() + offset) % 7 for offset in range(7)]
    return Diary(
        heading=said.diary.heading,
        how=tuple(said.diary.how),
        day_names=tuple(said.diary.days[weekday] for weekday in weekdays),
        weeks=tuple(
            DiaryWeek(
                name=said.diary.week.format(week=week + 1),
                start=said.diary.start.format(date=said.dates.say_short(first + week * WEEK)),
            )
            for week in range(routine.weeks)
        ),
        rows=tuple(diary_row(line, weekdays) for line in lines),
        pain_label=said.diary.pain,
        ask=said.diary.ask,
        answers=tuple(said.diary.answers),
    )
