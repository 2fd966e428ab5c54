"""The words of a card stand where the card is lowest, and what not to do stays with the steps."""

from dataclasses import replace

import pytest

from prescriptions.handouts.cards import Cue, CueKind, lay_out
from prescriptions.handouts.document import PrintSize
from prescriptions.handouts.parts import ExerciseCard
from tests.handouts.samples import sample

SAMPLE = sample(slugs=("cat-cow",), advice=False)
SPREAD = sample(slugs=("cat-cow",), advice=False, print_size=PrintSize.EXTRA_LARGE)
FIRST = SAMPLE.cards[0]
assert isinstance(FIRST, ExerciseCard)
CARD = FIRST


def _kinds(cues: tuple[Cue, ...]) -> list[CueKind]:
    return [cue.kind for cue in cues]


def test_short_steps_leave_room_beside_the_pictures() -> None:
    layout = lay_out(replace(CARD, steps=("Kneel.", "Round your back.")), SAMPLE)

    assert _kinds(layout.beside) == [CueKind.FEEL, CueKind.DO, CueKind.DONTS]
    assert _kinds(layout.below) == [CueKind.LEVELS]


def test_below_long_steps_the_cues_take_the_whole_width() -> None:
    layout = lay_out(replace(CARD, steps=("Round your back up slowly, like a cat. Hold still.",) * 12), SAMPLE)

    assert layout.beside == ()
    assert _kinds(layout.below) == list(CueKind)


def test_a_card_without_pictures_has_one_column() -> None:
    assert lay_out(replace(CARD, pictures=(), steps=("Kneel.",)), SAMPLE).beside == ()


def test_on_a_spread_what_not_to_do_stays_with_the_steps() -> None:
    layout = lay_out(CARD, SPREAD)

    assert layout.beside == ()
    assert _kinds(layout.below) == [CueKind.DONTS]
    assert _kinds(layout.overleaf) == [CueKind.FEEL, CueKind.DO, CueKind.LEVELS]


def test_empty_cues_are_left_out() -> None:
    bare = replace(CARD, feel="", do=(), do_not=(), easier="", harder="")
    layout = lay_out(bare, SAMPLE)

    assert layout.beside + layout.below + layout.overleaf == ()


@pytest.mark.parametrize(
    ("easier", "halves"),
    [("Make the moves smaller.", True), ("Make the moves smaller, and rest a while between them.", False)],
)
def test_two_short_levels_stand_beside_each_other(easier: str, halves: bool) -> None:
    cue = Cue(CueKind.LEVELS, (("Too hard?", easier), ("Too easy?", "Go on.")))

    assert cue.halves is halves
