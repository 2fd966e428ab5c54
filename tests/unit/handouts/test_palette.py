"""The colours of the sheet can be read, in colour and on a copier."""

import re
from pathlib import Path

import pytest

from prescriptions.handouts.palette import (
    COLOURS,
    LEAST_LINE_CONTRAST,
    LEAST_TEXT_CONTRAST,
    TEXT_ON,
    contrast,
    grey,
    is_faint_in_grey,
)

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "handouts"


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_stands_out_in_colour_and_in_grey(text: str, ground: str) -> None:
    first, second = COLOURS[text], COLOURS[ground]

    assert contrast(first, second) >= LEAST_TEXT_CONTRAST
    assert contrast(grey(first), grey(second)) >= LEAST_TEXT_CONTRAST


def test_lines_stand_out_on_paper() -> None:
    assert contrast(COLOURS["hair"], COLOURS["paper"]) >= LEAST_LINE_CONTRAST


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_grey_leaves_nothing_but_greys() -> None:
    assert grey('fill="#c8452a" stroke="#FFF" d="M1 2"') == 'fill="#696969" stroke="#ffffff" d="M1 2"'


def test_the_style_sheets_take_every_colour_from_the_palette() -> None:
    for path in TEMPLATES.glob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", text) == [], path.name
        assert set(re.findall(r"\$(\w+)", text)) <= set(COLOURS), path.name


def test_a_drawing_is_faint_when_none_of_its_colours_survives_a_copier() -> None:
    assert is_faint_in_grey('<path stroke="#e8f0f4"/>')
    assert not is_faint_in_grey('<path fill="#e8f0f4" stroke="#2f3e4a"/>')
    assert not is_faint_in_grey("<path/>")
