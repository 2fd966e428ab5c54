"""The parts of a handout: whole sentences, ready to print, with nothing left to decide.

Every text is kept in Unicode NFC. A text with a control character (a NUL, a stray line break) is refused,
because it would print as nothing or as a box.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from pydantic import ConfigDict

UNITS_PER_PERSON = 2000
"""Drawing units in the height of one person: the scale that all pictures on a sheet share."""

DAYS_IN_WEEK = 7
WORST_PAIN = 10


class DocumentError(ValueError):
    """A handout that must not be made. The message says what is wrong and what to do."""


class Part:
    """Base of every part: tidies its texts when it is made."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]  # every subclass is a dataclass
            value = _tidy(getattr(self, field.name), where=f"{type(self).__name__}.{field.name}")
            object.__setattr__(self, field.name, value)
        self.check()

    def check(self) -> None:
        """Raise DocumentError where the part contradicts itself."""

    def require(self, **texts: str) -> None:
        """Refuse empty texts; each keyword names a field."""
        for name, text in texts.items():
            if not text.strip():
                raise DocumentError(f"{type(self).__name__} has no {name.replace('_', ' ')}. Write it in.")


def _tidy(value: object, *, where: str) -> object:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return _tidy_text(value, where=where)
    if isinstance(value, tuple):
        return tuple(_tidy(item, where=where) for item in value)
    if isinstance(value, dict):
        return MappingProxyType({key: _tidy(item, where=where) for key, item in value.items()})
    return value


def _tidy_text(text: str, *, where: str) -> str:
    bad = next((char for char in text if unicodedata.category(char) in {"Cc", "Cs", "Cn"}), None)
    if bad is not None:
        raise DocumentError(f"{where} holds a character that cannot be printed (U+{ord(bad):04X}). Take it out.")
    return unicodedata.normalize("NFC", text)


class MarkKind(StrEnum):
    """How an exercise differs from the sheet before."""

    NEW = "new"
    CHANGED = "changed"
    STOP = "stop"


@dataclass(frozen=True)
class Mark(Part):
    """A mark beside an exercise's name: what kind it is, and the word that is printed."""

    kind: MarkKind
    word: str


@dataclass(frozen=True)
class Letterhead(Part):
    """The clinic as the sheet shows it."""

    clinic: str
    address: str
    phone: str
    hours: str

    def check(self) -> None:
        self.require(clinic=self.clinic, phone=self.phone)


@dataclass(frozen=True)
class Identity(Part):
    """Whose sheet it is: a name, and a birth date in words or a patient number, or both."""

    name: str
    born: str
    number: str

    LONGEST: ClassVar[Mapping[str, int]] = {"name": 120, "born": 40, "number": 40}

    def check(self) -> None:
        self.require(name=self.name)
        if not (self.born.strip() or self.number.strip()):
            raise DocumentError("A name alone does not say who it is. Give a birth date or a patient number.")
        for field, longest in self.LONGEST.items():
            if len(getattr(self, field)) > longest:
                raise DocumentError(
                    f"The patient's {field} is longer than {longest} characters and would not fit on "
                    "every page. Shorten it."
                )


@dataclass(frozen=True)
class Clinician(Part):
    """Who prescribed it, by name and profession."""

    name: str
    profession: str

    def check(self) -> None:
        self.require(name=self.name, profession=self.profession)


@dataclass(frozen=True)
class Visit(Part):
    """When the patient is next seen, in words. The time may be empty."""

    day: str
    time: str = ""

    def check(self) -> None:
        self.require(day=self.day)


@dataclass(frozen=True)
class Picture(Part):
    """One drawing: its key in the store, its caption, the pose in words, its size in drawing units."""

    key: str
    caption: str
    alt: str
    width: int
    height: int

    def check(self) -> None:
        self.require(key=self.key, description_of_the_pose=self.alt)
        if self.width <= 0 or self.height <= 0:
            raise DocumentError("A picture needs a width and a height above zero.")


@dataclass(frozen=True)
class GlanceRow(Part):
    """One line of the plan at a glance. `dose` is one or two short sentences."""

    number: int
    name: str
    dose: tuple[str, ...]
    when: str
    picture: Picture | None = None
    mark: Mark | None = None

    def check(self) -> None:
        self.require(name=self.name, dose="".join(self.dose))


@dataclass(frozen=True)
class StoppedRow(Part):
    """An exercise of the sheet before that the patient must no longer do."""

    name: str
    mark: Mark
    instruction: str
    why: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Glance(Part):
    """The whole plan in one table. Without rows only the note is printed, and what must no longer be done."""

    heading: str
    note: str
    rows: tuple[GlanceRow, ...]
    stopped: tuple[StoppedRow, ...] = ()


