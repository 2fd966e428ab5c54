"""A small library in Amira's clinic: seven exercises with their ladders."""

from dataclasses import replace
from typing import Final

import pytest

from accounts.models import Clinic
from exercises.actions import load_library
from exercises.library import Library, read_library
from exercises.models import Exercise

FEW: Final = (
    *("partial-crunch", "pelvic-tilt", "banded-hamstring-stretch", "seated-hamstring-stretch", "walking"),
    *("heel-taps", "dead-bug"),
)


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The library as it ships."""
    return read_library()


@pytest.fixture(scope="session")
def few(shipped: Library) -> Library:
    """Some of it, without links to the rest."""
    held = tuple(entry for entry in shipped.exercises if entry.slug in FEW)
    links = ("easier_exercise", "harder_exercise")
    closed = [
        entry.model_copy(update={link: None for link in links if getattr(entry, link) not in FEW}) for entry in held
    ]
    return replace(shipped, exercises=tuple(closed))


@pytest.fixture
def library(clinic: Clinic, few: Library) -> dict[str, Exercise]:
    """The clinic's exercises by slug, loaded."""
    load_library(clinic=clinic, library=few)
    return {exercise.slug: exercise for exercise in clinic.exercises.select_related("current")}
