"""Curves stay by their points, corners stay sharp, and paths are whole numbers."""

import re
from itertools import pairwise

import numpy as np
import pytest
from shapely.geometry import LineString, Point, Polygon, box

from exercises.figures.curves import Cubic, fit
from exercises.figures.lines import joined_ends, strokes
from exercises.figures.part import Fill, Part
from exercises.figures.paths import Canvas, line_path, outline_path, plane, straight_path

CANVAS = Canvas(left=-200, top=200, width=400, height=400)


def sampled(cubics: list[Cubic]) -> list[complex]:
    share = np.linspace(0, 1, 20)
    m = 1 - share
    return [
        complex(p)
        for a, b, c, d in cubics
        for p in m**3 * a + 3 * m * m * share * b + 3 * m * share**2 * c + share**3 * d
    ]


def test_a_circle_takes_few_cubics_and_keeps_its_radius() -> None:
    cubics = fit(plane(Point(0, 0).buffer(100).exterior), closed=True)
    assert len(cubics) <= 8
    assert [abs(p) for p in sampled(cubics)] == pytest.approx([100] * len(sampled(cubics)), abs=1.5)


def test_the_corners_of_a_square_stay_sharp() -> None:
    cubics = fit(plane(box(-100, -100, 100, 100).exterior), closed=True)
    assert {(round(c[0].real, -1), round(c[0].imag, -1)) for c in cubics} >= {
        (-100, -100),
        (100, -100),
        (-100, 100),
        (100, 100),
    }


def test_cubics_join_end_to_end() -> None:
    wave = LineString([(x, 40 * np.sin(x / 30)) for x in range(-150, 150, 3)])
    cubics = fit(plane(wave), closed=False)
    assert all(a[3] == pytest.approx(b[0]) for a, b in pairwise(cubics))


def test_paths_hold_whole_numbers_only() -> None:
    text = outline_path(Point(0.3, 0.7).buffer(77.7), CANVAS, tolerance=0.9)
    assert re.fullmatch(r"[Mclz\d -]+", text)
    assert text.endswith("z")


def test_a_straight_line_is_written_as_one() -> None:
    assert line_path([LineString([(-100, 0), (100, 0)])], CANVAS) == "M200 400l400 0"


def test_the_drawing_counts_two_units_a_thousandth_downward_from_its_corner() -> None:
    assert CANVAS.pixel(-200, 200) == (0, 0)
    assert CANVAS.pixel(0, 0) == (400, 400)
    assert straight_path([(-200, 200), (-190, 190)], CANVAS, closed=True) == "M0 0l20 20z"


def test_a_flipped_canvas_mirrors_left_and_right() -> None:
    flipped = Canvas(left=-200, top=200, width=400, height=400, flipped=True)
    assert flipped.pixel(-200, 200) == (800, 0)


def test_specks_are_left_out() -> None:
    assert outline_path(Point(0, 0).buffer(1), CANVAS, tolerance=1) == ""
    assert line_path([LineString([(0, 0), (3, 0)])], CANVAS) == ""


def test_ends_that_nearly_touch_become_one_line() -> None:
    ends = joined_ends([LineString([(0, 0), (50, 0)]), LineString([(53, 0), (90, 10)])])
    assert len(ends) == 1


def test_ends_that_are_apart_stay_two() -> None:
    assert len(joined_ends([LineString([(0, 0), (50, 0)]), LineString([(58, 0), (90, 10)])])) == 2


def test_a_part_in_front_hides_the_lines_behind_it() -> None:
    def part(shape: Polygon) -> Part:
        return Part("p", shape, (Fill(shape, "skin"),))

    seen = strokes([part(box(0, 0, 100, 100)), part(box(50, -20, 150, 120))])
    behind = LineString([(60, 0), (90, 0)])
    assert all(line.distance(behind) > 1 or not line.intersects(behind) for line in seen["line"])
    assert sum(line.length for line in seen["line"]) < 400 + 480 - 150
