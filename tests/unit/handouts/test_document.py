"""What a handout document refuses to be, and how it is ordered."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from prescriptions.handouts.document import CoverPart, HandoutDocument, PrintSize
from prescriptions.handouts.parts import (
    DiaryRow,
    DocumentError,
    DoNot,
    ExerciseCard,
    Identity,
    Picture,
    Visit,
)
from prescriptions.handouts.words import load
from tests.handouts.samples import AMIRA, EVERY_DAY, FIVE, MARGARET, sample

WORDS = load("en-GB")
SAMPLE = sample()


@pytest.mark.parametrize("part", ["safety", "pain"])
def test_no_document_is_made_without_its_safety_parts(part: str) -> None:
    given = {field.name: getattr(SAMPLE, field.name) for field in fields(SAMPLE) if field.name != part}

    with pytest.raises(TypeError, match=part):
        HandoutDocument(**given)


Breaking = Callable[[], object]


@pytest.mark.parametrize(
    ("breaking", "message"),
    [
        (lambda: replace(SAMPLE, version=0), "version starts at 1"),
        (lambda: replace(SAMPLE, cards=()), "at least one exercise"),
        (lambda: replace(SAMPLE, title=" "), "HandoutDocument has no title"),
        (lambda: replace(SAMPLE, cards=SAMPLE.cards[1:]), "does not name the same exercises"),
        (lambda: replace(SAMPLE, cards=(SAMPLE.cards[0],) * 2), "Number 1 stands on two cards"),
        (lambda: replace(SAMPLE, running=("Plan of today",)), "do not name the patient"),
        (lambda: replace(SAMPLE, running=(MARGARET.name * 20,)), "too long to fit"),
        (lambda: _with_diary_row(9), "number 9, which has no card"),
        (lambda: replace(SAMPLE, goal="Walk\nfar"), r"goal .* \(U\+000A\)"),
        (lambda: replace(SAMPLE.safety, number=" "), "no emergency number"),
        (lambda: replace(SAMPLE.safety, number="112"), r"does not say the number to call \(112\)"),
        (lambda: replace(SAMPLE.safety, signs=()), "no signs"),
        (lambda: replace(SAMPLE.safety, soon=()), "no signs"),
        (lambda: replace(SAMPLE.pain, green_to=5), "levels must rise"),
        (lambda: replace(SAMPLE.pain, amber_to=10), "levels must rise"),
        (lambda: replace(SAMPLE.pain, zones=SAMPLE.pain.zones[:2]), "green, amber and red"),
        (lambda: Identity(name="", born="1 May 1950", number=""), "no name"),
        (lambda: Identity(name="Ann Lee", born="", number=" "), "birth date or a patient number"),
        (lambda: Identity(name="A" * 121, born="1 May 1950", number=""), "longer than 120 characters"),
        (lambda: Visit(day=""), "no day"),
        (lambda: DoNot(say="", why="It hurts."), "no what not to do"),
        (lambda: DiaryRow(number=1, name="Bridge", days=EVERY_DAY[:6]), "needs seven days"),
        (lambda: Picture(key="a", caption="", alt="", width=1, height=1), "no description of the pose"),
        (lambda: Picture(key="a", caption="", alt="Lying.", width=0, height=1), "above zero"),
        (lambda: replace(_bridge(), dose_text=()), "ExerciseCard has no dose"),
        (lambda: replace(_bridge(), steps=()), "ExerciseCard has no steps"),
        (lambda: replace(SAMPLE.labels, page="Page {page}"), "page numbers"),
    ],
)
def test_what_would_mislead_is_refused_in_words(breaking: Breaking, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        breaking()


def test_a_sheet_without_an_identity_has_lines_to_write_on() -> None:
    blank = sample(identity=None)

    assert blank.identity is None
    assert blank.title == "Your exercise plan"
    assert blank.running[0].startswith("Name ____")


def test_texts_are_kept_in_one_form_of_unicode() -> None:
    assert replace(SAMPLE, goal="Cafe\u0301").goal == "Café"


@pytest.mark.parametrize("size", [PrintSize.LARGE, PrintSize.EXTRA_LARGE])
def test_in_larger_print_the_emergency_signs_come_first(size: PrintSize) -> None:
    assert sample(print_size=size).cover == (CoverPart.SAFETY, CoverPart.GLANCE, CoverPart.PAIN)
    assert SAMPLE.cover[0] is CoverPart.GLANCE


def test_a_long_plan_lets_the_emergency_signs_go_first() -> None:
    assert sample(slugs=(*FIVE, *FIVE[:4]), advice=False).cover[0] is CoverPart.GLANCE
    assert sample(slugs=(*FIVE, *FIVE), advice=False).cover[0] is CoverPart.SAFETY


@pytest.mark.parametrize(
    ("identity", "line"),
    [
        (MARGARET, "Margaret Osei-Thompson, born 14 March 1955, number 4829 113"),
        (replace(MARGARET, born=""), "Margaret Osei-Thompson, number 4829 113"),
        (replace(MARGARET, number=""), "Margaret Osei-Thompson, born 14 March 1955"),
    ],
)
def test_the_foot_of_each_page_says_what_is_known_of_the_patient(identity: Identity, line: str) -> None:
    running = WORDS.make_running(
        identity=identity, date="1 May 2026", version=2, clinician=AMIRA, phone="020 7946 0138"
    )

    assert running[0] == line


def _bridge() -> ExerciseCard:
    card = sample(slugs=("bridge",)).cards[0]
    assert isinstance(card, ExerciseCard)
    return card


def _with_diary_row(number: int) -> HandoutDocument:
    assert SAMPLE.diary is not None
    row = DiaryRow(number=number, name="Bridge", days=EVERY_DAY)
    return replace(SAMPLE, diary=replace(SAMPLE.diary, rows=(row,)))
