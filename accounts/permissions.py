"""May this person ever do this? Whether the state allows it now is a matter of policy, in each app.

- A prescriber looks after patients: reads and writes them, builds routines and issues handouts.
- A reader sees what prescribers see, and may reprint a handout, but changes nothing.
- A library admin answers for the library: edits, publishes, signs and withdraws exercises, sets what the clinic
  prints on its sheets, and prescribes too, since in a small clinic it is the same person.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from accounts.models import Role


class Permission(StrEnum):
    """A right that a role gives."""

    READ_LIBRARY = "read-library"
    EDIT_LIBRARY = "edit-library"
    EDIT_CLINIC = "edit-clinic"
    READ_PATIENTS = "read-patients"
    WRITE_PATIENTS = "write-patients"
    PRESCRIBE = "prescribe"


_READ: Final = frozenset({Permission.READ_LIBRARY, Permission.READ_PATIENTS})
_PRESCRIBE: Final = _READ | {Permission.WRITE_PATIENTS, Permission.PRESCRIBE}

ROLES: Final[Mapping[str, frozenset[Permission]]] = MappingProxyType(
    {
        Role.READER: _READ,
        Role.PRESCRIBER: _PRESCRIBE,
        Role.LIBRARY_ADMIN: _PRESCRIBE | {Permission.EDIT_LIBRARY, Permission.EDIT_CLINIC},
    }
)


def permissions_of(role: str) -> frozenset[Permission]:
    """Return what a role may do; an unknown role may do nothing."""
    return ROLES.get(role, frozenset())
