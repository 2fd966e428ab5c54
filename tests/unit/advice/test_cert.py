"""CERT completeness: a golden plan scores 19, and whatever is left out costs exactly its own line."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from prescriptions.advice import CERT, LineReport, PlanReport, cert

LINE = LineReport(
    equipment_described=True,
    reason="Helps you get out of a chair.",
    progress_when="You can do 15 lifts two days running.",
    next_step="dead-bug",
    replicable=True,
    dose_complete=True,
    baseline="8 lifts, pain 2",
    changed=True,
    change_reason="Fewer lifts: pain 4 at the tenth.",
)
AS_IN_THE_TEMPLATE = replace(LINE, changed=False, change_reason="")
GOLDEN = PlanReport(
    lines=(LINE, AS_IN_THE_TEMPLATE),
    prescriber_name="Amira Rahman",
    prescriber_role="Physiotherapist",
    alone_or_group="alone",
    supervision="home, unsupervised",
    diary=True,
    goal="Walk to the shops and back.",
    at_home=True,
    minutes_a_session=14,
    advice_given=True,
    stop_rules=True,
    setting="living room",
    weeks=6,
    tailored=True,
    review_on=date(2026, 3, 9),
    delivered="5 of 7 days in the diary",
)
NUMBERS = [
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7a",
    "7b",
    "8",
    "9",
    "10",
    "11",
    "12",
    "13",
    "14a",
    "14b",
    "15",
    "16a",
    "16b",
]

OF_THE_PLAN: list[tuple[str, str, Any]] = [
    ("prescriber_name", "2", ""),
    ("prescriber_role", "2", "  "),
    ("alone_or_group", "3", ""),
    ("supervision", "4", " \n"),
    ("diary", "5", False),
    ("goal", "6", ""),
    ("at_home", "9", None),
    ("minutes_a_session", "9", None),
    ("advice_given", "10", False),
    ("stop_rules", "11", False),
    ("setting", "12", ""),
    ("weeks", "13", None),
    ("tailored", "14a", None),
    ("review_on", "16a", None),
    ("delivered", "16b", ""),
]
OF_A_LINE: list[tuple[str, str, Any]] = [
    ("equipment_described", "1", False),
    ("reason", "6", ""),
    ("progress_when", "7a", "  "),
    ("next_step", "7b", ""),
    ("replicable", "8", False),
    ("dose_complete", "13", False),
    ("change_reason", "14b", ""),
    ("baseline", "15", ""),
]


def missing(plan: PlanReport) -> list[str]:
    return [line.number for line in cert(plan).missing]


def test_there_are_nineteen_lines_in_the_order_of_the_standard() -> None:
    assert [line.number for line, _ in CERT] == NUMBERS


def test_the_golden_plan_scores_nineteen() -> None:
    assert cert(GOLDEN).missing == ()
    assert cert(GOLDEN).summary == "CERT completeness 19/19"


@pytest.mark.parametrize(("field", "number", "nothing"), OF_THE_PLAN)
def test_what_the_plan_leaves_out_costs_its_own_line(field: str, number: str, nothing: Any) -> None:
    scored = cert(replace(GOLDEN, **{field: nothing}))
    assert [line.number for line in scored.missing] == [number]
    assert scored.summary == "CERT completeness 18/19"


@pytest.mark.parametrize(("field", "number", "nothing"), OF_A_LINE)
def test_what_one_exercise_leaves_out_costs_its_own_line(field: str, number: str, nothing: Any) -> None:
    poorer = replace(GOLDEN, lines=(replace(LINE, **{field: nothing}), AS_IN_THE_TEMPLATE))
    assert missing(poorer) == [number]


def test_every_line_can_be_lost() -> None:
    omissions = {number for _, number, _ in OF_THE_PLAN + OF_A_LINE}
    assert omissions == set(NUMBERS)


def test_a_plan_without_exercises_meets_no_line_that_speaks_of_them() -> None:
    assert missing(replace(GOLDEN, lines=())) == ["1", "6", "7a", "7b", "8", "13", "14b", "15"]


def test_a_plan_given_as_its_template_stands_has_no_change_to_explain() -> None:
    assert missing(replace(GOLDEN, lines=(AS_IN_THE_TEMPLATE,), tailored=False)) == []


def test_a_plan_said_to_be_tailored_must_show_a_change() -> None:
    assert missing(replace(GOLDEN, lines=(AS_IN_THE_TEMPLATE,))) == ["14b"]


def test_a_plan_for_the_clinic_needs_no_length_of_a_session_at_home() -> None:
    assert missing(replace(GOLDEN, at_home=False, minutes_a_session=None)) == []


def test_each_missing_line_says_what_to_do() -> None:
    assert all(line.asks and line.to_do.endswith(".") for line, _ in CERT)
