"""Writes into each translation which English text it is of. The rest of each file stays as it is."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from exercises.library.reader import FOLDER, Library, read_library
from exercises.library.translated import Translation, advice_file, exercise_file, terms_digest, terms_file, text_of
from exercises.patient_text import AdviceText

TERMS: Final = "terms"
_STAMP: Final = re.compile(r"^of: .*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stamped:
    """Which names were stamped, and which translate an English that has changed since: those must be looked at."""

    stamped: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Stamp:
    name: str
    file: str
    held: str
    wanted: str


def stamp(looked_at: Collection[str] = (), folder: Path = FOLDER) -> Stamped:
    """Stamp every translation that has no stamp, and each stale one that is named in `looked_at`.

    A name is an exercise's slug, an advice's code or "terms". Raises LibraryErrors.
    """
    library, result = read_library(folder), Stamped()
    for translation in library.translations.values():
        for wanted in _stamps(library, translation):
            if wanted.held == wanted.wanted:
                continue
            if wanted.held and wanted.name not in looked_at:
                result.stale.append(wanted.name)
                continue
            _write(folder / wanted.file, wanted)
            result.stamped.append(wanted.name)
    return result


def _stamps(library: Library, translation: Translation) -> Iterator[_Stamp]:
    language = translation.language
    for slug, said in translation.exercises.items():
        yield _Stamp(slug, exercise_file(language, slug), said.of, text_of(library.exercise(slug)).digest)
    for entry in library.advice:
        if entry.code in translation.advice:
            held = translation.advice[entry.code].of
            yield _Stamp(entry.code, advice_file(language), held, AdviceText.of(entry).digest)
    yield _Stamp(TERMS, terms_file(language), translation.terms_of, terms_digest(library.terms))


def _write(path: Path, stamp: _Stamp) -> None:
    text, line = path.read_text(encoding="utf-8"), f"of: '{stamp.wanted}'\n"
    if stamp.file.endswith("-advice.yaml"):
        entry = re.compile(rf"^(  - code: {re.escape(stamp.name)}\n)(?:    of: .*\n)?", re.MULTILINE)
        text = entry.sub(rf"\g<1>    {line}", text)
    else:
        text = re.sub(r"^review:", f"{line}review:", _STAMP.sub("", text), count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
