"""A drawing is small, plain, the same each time, and shows what its pose says."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from exercises.figures import Build, Drawing, FigureError, Look, Palette, figure_from, placing
from exercises.figures.build import Library
from exercises.figures.ellipsoids import camera
from exercises.figures.figure import figure
from exercises.figures.kinematics import assemble
from exercises.figures.paths import polygons
from exercises.figures.placing import place
from exercises.figures.pose import Pose
from exercises.figures.prop_schema import PropSpec
from exercises.figures.props import Curve, Gons, Prop
from exercises.figures.reading import Wardrobe, to_pose
from exercises.figures.scene import Picture, compose
from exercises.figures.schema import PoseSpec
from exercises.figures.setting import Extent, Setting
from exercises.figures.skeleton import Skeleton
from exercises.figures.vectors import Array

GOLDEN = Path(__file__).with_name("golden")
BASES = Wardrobe(
    {
        "lying": PoseSpec.model_validate(
            {
                "root": {"pitch": -90},
                "spine": {"curve": 0.55, "neck": 4},
                "anchor": {"part": "torso"},
                "solve": [{"var": "spine.neck", "part": "head", "range": [-30, 45]}],
                "foot_at": {"pole": [0.6, 1, 0], "toes": [1, 0, 0]},
                "foot_at_r": {"at": [300, 39, 48], "pole": [0.6, 1, 0], "toes": [1, 0, 0]},
                "foot_at_l": {"at": [352, 39, -48], "pole": [0.6, 1, 0], "toes": [1, 0, 0]},
                "hand": "flat",
                "twist": 70,
            }
        ),
        "sitting": PoseSpec.model_validate(
            {
                "anchor": {"part": "pelvis", "y": 262},
                "foot_at_r": {"at": [455, 52, 52], "pole": [0, 1, 0], "toes": [0.2, 1, 0]},
                "foot_at_l": {"at": [455, 52, -52], "pole": [0, 1, 0], "toes": [0.2, 1, 0]},
                "hand": "grip",
                "hand_at_r": {"at": [80, 420, 110], "pole": [-1, -0.3, 0.2]},
                "hand_at_l": {"at": [80, 420, -110], "pole": [-1, -0.3, 0.2]},
            }
        ),
    }
)
ROW: dict[str, Any] = {
    "slug": "row",
    "highlight": ["quads:r"],
    "frames": [
        {"label": "Start", "pose": "lying", "highlight": [], "props": [{"mat": None}]},
        {
            "label": "Pull",
            "pose": {"base": "sitting", "spine": {"thoracic": -6}},
            "view": {"yaw": 24},
            "props": [
                {"chair": {"x": -230}},
                {"band": {"pts": ["palm_r", {"to": "ankle_r", "by": [46, -40, 0], "frame": "foot_r"}]}},
                {"arrow": {"a": [330, 540], "b": [200, 540], "bulge": 0.2}},
            ],
        },
    ],
}


def drawn(data: dict[str, Any], look: Look | None = None, *, mirrored: bool = False) -> tuple[Picture, ...]:
    return compose(figure_from(data), look, BASES, mirrored=mirrored)


@pytest.fixture(scope="module")
def pictures() -> tuple[Picture, ...]:
    return drawn(ROW)


@pytest.fixture(scope="module")
def drawings(pictures: tuple[Picture, ...]) -> tuple[Drawing, ...]:
    return tuple(picture.drawing for picture in pictures)


@pytest.mark.parametrize("number", [1, 2])
def test_the_bytes_are_those_that_were_looked_at(drawings: tuple[Drawing, ...], number: int) -> None:
    assert drawings[number - 1].svg == (GOLDEN / f"{number}.svg").read_text(encoding="utf-8")


def test_the_bytes_do_not_hang_on_the_last_bits_of_arithmetic(
    drawings: tuple[Drawing, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = np.random.default_rng(1)

    def shaken(pose: Pose, at: Array, *, reach: bool = True) -> Skeleton:
        skeleton = assemble(pose, at, reach=reach)
        joints = {name: joint + noise.normal(0, 1e-13, 3) for name, joint in skeleton.joints.items()}
        return replace(skeleton, joints=joints)

    monkeypatch.setattr(placing, "assemble", shaken)
    assert [picture.drawing.svg for picture in drawn(ROW)] == [drawing.svg for drawing in drawings]


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


def test_the_other_side_is_the_mirror_image(drawings: tuple[Drawing, ...]) -> None:
    for plain, other, by_word in zip(
        drawings, drawn(ROW, mirrored=True), drawn({**ROW, "mirror": True}), strict=True
    ):
        assert other.drawing.svg == by_word.drawing.svg != plain.svg
        starts = [[int(x) for x, _ in re.findall(r"M(\d+) (\d+)", svg)] for svg in (plain.svg, other.drawing.svg)]
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
    dark = Look(palette=Palette(skin="#123456"), build=Build(limb=1.1, trunk=1.2))
    svg = drawn(ROW, dark)[0].drawing.svg
    assert "#123456" in svg
    assert "#f6e3d3" not in svg


@pytest.fixture(scope="module")
def setting() -> Setting:
    """A person who stands and then lifts an arm and a leg, without props."""
    start, end = (place(to_pose(facts), Build()) for facts in ({}, {"shoulder_r": (100, 0, 0), "hip_r": (70, 0, 0)}))
    person = figure(end, camera(), Look())
    return Setting(Palette(), start, person, Extent(*person.silhouette.bounds), person.silhouette)


def stood(setting: Setting, *props: dict[str, Any]) -> tuple[Prop, ...]:
    return setting.props([PropSpec.model_validate(prop) for prop in props])


def test_the_floor_runs_under_the_chair_as_well(setting: Setting) -> None:
    floor, chair = stood(setting, {"floor": None}, {"chair": {"x": -500}})
    assert floor.area.bounds[0] < chair.area.bounds[0]


@pytest.mark.parametrize("joint", ["knee_r", "tips_r"])
def test_an_arrow_follows_a_limb_forward_and_up_clear_of_the_body(setting: Setting, joint: str) -> None:
    (arrow,) = stood(setting, {"arrow": {"follow": joint}})
    shaft, head = arrow.shapes[2:]
    assert isinstance(shaft, Curve)
    assert isinstance(head, Gons)
    (x0, y0), (tip_x, tip_y) = shaft.points[0], head.rings[0][0]
    assert tip_x > x0 + 20
    assert tip_y > y0 + 20
    assert arrow.area.distance(setting.drawn.silhouette) > 5


def test_an_arrow_that_follows_keeps_clear_of_what_stands_there(setting: Setting) -> None:
    follow = {"arrow": {"follow": "knee_r"}}
    (free,) = stood(setting, follow)
    at = [free.area.centroid.x, free.area.centroid.y]
    arrow, ball = stood(setting, follow, {"ball": {"at": at, "r": 30}})
    assert free.area.intersects(ball.area)
    assert not arrow.area.intersects(ball.area)


def test_a_door_has_its_handle_towards_the_room(setting: Setting) -> None:
    specs = [PropSpec.model_validate({"wall": {"x": -300, "door": door}}) for door in (False, True)]
    wall, door = map(setting.prop, specs)
    assert wall.area.bounds[2] == pytest.approx(-300)
    assert door.area.bounds[2] > -270


def test_a_joint_that_stays_gives_no_arrow(setting: Setting) -> None:
    with pytest.raises(FigureError, match="ankle_l moves too little"):
        stood(setting, {"arrow": {"follow": "ankle_l"}})


GRIP: dict[str, Any] = {"base": "sitting", "hand": "grip"}


def _things(pose: dict[str, Any], *props: dict[str, Any], yaw: float = 0) -> list[str]:
    """The parts of a picture by name, from back to front."""
    frame = {"label": "x", "pose": pose, "props": list(props), "view": {"yaw": yaw}}
    return [part.name for part in drawn({"slug": "x", "frames": [frame, frame]})[0].figure.parts]


def test_a_fist_closes_over_the_bar_between_the_plates() -> None:
    names = _things(GRIP, {"dumbbell": {"at": "palm_r"}})
    hand = names.index("fore_r")
    assert names[hand - 1] == names[hand + 1] == "dumbbell"


def test_each_fist_closes_over_its_own_half_of_a_stick() -> None:
    names = _things(GRIP, {"stick": {"hands": "both"}}, yaw=20)
    assert all(names[names.index(f"fore_{side}") - 1] == "stick" for side in "rl")


def test_a_ball_between_the_knees_is_before_the_far_leg_and_behind_the_near_one() -> None:
    names = _things(GRIP, {"ball": {"at": [200, 300, 0], "between": "legs"}})
    assert names.index("thigh_l") < names.index("ball") < names.index("thigh_r")


def test_a_pillow_fills_what_the_pose_leaves_under_the_head() -> None:
    raised = {"base": "lying", "solve": [{"var": "spine.neck", "part": "head", "y": 40, "range": [-30, 45]}]}
    frame = {"label": "x", "pose": raised, "props": [{"pillow": None}]}
    picture = drawn({"slug": "x", "frames": [frame, frame]})[0]
    bottom, top = picture.props[0].area.bounds[1::2]
    assert bottom == pytest.approx(0, abs=1)
    assert 40 < top < 55
    assert picture.figure.parts[0].name == "pillow"


def test_a_cushion_in_both_hands_is_before_the_far_arm_and_behind_the_near_one() -> None:
    names = _things({"base": "sitting"}, {"cushion": {"between": "arms", "w": 180}})
    assert names.index("fore_l") < names.index("cushion") < names.index("fore_r")


def test_the_neck_of_a_shirt_stays_open_when_the_body_bends_to_the_side() -> None:
    """A shirt that closes above its opening shows it as a medal on the chest."""
    shirts = [picture.figure.part("shirt").outline for picture in compose(Library().spec("side-plank-on-feet"))]
    assert not [ring for shirt in shirts for polygon in polygons(shirt) for ring in polygon.interiors]


def test_a_far_limb_that_works_is_drawn_as_dark_as_a_near_one() -> None:
    frame = {"label": "x", "pose": {"base": "sitting", "hand": "grip"}}
    plain, strong = drawn({"slug": "x", "frames": [frame, {**frame, "strong": ["leg_l"]}]})
    assert {part.name for part in plain.figure.parts if part.far} >= {"thigh_l", "shank_l", "fore_l"}
    assert {part.name for part in strong.figure.parts if part.far} == {"upper_l", "fore_l"}
    assert [p.name for p in plain.figure.parts] == [p.name for p in strong.figure.parts]


def test_the_belly_of_a_muscle_lies_within_its_soft_edge(pictures: tuple[Picture, ...]) -> None:
    fills = [fill for part in pictures[1].figure.parts for fill in part.fills]
    soft, belly = (next(f.shape for f in fills if f.colour == name) for name in ("accent_soft", "accent"))
    assert soft.buffer(0.5).covers(belly)
    assert 0.3 < belly.area / soft.area < 0.9
