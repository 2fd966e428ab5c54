"""Every rule, tag by tag: what it says to each movement alone, and that it is silent on all others."""

from dataclasses import replace

import pytest

from prescriptions.safety import Bands, ExerciseFacts, Level, PatientFacts, review
from tests.unit.safety.people import CRUNCH, RULES, exercise, person

# rule: condition, tags to avoid, tags for caution; each tag on its own
BY_TAG = {
    "R01": ("osteoporosis", "flex_loaded rot_flex", "flex_end rot_end fast_twist balance_open heavy_load"),
    "R02": (
        "vertebral-fracture",
        "flex_loaded rot_flex flex_end rot_end impact",
        "fast_twist balance_open heavy_load",
    ),
    "R03": ("spinal-stenosis", "", "ext_end prone"),
    "R04": ("spondylolisthesis", "", "ext_end impact"),
    "R05": ("radiculopathy", "", "nerve_stretch flex_loaded flex_end breath_hold"),
    "R06": ("discectomy-early", "heavy_load flex_loaded rot_flex", ""),
    "R07": ("fusion-uncleared", "flex_loaded flex_end ext_end rot_end heavy_load impact", ""),
    "R08": ("pregnancy", "flex_loaded prone", "supine breath_hold balance_open heavy_load"),
    "R10": ("diastasis", "flex_loaded", "abd_pressure rot_end"),
    "R11": ("hernia", "heavy_load breath_hold flex_loaded", "abd_pressure"),
    "R12": ("hypertension", "", "breath_hold inverted"),
    "R16": ("retinopathy", "breath_hold inverted impact heavy_load", ""),
    "R17": ("hip-replacement-posterior", "", "hip_flex90 hip_add_mid hip_ir knee_deep"),
    "R18": ("hip-replacement-anterior", "hip_ext_er", "ext_end"),
    "R19": ("knee-replacement", "", "kneel quadruped knee_deep impact"),
    "R20": ("vestibular", "", "supine head_fast inverted balance_open"),
    "R21": ("falls-risk", "balance_open", "floor"),
    "R23": ("wrist-pain", "", "wrist_load"),
    "R24": ("shoulder-instability", "", "wrist_load band"),
    "R25": ("hypermobility", "", "flex_end ext_end rot_end"),
    "R26": ("latex-allergy", "band", ""),
    "R27": ("foot-neuropathy", "", "impact"),
    "R30": ("anticoagulant-falls", "", "balance_open impact"),
}
WHOLE_PLAN = {
    "R09": "pregnancy-contraindicated",
    "R13": "hypertension-severe",
    "R14": "cardiac-unstable",
    "R15": "dvt-pe",
    "R28": "dementia-severe",
    "R29": "inflammatory-flare",
}


def levels(patient: PatientFacts, one: ExerciseFacts, rule_id: str) -> set[Level]:
    return {finding.level for finding in review(patient, [one], RULES).findings if finding.rule_id == rule_id}


def test_there_are_thirty_rules_each_unsigned_and_in_force() -> None:
    assert [rule.id for rule in RULES.live] == [f"R{number:02}" for number in range(1, 31)]
    assert not any(rule.signed for rule in RULES.live)
    assert BY_TAG.keys() | WHOLE_PLAN.keys() | {"R22"} == {rule.id for rule in RULES.live}


@pytest.mark.parametrize("rule_id", BY_TAG)
def test_a_rule_speaks_to_its_own_movements_and_to_no_other(rule_id: str) -> None:
    condition, avoid, caution = BY_TAG[rule_id]
    patient = person(condition, bands=Bands.LATEX)
    said = {tag: levels(patient, exercise(tag), rule_id) for tag in RULES.movements}
    expected = {tag: {Level.AVOID} for tag in avoid.split()} | {tag: {Level.CAUTION} for tag in caution.split()}
    assert {tag: at for tag, at in said.items() if at} == expected


@pytest.mark.parametrize("rule_id", BY_TAG)
def test_a_rule_is_silent_when_the_person_does_not_have_its_condition(rule_id: str) -> None:
    others = RULES.conditions - {BY_TAG[rule_id][0]}
    everything = exercise(*RULES.movements)
    assert levels(person(*others, bands=Bands.LATEX), everything, rule_id) == set()


