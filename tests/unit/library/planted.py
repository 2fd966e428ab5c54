"""A small library in a folder of its own, right as it stands, to plant one offence at a time in."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from exercises.library import LibraryErrors, read_library

Entry = dict[str, Any]
Files = dict[str, Entry]
Plant = Callable[[Files], object]

WORDS = {
    "region": ["low-back"],
    "muscle": ["abdominals"],
    "equipment": ["mat", "band"],
    "position": ["supine", "standing"],
    "type": ["strength", "motor-control"],
    "level": ["easy", "medium", "hard"],
    "tag": ["supine", "floor", "band"],
    "condition": ["hernia"],
}
TILT, CRUNCH = "exercises/pelvic-tilt.yaml", "exercises/partial-crunch.yaml"
TAXONOMY, ADVICE = "taxonomy.yaml", "advice.yaml"

SOURCE = {"claim": "It is common.", "citation": "Practice"}
EASY: Entry = {
    "slug": "pelvic-tilt",
    "name": "Pelvic tilt",
    "other_names": [],
    "purpose": "Steadies your back.",
    "start": "Lie on your back.",
    "steps": ["Press your back down.", "Let go."],
    "feel": "Your tummy works.",
    "do": ["Keep breathing."],
    "do_not": [{"say": "Do not push with your feet.", "why": "Then your legs do the work."}],
    "breathing": "Breathe out.",
    "easier": "Press less.",
    "harder": "Press more.",
    "easier_exercise": None,
    "harder_exercise": "partial-crunch",
    "equipment": ["mat"],
    "regions": ["low-back"],
    "muscles": ["abdominals"],
    "positions": ["supine"],
    "type": "motor-control",
    "level": "easy",
    "side": "none",
    "tags": ["supine", "floor"],
    "phrase": {"action": "Press", "hold": "Hold", "limb": None},
    "dose": {"sets": 1, "repetitions": 10, "side": "none", "times_a_day": 1, "days": "every-day"},
    "typical": {"sets": [1, 2], "repetitions": [8, 12], "times_a_day": 1, "days_a_week": [5, 7]},
    "faults": [{"fault": "The hips lift.", "cue": "Keep the belt on the floor."}],
    "seconds_per_repetition": 4,
    "progress_when": "You can do 10.",
    "source": SOURCE,
    "review": "unsigned",
    "pictures": [{"caption": "Start", "alt": "Lying."}, {"caption": "Press", "alt": "Pressing."}],
}
HARD: Entry = {
    **EASY,
    "slug": "partial-crunch",
    "name": "Partial crunch",
    "easier_exercise": "pelvic-tilt",
    "harder_exercise": None,
    "type": "strength",
    "level": "medium",
}
BREAKS: Entry = {
    "code": "movement-breaks",
    "title": "Move often",
    "what": "Get up.",
    "glance": "Walk for 2 minutes.",
    "when": "Every hour",
    "tips": ["Walk to the kitchen."],
    "why": "Sitting makes you stiff.",
    "source": SOURCE,
    "review": "unsigned",
}


def small_library() -> Files:
    """Four files by name, free to be spoilt."""
    words: Entry = {kind: [{"code": code, "label": code} for code in codes] for kind, codes in WORDS.items()}
    return deepcopy(
        {TAXONOMY: {"review": "unsigned", **words}, ADVICE: {"advice": [BREAKS]}, TILT: EASY, CRUNCH: HARD}
    )


def write(folder: Path, files: Files) -> Path:
    """Write the files; JSON is YAML."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), encoding="utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    """The problems of the library in this folder, as they are printed."""
    try:
        read_library(folder)
    except LibraryErrors as errors:
        return [str(problem) for problem in errors.problems]
    return []
