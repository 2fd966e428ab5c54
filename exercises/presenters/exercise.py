"""One exercise, for the clinician."""

import math
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from django.urls import reverse

from exercises import policies
from exercises.actions.store import content_of
from exercises.content import Content
from exercises.dosage import seconds_a_session, typical_words
from exercises.library.looks import in_turn
from exercises.lifecycle import State, state_of
from exercises.models import Exercise, ExerciseVersion, Kind
from exercises.models.version import Origin
from exercises.presenters.card import Card, card_of
from exercises.presenters.reading import Reading
from exercises.presenters.words import Words, listed

TAG_OF: Final = {State.DRAFT: "info", State.PUBLISHED: "ok", State.SUPERSEDED: "", State.WITHDRAWN: "stop"}


def day_words(moment: datetime, time_zone: str) -> str:
    """The day at the clinic: "23 November 2026"."""
    there = moment.astimezone(ZoneInfo(time_zone))
    return f"{there.day} {there:%B %Y}"


class ExercisePage:
    """Wraps one version of an exercise. Select and prefetch what `content_of` names."""

    def __init__(self, exercise: Exercise, version: ExerciseVersion, words: Words) -> None:
        self.exercise, self.version, self.words = exercise, version, words

    @cached_property
    def content(self) -> Content:
        return content_of(self.version)

    @cached_property
    def card(self) -> Card:
        return card_of(self.content, in_turn(self.version.exercise_id))

    @property
    def name(self) -> str:
        return self.version.name

    @property
    def also(self) -> str:
        return f"Also called {listed(self.content.other_names)}." if self.content.other_names else ""

    @property
    def url(self) -> str:
        return reverse("library:exercise", args=[self.exercise.slug])

    @property
    def number(self) -> int:
        return self.version.number

    @property
    def state(self) -> State:
        return state_of(self.version)

    @property
    def state_tag(self) -> str:
        return TAG_OF[self.state]

    @property
    def withdrawn_line(self) -> str:
        """Why nobody is offered it any more."""
        exercise = self.exercise
        if exercise.withdrawn_at is None or exercise.withdrawn_by is None:
            return ""
        day = day_words(exercise.withdrawn_at, exercise.clinic.time_zone)
        return f"{exercise.withdrawn_by.name} withdrew it on {day}: {exercise.withdrawn_reason}"

    @property
    def version_line(self) -> str:
        origin = "came with Regimen" if self.version.origin == Origin.SHIPPED else "written in the clinic"
        if self.version.published_at is None:
            return f"{self.number}, {origin}"
        day = day_words(self.version.published_at, self.exercise.clinic.time_zone)
        by = f" by {self.version.published_by.name}" if self.version.published_by else ""
        return f"{self.number}, {origin}, published {day}{by}"

    @property
    def minutes_line(self) -> str:
        seconds = seconds_a_session(self.content.dose, self.content.seconds_per_repetition)
        minutes = max(1, math.ceil(seconds / 60))
        return f"Up to {minutes} minute{'s' if minutes > 1 else ''} a session"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is known, as name and value."""
        content, labels = self.content, self.words.labels
        return [
            ("Works", listed(labels(Kind.MUSCLE, content.muscles)) or "Not said"),
            ("Region", listed(labels(Kind.REGION, content.regions))),
            ("Position", listed(labels(Kind.POSITION, content.positions))),
            ("Equipment", listed(labels(Kind.EQUIPMENT, content.equipment)) or "None"),
            ("Type", listed(labels(Kind.TYPE, [content.type]))),
            ("Level", listed(labels(Kind.LEVEL, [content.level]))),
            ("Sides", self.version.get_side_display()),
            ("Typical range", typical_words(content.typical) if content.typical else "None on record"),
            ("Time", self.minutes_line),
            ("Reads at", f"School grade {Reading(self.card).grade:g}"),
            ("Version", self.version_line),
        ]

    @property
    def tags(self) -> list[str]:
        return self.words.labels(Kind.TAG, self.content.tags)

    @property
    def tags_line(self) -> str:
        """What to say where there are no tags: none apply, or nobody has judged them."""
        return (
            "None of the safety tags applies." if self.version.tags_judged else "Nobody has judged the safety tags."
        )

    @property
    def can_withdraw(self) -> bool:
        return policies.can_withdraw(self.exercise)

    @property
    def can_reinstate(self) -> bool:
        return policies.can_reinstate(self.exercise)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in the list of drafts. Needs the exercise and who began it."""

    version: ExerciseVersion
    time_zone: str

    @property
    def name(self) -> str:
        return self.version.name

    @property
    def url(self) -> str:
        return reverse("library:edit", args=[self.version.exercise.slug])

    @property
    def number(self) -> str:
        return f"Version {self.version.number}"

    @property
    def begun(self) -> str:
        by = f" by {self.version.created_by.name}" if self.version.created_by else ""
        return f"Begun {day_words(self.version.created_at, self.time_zone)}{by}"


@dataclass(frozen=True, slots=True)
class WithdrawnRow:
    """A withdrawn exercise in the list. Needs `current` and who withdrew it."""

    exercise: Exercise
    time_zone: str

    @property
    def name(self) -> str:
        return self.exercise.current.name if self.exercise.current else self.exercise.slug

    @property
    def url(self) -> str:
        return reverse("library:exercise", args=[self.exercise.slug])

    @property
    def when(self) -> str:
        exercise = self.exercise
        if exercise.withdrawn_at is None or exercise.withdrawn_by is None:
            return ""
        return f"{day_words(exercise.withdrawn_at, self.time_zone)} by {exercise.withdrawn_by.name}"

    @property
    def reason(self) -> str:
        return self.exercise.withdrawn_reason
