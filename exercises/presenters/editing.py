"""The pages on which the library is changed."""

from functools import cached_property

from accounts.models import Clinic
from exercises import policies
from exercises.actions.store import PREFETCHED, RELATED, content_of
from exercises.content import Content
from exercises.models import Exercise, ExerciseVersion
from exercises.presenters.card import Card, card_of
from exercises.presenters.changes import Change, changes
from exercises.presenters.exercise import DraftRow, WithdrawnRow
from exercises.presenters.reading import Reading
from exercises.presenters.words import Words


def newest_of(exercise: Exercise) -> ExerciseVersion | None:
    """The draft, or else the newest published version."""
    versions = exercise.versions.select_related("exercise", *RELATED).prefetch_related(*PREFETCHED)
    return versions.order_by("-number").first()


def draft_of(exercise: Exercise) -> ExerciseVersion | None:
    """The draft, if there is one."""
    newest = newest_of(exercise)
    return newest if newest and not newest.is_published else None


def drafts_of(clinic: Clinic) -> list[DraftRow]:
    """Every draft of the clinic, the newest first."""
    drafts = ExerciseVersion.objects.filter(exercise__clinic=clinic, published_at__isnull=True)
    found = drafts.select_related("exercise", "created_by").order_by("-created_at")
    return [DraftRow(draft, clinic.time_zone) for draft in found]


def withdrawn_of(clinic: Clinic) -> list[WithdrawnRow]:
    """Every withdrawn exercise of the clinic, the newest first."""
    found = clinic.exercises.filter(withdrawn_at__isnull=False).select_related("withdrawn_by", "current")
    return [WithdrawnRow(exercise, clinic.time_zone) for exercise in found.order_by("-withdrawn_at")]


class EditPage:
    """The frame around the form: which version is being written, and what it began with."""

    def __init__(self, exercise: Exercise | None) -> None:
        self.exercise = exercise
        self.newest = newest_of(exercise) if exercise else None

    @cached_property
    def content(self) -> Content | None:
        return content_of(self.newest) if self.newest else None

    @property
    def is_draft(self) -> bool:
        """Whether a draft is kept already."""
        return self.newest is not None and not self.newest.is_published

    @property
    def seen(self) -> str:
        """The digest of the draft that the person has before them; empty if there is none yet."""
        return self.content.digest if self.is_draft and self.content else ""

    @property
    def title(self) -> str:
        if self.newest is None:
            return "Write an exercise"
        number = self.newest.number if self.is_draft else self.newest.number + 1
        return f"{self.newest.name}, version {number}"

    @property
    def lede(self) -> str:
        current = self.exercise.current if self.exercise else None
        if current is None:
            return "Nobody is offered it until you publish it."
        return f"Version {current.number} is offered until you publish this one. Sheets already given keep theirs."


class PublishPage:
    """What publishing a draft changes."""

    def __init__(self, exercise: Exercise, draft: ExerciseVersion, words: Words) -> None:
        self.exercise, self.draft, self.words = exercise, draft, words

    @cached_property
    def content(self) -> Content:
        return content_of(self.draft)

    @cached_property
    def card(self) -> Card:
        return card_of(self.content)

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.card)

    @property
    def title(self) -> str:
        return f"Publish {self.draft.name}, version {self.draft.number}"

    @property
    def seen(self) -> str:
        return self.content.digest

    @property
    def is_first(self) -> bool:
        return self.exercise.current is None

    @cached_property
    def changes(self) -> list[Change]:
        """Field by field, against the version that is offered now."""
        if self.exercise.current is None:
            return []
        return changes(content_of(self.exercise.current), self.content, self.words)

    @cached_property
    def hindrance(self) -> str:
        """Why it cannot be published yet; empty if it can."""
        try:
            policies.check_can_publish(self.draft)
        except policies.NotNow as reason:
            return str(reason)
        return ""

    @property
    def stays_withdrawn(self) -> bool:
        return self.exercise.withdrawn_at is not None
