"""A slip in a figure's YAML is refused with its path: none may be passed over in silence."""

from pathlib import Path
from typing import Any

import pytest

from exercises.figures import FigureError, figure_from, read_figure
from exercises.figures.pose import Offset
from exercises.figures.reading import Wardrobe, read_bases, to_pose
from exercises.figures.schema import PoseSpec


def document(pose: dict[str, Any] | str, **frame: Any) -> dict[str, Any]:
    """A document whose second frame is under test."""
    return {
        "slug": "bridge",
        "frames": [{"label": "Start", "pose": "stand"}, {"label": "End", "pose": pose, **frame}],
    }


def refusal(data: dict[str, Any]) -> str:
    with pytest.raises(FigureError) as caught:
        figure_from(data)
    return " | ".join(caught.value.problems)


def test_a_place_that_says_off_for_by_is_refused_with_its_path() -> None:
    said = refusal(document({"hand_at_r": {"at": {"to": "knee_r", "off": [1, 2, 3]}}}))
    assert "frames.1.pose.hand_at_r.at.off: Extra inputs are not permitted" in said


def test_an_unknown_joint_is_refused_and_those_that_there_are_are_named() -> None:
    said = refusal(document({"hand_at_r": {"at": {"to": "kneecap_r"}}}))
    assert said.startswith("frames.1.pose.hand_at_r.at.to: ")
    assert "'kneecap_r' is no joint" in said
    assert "knee_r" in said


@pytest.mark.parametrize(
    ("pose", "path"),
    [
        ({"knee_right": 90}, "frames.1.pose.knee_right"),
        ({"knee": "90"}, "frames.1.pose.knee"),
        ({"hip": [1, 2, 3, 4]}, "frames.1.pose.hip"),
        ({"hand": "fist"}, "frames.1.pose.hand"),
        ({"anchor": {"part": "bottom"}}, "frames.1.pose.anchor.part.0"),
        ({"solve": [{"var": "neck", "part": "head"}]}, "frames.1.pose.solve.0.var"),
        ({"knee": float("nan")}, "frames.1.pose.knee"),
    ],
)
def test_what_is_wrong_in_a_pose_is_refused_where_it_stands(pose: dict[str, Any], path: str) -> None:
    assert f"{path}: " in refusal(document(pose))


@pytest.mark.parametrize(
    ("frame", "path"),
    [
        ({"props": [{"chair": {"x": 1, "colour": "red"}}]}, "frames.1.props.0.chair.colour"),
        ({"props": [{"chair": None}]}, "frames.1.props.0"),
        ({"props": [{"mat": None, "floor": None}]}, "frames.1.props.0"),
        ({"props": [{"arrow": {"a": [1, 2]}}]}, "frames.1.props.0.arrow"),
        ({"props": [{"arrow": {"a": [1, 2], "b": [3, 4], "follow": "knee_r"}}]}, "frames.1.props.0.arrow"),
        ({"props": [{"band": {"pts": ["palm_r"]}}]}, "frames.1.props.0.band.pts"),
        ({"highlight": ["quadriceps"]}, "frames.1.highlight.0"),
        ({"contact": ["bottom"]}, "frames.1.contact.0"),
        ({"note": "x"}, "frames.1.note"),
    ],
)
def test_what_is_wrong_in_a_frame_is_refused_where_it_stands(frame: dict[str, Any], path: str) -> None:
    assert path in refusal(document("stand", **frame))


def test_a_document_has_a_start_and_an_end_and_no_more() -> None:
    data = document("stand")
    assert "frames" in refusal({**data, "frames": data["frames"][:1]})
    assert "frames" in refusal({**data, "frames": data["frames"] * 2})


def test_an_unknown_base_is_refused_and_those_that_there_are_are_named() -> None:
    with pytest.raises(FigureError, match=r"'handstand' is unknown; there are: stand"):
        read_bases().pose(PoseSpec(base="handstand"))


def test_a_base_that_is_built_on_itself_is_refused() -> None:
    bases = Wardrobe({"a": PoseSpec(base="b"), "b": PoseSpec(base="a")})
    with pytest.raises(FigureError, match="built on itself"):
        bases.pose(PoseSpec(base="a"))


def test_a_file_that_is_named_otherwise_than_its_slug_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "squat.yaml"
    path.write_text("slug: bridge\nframes: [{label: A, pose: stand}, {label: B, pose: stand}]\n")
    with pytest.raises(FigureError, match="is not the name of the file"):
        read_figure(path)


def test_off_is_a_word_and_no_truth_value(tmp_path: Path) -> None:
    path = tmp_path / "bridge.yaml"
    path.write_text(
        "slug: bridge\nframes:\n- {label: Start, pose: stand}\n"
        "- {label: off, pose: {hand_at: {at: {to: knee_r, off: 1}}}}\n"
    )
    with pytest.raises(FigureError, match=r"hand_at\.at\.off"):
        read_figure(path)


def test_one_side_wins_over_both_and_null_takes_away() -> None:
    bases = Wardrobe(
        {"low": PoseSpec.model_validate({"knee": 90, "hand_at_l": {"at": [1, 2, 3]}, "spine": {"neck": 5}})}
    )
    over = PoseSpec.model_validate({"base": "low", "knee_l": 10, "hand_at_l": None, "spine": {"lumbar": [1, 2, 3]}})
    pose = bases.pose(over)
    assert (pose.legs["r"].knee, pose.legs["l"].knee) == (90, 10)
    assert pose.arms["l"].target is None
    assert (pose.spine.neck, pose.spine.lumbar) == ((5, 0, 0), (1, 2, 3))


def test_a_place_beside_a_joint_keeps_its_offset() -> None:
    spec = PoseSpec.model_validate({"hand_at_r": {"at": {"to": "knee_r", "by": [1, 2, 3], "frame": "shank_r"}}})
    target = to_pose(spec.model_dump(exclude_unset=True)).arms["r"].target
    assert target is not None
    assert target.at == Offset("knee_r", (1, 2, 3), "shank_r")
