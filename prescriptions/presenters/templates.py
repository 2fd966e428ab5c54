"""How a template is shown: as a strip of figures, and in words that say the same."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import ceil
from typing import Final

from django.urls import reverse

from accounts.models import User
from accounts.permissions import Permission
from exercises.dosage import from_data, seconds_a_day
from exercises.models.version import Origin, Review
from prescriptions.models import Template, TemplateItem
from prescriptions.models.template import words_of_slug
from prescriptions.policies import can_manage_template

MOST_SHOWN: Final = 6
"""On a patient's page; the rest stands on a page of its own."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at the templates, and what they may do."""

    user: User
    held: Collection[Permission]


@dataclass(frozen=True, slots=True)
class TemplatePresenter:
    """Wraps a template that was read `with_lines`."""

    template: Template
    reader: Reader

    @property
    def pk(self) -> int:
        return self.template.pk

    @property
    def title(self) -> str:
        return self.template.title

    @property
    def purpose(self) -> str:
        return self.template.purpose

    @property
    def _offered(self) -> list[TemplateItem]:
        return [item for item in self.template.items.all() if item.is_offered]

    @property
    def pictures(self) -> list[str]:
        """The address of the end picture of each exercise: the one by which it is known."""
        found = []
        for item in self._offered:
            pictures = list(item.exercise.current.pictures.all()) if item.exercise and item.exercise.current else []
            found += [reverse("library:drawing", args=[pictures[-1].drawing_id])] if pictures else []
        return found

    @property
    def names(self) -> str:
        """What the figures show, and the advice."""
        return ", ".join(item.name for item in self._offered)

    @property
    def minutes(self) -> int:
        """Minutes a day, at the upper end, rounded up: what the patient is asked for."""
        seconds = 0
        for item in self._offered:
            version = item.exercise.current if item.exercise else None
            if version:
                seconds += seconds_a_day(from_data(item.dose or version.dose), version.seconds_per_repetition)
        return ceil(seconds / 60)

    @property
    def about(self) -> str:
        """`5 exercises, 18 minutes a day. Came with Regimen, not yet signed by a clinician.`"""
        count = sum(item.exercise is not None for item in self._offered)
        exercises = "1 exercise" if count == 1 else f"{count} exercises"
        minutes = "1 minute" if self.minutes == 1 else f"{self.minutes} minutes"
        return f"{exercises}, {minutes} a day. {self._whose}."

    @property
    def _whose(self) -> str:
        if self.template.owner_id is not None:
            return "Your own"
        if self.template.origin == Origin.CLINIC:
            return f"Your clinic’s, kept by {self.template.created_by.name}" if self.template.created_by else ""
        review = Review(self.template.review)
        return f"Came with Regimen, {review.label[0].lower()}{review.label[1:]}"

    @property
    def left_out(self) -> str:
        """What it starts without, in a sentence; empty when nothing is."""
        names = [item.name for item in self.template.items.all() if not item.is_offered]
        return without((*names, *map(words_of_slug, self.template.missing)))

    @property
    def source(self) -> str:
        claim, citation = self.template.source_claim, self.template.source_citation
        return f"{claim} Source: {citation}." if claim else ""

    @property
    def can_start(self) -> bool:
        """Whether it has an exercise that is offered at present."""
        return any(item.exercise for item in self._offered)

    @property
    def can_manage(self) -> bool:
        return can_manage_template(self.template, self.reader.user, self.reader.held)

    @property
    def is_archived(self) -> bool:
        return self.template.archived_at is not None


def presented(templates: Iterable[Template], reader: Reader) -> list[TemplatePresenter]:
    """Return each template as a page shows it."""
    return [TemplatePresenter(template, reader) for template in templates]


def without(names: Collection[str]) -> str:
    """Say what is left out: `Starts without Bridge: it is not offered at present.`"""
    if not names:
        return ""
    what = "it is" if len(names) == 1 else "they are"
    return f"Starts without {', '.join(names)}: {what} not offered at present."
