"""A sheet in two languages: each line beside the other, in all three forms, and nothing else."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from prescriptions.handouts import html, text
from prescriptions.handouts.codec import digest, from_json, to_canonical_json
from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize
from prescriptions.handouts.pairs import Kind, all_lines, blocks
from prescriptions.handouts.parts import DocumentError, Picture
from prescriptions.handouts.preflight import Level, check, squeeze
from tests.handouts.conftest import Print
from tests.handouts.reading_back import elements, words_of_html, words_of_tags, words_of_text
from tests.handouts.samples import EIGHT, in_two_languages, sample


@pytest.fixture
def document() -> HandoutDocument:
    return in_two_languages(sample())


def _no_picture(picture: Picture, small: bool) -> str:
    return f"picture:{picture.key}"


def test_each_line_is_followed_by_the_same_line_in_the_other_language(document: HandoutDocument) -> None:
    pairs = [pair for block in blocks(document) for pair in block.pairs]

    assert [pair for pair in pairs if pair.two not in ("", pair.one.upper())] == []
    said_once = [pair.one for pair in pairs if not pair.two]
    assert [line for line in said_once if line != line.upper()] == []


def test_the_html_says_the_words_of_both_in_their_order(document: HandoutDocument) -> None:
    page = html.render(document, _no_picture)

    assert words_of_html(page) == " ".join(all_lines(document)).split()
    assert page.count('lang="el"') > 100
    assert '<html lang="en-GB"' in page


def test_the_plain_text_says_the_words_of_both_in_their_order(document: HandoutDocument) -> None:
    wanted = " ".join(line for line in all_lines(document)).split()

    assert [word for word in text.render(document).split() if not re.fullmatch(r"-+", word)] == wanted
    assert words_of_text(text.render(document))


@pytest.mark.parametrize("paper", Paper)
def test_the_print_holds_every_line_of_both(print_sheet: Print, tmp_path: Path, paper: Paper) -> None:
    document = in_two_languages(sample(paper=paper, slugs=EIGHT, advice=False))
    printed = print_sheet(document)
    path = tmp_path / "two.pdf"
    path.write_bytes(printed.content)

    assert [found for found in check(document, printed) if found.level is Level.ERROR] == []
    assert squeeze(" ".join(words_of_tags(path))) == squeeze(" ".join(all_lines(document)))
    assert {str(element["/Lang"]) for element in elements(printed) if "/Lang" in element} == {"el"}


@pytest.mark.parametrize("size", [PrintSize.LARGE, PrintSize.EXTRA_LARGE])
def test_two_columns_of_large_print_are_refused_with_the_choices(size: PrintSize) -> None:
    with pytest.raises(DocumentError, match="Choose those, or print one sheet in each language"):
        in_two_languages(sample(print_size=size))


def test_two_sheets_of_different_exercises_are_refused() -> None:
    with pytest.raises(DocumentError, match="do not hold the same exercises"):
        replace(sample(), beside=sample(slugs=("bridge",)))


def test_the_steps_carry_their_numbers(document: HandoutDocument) -> None:
    steps = [pair for block in blocks(document) for pair in block.pairs if pair.kind is Kind.STEP]

    assert [pair for pair in steps if pair.one.split()[0] != pair.two.split()[0]] == []
    assert steps[0].one.startswith("1. ")


def test_it_is_kept_whole_and_a_sheet_in_one_language_keeps_its_fingerprint(document: HandoutDocument) -> None:
    assert from_json(to_canonical_json(document)) == document
    assert b'"beside"' not in to_canonical_json(sample())
    assert digest(document) != digest(sample())
