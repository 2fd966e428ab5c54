"""`explain_safety` answers from what ships. No test here has a database, so none may be asked for."""

import json
from collections.abc import Sequence
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def explain(exercise: str, *conditions: str, as_json: bool = True, known: Sequence[str] = ()) -> str:
    out = StringIO()
    asked = [word for code in conditions for word in ("--condition", code)] + list(known)
    call_command("explain_safety", "--exercise", exercise, *asked, *(["--json"] if as_json else []), stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("exercise", "condition", "level", "rule"),
    [
        ("partial-crunch", "osteoporosis", "avoid", "R01"),
        ("cat-cow", "osteoporosis", "caution", "R01"),
        ("walking", "falls-risk", "caution", "R21"),
        ("walking", "foot-neuropathy", "caution", "R27"),
        ("walking", "dvt-pe", "clear", "R15"),
        ("banded-hamstring-stretch", "latex-allergy", "not-checked", "R26"),
    ],
)
def test_it_says_what_fires(exercise: str, condition: str, level: str, rule: str) -> None:
    [found] = json.loads(explain(exercise, condition))
    assert (found["level"], found["rule"], found["condition"]) == (level, rule, condition)
    assert found["source"]


def test_it_is_an_empty_list_where_nothing_fires() -> None:
    assert json.loads(explain("walking", "osteoporosis")) == []
    assert explain("walking", "osteoporosis", as_json=False).startswith("No finding.")


def test_it_takes_several_conditions() -> None:
    found = json.loads(explain("partial-crunch", "osteoporosis", "falls-risk"))
    assert [(one["rule"], one["level"]) for one in found] == [("R01", "avoid"), ("R21", "caution")]


@pytest.mark.parametrize(
    ("condition", "known", "levels"),
    [
        ("latex-allergy", ["--bands", "latex"], ["avoid"]),
        ("latex-allergy", ["--bands", "latex-free"], []),
        ("pregnancy", [], ["caution"]),
        ("pregnancy", ["--supine-limit", "1"], ["avoid"]),
        ("fracture-acute", [], ["clear"]),
        ("fracture-acute", ["--injured", "shoulder"], []),
    ],
)
def test_what_is_known_of_clinic_and_person_can_be_said(condition: str, known: list[str], levels: list[str]) -> None:
    found = json.loads(explain("banded-hamstring-stretch", condition, known=known))
    assert [one["level"] for one in found] == levels


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (["--injured", "kne"], r"no region “kne”\. The nearest: knee"),
        (["--supine-limit", "0"], r"“0” is no limit\. Give whole minutes from 1 to 240"),
    ],
)
def test_what_cannot_be_known_is_refused(known: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        explain("walking", "osteoporosis", known=known)


def test_in_words_it_names_the_rule_its_source_and_that_nobody_signed_it() -> None:
    said = explain("partial-crunch", "osteoporosis", as_json=False)
    assert said.startswith("avoid: Osteoporosis")
    for part in ("rule: R01, version 1", "fires on: flex_loaded", "contested", "not signed by a clinician"):
        assert part in said


def test_unknown_codes_are_named_with_the_nearest_known_ones() -> None:
    with pytest.raises(CommandError, match=r"no exercise “parial-crunch”\. The nearest: partial-crunch"):
        explain("parial-crunch", "osteoporosis")
    with pytest.raises(
        CommandError, match=r"“osteoporis”\. The nearest: osteoporosis.*“fals”\. The nearest: falls-risk"
    ):
        explain("walking", "osteoporis", "fals")
    with pytest.raises(
        CommandError,
        match=r"“Cat Cow”\. The nearest: cat-cow.*“PREGNANCY”\. The nearest: pregnancy.*“Spinal stenosis”",
    ):
        explain("Cat Cow", "PREGNANCY", "Spinal stenosis")
