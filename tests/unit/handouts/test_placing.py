"""Pictures share one scale; low ones are stacked, tall ones stand on one floor line."""

import pytest

from prescriptions.handouts.parts import Picture
from prescriptions.handouts.placing import Arrangement


def _picture(width: int, height: int) -> Picture:
    return Picture(key="a", caption="Start", alt="Lying.", width=width, height=height)


LOW = Arrangement((_picture(1926, 1118), _picture(2034, 1200)))
TALL = Arrangement((_picture(1120, 2102), _picture(1478, 1924)))


def test_low_pictures_are_stacked_and_tall_ones_stand_side_by_side() -> None:
    assert LOW.stacked
    assert not TALL.stacked


@pytest.mark.parametrize("arrangement", [LOW, TALL])
def test_every_picture_has_the_scale_of_one_person(arrangement: Arrangement) -> None:
    for picture in arrangement.pictures:
        assert arrangement.place(picture, "x").width == f"{picture.width / 2000:.3f}em"


def test_tall_pictures_stand_on_one_floor() -> None:
    first, second = (TALL.place(picture, "x") for picture in TALL.pictures)

    assert (first.above, second.above) == ("0.000em", "0.089em")


def test_the_column_is_as_wide_as_its_pictures() -> None:
    assert LOW.width == "1.080em"
    assert TALL.width == "1.359em"
