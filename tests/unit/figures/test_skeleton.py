"""Bones keep their length, joints bend the right way, and the body comes to rest where it is put."""

import numpy as np
import pytest

from exercises.figures.anatomy import FOREARM, SHANK, THIGH, UPPER_ARM
from exercises.figures.flesh import Body
from exercises.figures.kinematics import assemble, bend
from exercises.figures.look import Build
from exercises.figures.placing import place
from exercises.figures.pose import Anchor, Arm, FootTarget, HandTarget, Leg, Offset, Pose, Root, Solve, Spine, vary
from exercises.figures.vectors import Array, degrees_between, frame, unit, vector

STANDING = Pose(anchor=Anchor(("feet",)))


def distance(body: Body, a: str, b: str) -> float:
    return float(np.linalg.norm(body.joint(a) - body.joint(b)))


def test_a_standing_person_is_as_tall_as_their_stature() -> None:
    body = place(STANDING, Build())
    crown = max(float(c[1] + np.linalg.norm(a[1])) for c, a in zip(body.head.centres, body.head.axes, strict=True))
    assert 980 < crown < 1030
    assert body.part("feet").lowest == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("reach", [True, False])
def test_bones_keep_their_length_whether_posed_or_reaching(reach: bool) -> None:
    pose = Pose(
        legs={"r": Leg((40, 10, 5), 70, target=FootTarget((200, -100, 60))), "l": Leg((10, 0, 0), 20)},
        arms={"r": Arm((60, 20, 0), elbow=50, target=HandTarget((250, 300, 100))), "l": Arm()},
    )
    body = Body(assemble(pose, np.zeros(3), reach=reach), Build())
    for side in "rl":
        assert distance(body, f"hip_{side}", f"knee_{side}") == pytest.approx(THIGH)
        assert distance(body, f"knee_{side}", f"ankle_{side}") == pytest.approx(SHANK)
        assert distance(body, f"shoulder_{side}", f"elbow_{side}") == pytest.approx(UPPER_ARM)
        assert distance(body, f"elbow_{side}", f"wrist_{side}") == pytest.approx(FOREARM)


def test_hips_and_elbows_bend_forward_and_knees_back() -> None:
    pose = Pose(legs={"r": Leg((30, 0, 0)), "l": Leg(knee=30)}, arms={"r": Arm(elbow=60), "l": Arm()})
    joints = assemble(pose, np.zeros(3)).joints
    assert joints["knee_r"][0] > joints["hip_r"][0] + 50
    assert joints["ankle_l"][0] < joints["knee_l"][0] - 50
    assert joints["wrist_r"][0] > joints["elbow_r"][0] + 50


def test_a_bend_to_the_right_is_to_the_right_and_abduction_is_outward_on_both_sides() -> None:
    upright = Pose(spine=Spine(lumbar=(0, 30, 0)), legs={s: Leg((0, 30, 0)) for s in ("r", "l")})
    joints = assemble(upright, np.zeros(3)).joints
    assert joints["head"][2] > 50
    assert joints["ankle_r"][2] > 150
    assert joints["ankle_l"][2] < -150


def test_a_reach_ends_at_its_aim_and_bends_towards_the_pole() -> None:
    middle, end, over = bend(np.zeros(3), vector((300, 0, 0)), 186, 146, vector((0, -1, 0)))
    assert end == pytest.approx(vector((300, 0, 0)))
    assert middle[1] < 0
    assert over < 0


def test_a_reach_that_is_too_far_says_by_how_much() -> None:
    _, end, over = bend(np.zeros(3), vector((0, 400, 0)), 186, 146, vector((1, 0, 0)))
    assert over == pytest.approx(400 - 186 - 146)
    assert end[1] < 332


def test_a_hand_reaches_beside_a_joint_that_is_placed_before_it() -> None:
    target = HandTarget(Offset("hip_r", (90, 60, 40)))
    pose = Pose(legs={"r": Leg((60, 0, 0), 60), "l": Leg()}, arms={"r": Arm(target=target), "l": Arm()})
    joints = assemble(pose, np.zeros(3)).joints
    assert joints["wrist_r"] - joints["hip_r"] == pytest.approx(vector((90, 60, 40)))


def test_a_foot_cannot_hang_on_a_hand() -> None:
    pose = Pose(legs={"r": Leg(target=FootTarget(Offset("palm_r"))), "l": Leg()})
    with pytest.raises(ValueError, match="palm_r is put in place only after"):
        assemble(pose, np.zeros(3))


def test_a_solver_lays_the_head_on_the_mat() -> None:
    lying = Pose(
        root=Root(pitch=-90),
        spine=Spine(curve=0.55),
        anchor=Anchor(("torso",)),
        solve=(Solve("spine.neck", "head", low=-30, high=45),),
    )
    body = place(lying, Build())
    assert body.part("head").lowest == pytest.approx(0, abs=0.3)
    assert body.skeleton.unsolved == 0


def test_a_solver_that_finds_nothing_says_by_how_much_it_fails() -> None:
    floating = Pose(anchor=Anchor(("feet",)), solve=(Solve("spine.neck", "head", low=-5, high=5),))
    assert place(floating, Build()).skeleton.unsolved > 500


def test_an_anchor_pins_a_joint() -> None:
    pinned = Pose(anchor=Anchor(("feet",), y=10, pin="ankle_r", x=205))
    body = place(pinned, Build())
    assert body.joint("ankle_r")[0] == pytest.approx(205)
    assert body.part("feet").lowest == pytest.approx(10, abs=0.01)


def test_a_stouter_build_is_wider_and_as_long() -> None:
    slim, stout = place(STANDING, Build()), place(STANDING, Build(limb=1.2, trunk=1.3))
    assert distance(stout, "hip_r", "knee_r") == pytest.approx(distance(slim, "hip_r", "knee_r"))
    assert float(stout.pelvis.axes[1, 2, 2]) > float(slim.pelvis.axes[1, 2, 2]) * 1.1


@pytest.mark.parametrize(
    ("var", "found"),
    [
        ("knee", lambda p: p.legs["l"].knee),
        ("knee_r", lambda p: p.legs["r"].knee),
        ("hip_l.1", lambda p: p.legs["l"].hip[1]),
        ("spine.neck", lambda p: p.spine.neck[0]),
        ("spine.curve", lambda p: p.spine.curve),
        ("root.pitch", lambda p: p.root.pitch),
        ("shoulder.2", lambda p: p.arms["r"].shoulder[2]),
    ],
)
def test_one_angle_can_be_varied_by_name(var: str, found: object) -> None:
    assert callable(found)
    assert found(vary(STANDING, var, 12.5)) == 12.5


def test_one_side_can_be_varied_alone() -> None:
    assert vary(STANDING, "knee_r", 40).legs["l"].knee == 0


def test_a_frame_is_right_handed_even_without_a_forward() -> None:
    up = vector((1, 0, 0))
    made: Array = frame(up, up)
    assert np.linalg.det(made) == pytest.approx(1)
    assert degrees_between(made[:, 1], unit(up)) == pytest.approx(0)
