"""Everything that the patient reads of the library, against the reading grade and the rules for steps."""

from statistics import median

from exercises.dosage import glance, sentences, when
from exercises.library import ExerciseEntry
from exercises.readability import HIGHEST_GRADE, check_steps, check_text, grade_of_texts
from tests.unit.library.shipped import library, texts_of, texts_of_advice

HIGHEST_MEDIAN = 5.0
OF_THE_WHOLE = {"passive", "long-mean"}  # shares and means: judged on the whole card


def card_of(entry: ExerciseEntry) -> tuple[str, ...]:
    """The texts of the exercise and of its default dose."""
    dose, phrase = entry.dose, entry.phrase
    return (*texts_of(entry), *sentences(dose, phrase), glance(dose, phrase), when(dose))


def test_every_exercise_reads_at_grade_6_or_lower_and_half_of_them_at_5_or_lower() -> None:
    grades = {entry.slug: grade_of_texts(card_of(entry)) for entry in library().exercises}
    assert {slug: grade for slug, grade in grades.items() if grade > HIGHEST_GRADE} == {}
    assert median(grades.values()) <= HIGHEST_MEDIAN


def test_every_piece_of_advice_reads_at_grade_6_or_lower() -> None:
    grades = {entry.code: grade_of_texts(texts_of_advice(entry)) for entry in library().advice}
    assert {code: grade for code, grade in grades.items() if grade > HIGHEST_GRADE} == {}


def test_every_step_opens_with_a_verb_and_is_short() -> None:
    findings = {entry.slug: check_steps(entry.steps) for entry in library().exercises}
    assert {slug: found for slug, found in findings.items() if found} == {}


def test_every_text_by_itself_keeps_the_rules_for_patient_text() -> None:
    """Names stand on the page with the purpose, which says what their hard words mean."""
    texts = {text for entry in library().exercises for text in card_of(entry) if text != entry.name}
    texts |= {text for entry in library().advice for text in texts_of_advice(entry)}
    broken = {text: [f for f in check_text(text).findings if f.rule not in OF_THE_WHOLE] for text in texts}
    assert {text: found for text, found in broken.items() if found} == {}


def test_a_whole_card_keeps_the_rules_for_patient_text() -> None:
    cards = {entry.slug: "\n".join(card_of(entry)) for entry in library().exercises}
    findings = {slug: check_text(card).findings for slug, card in cards.items()}
    assert {slug: found for slug, found in findings.items() if found} == {}
