"""What a review says, what it refuses to pass over, and what it offers instead."""

import pytest

from prescriptions.safety import (
    Alternatives,
    Bands,
    ExerciseFacts,
    Level,
    PatientFacts,
    RuleBook,
    RulesNotRun,
    Strength,
    review,
)
from tests.unit.safety.people import CAT_COW, CRUNCH, HAMSTRING, RULES, exercise, person


def test_a_finding_says_what_with_what_and_then_what_to_do() -> None:
    [finding] = review(person("osteoporosis"), [CRUNCH], RULES).findings
    assert finding.text == (
        "Osteoporosis, no fracture known, with bending the back forwards under load. The front of the vertebrae "
        "takes the load. Choose a hip hinge, or plank, back-strengthening or balance work."
    )
    assert (finding.rule_id, finding.rule_version, finding.slug) == ("R01", 1, "partial-crunch")
    assert (finding.condition, finding.tags) == ("osteoporosis", ("flex_loaded",))
    assert (finding.strength, finding.contested, finding.signed) == (Strength.GUIDELINE, True, False)
    assert "PMC5101068" in finding.source


def test_two_movements_of_one_rule_are_one_finding_with_the_advice_for_both() -> None:
    [finding] = review(person("hypertension"), [exercise("breath_hold", "inverted")], RULES).findings
    assert finding.tags == ("breath_hold", "inverted")
    assert finding.text == (
        "High blood pressure, controlled, with holding the breath or straining and the head below the heart. "
        "Breathe out on the effort. Keep hard holds short, and stop well before exhaustion. "
        "Choose a position with the head above the heart."
    )
    assert finding.modification == (
        "Do not hold your breath. Breathe out as you lift. "
        "Come up slowly. Stop if your head pounds or you feel dizzy."
    )


def test_the_sheet_gets_each_sentence_once() -> None:
    crunch = review(person("hernia", "diastasis"), [CRUNCH], RULES).modifications("partial-crunch")
    assert crunch == (
        "Stop if the middle of your tummy bulges.",
        "Breathe out on the hard part.",
        "Stop if you see or feel a bulge.",
    )


def test_the_most_pressing_comes_first() -> None:
    patient = person("dvt-pe", "osteoporosis", "falls-risk", "psoriasis")
    said = [finding.level for finding in review(patient, [CRUNCH, CAT_COW], RULES).findings]
    assert said == [Level.CLEAR, Level.AVOID, Level.NOT_CHECKED, *[Level.CAUTION] * 3]


def test_a_condition_that_no_rule_covers_is_said_not_to_be_checked() -> None:
    [finding] = review(person("psoriasis"), [CRUNCH], RULES).findings
    assert (finding.level, finding.condition, finding.slug) == (Level.NOT_CHECKED, "psoriasis", None)
    assert finding.text == "“psoriasis” is not checked: no rule covers it. Judge each exercise against it yourself."


def test_conditions_that_nobody_asked_for_are_said_not_to_be_checked() -> None:
    [finding] = review(PatientFacts(conditions=None), [CRUNCH], RULES).findings
    assert (finding.level, finding.slug, finding.condition) == (Level.NOT_CHECKED, None, None)


def test_an_exercise_without_tags_is_said_not_to_be_checked() -> None:
    untagged = ExerciseFacts("new-exercise", None)
    [finding] = review(person("osteoporosis"), [untagged], RULES).findings
    assert (finding.level, finding.slug) == (Level.NOT_CHECKED, "new-exercise")


def test_an_exercise_judged_to_have_no_tag_is_checked() -> None:
    assert review(person("osteoporosis"), [exercise()], RULES).findings == ()


def test_a_movement_that_no_rule_knows_is_said_not_to_be_checked() -> None:
    findings = review(person("osteoporosis"), [exercise("flex_loaded", "flex_laoded")], RULES).findings
    assert [(f.level, f.tags) for f in findings] == [
        (Level.AVOID, ("flex_loaded",)),
        (Level.NOT_CHECKED, ("flex_laoded",)),
    ]


def test_a_band_of_unknown_material_is_said_not_to_be_checked_for_latex() -> None:
    [finding] = review(person("latex-allergy", bands=Bands.UNKNOWN), [HAMSTRING], RULES).findings
    assert (finding.rule_id, finding.level, finding.slug) == ("R26", Level.NOT_CHECKED, HAMSTRING.slug)
    assert "what the band is made of is not recorded" in finding.text.lower()


def test_an_unknown_time_on_the_back_is_said_where_the_rule_speaks_of_lying_on_it() -> None:
    [finding] = review(person("pregnancy", supine_minutes=None), [HAMSTRING], RULES).findings
    assert (finding.rule_id, finding.level, finding.tags) == ("R08", Level.CAUTION, ("supine",))
    assert finding.text == (
        "Pregnancy, after the first trimester, with lying on the back. Change position if she feels light-headed, "
        "sick or unwell. Not checked: the time on the back, or the clinic's limit for it, is not recorded. The "
        "library admin sets the limit in the clinic's settings. Until then, judge the time yourself."
    )


