"""The pictures of the pages in the preview show what will be printed."""

import io

import pytest
from PIL import Image

from prescriptions.handouts.document import Paper, PrintSize
from prescriptions.handouts.pages import NoSuchPage, page_png
from tests.handouts.conftest import Printed

TRAFFIC_LIGHT = {"green": (0x1F, 0x7A, 0x4D), "amber": (0xF0, 0xB4, 0x29), "red": (0xB3, 0x26, 0x1E)}
NEAR = 12
"""Of 255, in each of red, green and blue."""


@pytest.fixture(scope="module")
def sheet(printed: Printed) -> bytes:
    return printed[PrintSize.STANDARD, Paper.A4][1].content


def dots_near(picture: bytes, colour: tuple[int, int, int]) -> int:
    """How many dots of the picture have nearly this colour."""
    dots = Image.open(io.BytesIO(picture)).convert("RGB").tobytes()
    return sum(
        all(abs(part - wanted) <= NEAR for part, wanted in zip(dots[at : at + 3], colour, strict=True))
        for at in range(0, len(dots), 3)
    )


@pytest.mark.parametrize("colour", TRAFFIC_LIGHT.values(), ids=TRAFFIC_LIGHT)
def test_the_colours_of_the_pain_rule_are_seen_in_the_preview(sheet: bytes, colour: tuple[int, int, int]) -> None:
    assert dots_near(page_png(sheet, number=1, width=900), colour) >= 30


def test_a_page_has_the_asked_width_and_must_be_in_the_sheet(sheet: bytes) -> None:
    assert Image.open(io.BytesIO(page_png(sheet, number=1, width=300))).width in {300, 301}
    with pytest.raises(NoSuchPage):
        page_png(sheet, number=99, width=300)
