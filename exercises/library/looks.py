"""The people whom the library draws, as its file names them. Imports no Django."""

from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from ruamel.yaml import YAML

from exercises.library.reader import FOLDER

FILE: Final = FOLDER / "looks.yaml"
LONGEST_CODE: Final = 20

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=LONGEST_CODE)]


class Look(BaseModel):
    """One person. `label` and `description` are for staff; the code names a folder of drawings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Code
    label: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    description: Annotated[str, StringConstraints(min_length=1, max_length=160)]


class LooksFile(BaseModel):
    """looks.yaml: the people in the order in which they are offered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    review: Literal["unsigned"]
    looks: Annotated[tuple[Look, ...], Field(min_length=1)]


@cache
def looks() -> tuple[Look, ...]:
    """Return the looks, read once. The drawings of the first stand in `pictures/` itself."""
    return LooksFile.model_validate(YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))).looks


def in_turn(number: int) -> str:
    """Return the code of the look whose turn it is: nobody chose, and the same number always gets the same."""
    return looks()[number % len(looks())].code


def folder_of(look: str, pictures: Path) -> Path:
    """Return the folder inside `pictures` that holds the drawings of a look."""
    return pictures if look == looks()[0].code else pictures / look
