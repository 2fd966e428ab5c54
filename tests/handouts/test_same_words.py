"""HTML, plain text and PDF say the same words in the same order: those of the document and no others."""

import re
from pathlib import Path

import pytest

from prescriptions.handouts import html, text
from prescriptions.handouts.document import HandoutDocument, PrintSize
from prescriptions.handouts.parts import ExerciseCard, Picture
from prescriptions.handouts.pdf import Pdf
from prescriptions.handouts.preflight import read_back, squeeze
from prescriptions.handouts.reading import lines
from tests.handouts.reading_back import words_of_html, words_of_tags, words_of_text
from tests.handouts.samples import sample


def _no_picture(picture: Picture, small: bool) -> str:
    return f"picture:{picture.key}"


def _words(document: HandoutDocument) -> list[str]:
    return " ".join(lines(document)).split()


@pytest.mark.parametrize("size", PrintSize)
def test_the_html_says_the_words_of_the_document_in_their_order(size: PrintSize) -> None:
    document = sample(print_size=size)

    said = words_of_html(html.render(document, _no_picture))

    assert said == _words(document)


@pytest.mark.parametrize("size", PrintSize)
def test_the_plain_text_says_the_words_of_the_document_in_their_order(size: PrintSize) -> None:
    document = sample(print_size=size)

    said = [word.rstrip(":") for word in words_of_text(text.render(document))]

    assert said == [word.rstrip(":") for word in _words(document)]


def test_a_screen_reader_meets_the_words_of_the_document_in_their_order(
    variant: tuple[HandoutDocument, Pdf], tmp_path: Path
) -> None:
    document, printed = variant
    path = tmp_path / "sheet.pdf"
    path.write_bytes(printed.content)

    said = squeeze(" ".join(words_of_tags(path)))

    assert said == squeeze(" ".join(lines(document)))


def test_every_number_of_every_dose_is_printed(variant: tuple[HandoutDocument, Pdf]) -> None:
    document, printed = variant
    whole = "".join(page.text for page in read_back(printed.content))
    doses = [sentence for card in document.cards for sentence in card.dose_text]

    numbered = [sentence for sentence in doses if re.search(r"\d", sentence)]

    assert len(numbered) > len([card for card in document.cards if isinstance(card, ExerciseCard)])
    assert [sentence for sentence in numbered if squeeze(sentence) not in whole] == []
