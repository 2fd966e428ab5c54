"""What the rules print on the sheet, in other languages, by the English text of rules.yaml, letter for letter."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

FOLDER = Path(__file__).with_name("translations")
SOURCE = "en"


class _Pair(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    en: str
    said: str = Field(alias="es")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    language: Literal["es"]
    review: Literal["unsigned"]
    print: tuple[_Pair, ...]


@cache
def printed_texts(language: str) -> Mapping[str, str]:
    """The translation of each text by its English. A language without a file has none. Raises ValidationError."""
    path = FOLDER / f"{language}.yaml"
    if not path.is_file():
        return {}
    data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return {pair.en: pair.said for pair in _File.model_validate(data).print}


@cache
def printed_sentences(language: str) -> Mapping[str, str]:
    """The same, sentence by sentence: the sheet says each sentence once, whichever rules ask for it."""
    return {
        english: said
        for pair in printed_texts(language).items()
        for english, said in zip(*map(parted, pair), strict=True)
    }


def parted(text: str) -> list[str]:
    """The sentences of a text that a rule prints, each with its full stop."""
    return [f"{sentence.rstrip('.')}." for sentence in text.split(". ")]


def printed_in(text: str, language: str) -> str | None:
    """What a rule prints, one sentence or several, in `language`; None where one is not translated."""
    if language == SOURCE:
        return text
    said = [printed_sentences(language).get(sentence) for sentence in parted(text)]
    return None if None in said else " ".join(filter(None, said))
