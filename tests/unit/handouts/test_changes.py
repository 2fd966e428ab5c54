"""What is new, changed and gone against the sheet at home: named examples."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.readability import HIGHEST_GRADE, grade_of_texts
from prescriptions.handouts.changes import mark_changes
from prescriptions.handouts.codec import from_json, to_canonical_json
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.parts import AdviceCard, ExerciseCard
from prescriptions.handouts.reading import lines
from prescriptions.handouts.text import render
from prescriptions.handouts.words import load
from tests.handouts.samples import sample

SAID = load("en-GB")
TWO = ("partial-crunch", "bridge")


def sheet(*slugs: str, advice: bool = False, **doses: tuple[str, ...]) -> HandoutDocument:
    """A sheet with these exercises; a keyword gives the dose of one, with _ for the hyphen."""
    document = sample(slugs=slugs, advice=advice, weeks=1)
    found = [card for card in document.cards if isinstance(card, ExerciseCard)]
    cards = [
        replace(card, slug=slug, dose_text=doses.get(slug.replace("-", "_"), card.dose_text))
        for card, slug in zip(found, slugs, strict=True)
    ]
    return replace(document, cards=(*cards, *(card for card in document.cards if isinstance(card, AdviceCard))))


def without_slugs(document: HandoutDocument) -> HandoutDocument:
    """The sheet as it was kept before cards held slugs."""
    return replace(
        document,
        cards=tuple(replace(card, slug="") if isinstance(card, ExerciseCard) else card for card in document.cards),
    )


def marks(document: HandoutDocument) -> list[tuple[str, str]]:
    """Each card with the word of its mark, then what is gone; the first page must say the same."""
    on_cards = [(card.name, card.mark.word if card.mark else "") for card in document.cards]
    assert on_cards == [(row.name, row.mark.word if row.mark else "") for row in document.glance.rows]
    return on_cards + [(row.name, row.mark.word) for row in document.glance.stopped]


def changed(document: HandoutDocument) -> list[str]:
    return [card.changed for card in document.cards if isinstance(card, ExerciseCard)]


def test_the_same_sheet_again_has_no_mark() -> None:
    document = sheet(*TWO, advice=True)

    assert mark_changes(document, document, SAID) == document


def test_an_exercise_that_was_added_is_new() -> None:
    after = mark_changes(sheet("partial-crunch", "bridge"), sheet("partial-crunch"), SAID)

    assert marks(after) == [("Partial crunch", ""), ("Bridge", "NEW")]
    assert changed(after) == ["", ""]


def test_a_dose_that_reads_otherwise_is_changed_and_says_what_it_was() -> None:
    before = sheet(*TWO, partial_crunch=("Lift 10 to 15 times, slowly.", "Once a day."))

    after = mark_changes(sheet(*TWO, partial_crunch=("Lift 15 times.",)), before, SAID)

    assert marks(after) == [("Partial crunch", "CHANGED"), ("Bridge", "")]
    assert changed(after) == ["It was: Lift 10 to 15 times, slowly. Once a day.", ""]


def test_an_exercise_that_was_taken_away_says_stop() -> None:
    after = mark_changes(sheet("bridge"), sheet(*TWO), SAID)

    assert marks(after) == [("Bridge", ""), ("Partial crunch", "STOP")]
    assert after.glance.stopped[0].instruction == "Do not do this."


def test_one_exercise_in_the_place_of_another_is_new_and_the_other_says_stop() -> None:
    after = mark_changes(sheet("partial-crunch", "bird-dog"), sheet(*TWO), SAID)

    assert marks(after) == [("Partial crunch", ""), ("Bird dog", "NEW"), ("Bridge", "STOP")]


def test_another_order_is_no_change() -> None:
    assert marks(mark_changes(sheet("bridge", "partial-crunch"), sheet(*TWO), SAID)) == [
        ("Bridge", ""),
        ("Partial crunch", ""),
    ]


def test_another_name_for_the_same_exercise_is_no_change() -> None:
    before = sheet("bridge")
    card, row = before.cards[0], before.glance.rows[0]
    before = replace(
        before,
        cards=(replace(card, name="Hip lift"),),
        glance=replace(before.glance, rows=(replace(row, name="Hip lift"),)),
    )

    assert marks(mark_changes(sheet("bridge"), before, SAID)) == [("Bridge", "")]


@pytest.mark.parametrize("new", [("bridge",), TWO, ("partial-crunch", "bird-dog")])
def test_a_sheet_that_was_kept_without_slugs_is_compared_by_name(new: tuple[str, ...]) -> None:
    with_slugs = mark_changes(sheet(*new), sheet(*TWO), SAID)

    assert mark_changes(sheet(*new), without_slugs(sheet(*TWO)), SAID) == with_slugs


def test_advice_that_is_gone_is_not_forbidden_and_advice_that_came_is_new() -> None:
    gone = mark_changes(sheet(*TWO), sheet(*TWO, advice=True), SAID)
    assert marks(gone) == [("Partial crunch", ""), ("Bridge", "")]
    came = mark_changes(sheet(*TWO, advice=True), sheet(*TWO), SAID)
    assert marks(came)[-1] == ("Move often", "NEW")


RIGHT, LEFT, BOTH = ("Right leg only.", "Lift 8 times."), ("Left leg only.", "Lift 8 times."), ("Lift 8 times.",)


def twice(first: tuple[str, ...], second: tuple[str, ...]) -> HandoutDocument:
    """A sheet with the bridge on two lines."""
    document = sheet(*TWO)
    _, bridge = document.cards
    _, row = document.glance.rows
    assert isinstance(bridge, ExerciseCard)
    both: Any = (replace(bridge, number=1, dose_text=first), replace(bridge, number=2, dose_text=second))
    return replace(
        document, cards=both, glance=replace(document.glance, rows=(replace(row, number=1), replace(row, number=2)))
    )


def test_two_lines_of_one_exercise_are_told_apart_by_their_dose() -> None:
    swapped = mark_changes(twice(LEFT, RIGHT), twice(RIGHT, LEFT), SAID)
    other = mark_changes(twice(RIGHT, BOTH), twice(RIGHT, LEFT), SAID)

    assert marks(swapped) == [("Bridge", ""), ("Bridge", "")]
    assert changed(other) == ["", "It was: Left leg only. Lift 8 times."]


def test_a_second_line_is_new_and_one_line_less_is_changed_but_never_stop() -> None:
    more = mark_changes(twice(RIGHT, LEFT), sheet("bridge", bridge=RIGHT), SAID)
    less = mark_changes(sheet("bridge", bridge=RIGHT), twice(RIGHT, LEFT), SAID)

    assert marks(more) == [("Bridge", ""), ("Bridge", "NEW")]
    assert marks(less) == [("Bridge", "CHANGED")]
    assert changed(less) == ["It was: Right leg only. Lift 8 times. Left leg only. Lift 8 times."]


def test_marks_of_the_sheet_before_do_not_come_back() -> None:
    first, second = sheet("partial-crunch"), sheet(*TWO)
    marked = mark_changes(second, first, SAID)

    assert marks(mark_changes(second, marked, SAID)) == [("Partial crunch", ""), ("Bridge", "")]


def test_what_is_marked_is_kept_and_said_in_every_form() -> None:
    before = sheet("partial-crunch", "sit-to-stand", partial_crunch=("Lift 5 times.",))
    after = mark_changes(sheet(*TWO), before, SAID)

    assert from_json(to_canonical_json(after)) == after
    for said in ("\n".join(lines(after)), render(after)):
        for part in ("Bridge NEW", "It was: Lift 5 times.", "Sit to stand STOP"):
            assert part in said, part


def test_a_sheet_that_was_kept_before_cards_held_slugs_is_still_read() -> None:
    document = without_slugs(sheet("bridge"))
    old = to_canonical_json(document).replace(b',"slug":""', b"")

    assert b"slug" not in old
    assert from_json(old) == document


def test_what_it_was_is_said_in_plain_words() -> None:
    assert grade_of_texts([SAID.make_was("Lift 10 times.")]) <= HIGHEST_GRADE
