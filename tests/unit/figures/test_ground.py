"""From a raised camera the ground is a plane, and the body lies and stands on it."""

from typing import Any

import numpy as np
import pytest
from shapely.geometry import Point

from exercises.figures import figure_from
from exercises.figures.ellipsoids import camera
from exercises.figures.lint import lint
from exercises.figures.room import Slab
from exercises.figures.scene import Picture, compose
from exercises.figures.vectors import Array

CLAM: dict[str, Any] = {
    "slug": "clam",
    "view": {"yaw": -10, "pitch": 20},
    "highlight": ["glutes:r"],
    "props": [{"mat": None}],
    "contact": ["upper_l", "thigh_l", "foot_l", "hand_r"],
    "frames": [
        {"label": "Start", "pose": "side_lying", "highlight": []},
        {"label": "Open", "pose": {"base": "side_lying", "foot_at_r": {"pole": [0, 1, 1.1]}}},
    ],
}


@pytest.fixture(scope="module")
def clam() -> tuple[Picture, ...]:
    return compose(figure_from(CLAM))


def test_a_person_who_lies_on_the_side_breaks_no_rule(clam: tuple[Picture, ...]) -> None:
    assert [str(finding) for finding in lint("clam", clam)] == []


def test_in_the_clam_the_knees_part_and_the_feet_stay_together(clam: tuple[Picture, ...]) -> None:
    start, end = (picture.body for picture in clam)
    assert end.joint("knee_r")[1] > start.joint("knee_r")[1] + 80
    assert np.allclose(end.joint("ankle_r"), start.joint("ankle_r"))
    assert np.allclose(end.joint("pelvis"), start.joint("pelvis"))


def test_both_legs_are_drawn_in_near_tones_and_the_upper_one_on_top(clam: tuple[Picture, ...]) -> None:
    for picture in clam:
        assert not any(part.far for part in picture.figure.parts)
        names = [part.name for part in picture.figure.parts]
        assert names.index("thigh_r") > names.index("thigh_l")


def test_the_mat_is_the_same_in_both_pictures_and_lies_under_the_body(clam: tuple[Picture, ...]) -> None:
    first, second = (next(prop for prop in picture.props if prop.kind == "mat") for picture in clam)
    assert first.area.equals(second.area)
    top = first.shapes[-1].area
    for picture in clam:
        seen = picture.figure.scene.camera
        below = picture.body.part("all").centres * np.array([1, 0, 1])
        assert all(top.covers(point) for point in map(_point, seen.flat(below)))


def test_a_box_shows_its_top_only_to_a_raised_camera() -> None:
    box = Slab((0, 0, 0), (100, 40, 60))
    assert [axis for axis, _ in box.faces(camera())] == [2]
    assert [axis for axis, _ in box.faces(camera(0, 20))] == [2, 1]
    assert [axis for axis, _ in box.faces(camera(-20, 20))] == [0, 2, 1]


def test_hair_under_the_floor_is_found_from_above_as_well() -> None:
    head = {"var": "spine.neck", "part": "head", "y": -12, "range": [-45, 45]}
    pose = {"base": "supine_flat", "solve": [head]}
    sunk = {**CLAM, "frames": [{**frame, "pose": pose} for frame in CLAM["frames"]]}
    said = " | ".join(str(finding) for finding in lint("clam", compose(figure_from(sunk))))
    assert "clam-1: hair or shoe is drawn" in said


def _point(xy: Array) -> Point:
    return Point(float(xy[0]), float(xy[1]))