def test_one_rule_says_what_it_has_to_say_of_one_movement_once() -> None:
    [finding] = review(person("pregnancy", supine_minutes=11), [CRUNCH], RULES).findings
    assert (finding.level, finding.tags) == (Level.AVOID, ("flex_loaded", "supine"))
    assert "past the clinic's limit" in finding.text
    assert "Change position if she feels" in finding.text
    assert finding.modification == (
        "Stop if the middle of your tummy bulges. Roll on to your side to rest between turns. "
        "If you feel faint, sick or unwell, roll on to your side."
    )


@pytest.mark.parametrize("minutes", [-1, float("nan"), float("inf"), 1441])
def test_a_time_on_the_back_that_cannot_be_is_refused(minutes: float) -> None:
    with pytest.raises(ValueError, match=r"supine_minutes is .*: give minutes from 0 to 1440"):
        person(supine_minutes=minutes)


def test_an_empty_rule_table_is_no_review() -> None:
    with pytest.raises(RulesNotRun, match="No rule is in force"):
        review(person("osteoporosis"), [CRUNCH], RuleBook(movements=RULES.movements, rules=()))


def test_a_table_of_retired_rules_is_no_review() -> None:
    retired = tuple(rule.model_copy(update={"retired": True}) for rule in RULES.rules)
    with pytest.raises(RulesNotRun, match="No rule is in force"):
        review(person("osteoporosis"), [CRUNCH], RULES.model_copy(update={"rules": retired}))


def test_a_rule_that_cannot_run_is_no_review_even_for_a_person_whom_it_does_not_concern() -> None:
    broken = RULES.rules[6].model_copy(update={"avoid": None})
    book = RULES.model_copy(update={"rules": (*RULES.rules[:6], broken, *RULES.rules[7:])})
    with pytest.raises(RulesNotRun, match="R07 could not be run, so the plan was not checked"):
        review(person("osteoporosis"), [CRUNCH], book)


def test_a_rule_without_words_for_its_movement_is_no_review() -> None:
    book = RULES.model_copy(update={"movements": {"supine": "lying on the back"}})
    with pytest.raises(RulesNotRun, match="R01 could not be run"):
        review(person("osteoporosis"), [CRUNCH], book)


def test_the_summary_says_what_was_run_when_nothing_was_found() -> None:
    assert review(person("spinal-stenosis"), [CRUNCH], RULES).summary == (
        "Rules run: 30. Conditions: 1. Exercises: 1. "
        "Findings: medical clearance needed: 0, avoid: 0, not checked: 0, take care: 0."
    )


def alternative(
    slug: str,
    *tags: str,
    level: str = "medium",
    kind: str = "strength",
    region: str = "trunk",
    muscle: str = "glutes",
) -> ExerciseFacts:
    return ExerciseFacts(slug, frozenset(tags), frozenset({region}), kind, level, frozenset({muscle}))


def test_alternatives_are_alike_and_not_to_be_avoided_with_the_nearest_level_first() -> None:
    candidates = [
        CRUNCH,
        alternative("heel-taps", "supine", "floor", level="easy"),
        alternative("dead-bug", "supine", "floor", level="medium"),
        alternative("plank"),
        alternative("v-sit", "flex_loaded", level="medium"),
        alternative("sit-to-stand", level="medium", region="knee"),
        alternative("trunk-stretch", level="medium", kind="stretch"),
        ExerciseFacts("never-judged", None, frozenset({"trunk"}), "strength", "medium"),
    ]
    patient = person("osteoporosis", "falls-risk")
    assert Alternatives(candidates, patient, RULES).nearest(CRUNCH) == ("plank", "dead-bug", "heel-taps")


def test_a_kindred_exercise_for_the_same_muscles_stands_in_and_comes_first_at_its_level() -> None:
    candidates = [
        CRUNCH,
        alternative("pelvic-tilt", kind="motor-control", muscle="abdominals", level="easy"),
        alternative("bird-dog", kind="motor-control", muscle="back-extensors"),
        alternative("bridge"),
        alternative("plank", "floor", kind="endurance", muscle="abdominals"),
    ]
    found = Alternatives(candidates, person("osteoporosis", "falls-risk"), RULES).nearest(CRUNCH)
    assert found == ("plank", "bridge", "pelvic-tilt")


def test_an_exercise_is_no_alternative_to_itself() -> None:
    assert Alternatives([CAT_COW, CRUNCH], person("wrist-pain"), RULES).nearest(CAT_COW) == ()


def test_what_may_be_suggested_is_what_was_judged_and_not_warned_off() -> None:
    candidates = [CRUNCH, CAT_COW, HAMSTRING, ExerciseFacts("never-judged", None)]
    patient = person("osteoporosis", "latex-allergy", "dvt-pe", bands=Bands.UNKNOWN)
    assert Alternatives(candidates, patient, RULES).unwarned == {"cat-cow"}


def test_an_exercise_that_needs_clearance_is_no_alternative() -> None:
    candidates = [CRUNCH, alternative("plank")]
    patient = person("fracture-acute", injured=frozenset({"low-back"}))
    assert Alternatives(candidates, patient, RULES).nearest(CRUNCH) == ()
