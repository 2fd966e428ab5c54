"""Each rule is quiet on a good pose and speaks up on a bad one that is planted for it."""

from collections.abc import Iterator
from typing import Any

import pytest

from exercises.figures import Look, Palette, figure_from
from exercises.figures.arrows import arrow
from exercises.figures.balance import centre_of_mass
from exercises.figures.drawing_rules import (
    MOST_BYTES,
    PLATE,
    arrow_over_body,
    arrow_over_face,
    drawn_under_floor,
    faint_accent,
    hidden_highlight,
    off_scale,
    pale_work,
    prop_under_floor,
    too_heavy,
)
from exercises.figures.ellipsoids import camera
from exercises.figures.figure import figure
from exercises.figures.flesh import Body
from exercises.figures.lint import (
    joint_limits,
    lint,
    off_support,
    open_hand,
    out_of_reach,
    shoulder_blades,
    through_itself,
    through_prop,
    unbalanced,
    under_floor,
)
from exercises.figures.look import Build, grey
from exercises.figures.looks import LOOKS
from exercises.figures.placing import place
from exercises.figures.props import Prop, mat
from exercises.figures.reading import read_bases
from exercises.figures.scene import Drawing, Picture, compose
from exercises.figures.schema import PoseSpec
from exercises.figures.setting import Extent


def posed(base: str = "stand", **changes: Any) -> Body:
    return place(read_bases().pose(PoseSpec.model_validate({"base": base, **changes})), Build())


def said(findings: Iterator[str]) -> str:
    return " | ".join(findings)


@pytest.fixture(scope="module")
def standing() -> Body:
    return posed()


def test_a_person_who_stands_at_ease_breaks_no_rule(standing: Body) -> None:
    assert said(joint_limits(standing)) == ""
    assert said(under_floor(standing)) == ""
    assert said(off_support(standing, [("feet", 0)])) == ""
    assert said(out_of_reach(standing)) == ""
    assert said(through_itself(standing)) == ""
    assert said(unbalanced(standing, [("feet", 0)], ["floor"])) == ""


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"knee_r": -25}, "right knee flexion is -25 degrees"),
        ({"knee_l": 160}, "left knee flexion is 160"),
        ({"ankle": -95}, "ankle dorsiflexion is -95"),
        ({"hip_l": [0, 70, 0]}, "left hip abduction is 70"),
        ({"hip_r": [0, -45, 0]}, "right hip abduction is -45"),
        ({"hip_r": [60, 0, 70], "knee_r": 90}, "right hip rotation is 70"),
        ({"hip_l": [-50, 0, 0]}, "left hip flexion is -50"),
        ({"elbow_r": -20}, "right elbow flexion is -20"),
        ({"shoulder_l": [-85, 0, 0]}, "left shoulder behind the trunk is 85"),
        ({"shoulder_r": [0, -75, 0]}, "right shoulder across the chest is 75"),
        ({"shoulder_r": [0, 0, -130], "elbow_r": 90}, "right shoulder rotation is -130"),
        ({"toe_l": 85}, "left toe extension is 85"),
        ({"twist_r": -120}, "right forearm twist is -120"),
        ({"wrist_dev_r": 110}, "right wrist bend is 110"),
        ({"spine": {"lumbar": -70}}, "lumbar flexion is -70"),
        ({"spine": {"lumbar": [0, 45, 0]}}, "lumbar side bend is 45"),
        ({"spine": {"thoracic": [0, 0, 60]}}, "thoracic twist is 60"),
        ({"spine": {"neck": 80}}, "neck flexion is 80"),
        ({"spine": {"head": [0, 0, 70]}}, "head twist is 70"),
    ],
)
def test_a_joint_that_goes_too_far_is_named(changes: dict[str, Any], message: str) -> None:
    assert message in said(joint_limits(posed(**changes)))


def test_a_shoulder_blade_that_slides_too_far_is_found(standing: Body) -> None:
    assert said(shoulder_blades(standing)) == ""
    assert said(shoulder_blades(posed(scap_l=[0, 60]))) == "the left shoulder is 60 up, outside -15 to 40"


def test_a_wrong_knee_is_found_in_a_leg_that_reaches() -> None:
    backward = posed(foot_at_r={"at": [0, 250, 48], "pole": [1, 0, 0], "toes": [-1, 0, 0]})
    assert "right ankle dorsiflexion" in said(joint_limits(backward))


