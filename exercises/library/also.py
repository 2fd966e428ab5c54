"""More words by which staff look for exercises, read once. Imports no Django."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

ALSO: Final = Path(__file__).with_name("also.yaml")
Words = dict[str, tuple[str, ...]]


class AlsoFile(BaseModel):
    """also.yaml: by kind and code of the taxonomy, what else a term is called."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    review: Literal["unsigned"]
    region: Words
    muscle: Words
    equipment: Words
    position: Words
    type: Words


@cache
def also_called() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return what else each term is called, by kind and code. Raises ValidationError if the file is wrong."""
    data = YAML(typ="safe", pure=True).load(ALSO.read_text(encoding="utf-8"))
    file = AlsoFile.model_validate(data)
    kinds: dict[str, Words] = {kind: getattr(file, kind) for kind in AlsoFile.model_fields if kind != "review"}
    return {(kind, code): words for kind, held in kinds.items() for code, words in held.items()}
