"""From a routine to its handout document: the only reader of the database in this folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from accounts.models import Clinic, User
from exercises.dosage import Dose, Phrase, Side, Weekday, from_data, glance, on_weekday, sentences, to_data, when
from exercises.dosage.duration import seconds_a_session
from exercises.models import Drawing, Kind, Picture, SideBehaviour
from exercises.patient_text import tells_breathing
from prescriptions.findings import Findings, NotReviewed, findings_of
from prescriptions.handouts import words
from prescriptions.handouts.changes import mark_changes
from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize, sentence
from prescriptions.handouts.mirror import mirrored
from prescriptions.handouts.parts import (
    AdviceCard,
    Card,
    Diary,
    DiaryRow,
    DiaryWeek,
    DocumentError,
    DoNot,
    ExerciseCard,
    Glance,
    GlanceRow,
    Identity,
    Letterhead,
    Visit,
)
from prescriptions.handouts.parts import Picture as DocumentPicture
from prescriptions.models import Patient, Routine, RoutineItem, Section

WEEK = timedelta(days=7)
MIRRORED = "-mirrored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the sheet is printed."""

    print_size: PrintSize
    paper: Paper
    black_and_white: bool = False


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

    Raises DocumentError with a sentence of help where the sheet must not be made.
    """
    items = list(
        routine.items.kept()
        .select_related("version__exercise", "advice")
        .prefetch_related("version__terms", "version__pictures__drawing")
    )
    lines = [_Line(item, number, items) for number, item in enumerate(items, start=1)]
    found = _reviewed(routine, items)
    document = _document(routine, clinic, options, edition, lines, found)
    if edition.before:
        document = mark_changes(document, edition.before, words.load(document.language))
    return Sheet(document, _drawings(lines))


def _reviewed(routine: Routine, items: list[RoutineItem]) -> Findings:
    """Without a review nobody knows what else the sheet has to say, so there is no sheet."""
    try:
        return findings_of(routine, items)
    except NotReviewed as reason:
        raise DocumentError(str(reason)) from reason


def drawings_of(document: HandoutDocument) -> Mapping[str, str]:
    """Return the SVG text of each picture of a stored document by its key. Drawings are never deleted."""
    pictures = [row.picture for row in document.glance.rows if row.picture]
    pictures += [picture for card in document.cards if isinstance(card, ExerciseCard) for picture in card.pictures]
    keys = {picture.key for picture in pictures}
    drawn = Drawing.objects.in_bulk({key.removesuffix(MIRRORED) for key in keys})
    return {key: _drawn(drawn[key.removesuffix(MIRRORED)], left=key.endswith(MIRRORED)) for key in keys}


@dataclass(frozen=True, slots=True)
class _Line:
    """One item with its number on the sheet."""

    item: RoutineItem
    number: int
    all_items: list[RoutineItem]

    @property
    def dose(self) -> Dose | None:
        return from_data(self.item.dose) if self.item.dose is not None else None

    @property
    def name(self) -> str:
        return self.item.version.name if self.item.version else self.item.advice.title if self.item.advice else ""

    @property
    def is_left(self) -> bool:
        return self.dose is not None and self.dose.side is Side.LEFT

    @property
    def shows_one_side(self) -> bool:
        """Drawings of a sided exercise show the right side; for the left they are mirrored."""
        version = self.item.version
        return version is not None and version.side != SideBehaviour.NONE

    def section(self, said: words.Words) -> str:
        """The section's name above its first line, when the sheet has more than one section."""
        sections = [item.section for item in self.all_items]
        begins = self.number == 1 or sections[self.number - 2] != self.item.section
        return said.sections[Section(self.item.section).name.lower()] if begins and len(set(sections)) > 1 else ""


def _document(
    routine: Routine, clinic: Clinic, options: Options, edition: Edition, lines: list[_Line], found: Findings
) -> HandoutDocument:
    said = words.load(routine.patient.language if routine.patient else "en")
    letterhead = Letterhead(clinic=clinic.name, address=clinic.address, phone=clinic.phone, hours=clinic.hours)
    clinician = said.make_clinician(name=edition.by.name, profession=edition.by.profession)
    identity = _identity(routine.patient, said)
    pain = said.make_pain_rule(green_to=clinic.pain_green, amber_to=clinic.pain_amber)
    date = said.dates.say(edition.issued)
    return HandoutDocument(
        language=clinic.locale,
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
        glance=Glance(
            heading=said.glance_heading,
            note=sentence(
                (
                    said.make_glance_note(
                        minutes=_minutes(lines), date=said.dates.say_day_and_month(routine.starts_on)
                    ),
                    *found.printed(None),
                )
            ),
            rows=tuple(_glance_row(line, said) for line in lines),
        ),
        safety=said.make_safety_box(number=clinic.emergency_number),
        pain=pain,
        cards=tuple(_card(line, said, found) for line in lines),
        ending=said.make_ending(letterhead),
        change=said.make_change_rule(pain),
        questions=said.make_questions(),
        diary=_diary(routine, lines, said),
    )