def test_a_body_below_the_floor_is_found() -> None:
    sunk = posed(anchor={"part": "pelvis", "y": 300})
    assert "leg_r is" in said(under_floor(sunk))


def test_a_hand_that_floats_is_off_its_support(standing: Body) -> None:
    assert "hands is" in said(off_support(standing, [("hands", 0)]))


def test_a_hand_that_cannot_get_there_is_found() -> None:
    assert "falls short" in said(out_of_reach(posed(hand_at_r={"at": [600, 1200, 60]})))


def test_an_angle_that_cannot_be_solved_is_found() -> None:
    assert "misses its height" in said(out_of_reach(posed(solve=[{"var": "spine.neck", "part": "head"}])))


def test_a_hand_inside_the_belly_is_found() -> None:
    inside = posed(hand_at_r={"at": {"to": "pelvis", "by": [10, 120, 30]}, "pole": [0, -1, 1]})
    assert "arm_r runs through the body" in said(through_itself(inside))


def test_a_hand_through_the_head_is_found() -> None:
    inside = posed(hand_at_r={"at": {"to": "head", "by": [0, 30, 20]}, "pole": [1, 0, 1]})
    assert "arm_r runs through the body" in said(through_itself(inside))


def test_legs_that_cross_through_each_other_are_found() -> None:
    assert "legs run through each other" in said(through_itself(posed(hip=[0, -14, 0])))


def test_a_hand_through_the_thigh_is_found() -> None:
    through = posed("sit", hand_at_r={"at": {"to": "knee_r", "by": [-70, 0, 0]}})
    assert "arm_r runs through a leg" in said(through_itself(through))


def test_who_leans_too_far_falls_unless_there_is_something_to_hold() -> None:
    leaning = posed(root={"pitch": 30})
    assert "beyond the feet" in said(unbalanced(leaning, [("feet", 0)], ["floor"]))
    assert said(unbalanced(leaning, [("feet", 0)], ["floor", "chair"])) == ""
    assert said(unbalanced(leaning, [("feet", 0), ("hands", 0)], [])) == ""


def test_who_lifts_a_foot_must_stand_over_the_other() -> None:
    assert "beyond the feet" in said(unbalanced(posed(), [("foot_l", 0)], []))


def test_the_centre_of_mass_of_a_standing_adult_is_at_the_sacrum(standing: Body) -> None:
    height = float(centre_of_mass(standing)[1])
    assert 530 < height < 590


def test_a_muscle_behind_the_body_counts_as_hidden(standing: Body) -> None:
    seen = figure(standing, camera(), Look(), ["quads:r"])
    hidden = figure(standing, camera(), Look(), ["quads:l"])
    assert said(hidden_highlight(seen)) == ""
    assert "of quads is seen" in said(hidden_highlight(hidden))


def test_hair_that_sinks_through_the_mat_is_found() -> None:
    low = [{"var": "spine.neck", "part": "head", "y": -12, "range": [-45, 45]}]
    lying, sunk = posed("supine_flat"), posed("supine_flat", solve=low)
    assert [said(drawn_under_floor(figure(lying, camera(), look))) for look in LOOKS.values()] == [""] * len(LOOKS)
    assert "hair or shoe is drawn" in said(drawn_under_floor(figure(sunk, camera(), Look())))


def test_an_arrow_over_the_face_is_found(standing: Body) -> None:
    drawn = figure(standing, camera(), Look())
    x, y = camera().flat(standing.joint("head"))
    over = arrow((float(x) - 100, float(y) + 40), (float(x) + 100, float(y) + 40), 0, "front", Palette())
    beside = arrow((float(x) + 150, float(y)), (float(x) + 150, float(y) + 100), 0, "front", Palette())
    assert said(arrow_over_face(drawn, [over])) == "an arrow lies over the face"
    assert said(arrow_over_face(drawn, [beside])) == ""


def test_a_limb_that_works_must_not_be_pale() -> None:
    sitting = posed("sit")
    marks = ["quads:l"]
    assert "limb of quads:l is drawn pale" in said(pale_work(figure(sitting, camera(), Look(), marks)))
    assert said(pale_work(figure(sitting, camera(), Look(), marks, strong=["leg_l"]))) == ""
    assert said(pale_work(figure(sitting, camera(), Look(), ["quads"]))) == ""


def test_an_arrow_over_the_body_is_found(standing: Body) -> None:
    drawn = figure(standing, camera(), Look())
    over, beside = (arrow((x, 500), (x, 700), 0, "front", Palette()) for x in (0, 160))
    assert "of an arrow lies on the body" in said(arrow_over_body(drawn, [over]))
    assert said(arrow_over_body(drawn, [beside])) == ""


