"""The lines of a routine with their words in the language of the sheet. What has no such words stops the sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exercises.dosage import LANGUAGES, Dose, Language, Phrase, Side, from_data
from exercises.models import ExerciseVersion, Kind, SideBehaviour
from exercises.patient_text import AdviceText, PatientText
from exercises.translations import SOURCE, State, Translated, advice_in, label_of, source_text, translated
from prescriptions.findings import Findings
from prescriptions.handouts.parts import DocumentError
from prescriptions.handouts.words import Words
from prescriptions.models import RoutineItem, Section
from prescriptions.models.patient import Language as Offered
from prescriptions.safety.printed import printed_in

WHY = {
    State.MISSING: "“{name}” has no {language} text yet.",
    State.STALE: "The English of “{name}” has changed since its {language} text was written.",
}


@dataclass(frozen=True, slots=True)
class Lacking:
    """Words of one line, or of the whole plan (`item` is None), that the language of the sheet does not have."""

    item: RoutineItem | None
    why: str


class NotTranslated(DocumentError):
    """The sheet cannot be printed in its language. `lacking` names each line and why."""

    def __init__(self, language: str, lacking: Sequence[Lacking]) -> None:
        self.language, self.lacking = language, tuple(lacking)
        said = " ".join(one.why for one in self.lacking)
        super().__init__(f"This sheet cannot be printed in {language_name(language)} yet. {said}")


def language_name(code: str) -> str:
    """The name of a language, for staff."""
    return str(Offered(code).label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item with its number on the sheet and its words: `text` for an exercise, `advice` for advice."""

    item: RoutineItem
    number: int
    section: str
    language: Language
    said: Words
    text: PatientText | None = None
    advice: AdviceText | None = None
    needs: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def dose(self) -> Dose | None:
        return from_data(self.item.dose) if self.item.dose is not None else None

    @property
    def name(self) -> str:
        """The name on the sheet. It says the side of a dose for one side, so that two such lines are told apart."""
        own = self.text.name if self.text else self.advice.title if self.advice else ""
        if self.dose is None or self.dose.side not in {Side.RIGHT, Side.LEFT}:
            return own
        return self.said.make_side_caption(caption=own, left=self.is_left, limb=self.limb)

    @property
    def is_left(self) -> bool:
        return self.dose is not None and self.dose.side is Side.LEFT

    @property
    def shows_one_side(self) -> bool:
        """Drawings of a sided exercise show the right side; for the left they are mirrored."""
        return self.item.version is not None and self.item.version.side != SideBehaviour.NONE

    @property
    def limb(self) -> str | None:
        return self.item.version.phrase["limb"] if self.item.version else None

    @property
    def phrase(self) -> Phrase:
        """The words that the exercise lends to its dose; those of advice are never asked for."""
        return self.text.phrase(self.limb) if self.text else Phrase(self.language.code.capitalize())


def lines_of(items: Sequence[RoutineItem], found: Findings, said: Words) -> list[Line]:
    """The lines in the language of `said`. Raises NotTranslated with every line that has no words in it.

    `items` need `version.exercise`, `version.terms`, `version.pictures` and `advice` at hand.
    """
    language = said.language
    versions = [item.version for item in items if item.version]
    texts = _texts(versions, language)
    lacking = [one for item in (None, *items) for one in _lacking(item, texts, found, language)]
    if lacking:
        raise NotTranslated(language, lacking)
    return [
        Line(
            item=item,
            number=number,
            section=_section(items, number, said),
            language=LANGUAGES[language],
            said=said,
            text=texts[item.version.pk].text if item.version else None,
            advice=advice_in(item.advice, language)[1] if item.advice else None,
            needs=tuple(filter(None, _needs(item, language))),
            asked=asked_of(item, found, language),
        )
        for number, item in enumerate(items, start=1)
    ]


def asked_of(item: RoutineItem | None, found: Findings, language: str) -> tuple[str, ...]:
    """What the answered findings of a line, or of the whole plan, ask of the patient."""
    return tuple(filter(None, (printed_in(text, language) for text in found.printed(item))))


def _texts(versions: Sequence[ExerciseVersion], language: str) -> dict[int, Translated]:
    if language == SOURCE:
        return {version.pk: Translated(State.FRESH, source_text(version)) for version in versions}
    return dict(translated(versions, language))


def _lacking(
    item: RoutineItem | None, texts: dict[int, Translated], found: Findings, language: str
) -> Iterator[Lacking]:
    name = language_name(language)
    if item and item.version and (state := texts[item.version.pk].state) is not State.FRESH:
        yield Lacking(item, WHY[state].format(name=item.version.name, language=name))
    if item and item.advice and (state := advice_in(item.advice, language)[0]) is not State.FRESH:
        yield Lacking(item, WHY[state].format(name=item.advice.title, language=name))
    if item and None in _needs(item, language):
        yield Lacking(item, f"Something that “{item.version}” needs has no {name} name yet.")
    for text in found.printed(item):
        if printed_in(text, language) is None:
            yield Lacking(item, f"What a safety rule prints has no {name} text yet: “{text}”")


def _needs(item: RoutineItem, language: str) -> list[str | None]:
    terms = item.version.terms.all() if item.version else []
    return [label_of(term, language) for term in terms if term.kind == Kind.EQUIPMENT]


def _section(items: Sequence[RoutineItem], number: int, said: Words) -> str:
    """The section's name above its first line, when the sheet has more than one section."""
    sections = [item.section for item in items]
    begins = number == 1 or sections[number - 2] != sections[number - 1]
    return said.sections[Section(sections[number - 1]).name.lower()] if begins and len(set(sections)) > 1 else ""
