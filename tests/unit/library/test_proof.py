"""Each offence against what the library promises is named by file and key, with what to do."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from exercises.dosage import Dose, Span
from exercises.library import ExerciseEntry, Library
from exercises.library.drawn import PICTURES
from exercises.library.proof import Report
from exercises.library.proof.complete import pictures_are_there
from exercises.library.proof.counts import Group, enough_exercises, enough_ladders, group_of
from exercises.library.proof.pemat import ITEMS, pemat_passes
from exercises.library.proof.reading import grades_are_low, texts_keep_the_rules
from exercises.library.proof.translations import translations_are_there
from tests.unit.library.shipped import library

HARD = "Gradually elevate approximately, maintaining abdominal engagement continuously throughout everything."
WORDS = "lift " * 21 + "it."


def changed(slug: str, **changes: Any) -> Library:
    """One exercise of the library that ships, changed, and no other."""
    return replace(library(), exercises=(library().exercise(slug).model_copy(update=changes),))


def without(kind: Callable[[ExerciseEntry], bool], number: int) -> Library:
    """The library that ships without the first `number` exercises of a kind."""
    left_out = [entry.slug for entry in library().exercises if kind(entry)][:number]
    return replace(library(), exercises=tuple(entry for entry in library().exercises if entry.slug not in left_out))


def said_of(report: Report) -> list[str]:
    return [str(problem) for problem in report.problems]


@pytest.mark.parametrize("group", [group for group in Group if group is not Group.OTHER])
def test_a_group_that_is_too_small_is_named(group: Group) -> None:
    least = {row.what: int(row.must.split()[0]) for row in enough_exercises(library()).rows}[group.value]
    held = sum(group_of(entry) is group for entry in library().exercises)
    short = without(lambda entry: group_of(entry) is group, held - least + 1)

    assert f"exercises: {group}: There are {least - 1}. Write 1 more." in said_of(enough_exercises(short))


def test_an_exercise_counts_for_one_group_only() -> None:
    groups = [group_of(library().exercise(slug)) for slug in ("bird-dog", "single-leg-stand", "walking", "wall-sit")]
    assert groups == [Group.BACK, Group.BALANCE, Group.AEROBIC, Group.KNEE]
    assert [entry.slug for entry in library().exercises if group_of(entry) is Group.OTHER] == []


def test_too_few_ladders_and_one_that_is_too_long_are_named() -> None:
    cut = without(lambda entry: entry.harder_exercise is not None, 40)
    alone = tuple(entry.model_copy(update={"harder_exercise": None}) for entry in cut.exercises)
    longer = replace(library(), exercises=tuple(_with_more_rungs()))

    assert "exercises: ladders: There are 0. Link 12 more." in said_of(enough_ladders(replace(cut, exercises=alone)))
    assert said_of(enough_ladders(longer)) == [
        "exercises/abdominal-brace.yaml: harder_exercise: 8 rungs. Part the ladder: 5 at most."
    ]


def _with_more_rungs() -> Iterator[ExerciseEntry]:
    for entry in library().exercises:
        yield entry.model_copy(update={"harder_exercise": "pelvic-tilt"}) if entry.slug == "dead-bug" else entry


def test_a_card_that_is_too_hard_is_named() -> None:
    [found, _] = said_of(grades_are_low(changed("bridge", steps=(HARD,) * 7, start=HARD)))
    assert found.startswith("exercises/bridge.yaml: Reads at grade ")
    assert found.endswith("Use shorter words and sentences.")


def test_a_median_that_is_too_high_is_named() -> None:
    hard = changed("bridge", steps=(HARD,) * 7, start=HARD)
    assert any(one.startswith("exercises: median: ") for one in said_of(grades_are_low(hard)))


def test_advice_that_is_too_hard_or_breaks_a_rule_is_named() -> None:
    advice = (library().advice[0].model_copy(update={"what": HARD, "why": HARD, "tips": (HARD, "Do 1/2.")}),)
    spoilt = replace(library(), advice=advice)

    assert [one.partition(" Reads")[0] for one in said_of(grades_are_low(spoilt))] == [
        "advice.yaml: movement-breaks:"
    ]
    assert any("movement-breaks.tips.1" in one for one in said_of(texts_keep_the_rules(spoilt)))


RULES: list[tuple[dict[str, Any], str]] = [
    ({"steps": ("Lift.",)}, "steps"),
    ({"steps": (WORDS, "Lower.")}, "steps"),
    ({"steps": ("Your knee goes up.", "Lower.")}, "steps"),
    ({"feel": "Your quadriceps contract eccentrically."}, "feel"),
    ({"easier": "Lift 50% as high."}, "easier"),
    ({"start": "Do it as tolerated."}, "start"),
    ({"breathing": "so " * 26 + "on."}, "breathing"),
]


@pytest.mark.parametrize(("changes", "key"), RULES)
def test_a_text_that_breaks_a_rule_is_named_by_its_key(changes: dict[str, Any], key: str) -> None:
    found = said_of(texts_keep_the_rules(changed("bridge", **changes)))
    assert f"exercises/bridge.yaml: {key}: " in "".join(found), found


SAME = tuple(library().exercise("bridge").pictures[:1]) * 2
SILENT = dict.fromkeys(
    ("purpose", "start", "feel", "breathing", "easier", "harder", "progress_when", "name"), "Lift it."
)
ITEM_OFFENCES: list[tuple[int, dict[str, Any]]] = [
    (1, {"purpose": ""}),
    (3, {"steps": (HARD,) * 7, "start": HARD}),
    (4, {"feel": "Your quadriceps contract eccentrically."}),
    (5, {"steps": ("Your knee goes up.", "Lower.")}),
    (6, {"easier": "Lift 50% as high."}),
    (8, {"steps": ("Lift.",) * 8}),
    (15, {"pictures": ()}),
    (17, {"pictures": SAME}),
    (20, {"steps": ()}),
    (21, {**SILENT, "steps": ("Lift.", "Lower."), "do": (), "do_not": (), "pictures": ()}),
    (22, {"steps": (WORDS, "Lower.")}),
    (26, {"pictures": SAME}),
]


@pytest.mark.parametrize(("number", "changes"), ITEM_OFFENCES)
def test_an_item_of_pemat_that_fails_is_named_by_its_number(number: int, changes: dict[str, Any]) -> None:
    found = said_of(pemat_passes(changed("bridge", **changes)))
    assert any(one.startswith(f"exercises/bridge.yaml: PEMAT {number}: ") for one in found), found


def test_a_total_that_is_left_to_the_reader_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    dose = Dose(sets=3, repetitions=Span(5, 8), rest_seconds=60)
    monkeypatch.setattr("exercises.library.proof.pemat.sentence", lambda dose, phrase: "Lift 5 to 8 times.")
    found = said_of(pemat_passes(changed("bridge", dose=dose)))
    assert {one.split(": ")[1] for one in found if "bridge.yaml" in one} == {"PEMAT 7", "PEMAT 24"}


def test_every_item_that_a_machine_can_judge_is_there_once() -> None:
    by_hand, sound_and_film = {2, 16, 18}, {13, 14}
    assert [item.number for item in ITEMS] == sorted({*range(1, 27)} - by_hand - sound_and_film)


def test_a_translation_that_is_missing_or_stale_is_named() -> None:
    spanish = library().translations["es"]
    said = {slug: words for slug, words in spanish.exercises.items() if slug != "bridge"}
    said["clam"] = said["clam"].model_copy(update={"of": "0" * 64})
    advice = {code: words for code, words in spanish.advice.items() if code != "heat"}
    spoilt = replace(library(), translations={"es": replace(spanish, exercises=said, advice=advice)})

    assert said_of(translations_are_there(spoilt)) == [
        "translations/es/bridge.yaml: It is missing. Translate it.",
        "translations/es/clam.yaml: of: Its English has changed. Mend it.",
        "translations/es-advice.yaml: heat: It is missing. Translate it.",
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The pictures that ship, to be spoilt."""
    for path in PICTURES.glob("*.svg"):
        copyfile(path, tmp_path / path.name)
    return tmp_path


