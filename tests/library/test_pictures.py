"""Every committed picture is what its pose gives, byte for byte, and breaks no rule that a machine can hold."""

import pytest

from exercises.figures.build import Library, orphans, wrong

LIBRARY = Library()
GROUPS = 24
"""So many that workers share them evenly."""


@pytest.mark.parametrize("group", range(GROUPS))
def test_the_pictures_are_what_their_poses_give_and_break_no_rule(group: int) -> None:
    assert wrong(LIBRARY, LIBRARY.slugs[group::GROUPS]) == []


def test_every_picture_belongs_to_a_pose() -> None:
    assert [path.name for path in orphans(LIBRARY)] == []
