"""The three seed exercises against all thirty rules: who must speak, at which level, and who must not."""

from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from prescriptions.safety import Bands, ExerciseFacts, Level, review, vocabulary_problems
from tests.unit.safety.people import CAT_COW, CRUNCH, HAMSTRING, RULES, person

LIBRARY = Path(__file__).resolve().parents[3] / "exercises" / "library"


def with_every_condition(exercise: ExerciseFacts, bands: Bands = Bands.LATEX_FREE) -> dict[str, set[Level]]:
    """The levels at which each rule speaks of the exercise, for a person with all thirty conditions."""
    levels: dict[str, set[Level]] = {}
    for finding in review(person(*RULES.conditions, bands=bands), [exercise], RULES).of(exercise.slug):
        levels.setdefault(str(finding.rule_id), set()).add(finding.level)
    return levels


def rules(numbers: str) -> set[str]:
    return {f"R{int(number):02}" for number in numbers.split()}


MATRIX = [
    pytest.param(CRUNCH, Bands.LATEX, "1 2 6 7 8 10 11", "5 20 21", "3 4 19 23", id="partial crunch"),
    pytest.param(
        HAMSTRING, Bands.LATEX, "26", "5 8 20 21 24", "1 2 3 10 11 19", id="banded hamstring stretch, latex band"
    ),
    pytest.param(
        HAMSTRING, Bands.LATEX_FREE, "", "5 8 20 21 24", "1 2 3 10 11 19 26", id="the same, latex-free band"
    ),
    pytest.param(CAT_COW, Bands.LATEX, "2 7", "1 3 4 5 19 21 23 24 25", "8 10 11 26", id="cat/cow"),
]


@pytest.mark.parametrize(("exercise", "bands", "avoid", "caution", "silent"), MATRIX)
def test_a_seed_exercise_gets_exactly_its_findings(
    exercise: ExerciseFacts, bands: Bands, avoid: str, caution: str, silent: str
) -> None:
    levels = with_every_condition(exercise, bands)
    to_avoid = {rule for rule, at in levels.items() if Level.AVOID in at}
    only_caution = {rule for rule, at in levels.items() if at == {Level.CAUTION}}
    assert to_avoid == rules(avoid)
    assert only_caution == rules(caution)
    assert not rules(silent) & levels.keys()
    assert levels.keys() == rules(avoid) | rules(caution)


def test_a_thigh_past_90_degrees_adds_the_hip_caution_and_nothing_else() -> None:
    bent = replace(HAMSTRING, tags=(HAMSTRING.tags or frozenset()) | {"hip_flex90"})
    before, after = with_every_condition(HAMSTRING), with_every_condition(bent)
    assert after == {**before, "R17": {Level.CAUTION}}


def test_lying_down_in_pregnancy_is_a_caution_within_the_limit_of_the_clinic() -> None:
    [finding] = review(person("pregnancy", supine_minutes=10), [HAMSTRING], RULES).findings
    assert (finding.rule_id, finding.level, finding.tags) == ("R08", Level.CAUTION, ("supine",))


def test_lying_down_in_pregnancy_is_to_be_avoided_past_the_limit_of_the_clinic() -> None:
    [finding] = review(person("pregnancy", supine_minutes=10.5), [HAMSTRING], RULES).findings
    assert (finding.rule_id, finding.level, finding.tags) == ("R08", Level.AVOID, ("supine",))


HIP = ("hip_flex90", "hip_add_mid", "hip_ir")


@pytest.mark.parametrize("tag", HIP)
def test_each_hip_movement_alone_is_a_caution_after_a_hip_replacement_from_behind(tag: str) -> None:
    alone = ExerciseFacts("hip-work", frozenset({tag}), frozenset({"hip"}))
    assert [f.level for f in review(person("hip-replacement-posterior"), [alone], RULES).findings] == [Level.CAUTION]


@pytest.mark.parametrize("left_out", HIP)
def test_two_of_the_three_hip_movements_are_still_a_caution(left_out: str) -> None:
    two = ExerciseFacts("hip-work", frozenset(HIP) - {left_out}, frozenset({"hip"}))
    assert [f.level for f in review(person("hip-replacement-posterior"), [two], RULES).findings] == [Level.CAUTION]


def test_the_three_hip_movements_together_are_to_be_avoided() -> None:
    three = ExerciseFacts("hip-work", frozenset(HIP), frozenset({"hip"}))
    first, *_ = review(person("hip-replacement-posterior"), [three], RULES).findings
    assert (first.level, first.tags) == (Level.AVOID, tuple(sorted(HIP)))


def test_the_library_and_the_rules_speak_of_the_same_tags_and_conditions() -> None:
    taxonomy = YAML(typ="safe", pure=True).load((LIBRARY / "taxonomy.yaml").read_text(encoding="utf-8"))
    codes = {kind: {term["code"] for term in taxonomy[kind]} for kind in ("tag", "condition")}
    assert vocabulary_problems(RULES, tags=codes["tag"], conditions=codes["condition"]) == ()


@pytest.mark.parametrize("seed", [CRUNCH, HAMSTRING, CAT_COW], ids=lambda seed: seed.slug)
def test_the_seed_as_it_ships_carries_the_tags_of_the_matrix(seed: ExerciseFacts) -> None:
    shipped = YAML(typ="safe", pure=True).load(
        (LIBRARY / "exercises" / f"{seed.slug}.yaml").read_text(encoding="utf-8")
    )
    assert frozenset(shipped["tags"]) - {"hip_flex90"} == (seed.tags or frozenset())