def _identity(patient: Patient | None, said: words.Words) -> Identity | None:
    if patient is None:
        return None
    return Identity(name=patient.full_name, born=said.dates.say(patient.birth_date), number=patient.number)


def _visit(routine: Routine, said: words.Words) -> Visit:
    if routine.review_on is None:
        return Visit(day=said.no_visit)
    day = said.dates.say_visit(routine.review_on)
    return Visit(day=day, time=f"{routine.review_time:%H:%M}" if routine.review_time else "")


def _minutes(lines: Iterable[_Line]) -> int:
    """Minutes of the longest day, rounded up."""
    timed = [(line.dose, line.item.version) for line in lines]
    seconds = [
        seconds_a_session(dose, version.seconds_per_repetition) * (dose.times_a_day or 1)
        for dose, version in timed
        if dose and version
    ]
    return ceil(sum(seconds) / 60)


def _phrase(item: RoutineItem) -> Phrase:
    return Phrase(**item.version.phrase) if item.version else Phrase(action="Do")


def _picture(line: _Line, picture: Picture, said: words.Words) -> DocumentPicture:
    """The drawing with its caption; a one-sided exercise says which side is drawn, and a left one is mirrored."""
    caption = picture.caption
    if line.shows_one_side:
        caption = said.make_side_caption(caption=caption, left=line.is_left, limb=_phrase(line.item).limb)
    return DocumentPicture(
        key=_key(line, picture),
        caption=caption,
        alt=picture.alt,
        width=picture.drawing.width,
        height=picture.drawing.height,
    )


def _key(line: _Line, picture: Picture) -> str:
    return picture.drawing_id + (MIRRORED if line.is_left else "")


def _drawn(drawing: Drawing, *, left: bool) -> str:
    return mirrored(drawing.svg, drawing.width) if left else drawing.svg


def _drawings(lines: Iterable[_Line]) -> dict[str, str]:
    return {
        _key(line, picture): _drawn(picture.drawing, left=line.is_left)
        for line in lines
        if line.item.version
        for picture in line.item.version.pictures.all()
    }


def _glance_row(line: _Line, said: words.Words) -> GlanceRow:
    if line.item.advice:
        return GlanceRow(
            number=line.number, name=line.name, dose=(line.item.advice.glance,), when=line.item.advice.when
        )
    pictures = list(line.item.version.pictures.all()) if line.item.version else []
    dose = from_data(line.item.dose)
    return GlanceRow(
        number=line.number,
        name=line.name,
        dose=_split(glance(dose, _phrase(line.item))),
        when=when(dose) or said.when_you_can,
        picture=_picture(line, pictures[-1], said) if pictures else None,
    )


def _split(text: str) -> tuple[str, ...]:
    """Return the sentences of `glance`, which parts them by a full stop and a space."""
    first, stop, rest = text.partition(". ")
    return (f"{first}.", rest) if stop else (text,)


def _card(line: _Line, said: words.Words, found: Findings) -> Card:
    advice, version = line.item.advice, line.item.version
    if advice or not version:
        return AdviceCard(
            number=line.number,
            name=line.name,
            dose_text=(advice.what,) if advice else (),
            why=advice.why if advice else "",
            tips=(*advice.tips, *([line.item.note] if line.item.note else [])) if advice else (),
            section=line.section(said),
        )
    dose = from_data(line.item.dose)
    steps = (version.start, *version.steps)
    return ExerciseCard(
        number=line.number,
        name=version.name,
        section=line.section(said),
        dose_text=sentences(dose, _phrase(line.item)),
        dose=to_data(dose),
        purpose=version.purpose,
        need=said.make_list(
            [term.patient_label or term.label for term in version.terms.all() if term.kind == Kind.EQUIPMENT]
        ),
        pictures=tuple(_picture(line, picture, said) for picture in version.pictures.all()),
        steps=steps,
        feel=version.feel,
        breathing="" if tells_breathing(steps) else version.breathing,
        do=tuple(version.do),
        do_not=tuple(DoNot(say=entry["say"], why=entry["why"]) for entry in version.do_not),
        easier=version.easier,
        harder=version.harder,
        note=_note(line.item.note, found.printed(line.item)),
        slug=version.exercise.slug,
    )


def _note(note: str, asked: tuple[str, ...]) -> str:
    """The clinician's note, then what the answered findings ask; a note that others follow ends as a sentence."""
    ended = note if not (note and asked) or note.endswith((".", "!", "?")) else f"{note}."
    return sentence((ended, *asked))


def _diary(routine: Routine, lines: Iterable[_Line], said: words.Words) -> Diary:
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
        rows=tuple(DiaryRow(number=line.number, name=line.name, days=_days(line.dose, weekdays)) for line in lines),
        pain_label=said.diary.pain,
        ask=said.diary.ask,
        answers=tuple(said.diary.answers),
    )


def _days(dose: Dose | None, weekdays: list[int]) -> tuple[bool, ...]:
    """Which of the seven days have a box; a rest day has a dash."""
    names = list(Weekday)
    return tuple(dose is None or on_weekday(dose, names[weekday]) is not False for weekday in weekdays)
