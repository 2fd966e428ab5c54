"""A drawing is small, plain, the same each time, and shows what its pose says."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from exercises.figures import Build, Drawing, Look, Palette, figure_from, render
from exercises.figures.figure import figure
from exercises.figures.scene import Picture, compose

GOLDEN = Path(__file__).with_name("golden")
BRIDGE: dict[str, Any] = {
    "slug": "bridge",
    "highlight": ["glutes"],
    "props": [{"mat": None}],
    "frames": [
        {"label": "Start", "pose": "supine_hook", "highlight": []},
        {
            "label": "Pull",
            "pose": {"base": "sit_legs_out", "spine": {"thoracic": -6}},
            "view": {"yaw": 24},
            "highlight": ["quads:r"],
            "props": [
                {"band": {"pts": ["palm_r", {"to": "ankle_r", "by": [46, -40, 0], "frame": "foot_r"}]}},
                {"arrow": {"a": [330, 540], "b": [200, 540], "bulge": 0.2}},
            ],
        },
    ],
}


@pytest.fixture(scope="module")
def pictures() -> tuple[Picture, ...]:
    return compose(figure_from(BRIDGE))


@pytest.fixture(scope="module")
def drawings(pictures: tuple[Picture, ...]) -> tuple[Drawing, ...]:
    return tuple(picture.drawing for picture in pictures)


@pytest.mark.parametrize("number", [1, 2])
def test_the_bytes_are_those_that_were_looked_at(drawings: tuple[Drawing, ...], number: int) -> None:
    assert drawings[number - 1].svg == (GOLDEN / f"{number}.svg").read_text(encoding="utf-8")


def test_a_drawing_is_paths_rectangles_and_circles_and_holds_no_text(drawings: tuple[Drawing, ...]) -> None:
    for drawing in drawings:
        root = ET.fromstring(drawing.svg)  # noqa: S314  # our own text
        assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {"svg", "g", "path", "rect", "circle"}
        assert "".join(root.itertext()) == ""
        assert all(re.fullmatch(r"[MLlczA\d -]+", node.attrib["d"]) for node in root.iter() if "d" in node.attrib)


def test_a_drawing_is_as_large_as_it_says_and_two_units_a_thousandth(drawings: tuple[Drawing, ...]) -> None:
    for drawing in drawings:
        assert f'viewBox="0 0 {drawing.width} {drawing.height}"' in drawing.svg
        assert drawing.width == 2 * (drawing.extent.right - drawing.extent.left)
        assert drawing.height == 2 * (drawing.extent.top - drawing.extent.bottom)


def test_everything_lies_within_the_picture(pictures: tuple[Picture, ...]) -> None:
    for picture in pictures:
        left, bottom, right, top = picture.figure.silhouette.bounds
        shown = picture.drawing.extent
        assert shown.left < left < right < shown.right
        assert shown.bottom <= min(bottom, 0) < top < shown.top


def test_the_other_side_is_the_mirror_image() -> None:
    spec = figure_from({**BRIDGE, "frames": [BRIDGE["frames"][0]] * 2})
    plain, other = render(spec)[0], render(spec, mirrored=True)[0]
    by_word = render(figure_from({**BRIDGE, "frames": [BRIDGE["frames"][0]] * 2, "mirror": True}))[0]
    assert other.svg == by_word.svg != plain.svg
    assert (other.width, other.height) == (plain.width, plain.height)
    starts = [[int(x) for x, _ in re.findall(r"M(\d+) (\d+)", d.svg)] for d in (plain, other)]
    assert [plain.width - x for x in starts[0]] == pytest.approx(starts[1], abs=1)


def test_a_fist_closes_over_the_band_that_it_holds(pictures: tuple[Picture, ...]) -> None:
    names = [part.name for part in pictures[1].figure.parts]
    near = len(names) - 1 - names[::-1].index("band")
    assert names.index("fore_r") == near + 1
    assert names.index("fore_l") == names.index("band") + 1


def test_only_what_is_named_is_highlighted(pictures: tuple[Picture, ...]) -> None:
    start, pull = (p.figure for p in pictures)
    assert not any(fill.colour == "accent" for part in start.parts for fill in part.fills)
    tinted = {part.name for part in pull.parts for fill in part.fills if fill.colour == "accent"}
    assert tinted == {"thigh_r"}


def test_the_near_arm_is_drawn_over_the_shirt_and_the_far_leg_under_the_near(pictures: tuple[Picture, ...]) -> None:
    names = [part.name for part in pictures[0].figure.parts]
    assert names.index("upper_r") > names.index("shirt")
    assert names.index("thigh_l") < names.index("thigh_r")


def test_a_look_changes_colours_hair_and_build(pictures: tuple[Picture, ...]) -> None:
    scene = pictures[0].figure.scene
    bun = figure(scene.body, scene.camera, Look(hair="bun"))
    assert bun.part("head").outline.area > pictures[0].figure.part("head").outline.area
    other = Look(palette=Palette(skin="#123456"), build=Build(limb=1.1, trunk=1.2))
    drawn = render(figure_from({**BRIDGE, "frames": [BRIDGE["frames"][0]] * 2}), other)[0]
    assert "#123456" in drawn.svg
    assert "#f6e3d3" not in drawn.svg
