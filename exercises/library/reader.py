"""Reads the library from its YAML files. All of it is right, or nothing is returned. Imports no Django."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from exercises.dosage import DoseErrors
from exercises.library.checks import ADVICE, TAXONOMY, Draft, file_of, problems_between_files
from exercises.library.problems import LibraryErrors, Problem
from exercises.library.schema import (
    CODE,
    LINE,
    SLUG,
    AdviceEntry,
    AdviceFile,
    ExerciseEntry,
    TaxonomyFile,
    Term,
    TermKind,
)
from exercises.library.translated import (
    AdviceTranslationFile,
    ExerciseTranslation,
    TermTranslationFile,
    Translation,
    advice_file,
    exercise_file,
    problems_with_english,
    terms_file,
)

FOLDER: Final = Path(__file__).parent

MESSAGES: Final[Mapping[str, str]] = {
    "extra_forbidden": "Unknown key. Correct its spelling or remove it.",
    "missing": "This key is missing. Write it.",
    "string_type": "This must be text. If it looks like a number, put it in quotes.",
}
PATTERNS: Final[Mapping[str, str]] = {
    LINE: "Write one line of text, with no space at its ends.",
    SLUG: "Use small letters, digits and single hyphens.",
    CODE: "Use small letters, digits, hyphens and underscores.",
}

FileModel = TypeVar("FileModel", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Library:
    """The library that ships: exercises by slug, terms by kind, advice, each in the order of its file.

    ``translations`` holds the other languages by their code.
    """

    exercises: tuple[ExerciseEntry, ...]
    terms: tuple[Term, ...]
    advice: tuple[AdviceEntry, ...]
    translations: Mapping[str, Translation] = field(default_factory=dict)

    def exercise(self, slug: str) -> ExerciseEntry:
        """The exercise of that slug. Raises KeyError."""
        return {entry.slug: entry for entry in self.exercises}[slug]

    def of_kind(self, kind: TermKind) -> tuple[Term, ...]:
        """The terms of one kind, in the order in which they are offered."""
        return tuple(term for term in self.terms if term.kind is kind)


def read_library(folder: Path = FOLDER) -> Library:
    """Read ``folder``. Raises ``LibraryErrors`` with every problem of every file, not only the first."""
    problems: list[Problem] = []
    taxonomy = _read(folder, TAXONOMY, TaxonomyFile, problems)
    advice = _read(folder, ADVICE, AdviceFile, problems)
    stems = sorted(path.stem for path in (folder / "exercises").glob("*.yaml"))
    if not stems:
        problems.append(Problem("exercises", "", "There is no exercise here. Check the folder."))
    entries = {stem: _read(folder, file_of(stem), ExerciseEntry, problems) for stem in stems}
    draft = Draft(
        exercises={stem: entry for stem, entry in entries.items() if entry is not None},
        files=frozenset(stems),
        terms=taxonomy.terms if taxonomy else None,
        advice=advice.advice if advice else (),
    )
    problems.extend(problems_between_files(draft))
    languages = sorted(path.name for path in (folder / "translations").glob("*/"))
    translations = {language: _read_translation(folder, language, draft, problems) for language in languages}
    if problems:
        raise LibraryErrors(problems)
    return Library(tuple(draft.exercises.values()), draft.terms or (), draft.advice, translations)


def _read_translation(folder: Path, language: str, draft: Draft, problems: list[Problem]) -> Translation:
    stems = sorted(path.stem for path in (folder / "translations" / language).glob("*.yaml"))
    read = {stem: _read(folder, exercise_file(language, stem), ExerciseTranslation, problems) for stem in stems}
    advice = _read(folder, advice_file(language), AdviceTranslationFile, problems)
    terms = _read(folder, terms_file(language), TermTranslationFile, problems)
    translation = Translation(
        language=language,
        exercises={stem: entry for stem, entry in read.items() if entry is not None},
        advice={entry.code: entry for entry in advice.advice} if advice else {},
        terms=terms.terms if terms else {},
        terms_of=terms.of if terms else "",
    )
    problems.extend(
        problems_with_english(translation, draft.exercises, {entry.code: entry for entry in draft.advice})
    )
    return translation


def _read(folder: Path, name: str, model: type[FileModel], problems: list[Problem]) -> FileModel | None:
    try:
        data = YAML(typ="safe", pure=True).load((folder / name).read_text(encoding="utf-8"))
        return model.model_validate(data)
    except OSError:
        problems.append(Problem(name, "", "The file cannot be opened. Check its name and its rights."))
    except (YAMLError, UnicodeDecodeError) as error:
        problems.append(Problem(name, "", f"This is not YAML in UTF-8: {' '.join(str(error).split())}"))
    except ValidationError as error:
        problems.extend(problem for details in error.errors() for problem in _explain(name, details))
    return None


def _explain(name: str, details: ErrorDetails) -> Iterator[Problem]:
    """A problem of the shape in words, with the path of its key; each field of a dose by itself."""
    key = ".".join(str(part) for part in details["loc"])
    context = details.get("ctx", {})
    error = context.get("error")
    if isinstance(error, DoseErrors):
        for field, message in error.errors.items():
            yield Problem(name, f"{key}.{field}", message)
        return
    message = PATTERNS.get(context.get("pattern", "")) or MESSAGES.get(details["type"]) or details["msg"]
    yield Problem(name, key, message.removeprefix("Value error, "))