@dataclass(frozen=True)
class SafetyBox(Part):
    """The emergency signs. A sheet cannot be made without them."""

    number: str
    heading: str
    signs: tuple[str, ...]
    soon_heading: str
    soon: tuple[str, ...]
    words_version: str

    def check(self) -> None:
        self.require(emergency_number=self.number, heading=self.heading, soon_heading=self.soon_heading)
        if self.number not in self.heading:
            raise DocumentError(f"The heading of the emergency box does not say the number to call ({self.number}).")
        if not self.signs or not self.soon:
            raise DocumentError("The emergency box has no signs. They come with the words of the language.")


class ZoneKind(StrEnum):
    """What the patient does at a level of pain."""

    GO = "go"
    EASE = "ease"
    STOP = "stop"


@dataclass(frozen=True)
class PainZone(Part):
    """One row of the pain rule: the numbers in words, the colour's name, what to do."""

    kind: ZoneKind
    numbers: str
    word: str
    action: str


@dataclass(frozen=True)
class PainRule(Part):
    """The pain traffic light, 0 to 10. Green up to and with `green_to`, amber up to and with `amber_to`."""

    heading: str
    note: str
    green_to: int
    amber_to: int
    zones: tuple[PainZone, ...]
    usual: str = ""

    def check(self) -> None:
        if not 0 <= self.green_to < self.amber_to < WORST_PAIN:
            raise DocumentError("The pain levels must rise: green below amber, and amber below 10. Set them again.")
        if tuple(zone.kind for zone in self.zones) != tuple(ZoneKind):
            raise DocumentError("The pain rule needs its green, amber and red rows, in that order.")


@dataclass(frozen=True)
class DoNot(Part):
    """A thing not to do, and its reason."""

    say: str
    why: str

    def check(self) -> None:
        self.require(what_not_to_do=self.say)


@dataclass(frozen=True)
class ExerciseCard(Part):
    """One exercise, whole. `dose_text` is what is read; `dose` is the same dose as data.

    `slug` names the exercise from sheet to sheet; it is not printed, and sheets of the first days hold none.
    """

    number: int
    name: str
    dose_text: tuple[str, ...]
    dose: Mapping[str, object]
    steps: tuple[str, ...]
    feel: str
    pictures: tuple[Picture, ...] = ()
    mark: Mark | None = None
    section: str = ""
    changed: str = ""
    purpose: str = ""
    need: str = ""
    breathing: str = ""
    do: tuple[str, ...] = ()
    do_not: tuple[DoNot, ...] = ()
    easier: str = ""
    harder: str = ""
    note: str = ""
    slug: str = ""

    def check(self) -> None:
        self.require(name=self.name, dose="".join(self.dose_text), steps="".join(self.steps))


@dataclass(frozen=True)
class AdviceCard(Part):
    """Something to do that is not an exercise, such as getting up once an hour."""

    number: int
    name: str
    dose_text: tuple[str, ...]
    why: str
    tips: tuple[str, ...] = ()
    picture: Picture | None = None
    mark: Mark | None = None
    section: str = ""

    def check(self) -> None:
        self.require(name=self.name, advice="".join(self.dose_text))


Card = ExerciseCard | AdviceCard


@dataclass(frozen=True)
class ChangeRule(Part):
    """When to do more and when to do less."""

    heading: str
    up: str
    down: str


@dataclass(frozen=True)
class DiaryWeek(Part):
    """One week of the diary: "Week 1", "from 23 Nov"."""

    name: str
    start: str


@dataclass(frozen=True)
class DiaryRow(Part):
    """One line of the diary. `days` holds seven marks from the first day on: False is a rest day."""

    number: int
    name: str
    days: tuple[bool, ...]

    def check(self) -> None:
        if len(self.days) != DAYS_IN_WEEK:
            raise DocumentError(f'The diary line "{self.name}" needs seven days.')


@dataclass(frozen=True)
class Diary(Part):
    """The tick diary, as long as the course."""

    heading: str
    how: tuple[str, ...]
    day_names: tuple[str, ...]
    weeks: tuple[DiaryWeek, ...]
    rows: tuple[DiaryRow, ...]
    pain_label: str
    ask: str
    answers: tuple[str, ...]

    def check(self) -> None:
        if len(self.day_names) != DAYS_IN_WEEK:
            raise DocumentError("The diary needs the names of seven days.")


@dataclass(frozen=True)
class Questions(Part):
    """Ruled lines on which the patient writes questions for the next visit."""

    heading: str
    lines: int = 3


@dataclass(frozen=True)
class Ending(Part):
    """Whom to call, other formats of the sheet, what to bring. Empty texts are left out."""

    call: str
    other_formats: str
    bring: str = ""


@dataclass(frozen=True)
class Labels(Part):
    """The fixed words between the parts, in the language of the sheet."""

    file_title: str
    page: str
    name: str
    born: str
    number: str
    next_visit: str
    call: str
    goal: str
    picture: str
    what: str
    how_much: str
    when: str
    need: str
    feel: str
    breathing: str
    easier: str
    harder: str

    def check(self) -> None:
        if self.page.count("{page}") != 1 or self.page.count("{pages}") != 1:
            raise DocumentError('The words for page numbers need "{page}" and "{pages}", each once.')
