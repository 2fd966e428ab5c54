"""The states of a routine and of a sheet, each as one table. A state is derived from the rows, never stored."""

from enum import StrEnum
from typing import Final

from exercises.lifecycle import Transition
from prescriptions.models import EndingKind, Handout, Routine


class RoutineState(StrEnum):
    """What a routine is at present."""

    ONGOING = "ongoing"
    FINISHED = "finished"
    STOPPED = "stopped"


class RoutineEvent(StrEnum):
    """What can happen to a routine."""

    START = "start"
    CHANGE = "change"
    ISSUE = "issue"
    FINISH = "finish"
    STOP = "stop"
    RESUME = "take up again"


class SheetState(StrEnum):
    """What a sheet is at present. Whatever it is, it prints again to the byte."""

    LIVE = "live"
    REPLACED = "replaced"
    ENDED = "ended"


class SheetEvent(StrEnum):
    """What can happen to a sheet; it never changes itself."""

    ISSUE = "issue"
    REPLACE = "replace"
    END = "end the routine"
    RESUME = "take the routine up again"


ROUTINE: Final = (
    Transition(None, RoutineEvent.START, RoutineState.ONGOING),
    Transition(RoutineState.ONGOING, RoutineEvent.CHANGE, RoutineState.ONGOING),
    Transition(RoutineState.ONGOING, RoutineEvent.ISSUE, RoutineState.ONGOING, "no finding waits for an answer"),
    Transition(RoutineState.ONGOING, RoutineEvent.FINISH, RoutineState.FINISHED, "a sheet was given"),
    Transition(RoutineState.ONGOING, RoutineEvent.STOP, RoutineState.STOPPED),
    Transition(RoutineState.FINISHED, RoutineEvent.RESUME, RoutineState.ONGOING),
    Transition(RoutineState.STOPPED, RoutineEvent.RESUME, RoutineState.ONGOING),
)
SHEET: Final = (
    Transition(None, SheetEvent.ISSUE, SheetState.LIVE),
    Transition(SheetState.LIVE, SheetEvent.REPLACE, SheetState.REPLACED, "the next sheet is issued"),
    Transition(SheetState.LIVE, SheetEvent.END, SheetState.ENDED),
    Transition(SheetState.ENDED, SheetEvent.RESUME, SheetState.LIVE),
)
_ENDED: Final = {EndingKind.FINISHED: RoutineState.FINISHED, EndingKind.STOPPED: RoutineState.STOPPED}
ENDS: Final = {EndingKind.FINISHED: RoutineEvent.FINISH, EndingKind.STOPPED: RoutineEvent.STOP}


def state_of_routine(routine: Routine) -> RoutineState:
    """What `routine` is. Select `ending` for lists."""
    return _ENDED[EndingKind(routine.ending.kind)] if routine.ending else RoutineState.ONGOING


def state_of_sheet(handout: Handout) -> SheetState:
    """What `handout` is. Select `superseded_by` and `routine` for lists."""
    if hasattr(handout, "superseded_by"):
        return SheetState.REPLACED
    return SheetState.ENDED if handout.routine.ending_id else SheetState.LIVE


def allows(state: RoutineState, event: RoutineEvent) -> bool:
    """Whether the table of a routine has an arrow for `event` out of `state`."""
    return any(arrow.start is state and arrow.event is event for arrow in ROUTINE)
