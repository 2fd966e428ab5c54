"""What was drawn once is stamped again: the same picture, without tracing its lines anew."""

import pytest
from weasyprint.images import SVGImage

from prescriptions.handouts import pdf
from prescriptions.handouts.pdf import Press
from tests.handouts.samples import drawings, sample

SHADED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><linearGradient id="g"><stop stop-color="#000"/>'
    '<stop offset="1" stop-color="#fff"/></linearGradient><rect width="9" height="9" fill="url(#g)"/></svg>'
)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """A press of its own, which has printed nothing yet."""
    fresh = Press()
    monkeypatch.setattr(pdf, "_press", lambda: fresh)
    return fresh


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the drawings that were traced line by line."""
    addresses: list[str] = []
    draw = SVGImage.draw

    def counted(image: SVGImage, *arguments: object) -> None:
        addresses.append(image._base_url)
        draw(image, *arguments)

    monkeypatch.setattr(SVGImage, "draw", counted)
    return addresses


def _pictures(traced: list[str]) -> list[str]:
    return [address for address in traced if address.startswith("picture:")]


def test_a_second_print_traces_no_picture_again(press: Press, traced: list[str]) -> None:
    document = sample(slugs=("cat-cow", "bridge"), weeks=1)
    first = pdf.render(document, drawings())
    once = _pictures(traced)
    traced.clear()

    assert pdf.render(document, drawings()).content == first.content
    assert len(once) == len(set(once)) > 0
    assert _pictures(traced) == []


def test_a_press_that_has_printed_much_prints_the_same_bytes(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    document = sample(slugs=("bridge",), weeks=1)
    warm = [pdf.render(each, drawings()) for each in (sample(slugs=("cat-cow",), weeks=1), document)][-1]
    cold = Press()
    monkeypatch.setattr(pdf, "_press", lambda: cold)

    assert pdf.render(document, drawings()).content == warm.content


def test_a_drawing_with_shades_is_left_to_be_drawn_each_time(press: Press, traced: list[str]) -> None:
    pictures = {**drawings(), "cat-cow-1": SHADED, "cat-cow-2": SHADED}
    for _ in range(2):
        pdf.render(sample(slugs=("cat-cow",), weeks=1), pictures)

    assert len(_pictures(traced)) > len(set(_pictures(traced)))
