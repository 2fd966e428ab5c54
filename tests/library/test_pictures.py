"""Every committed picture is what its pose gives, byte for byte, and breaks no rule that a machine can hold."""

import pytest
from ruamel.yaml import YAML

from exercises.figures.build import Library, orphans, wrong
from exercises.figures.drawing_rules import PLATE
from exercises.plates import HEIGHT, WIDTH
from tests.unit.library.shipped import library

LIBRARY = Library()
GROUPS = 24
"""So many that workers share them evenly."""
MARKS = {
    "abdominals": {"abs"}, "obliques": {"obliques", "side_r"}, "back-extensors": {"back", "upper_back"},
    "scapular": {"upper_back", "chest"}, "shoulder-muscles": {"deltoid", "chest"}, "chest": {"chest"},
    "neck-muscles": {"neck", "neck_r", "neck_l"}, "arm-muscles": {"biceps", "triceps"}, "glutes": {"glutes"},
    "hip-abductors": {"hip_abductors"}, "hip-flexors": {"hip_flexor"}, "quadriceps": {"quads"},
    "adductors": {"adductors"}, "hamstrings": {"hamstrings"}, "calves": {"calf"}, "shin": {"shin"},
}  # fmt: skip
"""The marks that show a muscle of the taxonomy."""
UNMARKED = {"clock-step", "feet-together-stand", "heel-to-toe-walk", "walking", "pendulum"}
"""Balance, gait and a loose arm have no one muscle to show."""


@pytest.mark.parametrize("group", range(GROUPS))
def test_the_pictures_are_what_their_poses_give_and_break_no_rule(group: int) -> None:
    assert wrong(LIBRARY, LIBRARY.slugs[group::GROUPS]) == []


def test_every_picture_belongs_to_a_pose() -> None:
    assert [path.name for path in orphans(LIBRARY)] == []


def test_the_rule_of_scale_is_that_of_the_plate() -> None:
    assert PLATE == (WIDTH, HEIGHT)


def test_a_picture_marks_muscles_that_its_text_names() -> None:
    for entry in library().exercises:
        document = YAML(typ="safe").load(LIBRARY.source(entry.slug).read_text(encoding="utf-8"))
        shown = {
            mark.partition(":")[0]
            for frame in document["frames"]
            for mark in frame.get("highlight", document.get("highlight", []))
        }
        named = {mark for muscle in entry.muscles for mark in MARKS[muscle]}
        assert shown <= named, entry.slug
        assert shown or entry.slug in UNMARKED, entry.slug
