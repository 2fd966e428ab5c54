"""The fixed words of a handout, one reviewed file a language, and the parts that are made of them alone."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML

from prescriptions.handouts.parts import (
    WORST_PAIN,
    ChangeRule,
    Clinician,
    DocumentError,
    Ending,
    Identity,
    Labels,
    Letterhead,
    Mark,
    MarkKind,
    PainRule,
    PainZone,
    Questions,
    SafetyBox,
    ZoneKind,
)
from prescriptions.handouts.scripts import isolated
from prescriptions.handouts.words.shape import (
    ChangeWords,
    DateWords,
    DiaryWords,
    EmergencyWords,
    EndingWords,
    ListWords,
    PainWords,
    SideWords,
    Strict,
)

FOLDER = Path(__file__).parent
TWO_NUMBERS = " or "
"""What stands between two emergency numbers as a clinic writes them down."""


class Words(Strict):
    """All fixed words of one language. The methods make the parts that need nothing else."""

    language: str
    version: int
    review: str
    labels: dict[str, str]
    title: str
    title_without_name: str
    plan_line: str
    running_person: str
    running_person_born: str
    running_person_number: str
    running_blank: str
    running_plan: str
    glance_heading: str
    glance_note: str
    glance_note_short: str
    glance_note_untimed: str
    when_you_can: str
    stop_instruction: str
    it_was: str
    no_visit: str
    clinician: str
    professions: dict[str, str]
    sections: dict[str, str]
    dates: DateWords
    side_captions: dict[str, SideWords]
    list: ListWords
    marks: dict[str, str]
    emergency: EmergencyWords
    pain: PainWords
    change: ChangeWords
    questions: str
    ending: EndingWords
    diary: DiaryWords

    def make_labels(self) -> Labels:
        """The labels between the parts."""
        return Labels(**self.labels)

    def make_mark(self, kind: MarkKind) -> Mark:
        """NEW, CHANGED or STOP in this language."""
        return Mark(kind=kind, word=self.marks[kind.value])

    def make_was(self, dose: str) -> str:
        """What stood there before, for a card that is marked CHANGED. `dose` is in whole sentences."""
        return self.it_was.format(dose=dose)

    def make_clinician(self, *, name: str, profession: str) -> Clinician:
        """Who prescribed it. A profession that the language does not know prints as it was typed."""
        known = self.professions.get(profession.casefold(), profession)
        return Clinician(name=name, profession=known or self.clinician)

    def make_safety_box(self, *, number: str) -> SafetyBox:
        """The emergency box with the clinic's emergency number, or its two: "111 or 999"."""
        if not number.strip():
            raise DocumentError("The clinic has no emergency number. Set it before you print a sheet.")
        first, two, second = number.partition(TWO_NUMBERS)
        number = self.emergency.either.format(first=first, second=second) if two else number
        return SafetyBox(
            number=number,
            heading=self.emergency.heading.format(number=number),
            signs=tuple(sign.say for sign in self.emergency.signs),
            soon_heading=self.emergency.soon_heading,
            soon=tuple(sign.say for sign in self.emergency.soon),
            words_version=f"{self.language} {self.version}",
        )

    def make_pain_rule(self, *, green_to: int = 3, amber_to: int = 5, usual: int | None = None) -> PainRule:
        """The pain rule with these cut-points (0 to 10); a line more for a usual pain that is high."""
        spans = ((0, green_to), (green_to + 1, amber_to), (amber_to + 1, WORST_PAIN))
        words = (self.pain.go, self.pain.ease, self.pain.stop)
        zones = tuple(
            PainZone(kind=kind, numbers=self._span(low, high), word=zone.word, action=zone.action)
            for kind, (low, high), zone in zip(ZoneKind, spans, words, strict=True)
        )
        return PainRule(
            heading=self.pain.heading,
            note=self.pain.note,
            green_to=green_to,
            amber_to=amber_to,
            zones=zones,
            usual="" if usual is None else self.pain.usual.format(usual=usual),
        )

    def make_change_rule(self, pain: PainRule) -> ChangeRule:
        """When to do more and less, with the cut-points of the pain rule."""
        return ChangeRule(
            heading=self.change.heading,
            up=self.change.up.format(green=pain.green_to),
            down=self.change.down.format(red=pain.amber_to + 1),
        )

    def make_title(self, identity: Identity | None) -> str:
        """The title of the sheet."""
        return self.title.format(name=isolated(identity.name)) if identity else self.title_without_name

    def make_plan_line(self, *, date: str, version: int, clinician: Clinician) -> str:
        """Which plan this is and who made it. `date` is in words."""
        return self.plan_line.format(
            date=date, version=version, clinician=clinician.name, profession=clinician.profession
        )

    def make_running(
        self, *, identity: Identity | None, date: str, version: int, clinician: Clinician, phone: str
    ) -> tuple[str, ...]:
        """The lines at the foot of each page."""
        plan = self.running_plan.format(date=date, version=version, clinician=clinician.name, phone=phone)
        return (self._running_person(identity) if identity else self.running_blank, plan)

    def make_glance_note(self, *, minutes: int, date: str) -> str:
        """How long a day and from when. No minutes: nothing on the sheet is timed."""
        if minutes < 1:
            return self.glance_note_untimed.format(date=date)
        pattern = self.glance_note_short if minutes == 1 else self.glance_note
        return pattern.format(minutes=minutes, date=date)

    def make_side_caption(self, *, caption: str, left: bool, limb: str | None) -> str:
        """A caption that says which side is drawn. `limb` is one of the dose's limbs, or None for the side."""
        said = self.side_captions[limb or "side"]
        return (said.left if left else said.right).format(caption=caption)

    def make_list(self, things: Sequence[str]) -> str:
        """The things in one sentence that follows a colon, with its full stop; nothing for no things."""
        if not things:
            return ""
        *others, said = [thing[:1].lower() + thing[1:] for thing in things]
        for thing in reversed(others):
            said = self.list.more.format(first=thing, rest=said)
        return self.list.end.format(list=said)

    def make_ending(self, letterhead: Letterhead) -> Ending:
        """Whom to call, other formats."""
        return Ending(
            call=self.ending.call.format(phone=letterhead.phone),
            other_formats=self.ending.other_formats.format(phone=letterhead.phone),
        )

    def make_questions(self) -> Questions:
        """Lines to write questions on."""
        return Questions(heading=self.questions)

    def _running_person(self, identity: Identity) -> str:
        if identity.born and identity.number:
            pattern = self.running_person
        else:
            pattern = self.running_person_born if identity.born else self.running_person_number
        return pattern.format(name=isolated(identity.name), born=identity.born, number=identity.number)

    def _span(self, low: int, high: int) -> str:
        pattern = self.pain.one_number if low == high else self.pain.numbers
        return pattern.format(low=low, high=high)


@cache
def load(language: str) -> Words:
    """The words of a language ("en-GB" reads "en"). Raises DocumentError where none are reviewed for it."""
    base = language.partition("-")[0]
    path = FOLDER / f"{base}.yaml"
    if not base.isalpha() or not path.is_file():
        raise DocumentError(f'There are no handout words for the language "{language}". Choose another one.')
    data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    try:
        return Words.model_validate(data)
    except ValidationError as error:
        raise DocumentError(f"The handout words in {path.name} are not whole: {error}") from error