@pytest.mark.parametrize("rule_id", WHOLE_PLAN)
def test_a_condition_that_forbids_all_exercise_asks_once_for_clearance_of_the_plan(rule_id: str) -> None:
    findings = review(person(WHOLE_PLAN[rule_id]), [CRUNCH, exercise()], RULES).findings
    assert [(f.rule_id, f.level, f.slug) for f in findings] == [(rule_id, Level.CLEAR, None)]
    assert review(person(), [CRUNCH], RULES).findings == ()


def test_clearance_for_the_whole_plan_is_asked_before_the_first_exercise_is_chosen() -> None:
    assert [f.rule_id for f in review(person("dvt-pe"), [], RULES).findings] == ["R15"]


@pytest.mark.parametrize(
    ("injured", "moved", "fires"),
    [
        pytest.param({"knee"}, {"knee"}, True, id="the injured region itself"),
        pytest.param({"ankle-foot"}, {"hip"}, True, id="the same leg, standing on it"),
        pytest.param({"knee"}, {"shoulder"}, False, id="another part of the body"),
        pytest.param({"low-back"}, {"trunk"}, True, id="the same spine"),
        pytest.param({"shoulder"}, {"whole-body"}, True, id="an exercise of the whole body"),
        pytest.param({"jaw"}, {"knee"}, True, id="a region that nobody placed"),
        pytest.param(None, {"knee"}, True, id="an injury without a region"),
        pytest.param({"knee"}, set(), True, id="an exercise without a region"),
    ],
)
def test_a_fracture_asks_for_clearance_of_what_loads_it(
    injured: set[str] | None, moved: set[str], fires: bool
) -> None:
    patient = person("fracture-acute", injured=None if injured is None else frozenset(injured))
    said = levels(patient, exercise(regions=frozenset(moved)), "R22")
    assert said == ({Level.CLEAR} if fires else set())


@pytest.mark.parametrize(
    ("condition", "rule_id", "level"),
    [("spondylolisthesis", "R04", Level.CAUTION), ("shoulder-instability", "R24", Level.AVOID)],
)
def test_a_heavy_load_above_the_head_counts_only_as_both_at_once(condition: str, rule_id: str, level: Level) -> None:
    assert levels(person(condition), exercise("overhead", "heavy_load"), rule_id) == {level}
    assert levels(person(condition), exercise("overhead"), rule_id) == set()
    assert levels(person(condition), exercise("heavy_load"), rule_id) == set()


def test_extension_of_the_spine_alone_does_not_worry_a_hip_replaced_from_the_front() -> None:
    back = exercise("ext_end", regions=frozenset({"low-back"}))
    assert levels(person("hip-replacement-anterior"), back, "R18") == set()


@pytest.mark.parametrize(("condition", "rule_id"), [("falls-risk", "R21"), ("foot-neuropathy", "R27")])
def test_a_walk_asks_for_care_and_is_not_forbidden(condition: str, rule_id: str) -> None:
    walk = ExerciseFacts("walking", frozenset(), frozenset({"whole-body"}), type="aerobic")
    assert levels(person(condition), walk, rule_id) == {Level.CAUTION}
    assert levels(person(condition), replace(walk, type="stretch"), rule_id) == set()


def test_an_exercise_without_a_type_is_said_not_to_be_checked_for_walking() -> None:
    untyped = ExerciseFacts("new-exercise", frozenset(), frozenset({"hip"}))
    [finding] = review(person("falls-risk"), [untyped], RULES).findings
    assert (finding.rule_id, finding.level) == ("R21", Level.NOT_CHECKED)
    assert finding.text.endswith(": not checked here. The type of the exercise is not recorded. Record it.")


HOLD = "Keep something firm in reach to hold: a worktop, a rail or your stick."


@pytest.mark.parametrize("rule_id", ["R01", "R02", "R08", "R20", "R21", "R30"])
def test_the_sheet_says_the_same_of_balance_whichever_rule_asks(rule_id: str) -> None:
    patient = person(BY_TAG[rule_id][0])
    [finding] = [f for f in review(patient, [exercise("balance_open")], RULES).findings if f.rule_id == rule_id]
    assert HOLD in str(finding.modification)
