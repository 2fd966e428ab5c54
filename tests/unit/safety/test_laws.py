"""What holds for every person, every plan and every order."""

import re
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from prescriptions.safety import Bands, ExerciseFacts, Finding, Level, PatientFacts, Review, review, review_candidates
from tests.unit.safety.people import RULES

known_conditions = st.sampled_from(sorted(RULES.conditions))
any_conditions = st.frozensets(known_conditions | st.sampled_from(["psoriasis", "something typed"]), max_size=6)
tags = st.frozensets(st.sampled_from([*RULES.movements, "unheard_of"]), max_size=8)
regions = st.none() | st.frozensets(st.sampled_from(["hip", "low-back", "knee", "whole-body", "jaw"]), max_size=2)
minutes = st.none() | st.sampled_from([0.0, 5.0, 20.0])

patients = st.builds(PatientFacts, any_conditions, st.sampled_from(Bands), minutes, minutes, regions)
exercises = st.lists(
    st.builds(ExerciseFacts, st.sampled_from("abcdef"), st.none() | tags, regions),
    max_size=4,
    unique_by=lambda one: one.slug,
)
quick = settings(max_examples=30, deadline=None)

Key = tuple[str | None, Level, str | None, str | None, str]


def keys(findings: Review) -> set[Key]:
    """Each finding once a tag, so that a finding that loses a tag counts as lost."""
    return {(*finding.key, tag) for finding in findings.findings for tag in (*finding.tags, "")}


@quick
@given(patients, exercises, any_conditions)
def test_adding_a_condition_never_removes_a_finding(
    patient: PatientFacts, plan: list[ExerciseFacts], more: frozenset[str]
) -> None:
    worse = replace(patient, conditions=(patient.conditions or frozenset()) | more)
    assert keys(review(patient, plan, RULES)) <= keys(review(worse, plan, RULES))


@quick
@given(patients, exercises, tags)
def test_adding_a_tag_never_removes_a_finding(
    patient: PatientFacts, plan: list[ExerciseFacts], more: frozenset[str]
) -> None:
    tagged = [one for one in plan if one.tags is not None]
    richer = [replace(one, tags=(one.tags or frozenset()) | more) for one in tagged]
    assert keys(review(patient, tagged, RULES)) <= keys(review(patient, richer, RULES))


@quick
@given(patients, exercises)
def test_candidates_get_the_findings_that_they_would_get_on_the_sheet(
    patient: PatientFacts, plan: list[ExerciseFacts]
) -> None:
    assert review_candidates(patient, plan, RULES).findings == review(patient, plan, RULES).findings


@quick
@given(patients, exercises, st.randoms(use_true_random=False))
def test_the_order_of_exercises_and_of_rules_does_not_matter(
    patient: PatientFacts, plan: list[ExerciseFacts], random: Random
) -> None:
    shuffled, rules = list(plan), list(RULES.rules)
    random.shuffle(shuffled)
    random.shuffle(rules)
    book = RULES.model_copy(update={"rules": tuple(rules)})
    assert review(patient, shuffled, book) == review(patient, plan, RULES)


@quick
@given(patients, exercises, st.text(min_size=1, max_size=12).filter(lambda code: code not in RULES.conditions))
def test_an_unknown_condition_is_always_visible(patient: PatientFacts, plan: list[ExerciseFacts], code: str) -> None:
    also = replace(patient, conditions=(patient.conditions or frozenset()) | {code})
    found = review(also, plan, RULES).at(Level.NOT_CHECKED)
    assert [finding.text for finding in found if finding.condition == code and code in finding.text]


@quick
@given(patients, exercises)
def test_an_untagged_exercise_is_always_visible(patient: PatientFacts, plan: list[ExerciseFacts]) -> None:
    not_checked = {finding.slug for finding in review(patient, plan, RULES).at(Level.NOT_CHECKED)}
    assert {one.slug for one in plan if one.tags is None} <= not_checked


@quick
@given(patients, exercises)
def test_one_key_is_one_finding_so_that_a_reason_answers_exactly_one(
    patient: PatientFacts, plan: list[ExerciseFacts]
) -> None:
    answerable = [f for f in review(patient, plan, RULES).findings if f.level in (Level.AVOID, Level.CLEAR)]
    assert len({finding.key for finding in answerable}) == len(answerable)


@quick
@given(patients, exercises)
def test_no_text_calls_anything_safe(patient: PatientFacts, plan: list[ExerciseFacts]) -> None:
    done = review(patient, plan, RULES)
    assert "safe" not in " ".join([done.summary, *map(words, done.findings)]).lower()


def words(finding: Finding) -> str:
    return f"{finding.text} {finding.modification} {finding.source} {finding.level.label}"


def test_no_rule_has_a_word_that_calls_anything_safe() -> None:
    assert not re.search("safe", RULES.model_dump_json(), re.IGNORECASE)


def test_each_line_to_print_is_short_and_active() -> None:
    lines = [block.print for rule in RULES.rules for _, block in rule.blocks() if block.print]
    sentences = [sentence for line in lines for sentence in re.split(r"(?<=\.)\s", line)]
    assert all(sentence.endswith(".") and len(sentence.split()) <= 20 for sentence in sentences)
