"""What the components of the gallery show."""

from typing import Any

from django.core.paginator import Paginator
from django.templatetags.static import static

HERE = "#main"


def examples() -> dict[str, Any]:
    """Return one example for each component that takes an object."""
    return {
        "chips": [
            {"value": "low-back", "label": "Low back", "on": True},
            {"value": "hip", "label": "Hip", "on": False},
        ],
        "crumbs": [(HERE, "Patients"), (HERE, "Margaret Osei-Thompson")],
        "who": {
            "filed_name": "OSEI-THOMPSON, Margaret",
            "born": "14 March 1955",
            "age": 71,
            "number": "4829 113",
            "precautions": ["Osteoporosis, spine", "Right knee replaced, 2021"],
            "no_precautions": "None written down",
        },
        "facts": [("Goal", "“Walk to the shops and back.”"), ("Has", "20 minutes, 5 days a week")],
        "entries": [_draft(), _given()],
        "rows": [{"href": HERE, "text": "OSEI-THOMPSON, Margaret", "note": "4829 113"}],
        "checks": [
            {
                "kind": "warn",
                "word": "Look",
                "text": "A session takes 21 minutes.",
                "href": HERE,
                "link": "Change it",
            },
            {"kind": "ok", "word": "Good", "text": "5 of 5 pictures drawn"},
        ],
        "page": Paginator(range(90), 30).page(2),
        "progress": {
            "head": "Making 14 of 40 sheets",
            "beside": "about 1 minute left",
            "segments": [{"x": 0, "width": 105, "over": False}],
            "limit_x": None,
        },
        "burden": _burden(),
        "pictures": [static("figures/brand.svg"), static("figures/sit.svg")],
    }


def _draft() -> dict[str, Any]:
    return {
        "title": "Low back, version 2",
        "state": "Draft",
        "state_kind": "info",
        "now": True,
        "about": "Saved 10:42 today by you. 2 findings wait for an answer.",
        "actions": [{"text": "Carry on", "href": HERE, "kind": "go"}],
    }


def _given() -> dict[str, Any]:
    return {
        "title": "Low back, version 1",
        "state": "Live",
        "state_kind": "ok",
        "about": "Given on 26 October 2026 by you. 4 exercises, 16 minutes.",
        "changes": [
            {"kind": "new", "word": "New", "text": "Banded hamstring stretch"},
            {"kind": "warn", "word": "Changed", "text": "Sit to stand: 5 to 8 times, was 5"},
            {"kind": "stop", "word": "Stop", "text": "Knee to chest"},
        ],
        "said": "Did it 4 days of 7, pain 5 before, 3 now.",
        "actions": [{"text": "Print again (PDF, 4 pages)", "href": HERE, "kind": ""}],
    }


def _burden() -> dict[str, Any]:
    return {
        "head": "21 minutes a session",
        "beside": "The patient has 20. 1 over.",
        "segments": [
            {"x": 0, "width": 118, "over": False},
            {"x": 120, "width": 118, "over": False},
            {"x": 240, "width": 12, "over": True},
        ],
        "limit_x": 238,
        "foot": "5 exercises",
        "foot_beside": "1 h 29 min a week",
    }
