"""How the last change of a routine is said beside the button that takes it back."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from accounts.models import User
from prescriptions.actions.undo import last_change
from prescriptions.models import Routine, RoutineItem, Step

SAID: Final = MappingProxyType(
    {
        "routine-details-changed": "name, goal, dates",
        "routine-exercise-added": "{about} added",
        "routine-advice-added": "{about} added",
        "routine-other-side-added": "other side of {about} added",
        "routine-dose-changed": "dose of {about}",
        "routine-doses-changed": "doses of {about}",
        "routine-note-changed": "note of {about}",
        "routine-exercise-swapped": "{about} swapped",
        "routine-lines-copied": "{about} copied",
        "routine-line-moved": "{about} moved",
        "routine-line-removed": "{about} removed",
        "routine-line-restored": "{about} brought back",
        "next-sheet-started": "next sheet started",
    }
)


def words_of_step(step: Step) -> str:
    """Return what was changed, in a few words: `Bridge removed`."""
    return SAID.get(step.event, "last change").format(about=step.about)


@dataclass(frozen=True, slots=True)
class UndoPresenter:
    """The newest change that still stands."""

    step: Step
    reader: User

    @classmethod
    def of(cls, routine: Routine, reader: User) -> "UndoPresenter | None":
        """None where nothing was changed since the reader signed in."""
        step = last_change(routine, reader)
        return cls(step, reader) if step else None

    @property
    def seen(self) -> int:
        return self.step.revision

    def brings_back(self, item_pk: int) -> bool:
        """Whether the change is that the reader took out this line."""
        return self.step.event == "routine-line-removed" and str(item_pk) in self.step.before and not self.whose

    @property
    def words(self) -> str:
        return words_of_step(self.step)

    @property
    def whose(self) -> str:
        """The name of the colleague whose change it is; empty for the reader's own."""
        return "" if self.step.by_id == self.reader.pk else self.step.by.name


@dataclass(frozen=True, slots=True)
class RemovedPresenter:
    """A line that was just taken out, and the last change, which may be that."""

    item: RoutineItem
    last: UndoPresenter | None

    @property
    def pk(self) -> int:
        return self.item.pk

    @property
    def name(self) -> str:
        return self.item.name

    @property
    def is_last(self) -> bool:
        """Whether that was the last change: then its own button is enough, and the key takes it back."""
        return self.last is not None and self.last.brings_back(self.item.pk)
