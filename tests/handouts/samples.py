"""One whole sheet of today's words: five exercises and advice, for the demo patient."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from ruamel.yaml import YAML

from exercises.dosage import LANGUAGES, Phrase, from_data, glance, sentences, to_data, when
from exercises.patient_text import tells_breathing
from prescriptions.handouts.document import HandoutDocument, Layout, Paper, PrintSize
from prescriptions.handouts.parts import (
    AdviceCard,
    Card,
    Clinician,
    Diary,
    DiaryRow,
    DiaryWeek,
    DoNot,
    ExerciseCard,
    Glance,
    GlanceRow,
    Identity,
    Letterhead,
    Picture,
    Visit,
)
from prescriptions.handouts.words import Words, load

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "exercises" / "library"
PICTURES = LIBRARY / "pictures"
EXERCISES = LIBRARY / "exercises"
TRANSLATIONS = LIBRARY / "translations"
LETTERHEAD = Letterhead(
    clinic="Harbour Street Physiotherapy",
    address="12 Harbour Street, Millport",
    phone="020 7946 0138",
    hours="Mon to Fri, 8 am to 6 pm",
)
MARGARET = Identity(name="Margaret Osei-Thompson", born="14 March 1955", number="4829 113")
NAMES = (
    "Ελένη Παπαδοπούλου",
    "Анна Ковалёва",
    "Đặng Thị Hồng",
    "Łukasz Żółć",
    "Ağaoğlu İpek",
    "王小明",
    "山田 花子",
    "김영희",
    "सीता देवी श्रीवास्तव",
    "ณัฐวุฒิ สุขใจ",
    "தமிழ்ச்செல்வி",
    "محمد عبد الله",
    "שרה כהן",
)
"""One name for each script that the sheet must print."""
AMIRA = Clinician(name="Amira Rahman", profession="physiotherapist")
BORN, ISSUED, STARTS, SEEN = date(1955, 3, 14), date(2026, 11, 20), date(2026, 11, 23), date(2026, 12, 18)
SECTIONS = {1: "warm_up", 2: "main", 5: "cool_down"}
MON_WED_FRI = (True, False, True, False, True, False, False)
EVERY_DAY = (True,) * 7
CLOCK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000">'
    '<circle cx="500" cy="530" r="330" fill="#dfeaf0" stroke="#2f3e4a" stroke-width="14"/>'
    '<path d="M500 255v40M500 765v40M225 530h40M735 530h40" stroke="#2f3e4a" stroke-width="18"/>'
    '<path d="M500 530V320M500 530l95 60" stroke="#2f3e4a" stroke-width="24"/></svg>'
)


@cache
def drawings() -> Mapping[str, str]:
    """Key -> SVG of every drawing that the sample shows: the library's, and a clock for the advice."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted(PICTURES.glob("*.svg"))}
    return {**found, "clock": CLOCK}


T = TypeVar("T")


def _picture(key: str, caption: str, alt: str) -> Picture:
    width, height = re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawings()[key])[0]
    return Picture(key=key, caption=caption, alt=alt, width=int(width), height=int(height))


def _things(codes: Iterable[str], language: str) -> list[str]:
    """What an exercise needs, as the patient reads it."""
    terms = _load(TRANSLATIONS / "es-terms.yaml" if language == "es" else LIBRARY / "taxonomy.yaml")["equipment"]
    labels = {term["code"]: term["patient_label"] for term in terms}
    return [labels[code] for code in codes]


