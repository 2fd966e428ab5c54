"""What no template may hold: looks and behaviour of its own, or text that is not escaped."""

import re
from typing import Final

import pytest

from tests.architecture.sources import templates

SHEET: Final = "templates/handouts/"
# The builder shows a given sheet in its own frame; everything else in that folder is the sheet itself.
FORBIDDEN: Final = {
    "an inline style": re.compile(r"<style\b|\sstyle\s*="),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|javascript:"),
    "text that is not escaped": re.compile(r"\|\s*safe\b|\bautoescape\s+off\b|\|\s*safeseq\b"),
    "another host": re.compile(r"(src|href|action)\s*=\s*[\"']?\s*(https?:)?//"),
}
LONGEST: Final = 80


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds_it(what: str) -> None:
    pattern = FORBIDDEN[what]
    sheets_may = what == "an inline style"
    holding = [
        name
        for name, text in templates().items()
        if pattern.search(text) and not (sheets_may and name.startswith(SHEET))
    ]

    assert holding == []


@pytest.mark.parametrize(
    ("what", "offence"),
    [
        ("an inline style", '<p style="color: red">'),
        ("an inline style", "<style>p {}</style>"),
        ("an inline script", "<script>alert(1)</script>"),
        ("an inline script", '<p onclick="go()">'),
        ("text that is not escaped", "{{ name|safe }}"),
        ("text that is not escaped", "{% autoescape off %}"),
        ("another host", '<img src="https://example.org/a.png">'),
        ("another host", '<script src="//example.org/a.js">'),
    ],
)
def test_an_offence_is_found(what: str, offence: str) -> None:
    assert FORBIDDEN[what].search(offence)


def test_every_form_that_posts_carries_its_token() -> None:
    forms = re.compile(r"<form\b[^>]*method=\"post\"[^>]*>.*?</form>", re.DOTALL | re.IGNORECASE)
    bare = [
        name
        for name, text in templates().items()
        for form in forms.findall(text)
        if "{% csrf_token %}" not in form and 'name="csrfmiddlewaretoken"' not in form and "{% crispy " not in form
    ]

    assert bare == []


TOKEN_IN_AN_ADDRESS: Final = re.compile(
    r"<form\b(?:(?!</form>).)*(?:method=\"get\"(?:(?!</form>).)*{% csrf_token %}|"
    r"{% csrf_token %}(?:(?!</form>).)*formmethod=\"get\")",
    re.DOTALL | re.IGNORECASE,
)


def test_no_token_goes_into_an_address() -> None:
    """A button that reads sends every field of its form in the address, where histories and logs keep it."""
    assert [name for name, text in templates().items() if TOKEN_IN_AN_ADDRESS.search(text)] == []
    assert TOKEN_IN_AN_ADDRESS.search('<form method="post">{% csrf_token %}<button formmethod="get"></form>')
    assert not TOKEN_IN_AN_ADDRESS.search('<form method="post">{% csrf_token %}</form><form method="get"></form>')


def test_no_template_is_long() -> None:
    assert [name for name, text in templates().items() if text.count("\n") > LONGEST] == []
