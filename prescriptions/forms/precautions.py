"""The precautions in groups, so that a long list is scanned and not read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.forms.boundfield import BoundField, BoundWidget

GROUPS: Final = (
    (
        "Bones and spine",
        (
            "osteoporosis",
            "vertebral-fracture",
            "spinal-stenosis",
            "spondylolisthesis",
            "radiculopathy",
            "discectomy-early",
            "fusion-uncleared",
            "fracture-acute",
        ),
    ),
    (
        "Joints and hands",
        (
            "hip-replacement-posterior",
            "hip-replacement-anterior",
            "knee-replacement",
            "shoulder-instability",
            "wrist-pain",
            "hypermobility",
            "inflammatory-flare",
        ),
    ),
    (
        "Heart, vessels, eyes",
        ("hypertension", "hypertension-severe", "cardiac-unstable", "dvt-pe", "retinopathy"),
    ),
    (
        "Balance, falls, nerves",
        ("falls-risk", "anticoagulant-falls", "vestibular", "foot-neuropathy", "dementia-severe"),
    ),
    ("Pregnancy and belly", ("pregnancy", "pregnancy-contraindicated", "diastasis", "hernia")),
)
OTHER: Final = "Other"


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with the boxes below it."""

    label: str
    boxes: tuple[BoundWidget, ...]


def grouped(field: BoundField) -> list[Group]:
    """Return every box of the field once: in its group, or under Other."""
    boxes = {_code(box): box for box in field.subwidgets}
    known = {code for _, codes in GROUPS for code in codes}
    named = [*GROUPS, (OTHER, tuple(code for code in boxes if code not in known))]
    groups = (Group(label, _held(boxes, codes)) for label, codes in named)
    return [group for group in groups if group.boxes]


def _code(box: BoundWidget) -> str:
    return str(box.data["value"].instance.code)


def _held(boxes: dict[str, BoundWidget], codes: Iterable[str]) -> tuple[BoundWidget, ...]:
    return tuple(boxes[code] for code in codes if code in boxes)