@cache
def _load(path: Path) -> Mapping[str, Any]:
    data: Mapping[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return data


def _read(slug: str, language: str) -> Mapping[str, Any]:
    """An exercise as its file gives it, with the words of a translation over the English ones."""
    source = _load(EXERCISES / f"{slug}.yaml")
    said = _load(TRANSLATIONS / language / f"{slug}.yaml") if language == "es" else {}
    return {**source, **said, "phrase": {**source["phrase"], **said.get("phrase", {})}}


def exercise(slug: str, number: int, language: str = "en-GB") -> tuple[ExerciseCard, GlanceRow]:
    """The card and the line at a glance of one exercise of the library, as its file gives them."""
    source, data, words = _read(slug, "en"), _read(slug, language), load(language)
    speech = LANGUAGES[words.language]
    dose, phrase = from_data({"schema": 1, **data["dose"]}), Phrase(**data["phrase"])
    pictures = tuple(
        _picture(f"{slug}-{index}", shown["caption"], shown["alt"])
        for index, shown in enumerate(data["pictures"], start=1)
    )
    steps = (data["start"], *data["steps"])
    card = ExerciseCard(
        number=number,
        section=words.sections[SECTIONS[number]] if number in SECTIONS else "",
        name=data["name"],
        dose_text=sentences(dose, phrase, speech),
        dose=to_data(dose),
        steps=steps,
        feel=data["feel"],
        pictures=pictures,
        purpose=data["purpose"],
        need=words.make_list(_things(data["equipment"], language)),
        breathing="" if tells_breathing((source["start"], *source["steps"])) else data["breathing"],
        do=tuple(data["do"]),
        do_not=tuple(DoNot(**warning) for warning in data["do_not"]),
        easier=data["easier"],
        harder=data["harder"],
    )
    first, _, rest = glance(dose, phrase, speech).partition(". ")
    said = (f"{first}.", rest) if rest else (first,)
    return card, GlanceRow(number=number, name=card.name, dose=said, when=when(dose, speech), picture=pictures[-1])


def move_often(number: int, language: str = "en-GB") -> tuple[AdviceCard, GlanceRow]:
    """The card and the line at a glance of the advice to get up often."""
    said = next(entry for entry in _advice(language) if entry["code"] == "movement-breaks")
    clock = _picture("clock", "", "A clock face.")
    card = AdviceCard(
        number=number,
        name=said["title"],
        dose_text=(said["what"],),
        why=said["why"],
        tips=tuple(said["tips"]),
        picture=clock,
    )
    return card, GlanceRow(number=number, name=card.name, dose=(said["glance"],), when=said["when"], picture=clock)


def _advice(language: str) -> list[Mapping[str, Any]]:
    entries: list[Mapping[str, Any]] = _load(
        TRANSLATIONS / "es-advice.yaml" if language == "es" else LIBRARY / "advice.yaml"
    )["advice"]
    return entries


FIVE = ("cat-cow", "partial-crunch", "bridge", "sit-to-stand", "banded-hamstring-stretch")
EIGHT = (*FIVE, "bird-dog", "seated-row", "heel-raise")


def sample(
    *,
    print_size: PrintSize = PrintSize.STANDARD,
    paper: Paper = Paper.A4,
    black_and_white: bool = False,
    identity: Identity | None = MARGARET,
    slugs: tuple[str, ...] = FIVE,
    advice: bool = True,
    weeks: int = 4,
    layout: Layout = Layout.CARDS,
    language: str = "en-GB",
) -> HandoutDocument:
    """The sample sheet, whole. What a clinic types stays in English in every language."""
    words = load(language)
    issued, clinician = words.dates.say(ISSUED), words.make_clinician(name=AMIRA.name, profession=AMIRA.profession)
    if identity and identity.born:
        identity = replace(identity, born=words.dates.say(BORN))
    pain = words.make_pain_rule()
    listed = layout is Layout.LIST
    pairs: list[tuple[Card, GlanceRow]] = [
        exercise(slug, index, language) for index, slug in enumerate(slugs, start=1)
    ]
    if advice:
        pairs.append(move_often(len(pairs) + 1, language))
    cards, rows = tuple(card for card, _ in pairs), tuple(row for _, row in pairs)
    return HandoutDocument(
        language=language,
        paper=paper,
        print_size=print_size,
        black_and_white=black_and_white,
        version=1,
        issued=ISSUED,
        labels=words.make_labels(),
        letterhead=LETTERHEAD,
        title=words.make_title(identity),
        identity=identity,
        clinician=clinician,
        plan_line=words.make_plan_line(date=issued, version=1, clinician=clinician),
        running=words.make_running(
            identity=identity, date=issued, version=1, clinician=clinician, phone=LETTERHEAD.phone
        ),
        visit=Visit(day=words.dates.say_visit(SEEN), time="10:20 am"),
        goal="“Walk to the shops and back.”",
        glance=Glance(
            heading="" if listed else words.glance_heading,
            note=words.make_glance_note(minutes=20, date=words.dates.say_day_and_month(STARTS)),
            rows=() if listed else rows,
        ),
        safety=words.make_safety_box(number="999"),
        pain=pain,
        cards=cards,
        change=None if listed else words.make_change_rule(pain),
        questions=None if listed else words.make_questions(),
        ending=words.make_ending(LETTERHEAD),
        diary=_diary(words, rows, weeks) if weeks else None,
        layout=layout,
    )


def _diary(words: Words, rows: tuple[GlanceRow, ...], weeks: int) -> Diary:
    return Diary(
        heading=words.diary.heading,
        how=tuple(words.diary.how),
        day_names=tuple(words.diary.days),
        weeks=tuple(
            DiaryWeek(
                name=words.diary.week.format(week=index + 1),
                start=words.diary.start.format(date=words.dates.say_short(STARTS + timedelta(weeks=index))),
            )
            for index in range(weeks)
        ),
        rows=tuple(
            DiaryRow(
                number=row.number,
                name=row.name,
                days=MON_WED_FRI if row.when.startswith(words.diary.days[0]) else EVERY_DAY,
            )
            for row in rows
        ),
        pain_label=words.diary.pain,
        ask=words.diary.ask,
        answers=tuple(words.diary.answers),
    )


def in_two_languages(document: HandoutDocument) -> HandoutDocument:
    """The sheet with another language beside it: Greek by name, English in capitals by its words."""
    return replace(document, beside=replace(_loud(document), language="el"))


def _loud(part: T) -> T:
    """The same part with its words in capitals."""
    if type(part) is str:
        said = cast(str, part)
        return cast(T, said if "{page}" in said else said.upper())
    if isinstance(part, tuple):
        return cast(T, tuple(_loud(item) for item in part))
    if is_dataclass(part) and not isinstance(part, type):
        kept = ("key", "language", "slug")
        changes = {field.name: _loud(getattr(part, field.name)) for field in fields(part) if field.name not in kept}
        return replace(part, **changes)
    return part
