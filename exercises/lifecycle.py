"""The states of a version, as one table. A state is derived from the rows, never stored."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from exercises.models import ExerciseVersion


class State(StrEnum):
    """What a version is at present."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What can happen to a version. A newer version that is published replaces the one before."""

    SAVE = "save"
    PUBLISH = "publish"
    REPLACE = "replace"
    WITHDRAW = "withdraw"
    REINSTATE = "reinstate"


S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Transition(Generic[S, E]):
    """One arrow of a diagram of states. `start` is None where the thing comes into being."""

    start: S | None
    event: E
    end: S
    when: str = ""


TRANSITIONS: Final = (
    Transition(None, Event.SAVE, State.DRAFT),
    Transition(State.DRAFT, Event.SAVE, State.DRAFT),
    Transition(State.DRAFT, Event.PUBLISH, State.PUBLISHED, "the exercise is offered"),
    Transition(State.DRAFT, Event.PUBLISH, State.WITHDRAWN, "the exercise is withdrawn, and stays so"),
    Transition(State.PUBLISHED, Event.REPLACE, State.SUPERSEDED),
    Transition(State.WITHDRAWN, Event.REPLACE, State.SUPERSEDED),
    Transition(State.PUBLISHED, Event.WITHDRAW, State.WITHDRAWN),
    Transition(State.WITHDRAWN, Event.REINSTATE, State.PUBLISHED),
)


def state_of(version: ExerciseVersion) -> State:
    """What `version` is. Reads its exercise: select it for lists."""
    if not version.is_published:
        return State.DRAFT
    if version.exercise.current_id != version.pk:
        return State.SUPERSEDED
    return State.WITHDRAWN if version.exercise.withdrawn_at else State.PUBLISHED


def allows(state: State, event: Event) -> bool:
    """Whether the table has an arrow for `event` out of `state`."""
    return any(transition.start is state and transition.event is event for transition in TRANSITIONS)
