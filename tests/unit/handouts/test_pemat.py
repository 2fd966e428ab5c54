"""The items of PEMAT-P that the sheet answers for, by number (see exercises.library.proof.pemat)."""

import re
from functools import cache

from exercises.library.proof.pemat import ITEMS
from prescriptions.handouts import html
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.parts import Diary
from tests.handouts.samples import drawings, sample


@cache
def document() -> HandoutDocument:
    return sample(weeks=1)


def diary() -> Diary:
    found = document().diary
    assert found
    return found


@cache
def page() -> str:
    return html.screen(document(), drawings())


def test_item_9_each_part_has_its_heading() -> None:
    assert page().count("<h1") == 1
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page(), re.DOTALL)
    assert len(headings) >= len(document().cards) + 3
    assert all(re.sub(r"<[^>]+>", "", heading).strip() for heading in headings)


def test_item_10_cards_and_steps_are_numbered_in_the_order_in_which_they_are_done() -> None:
    assert [card.number for card in document().cards] == [*range(1, len(document().cards) + 1)]
    assert page().count("<ol") >= len(document().glance.rows) - 1


def test_item_11_the_plan_at_a_glance_opens_the_sheet() -> None:
    assert page().index(document().glance.heading) < page().index('class="card')


def test_item_12_emergency_signs_and_the_pain_rule_stand_in_boxes_of_their_own() -> None:
    assert 'class="emergency"' in page()
    assert 'class="pain' in page()


def test_item_19_each_column_and_each_row_of_a_table_has_its_heading() -> None:
    tables = re.findall(r"<table.*?</table>", page(), re.DOTALL)
    assert len(tables) >= 2
    for table in tables:
        head, _, body = table.rpartition("</thead>")
        rows = re.findall(r"<tr.*?</tr>", body, re.DOTALL)
        assert all('scope="row"' in row for row in rows)
        assert not head or head.count("<th ") == sum(map(_columns, re.findall(r"<t[dh] [^>]*>", rows[0])))


def _columns(cell: str) -> int:
    spanned = re.search(r'colspan="(\d+)"', cell)
    return int(spanned[1]) if spanned else 1


def test_item_23_a_diary_has_a_box_for_each_day() -> None:
    assert {len(row.days) for row in diary().rows} == {7}


def test_item_25_the_diary_says_above_it_how_it_is_filled_in() -> None:
    printed = page()[page().index(diary().heading) :].replace("\N{NO-BREAK SPACE}", " ")
    assert diary().how
    assert all(printed.index(line) < printed.index("<table") for line in diary().how)


def test_each_item_that_the_sheet_answers_for_has_its_test() -> None:
    tested = {int(name.split("_")[2]) for name in globals() if name.startswith("test_item_")}
    assert tested == {item.number for item in ITEMS if item.holds is None}
