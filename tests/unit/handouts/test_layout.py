"""What is decided about looks before anything is drawn."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from prescriptions.handouts.document import HandoutDocument, Layout, PrintSize
from prescriptions.handouts.html import NO_BREAK_SPACE, keep_numbers_with_their_words, render, small, stylesheet
from prescriptions.handouts.parts import Visit
from tests.handouts.samples import MARGARET, in_two_languages, sample


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Rest 1 minute.", "Rest 1_minute."),
        ("Lift 10 to 15 times, slowly.", "Lift 10_to_15_times, slowly."),
        ("13 to 15 cm (5 to 6 inches) off", "13_to_15_cm (5_to_6_inches) off"),
        ("Call 020 7946 0138 now", "Call 020_7946_0138_now"),
        ("Born 14 March 1955", "Born 14_March 1955"),
        ("Do that 2 times in all.", "Do that 2_times in all."),
        ("No number here.", "No number here."),
    ],
)
def test_a_number_never_parts_from_its_unit(text: str, bound: str) -> None:
    assert keep_numbers_with_their_words(Visit(day=text)).day == bound.replace("_", NO_BREAK_SPACE)


def test_small_drawings_have_heavier_lines() -> None:
    assert small('<path stroke-width="10"/><path stroke-width="4.6"/>') == (
        '<path stroke-width="17"/><path stroke-width="7.82"/>'
    )


def test_a_long_name_gets_a_deeper_foot() -> None:
    longest = sample(identity=replace(MARGARET, name="A" * 120))

    assert stylesheet(longest).endswith("@page { margin-bottom: 28.0mm }")
    assert not stylesheet(sample()).endswith("mm }")


def test_black_and_white_changes_every_colour_of_the_style_sheet() -> None:
    coloured, grey = stylesheet(sample()), stylesheet(sample(black_and_white=True))

    assert "#17455c" in coloured
    assert "#17455c" not in grey


@pytest.mark.parametrize(
    "document",
    [
        sample(),
        sample(print_size=PrintSize.EXTRA_LARGE, identity=None),
        sample(layout=Layout.LIST),
        in_two_languages(sample(slugs=("bridge",), weeks=1)),
    ],
    ids=["cards", "extra large", "list", "two languages"],
)
def test_the_page_is_xml_as_well_as_html_so_that_the_press_reads_it_quickly(document: HandoutDocument) -> None:
    goal = 'Walk <b>"far"</b> & back'
    page = render(replace(document, goal=goal), lambda picture, heavier: picture.key, with_style=False)

    tree = ElementTree.fromstring(page)  # noqa: S314 - our own page

    assert goal in "".join(tree.itertext())
