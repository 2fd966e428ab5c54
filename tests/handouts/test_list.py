"""The one-page list: a reminder with every dose in words, every emergency sign, and nothing cut."""

from dataclasses import replace
from pathlib import Path

import pytest

from prescriptions.handouts import html, text
from prescriptions.handouts.document import HandoutDocument, Layout, Paper, PrintSize
from prescriptions.handouts.parts import DocumentError, ExerciseCard, Mark, MarkKind, StoppedRow
from prescriptions.handouts.preflight import Level, check, read_back, squeeze
from prescriptions.handouts.reading import lines, safety_lines
from tests.handouts.conftest import Print
from tests.handouts.reading_back import words_of_html, words_of_tags, words_of_text
from tests.handouts.samples import EIGHT, MARGARET, sample


def _list(count: int = 5, *, paper: Paper = Paper.A4, weeks: int = 0, advice: bool = False) -> HandoutDocument:
    return sample(slugs=EIGHT[:count], advice=advice, weeks=weeks, paper=paper, layout=Layout.LIST)


@pytest.mark.parametrize(
    ("count", "paper"), [(1, Paper.A4), (5, Paper.LETTER), (6, Paper.A4), (8, Paper.A4), (8, Paper.LETTER)]
)
def test_one_page_holds_every_dose_and_every_sign(count: int, paper: Paper, print_sheet: Print) -> None:
    document = _list(count, paper=paper)

    sheet = print_sheet(document)

    (page,) = read_back(sheet.content)
    wanted = [*safety_lines(document.safety), *(said for card in document.cards for said in card.dose_text)]
    assert [line for line in wanted if squeeze(line) not in page.text] == []
    assert [found for found in check(document, sheet) if found.level is not Level.NOTE] == []


@pytest.mark.parametrize("advice", [True, False])
def test_all_forms_say_the_same_words_in_the_same_order(advice: bool, print_sheet: Print, tmp_path: Path) -> None:
    document = _list(4, advice=advice, weeks=1)
    path = tmp_path / "list.pdf"
    path.write_bytes(print_sheet(document).content)
    words = " ".join(lines(document)).split()

    assert words_of_html(html.render(document, lambda picture, small: picture.key)) == words
    assert [word.rstrip(":") for word in words_of_text(text.render(document))] == [word.rstrip(":") for word in words]
    assert squeeze(" ".join(words_of_tags(path))) == squeeze(" ".join(words))


def test_up_to_four_lines_say_what_not_to_do() -> None:
    four, five = _list(4), _list(5)
    card = four.cards[0]
    assert isinstance(card, ExerciseCard)

    assert card.do_not[0].say in " ".join(lines(four))
    assert card.do_not[0].say not in " ".join(lines(five))


def test_the_diary_follows_on_pages_of_its_own(print_sheet: Print) -> None:
    document = _list(5, weeks=4)

    sheet = print_sheet(document)

    assert sheet.pages == 2
    assert [found for found in check(document, sheet) if found.level is not Level.NOTE] == []


def test_what_must_no_longer_be_done_stands_on_the_list(print_sheet: Print) -> None:
    document = _list(3)
    gone = StoppedRow(name="Plank", mark=Mark(MarkKind.STOP, "STOP"), instruction="Do not do this.", why="")
    document = replace(document, glance=replace(document.glance, stopped=(gone,)))

    (page,) = read_back(print_sheet(document).content)

    assert squeeze("Plank STOP Do not do this.") in page.text


def test_nine_lines_are_refused_and_the_choice_is_named() -> None:
    with pytest.raises(DocumentError, match=r"holds 8 lines, and this routine has 9\. Choose the full sheet\."):
        _list(8, advice=True)


def test_large_print_is_refused_and_the_choice_is_named() -> None:
    with pytest.raises(DocumentError, match="Choose the full sheet for large print"):
        replace(_list(2), print_size=PrintSize.LARGE)


def test_a_list_that_does_not_fit_is_an_error_and_names_the_choice(print_sheet: Print) -> None:
    document = _list(8)
    card = document.cards[0]
    assert isinstance(card, ExerciseCard)
    noted = replace(card, note="Hold on to the worktop with both hands, and rest when you need to. " * 8)
    document = replace(document, cards=(noted, *document.cards[1:]))

    found = check(document, print_sheet(document))

    assert [one.message.split(".")[0] for one in found if one.level is Level.ERROR] == [
        "The list does not fit on one page"
    ]


def test_a_long_name_and_a_long_goal_stay_on_the_page(print_sheet: Print) -> None:
    named = replace(MARGARET, name="Wilhelmina Alexandrina Featherstonehaugh-Cholmondeley-Marjoribanks")
    document = sample(slugs=EIGHT[:5], advice=False, weeks=0, layout=Layout.LIST, identity=named)
    document = replace(document, goal="Walk to the shops and back, and carry the grandchildren up the stairs again.")

    sheet = print_sheet(document)

    assert sheet.pages == 1
    assert [found for found in check(document, sheet) if found.level is not Level.NOTE] == []


def test_in_black_and_white_it_is_as_long(print_sheet: Print) -> None:
    document = replace(_list(8), black_and_white=True)

    assert print_sheet(document).pages == 1
