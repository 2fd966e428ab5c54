"""More words by which staff look for exercises, in every language that ships, read once. Imports no Django."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from exercises.library.translated import TermTranslationFile

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
    """Return what else each term is called, in other languages too, by kind and code. Raises ValidationError."""
    file = AlsoFile.model_validate(_load(ALSO))
    kinds: dict[str, Words] = {kind: getattr(file, kind) for kind in AlsoFile.model_fields if kind != "review"}
    called = {(kind, code): words for kind, held in kinds.items() for code, words in held.items()}
    for path in sorted(ALSO.parent.glob("translations/*-terms.yaml")):
        for (kind, code), word in TermTranslationFile.model_validate(_load(path)).terms.items():
            key = (str(kind.value), code)
            called[key] = (*called.get(key, ()), word.label, word.patient_label)
    return called


def _load(path: Path) -> object:
    data: object = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return data
