"""Each offence in a template that ships is named by its place, with what to do."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from prescriptions.proof import CODES, prove_templates
from prescriptions.safety import shipped_rules
from prescriptions.shipped import Line, shipped_templates
from tests.unit.library.shipped import library


def problems_with(code: str, changes: Mapping[str, Any]) -> list[str]:
    """What is said of the templates that ship once one of them is changed."""
    templates = [one.model_copy(update=changes) if one.code == code else one for one in shipped_templates()]
    return [str(problem) for problem in prove_templates(templates, library(), shipped_rules()).problems]


def test_what_ships_is_proved_with_a_row_for_each_template() -> None:
    report = prove_templates(shipped_templates(), library(), shipped_rules())

    assert report.problems == ()
    assert [row.what for row in report.rows][2:] == [f"Template {code}" for code in CODES]


CRUNCH = (Line(exercise="partial-crunch"),)
NO_SUCH = (Line(exercise="neck-roll"),)
LEFT = (Line.model_validate({"exercise": "bridge", "dose": {"sets": 1, "repetitions": [5, 8], "side": "left"}}),)
OFFENCES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("osteoporosis", {"cool_down": CRUNCH}, ["osteoporosis.partial-crunch: It heeds osteoporosis, and yet:"]),
    (
        "pregnancy",
        {"warm_up": CRUNCH},
        ["pregnancy.partial-crunch: It heeds pregnancy, and yet:", "pregnancy.accepts: The"],
    ),
    ("falls-prevention", {"heeds": ("falls",)}, ["falls-prevention.heeds: The library holds no falls."]),
    (
        "neck-pain",
        {"warm_up": NO_SUCH},
        ["neck-pain.exercise: The library holds no neck-roll."],
    ),
    ("neck-pain", {"advice": ("rest",)}, ["neck-pain.advice: The library holds no rest."]),
    (
        "back-after-flare",
        {"main": (*LEFT, Line(exercise="walking"))},
        [
            "back-after-flare.bridge: The side left does not fit",
            "back-after-flare.bridge: How many times a day",
            "back-after-flare.bridge: On which days",
        ],
    ),
    ("back-pain", {"accepts": {}}, ["back-pain.accepts: The plan has no walking"]),
    ("neck-pain", {"accepts": {"no-aerobic": "Why not."}}, ["neck-pain.accepts.no-aerobic: This hint is not given."]),
    ("neck-pain", {"code": "neck"}, ["neck-pain: This template is promised.", "neck: Nobody asked for it."]),
]


@pytest.mark.parametrize(("code", "changes", "said"), OFFENCES)
def test_an_offence_is_named(code: str, changes: dict[str, Any], said: list[str]) -> None:
    found = problems_with(code, changes)

    assert [one[: len(f"templates.yaml: {start}")] for one, start in zip(found, said, strict=True)] == [
        f"templates.yaml: {start}" for start in said
    ]


def test_a_tag_that_no_rule_reads_is_named() -> None:
    terms = tuple(term for term in library().terms if term.code != "fast_twist")
    report = prove_templates(shipped_templates(), replace(library(), terms=terms), shipped_rules())

    assert [str(problem) for problem in report.problems] == [
        "rules.yaml: The tag 'fast_twist' is known to the rules only."
    ]
