"""The templates that ship, read from their file. All of it is right, or nothing is returned. Imports no Django."""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from exercises.dosage import Dose, from_data

SHIPPED: Final = Path(__file__).with_name("templates.yaml")
FEWEST, MOST = 3, 5
"""Exercises in a template that ships. With more than six, fewer are done (Medina-Mirapeix 2009)."""

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Line80 = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=80)]
Line160 = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=160)]
Line300 = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=300)]


class TemplatesRefused(Exception):
    """The file of templates cannot be used. `problems` says each reason in a sentence."""

    def __init__(self, problems: Collection[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("The templates were refused: " + " ".join(self.problems))


def _dose(value: object) -> Dose:
    if not isinstance(value, dict):
        raise ValueError("A dose is written as keys and values, such as sets: 2.")
    return from_data(value)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class Source(_Entry):
    """What is claimed, and where it stands."""

    claim: Line300
    citation: Line300


class Line(_Entry):
    """An exercise by its slug, with its usual dose unless one stands here."""

    exercise: Code
    dose: Annotated[Dose, PlainValidator(_dose)] | None = None


Reasons = dict[Code, Line160]
Lines = Annotated[tuple[Line, ...], Field(strict=False)]
Codes = Annotated[tuple[Code, ...], Field(strict=False, min_length=1)]


class TemplateEntry(_Entry):
    """A routine to start from. No clinician has signed what ships.

    `heeds` names conditions with which no rule may ask to avoid one of its exercises. `accepts` names each clear
    hint that the finished routine gets, with the reason why the template leaves it so.
    """

    code: Code
    title: Line80
    purpose: Line160
    weeks: Annotated[int, Field(ge=1, le=12)]
    warm_up: Lines
    main: Lines
    cool_down: Lines
    advice: Codes
    heeds: Annotated[tuple[Code, ...], Field(strict=False)] = ()
    accepts: Reasons = {}
    source: Source
    review: Literal["unsigned"]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The exercises in the order in which they are printed."""
        return (*self.warm_up, *self.main, *self.cool_down)

    @model_validator(mode="after")
    def _counted(self) -> "TemplateEntry":
        slugs = [line.exercise for line in self.lines]
        if not FEWEST <= len(slugs) <= MOST:
            raise ValueError(f"{self.code} has {len(slugs)} exercises. Name {FEWEST} to {MOST}.")
        for name in _twice([*slugs, *self.advice]):
            raise ValueError(f"{self.code} names {name} twice. Name it once.")
        return self


class TemplatesFile(_Entry):
    """The whole file."""

    templates: Annotated[tuple[TemplateEntry, ...], Field(strict=False, min_length=1)]

    @model_validator(mode="after")
    def _codes_are_their_own(self) -> "TemplatesFile":
        for code in _twice([entry.code for entry in self.templates]):
            raise ValueError(f"{code} stands there twice. Give each template a code of its own.")
        return self


def _twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def read_templates(path: Path = SHIPPED) -> tuple[TemplateEntry, ...]:
    """Read the file, in its order. Raises `TemplatesRefused` with every problem."""
    try:
        data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        return TemplatesFile.model_validate(data).templates
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise TemplatesRefused([f"{path.name} cannot be read: {' '.join(str(error).split())}"]) from error
    except ValidationError as error:
        raise TemplatesRefused(list(_explained(error))) from error


def _explained(error: ValidationError) -> Iterator[str]:
    for details in error.errors():
        key = ".".join(str(part) for part in details["loc"])
        message = details["msg"].removeprefix("Value error, ")
        yield f"{key}: {message}" if key else message


@cache
def shipped_templates() -> tuple[TemplateEntry, ...]:
    """Return the templates that ship, read once."""
    return read_templates()