def test_pictures_that_are_missing_broken_alike_or_left_over_are_named(folder: Path) -> None:
    (folder / "bridge-2.svg").unlink()
    (folder / "clam-1.svg").write_text("<svg/>", encoding="utf-8")
    copyfile(folder / "cat-cow-1.svg", folder / "cat-cow-2.svg")
    copyfile(folder / "bridge-1.svg", folder / "yoga-1.svg")

    assert said_of(pictures_are_there(library(), folder)) == [
        "exercises/bridge.yaml: pictures.1: The picture bridge-2.svg cannot be read. Draw it again.",
        "exercises/cat-cow.yaml: pictures: Start and end are the same drawing. Draw the movement.",
        "exercises/clam.yaml: pictures.0: The picture clam-1.svg is no drawing with a view box from 0 0. "
        "Draw it again.",
        "pictures/yoga-1.svg: No exercise shows it. Remove it.",
    ]


def test_a_pose_that_is_not_said_is_named() -> None:
    picture = library().exercise("bridge").pictures[0].model_copy(update={"alt": "Lying down."})
    spoilt = changed("bridge", pictures=(picture, library().exercise("bridge").pictures[1]))
    assert said_of(pictures_are_there(spoilt))[0] == (
        "exercises/bridge.yaml: pictures.0.alt: Say the pose to somebody who does not see it."
    )
