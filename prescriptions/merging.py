"""Two people wrote the same thing from the same page: what can be put together, and what they must settle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

Fields = Mapping[str, object]


class Prefer(StrEnum):
    """Whose words stand where both wrote: nobody's until that is said."""

    NOBODYS = ""
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Merged:
    """The fields put together, and the names of those that cannot be: then nothing is to be written."""

    values: Fields
    clashes: tuple[str, ...] = ()


def merge(
    *, base: Fields, mine: Fields, theirs: Fields, fits: Callable[[Fields], bool], prefer: Prefer = Prefer.NOBODYS
) -> Merged:
    """Put together what I wrote and what stands there now, both made from `base`. All three name the same fields.

    A field that one side alone changed is that side's. `fits` tells whether the fields belong together as a whole:
    where the changes of both do not, all that the others changed clashes. `prefer` settles every clash.
    """
    changed = [name for name in mine if theirs[name] not in (base[name], mine[name])]
    both = tuple(name for name in changed if mine[name] != base[name])
    together = {**mine, **{name: theirs[name] for name in changed if name not in both}}
    if prefer is Prefer.THEIRS:
        together |= {name: theirs[name] for name in both}
    if prefer is Prefer.NOBODYS and both:
        return Merged(mine, both)
    if not changed or fits(together):
        return Merged(together)
    if prefer is Prefer.NOBODYS:
        return Merged(mine, tuple(changed))
    return Merged(mine if prefer is Prefer.MINE else theirs)
