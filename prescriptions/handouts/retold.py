"""The sheet before, said again in the language of the new one, so that its changes can be told in that language."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from accounts.models import Clinic
from exercises.dosage import LANGUAGES, from_data, sentences
from exercises.models import ExerciseVersion
from exercises.patient_text import AdviceText, PatientText
from exercises.translations import SOURCE, advice_in, source_text, translated
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.lines import Line
from prescriptions.handouts.parts import AdviceCard, Card, ExerciseCard

Known = Mapping[str, tuple[PatientText, str | None]]
"""Text and limb of an exercise by its slug."""


def retold(before: HandoutDocument, lines: Sequence[Line], clinic: Clinic, language: str) -> HandoutDocument:
    """`before` with the names and doses of its cards in `language`; a card whose words are not known stays as it was.

    What stands on both sheets is said with the words of the new one, so that the same dose reads the same.
    """
    spoken = before.language.partition("-")[0]
    if spoken == language:
        return before
    on_both = {line.item.version.exercise.slug: (line.text, line.limb) for line in lines if line.item.version}
    known = _gone(before, clinic, language) | {slug: (text, limb) for slug, (text, limb) in on_both.items() if text}
    advice = _advice(clinic, spoken, language)
    cards = tuple(_retold(card, known, advice, language) for card in before.cards)
    names = {card.number: card.name for card in cards}
    rows = tuple(replace(row, name=names[row.number]) for row in before.glance.rows)
    diary = before.diary and replace(before.diary, rows=())
    return replace(before, cards=cards, glance=replace(before.glance, rows=rows, stopped=()), diary=diary)


def _gone(before: HandoutDocument, clinic: Clinic, language: str) -> dict[str, tuple[PatientText, str | None]]:
    slugs = [card.slug for card in before.cards if isinstance(card, ExerciseCard)]
    current = ExerciseVersion.objects.filter(current_of__clinic=clinic, current_of__slug__in=slugs)
    versions = list(current.select_related("exercise").prefetch_related("pictures"))
    texts = {version.pk: source_text(version) for version in versions}
    if language != SOURCE:
        said = translated(versions, language)
        texts = {pk: found.text for pk, found in said.items() if found.text}
    return {
        version.exercise.slug: (texts[version.pk], version.phrase["limb"])
        for version in versions
        if version.pk in texts
    }


def _advice(clinic: Clinic, spoken: str, language: str) -> dict[str, tuple[AdviceText, AdviceText]]:
    """Each advice in `spoken` and in `language`, by its title in `spoken`."""
    pairs = [(advice_in(advice, spoken)[1], advice_in(advice, language)[1]) for advice in clinic.advice.all()]
    return {old.title: (old, new) for old, new in pairs if old and new}


def _retold(card: Card, known: Known, advice: Mapping[str, tuple[AdviceText, AdviceText]], language: str) -> Card:
    if isinstance(card, AdviceCard):
        if card.name not in advice:
            return card
        old, new = advice[card.name]
        dose = new.sentences if card.dose_text == old.sentences else card.dose_text
        return replace(card, name=new.title, dose_text=dose)
    if card.slug not in known:
        return card
    text, limb = known[card.slug]
    dose = sentences(from_data(card.dose), text.phrase(limb), LANGUAGES[language])
    return replace(card, name=text.name, dose_text=dose)
