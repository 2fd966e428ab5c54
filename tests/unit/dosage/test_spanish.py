"""The Spanish catalogue: by example, and against the English by law."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.dosage import (
    LANGUAGES,
    LIMBS,
    SPANISH,
    Band,
    BandColour,
    DaysAWeek,
    Dose,
    EveryDay,
    Load,
    Phrase,
    Side,
    Span,
    Tempo,
    Weekday,
    Weekdays,
    Weight,
    WeightUnit,
    glance,
    sentence,
    sentences,
    when,
)
from tests.unit.dosage.strategies import QUICK, doses

LEVANTE = Phrase("Levante la pierna", "Quédese arriba", "leg")
PAIRS = st.sampled_from(
    [
        (Phrase("Lift", "Stay up", limb, english), Phrase("Levante", "Quédese arriba", limb, spanish))
        for limb in (None, *LIMBS)
        for english, spanish in ((None, None), ("step/steps", "paso/pasos"))
    ]
)
RIGHT, LEFT = ("derecha", "derecho"), ("izquierda", "izquierdo")


def test_the_dose_reads_as_the_product_promises_in_spanish() -> None:
    dose = Dose(
        sets=2,
        repetitions=Span(10, 15),
        side=Side.RIGHT,
        rest_seconds=60,
        tempo=Tempo.SLOW,
        load=Band(BandColour.RED),
        times_a_day=1,
        days=Weekdays((Weekday.MON, Weekday.WED, Weekday.FRI)),
    )
    assert sentences(dose, LEVANTE, SPANISH) == (
        "Solo la pierna derecha.",
        "Use la banda roja.",
        "Levante la pierna de 10 a 15 veces, despacio.",
        "Descanse 1 minuto.",
        "Hágalo 2 veces en total.",
        "Una vez al día.",
        "Los lunes, miércoles y viernes.",
    )
    assert glance(dose, LEVANTE, SPANISH) == (
        "Levante la pierna de 10 a 15 veces, despacio. Hágalo 2 veces en total, solo la pierna derecha."
    )
    assert when(dose, SPANISH) == "Lun, Mié, Vie"


SAID = [
    (Dose(repetitions=Span.exactly(1)), "Levante la pierna una vez."),
    (Dose(hold_seconds=90), "Quédese arriba 1 minuto y 30 segundos."),
    (Dose(hold_seconds=1), "Quédese arriba 1 segundo."),
    (
        Dose(repetitions=Span.exactly(3), hold_seconds=30, side=Side.EACH),
        "Primero la pierna derecha, luego la izquierda. Levante la pierna 3 veces. "
        "Quédese arriba 30 segundos cada vez. Hágalo con cada pierna.",
    ),
    (
        Dose(minutes=Span(10, 20), tempo=Tempo.STEADY, times_a_day=2, days=EveryDay()),
        "Levante la pierna durante 10 a 20 minutos, a ritmo constante. 2 veces al día, todos los días.",
    ),
    (
        Dose(repetitions=Span.exactly(5), side=Side.ALTERNATE, days=DaysAWeek(3), times_a_day=1),
        "Cambie de pierna cada vez. Levante la pierna 5 veces. 3 días a la semana. Una vez al día esos días.",
    ),
]


@pytest.mark.parametrize(("dose", "said"), SAID)
def test_a_dose_is_said_in_plain_spanish(dose: Dose, said: str) -> None:
    assert sentence(dose, LEVANTE, SPANISH) == said


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (Weight(Decimal("2.50"), WeightUnit.KG), "Use una pesa de 2,5 kg."),
        (Weight(Decimal("8"), WeightUnit.LB), "Use una pesa de 8 lb."),
        (Band(BandColour.BLACK), "Use la banda negra."),
    ],
)
def test_a_load_takes_a_decimal_comma_and_a_feminine_colour(load: Load, said: str) -> None:
    assert said in sentences(Dose(repetitions=Span.exactly(5), load=load), LEVANTE, SPANISH)


@pytest.mark.parametrize(
    ("limb", "said"),
    [("arm", "Solo el brazo izquierdo."), ("hand", "Solo la mano izquierda."), (None, "Solo el lado izquierdo.")],
)
def test_a_side_agrees_with_its_limb(limb: str | None, said: str) -> None:
    dose = Dose(repetitions=Span.exactly(5), side=Side.LEFT)
    assert sentences(dose, replace(LEVANTE, limb=limb), SPANISH)[0] == said


def numbers(text: str) -> Counter[str]:
    """The numbers that a reader of either language finds; once, which has no digit, is left out."""
    return Counter(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", text)))


@QUICK
@given(doses(), PAIRS)
def test_every_dose_has_as_many_spanish_sentences_with_the_same_numbers(
    dose: Dose, phrases: tuple[Phrase, Phrase]
) -> None:
    english, spanish = phrases
    pairs = zip(sentences(dose, english), sentences(dose, spanish, SPANISH), strict=True)
    assert [(one, other) for one, other in pairs if numbers(one) != numbers(other)] == []
    assert numbers(glance(dose, english)) == numbers(glance(dose, spanish, SPANISH))
    assert numbers(when(dose)) == numbers(when(dose, SPANISH))


@QUICK
@given(doses(), PAIRS)
def test_a_side_is_never_swapped(dose: Dose, phrases: tuple[Phrase, Phrase]) -> None:
    _, spanish = phrases
    for side, said, other in ((Side.RIGHT, RIGHT, LEFT), (Side.LEFT, LEFT, RIGHT)):
        one_sided = replace(dose, side=side, rest_seconds=None)
        for text in (sentence(one_sided, spanish, SPANISH), glance(one_sided, spanish, SPANISH)):
            assert any(word in text for word in said)
            assert not any(word in text for word in other)


@QUICK
@given(doses(), PAIRS)
def test_each_spanish_sentence_is_whole(dose: Dose, phrases: tuple[Phrase, Phrase]) -> None:
    _, spanish = phrases
    for said in sentences(dose, spanish, SPANISH):
        assert re.fullmatch(r"[A-ZÚ0-9][^.]*\.", said)
        assert "  " not in said
        assert "{" not in said
        assert len(said.split()) <= 20


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_names_every_limb_and_every_day(code: str) -> None:
    language = LANGUAGES[code]
    assert set(language.sides) == set(LIMBS)
    assert set(language.often.names) == set(language.often_short.names) == set(Weekday)
    assert set(language.band) == set(BandColour)