def test_a_drawing_that_a_page_would_shrink_is_found() -> None:
    width, height = PLATE
    extent = Extent(0, 0, 1, 1)
    assert said(off_scale(Drawing("", width, height, extent))) == ""
    found = said(off_scale(Drawing("", 2 * width, 2 * height, extent)))
    assert "6000 wide, more than 3300" in found
    assert "4500 high, more than 2475" in found


def test_a_ball_in_the_floor_is_found_and_a_mat_is_not() -> None:
    sunk, lying = Prop("ball", "back", base=-34.0), mat(0, 100, Palette())
    assert said(prop_under_floor([sunk, lying])) == "the ball is 34 below the floor"


def propped(pose: dict[str, Any] | str, *props: dict[str, Any], yaw: float = 0) -> Picture:
    """The second picture of a document, with props."""
    frame = {"label": "End", "pose": pose, "props": list(props), "view": {"yaw": yaw}}
    data = {"slug": "held", "frames": [{"label": "Start", "pose": pose}, frame]}
    return compose(figure_from(data))[1]


@pytest.mark.parametrize(
    ("prop", "message"),
    [
        ({"step": {"x0": -100, "x1": 200, "h": 90}}, "shank_r is"),
        ({"ball": {"at": [0, 120, 48], "r": 90}}, "shank_r is"),
        ({"roller": {"at": [0, 500, 0], "r": 60}}, "inside the roller"),
        ({"wall": {"x": -40, "side": -1}}, ""),
        ({"wall": {"x": 40, "side": -1}}, "trunk is"),
    ],
)
def test_a_limb_through_a_thing_is_found(prop: dict[str, Any], message: str) -> None:
    picture = propped("stand", prop)
    found = said(through_prop(picture.body, picture.props))
    assert message in found if message else not found


def test_what_is_held_needs_a_closed_hand() -> None:
    weight = {"dumbbell": {"at": "palm_r"}}
    held, loose = (propped({"base": "stand", "hand": shape}, weight) for shape in ("grip", "flat"))
    assert said(open_hand(held.body, held.props)) == ""
    assert said(open_hand(loose.body, loose.props)) == "the right hand is not closed round the dumbbell"


def test_a_stick_in_the_air_is_found() -> None:
    picture = propped("stand", {"stick": {"a": [300, 800], "b": [600, 800]}})
    assert said(open_hand(picture.body, picture.props)) == "no hand holds the stick"


def test_a_drawing_of_too_many_bytes_is_found() -> None:
    extent = Extent(0, 0, 1, 1)
    assert f"{MOST_BYTES + 1} bytes" in said(too_heavy(Drawing("x" * (MOST_BYTES + 1), 1, 1, extent)))
    assert said(too_heavy(Drawing("x" * MOST_BYTES, 1, 1, extent))) == ""


def test_an_accent_as_grey_as_the_cloth_is_found() -> None:
    assert [said(faint_accent(look)) for look in LOOKS.values()] == [""] * len(LOOKS)
    dark = Look(palette=Palette(shorts="#7f9db1", accent="#e2683f"))
    assert said(faint_accent(dark)) == "the accent is as grey as the shorts"
    scarf = Palette(hair="#c07060")
    assert said(faint_accent(Look(palette=scarf))) == ""
    assert said(faint_accent(Look(palette=scarf, hair="scarf"))) == "the accent is as grey as the hair"
    assert said(faint_accent(Look(palette=Palette(hatching="#c05a2b")))) == "the hatching is as grey as the accent"
    assert "lines are as grey as the skin" in said(faint_accent(Look(palette=Palette(skin="#5a4030"))))


def test_grey_is_as_a_copier_sees_it() -> None:
    assert grey("#000000") == 0
    assert grey("#ffffff") == pytest.approx(1)
    assert grey("#00ff00") > grey("#ff0000") > grey("#0000ff")


def test_a_finding_says_which_picture_of_which_exercise() -> None:
    frame = {"label": "x", "pose": {"base": "stand", "knee_r": -25}}
    spec = figure_from({"slug": "march", "frames": [{"label": "Start", "pose": "stand"}, frame]})
    found = [str(finding) for finding in lint("march", compose(spec))]
    assert any(line.startswith("march-2: right knee flexion is -25") for line in found)
    assert not any(line.startswith("march-1") for line in found)
