"""Who has signed for an exercise, on its page and in the list of what is due."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.urls import reverse

from accounts.models import Clinic
from exercises.models import ExerciseVersion
from exercises.presenters.exercise import day_words
from exercises.signatures import Signed, Standing, signed

WORDS: Final = {
    Standing.NEVER: ("stop", "Not signed"),
    Standing.CHANGED: ("warn", "Changed since signed"),
    Standing.DUE: ("warn", "Due again"),
    Standing.SIGNED: ("ok", "Signed"),
}
WHAT_TO_DO: Final = {
    Standing.NEVER: "No clinician has signed this exercise yet. Judge it before you use it.",
    Standing.CHANGED: "Nobody has signed this version yet. Judge it before you use it.",
    Standing.DUE: "That is more than two years ago. Read it again and sign it anew.",
    Standing.SIGNED: "",
}


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """How the version that is offered stands. Needs its exercise."""

    version: ExerciseVersion
    held: Signed
    time_zone: str

    @property
    def name(self) -> str:
        return self.version.name

    @property
    def url(self) -> str:
        return reverse("library:exercise", args=[self.version.exercise.slug])

    @property
    def kind(self) -> str:
        return WORDS[self.held.standing][0]

    @property
    def word(self) -> str:
        return WORDS[self.held.standing][1]

    @property
    def who(self) -> str:
        """`Dana Osei signed version 2 on 24 November 2026.`, or nothing."""
        signature = self.held.signature
        if signature is None:
            return ""
        day = day_words(signature.signed_at, self.time_zone)
        return f"{signature.signed_by.name} signed version {signature.version.number} on {day}."

    @property
    def press(self) -> str:
        return f"Sign version {self.version.number}{' again' if self.held.standing is Standing.SIGNED else ''}"

    @property
    def line(self) -> str:
        """Who signed, and what is to be done now."""
        return f"{self.who} {WHAT_TO_DO[self.held.standing]}".strip()


def signature_row(version: ExerciseVersion, clinic: Clinic) -> SignatureRow:
    """How one version stands."""
    return SignatureRow(version, signed([version])[version.pk], clinic.time_zone)


@dataclass(frozen=True)
class ReviewsPage:
    """What is offered and due to be read by a clinician: never signed first, then changed, then signed long ago."""

    clinic: Clinic

    @cached_property
    def all(self) -> list[SignatureRow]:
        offered = ExerciseVersion.objects.filter(current_of__in=self.clinic.exercises.offered())
        versions = list(offered.select_related("exercise").order_by("name"))
        held = signed(versions)
        return [SignatureRow(version, held[version.pk], self.clinic.time_zone) for version in versions]

    @cached_property
    def due(self) -> list[SignatureRow]:
        order = list(WORDS)
        rows = [row for row in self.all if row.held.standing is not Standing.SIGNED]
        return sorted(rows, key=lambda row: order.index(row.held.standing))

    @property
    def line(self) -> str:
        """`126 of 128 exercises are due: 124 not signed, 2 changed since signed.`"""
        counts = Counter(row.word.lower() for row in self.due)
        parts = ", ".join(f"{count} {word}" for word, count in counts.items())
        return f"{len(self.due)} of {len(self.all)} exercises are due{': ' if parts else ''}{parts}."
