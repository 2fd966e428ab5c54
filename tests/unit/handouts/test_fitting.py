"""What is too long to be set open is set close, and what is too long for that gets a second page under its name."""

from dataclasses import replace

import pytest

from prescriptions.handouts import text
from prescriptions.handouts.cards import CueKind, Spread, lay_out, layouts, spread_of
from prescriptions.handouts.document import CoverPart, HandoutDocument, Paper, PrintSize
from prescriptions.handouts.feet import deeper
from prescriptions.handouts.fitting import Setting
from prescriptions.handouts.parts import ExerciseCard
from prescriptions.handouts.reading import card_lines
from prescriptions.handouts.rows import has_low_boxes, lines_at_a_glance
from prescriptions.handouts.widths import lines, width
from tests.handouts.samples import FIVE, sample

STEP = "Lift your hips off the floor until they make one line with your knees."


def _with_steps(count: int, size: PrintSize) -> tuple[ExerciseCard, HandoutDocument]:
    document = sample(slugs=("bridge",), advice=False, print_size=size)
    card = document.cards[0]
    assert isinstance(card, ExerciseCard)
    return replace(card, steps=(STEP,) * count), document


def test_words_are_measured_in_the_type_of_the_sheet() -> None:
    assert width("mmmm") > 2 * width("iiii")
    assert width("王") == 1
    assert lines("", 10) == 0
    assert lines("one two", 10) == 1
    assert lines("one two", 3) == 2
    assert lines("Donaudampfschifffahrt", 4) >= 3
    assert lines("1\u00a0minute", 3) == lines("1 minute", 3), "the same card is measured with and without its spaces"


@pytest.mark.parametrize(("steps", "setting"), [(4, Setting.OPEN), (7, Setting.CLOSE), (12, Setting.SPREAD)], ids=str)
def test_a_card_in_large_print_is_set_as_open_as_its_page_allows(steps: int, setting: Setting) -> None:
    card, document = _with_steps(steps, PrintSize.LARGE)

    assert lay_out(card, document).setting is setting
    assert bool(spread_of(card, document)) is (setting is Setting.SPREAD)


def test_a_second_page_bears_the_name_once_more_in_every_form() -> None:
    card, document = _with_steps(12, PrintSize.LARGE)
    name = f"{card.number} {card.name}"
    said = list(card_lines(card, document))

    assert said.count(name) == 2
    assert said.index(card.feel and f"{document.labels.feel} {card.feel}") > said.index(name, 1)
    assert text.render(replace(document, cards=(card,))).count(f"\n{name}\n") == 2


def test_what_not_to_do_opens_the_second_page_only_where_the_first_is_full() -> None:
    card, document = _with_steps(4, PrintSize.EXTRA_LARGE)
    full, _ = _with_steps(9, PrintSize.EXTRA_LARGE)

    assert spread_of(card, document) is Spread.AFTER_DONTS
    assert spread_of(full, document) is Spread.AFTER_STEPS
    assert [cue.kind for cue in lay_out(full, document).moved] == [CueKind.DONTS]


def test_all_cards_of_a_standard_sheet_are_set_close_or_none() -> None:
    english, spanish = (layouts(sample(language=language)) for language in ("en-GB", "es"))

    assert {layout.setting for layout in english} == {Setting.OPEN}
    assert {layout.setting for layout in spanish} == {Setting.CLOSE}


def test_the_second_line_of_a_name_at_the_foot_takes_its_room_from_the_page() -> None:
    document = sample(print_size=PrintSize.LARGE)
    longer = replace(document, running=(f"{document.running[0]}, {document.running[0]}", document.running[1]))

    assert deeper(document) == 0
    assert deeper(longer) > 0


def test_the_signs_come_before_a_plan_of_many_lines() -> None:
    document = sample(language="es", slugs=(*FIVE, "bird-dog", "seated-row", "heel-raise"))

    assert lines_at_a_glance(document.glance) > lines_at_a_glance(sample(language="es").glance)
    assert document.cover[0] is CoverPart.SAFETY
    assert sample().cover[0] is CoverPart.GLANCE


def test_a_long_goal_in_large_print_leaves_page_1_to_the_signs() -> None:
    document = sample(print_size=PrintSize.LARGE)
    longer = replace(document, goal=document.goal * 4)
    plain = text.render(longer)

    assert not document.goal_is_with_the_plan
    assert longer.goal_is_with_the_plan
    assert plain.index(longer.goal) > plain.index(longer.safety.soon[-1])
    assert not replace(longer, print_size=PrintSize.STANDARD).goal_is_with_the_plan


def test_boxes_to_tick_are_lower_only_where_that_saves_a_page() -> None:
    diaries = [
        sample(language=language, weeks=weeks).diary for language, weeks in (("en-GB", 4), ("es", 4), ("es", 1))
    ]

    assert [has_low_boxes(diary, 269.5, letter=False) for diary in diaries if diary] == [False, True, False]


def test_paper_decides_how_wide_and_high_a_card_is() -> None:
    card, document = _with_steps(4, PrintSize.LARGE)
    letter = lay_out(card, replace(document, paper=Paper.LETTER))

    assert letter.height < lay_out(card, document).height, "lines are wider and closer on Letter"
