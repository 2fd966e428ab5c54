"""A sheet loads its own drawings and nothing else."""

import pytest

from prescriptions.handouts.fetcher import Drawings, RefusedAddress, is_own_data
from prescriptions.handouts.html import as_data

SVG = "<svg/>"


def test_a_drawing_is_found_by_what_it_shows() -> None:
    drawings = Drawings()

    assert drawings.read(drawings.add(SVG)) == b"<svg/>"
    assert drawings.add(SVG) == drawings.add(SVG) != drawings.add("<svg></svg>")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://localhost/", "picture:", "picture:../x", "data:,x", "/etc/passwd"]
)
def test_every_other_address_is_refused(address: str) -> None:
    with pytest.raises(RefusedAddress, match="loads nothing from"):
        Drawings().read(address)


def test_only_a_drawing_counts_as_own_data() -> None:
    assert is_own_data(as_data(SVG))
    assert not is_own_data("data:text/html;base64,AAAA")
    assert not is_own_data(as_data(SVG) + "\n")
