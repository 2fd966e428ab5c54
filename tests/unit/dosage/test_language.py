"""The seam for a second language: every word that a patient reads comes from the catalogue or the exercise."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from exercises.dosage import ENGLISH, LIMBS, Dose, Language, Phrase, glance, sentence, sentences, when
from tests.unit.dosage.strategies import QUICK, doses, phrases


def _loud(value: Any) -> Any:
    """The catalogue entry in capitals, with its gaps left as they are."""
    if isinstance(value, str):
        return re.sub(r"\{\w+\}|[^{]+", lambda part: part[0] if part[0][0] == "{" else part[0].upper(), value)
    if isinstance(value, tuple):
        return tuple(_loud(part) for part in value)
    if isinstance(value, Mapping):
        return {key: _loud(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _loud(getattr(value, field.name)) for field in fields(value)})
    return _loud_answers(value)


def _loud_answers(wording: Callable[..., str]) -> Callable[..., str]:
    return lambda *words: wording(*words).upper()


LOUD: Language = _loud(ENGLISH)
LOUD_PHRASES = st.sampled_from(
    [Phrase("LIFT", "STAY UP", limb, noun) for limb in (None, *LIMBS) for noun in (None, "STEP/STEPS")]
)


@QUICK
@given(doses(), LOUD_PHRASES)
def test_no_english_is_left_when_the_catalogue_is_changed(dose: Dose, phrase: Phrase) -> None:
    for said in (sentence(dose, phrase, LOUD), glance(dose, phrase, LOUD), when(dose, LOUD)):
        assert said == said.upper()


@QUICK
@given(doses(), phrases())
def test_another_catalogue_says_the_same_number_of_sentences(dose: Dose, phrase: Phrase) -> None:
    assert len(sentences(dose, phrase, LOUD)) == len(sentences(dose, phrase))
