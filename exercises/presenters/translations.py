"""The pages on which the library is said in another language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.urls import reverse

from accounts.models import Clinic
from exercises.models import ExerciseVersion, TranslationLanguage
from exercises.readability import spanish
from exercises.readability.rules import Finding
from exercises.translations import State, Translated, translated

WORDS: Final = {
    State.FRESH: ("ok", "Up to date"),
    State.STALE: ("warn", "English changed since"),
    State.MISSING: ("stop", "Missing"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """How a language is measured: the name of the measure, its limit, and the rules for a text and for all texts."""

    name: str
    lowest: float
    score: Callable[[Sequence[str]], float]
    check: Callable[[str], Iterable[Finding]]


MEASURES: Final[Mapping[str, Measure]] = {
    TranslationLanguage.SPANISH: Measure("INFLESZ", spanish.LOWEST_INFLESZ, spanish.inflesz, spanish.check_text),
}


@dataclass(frozen=True)
class TranslationReading:
    """How easily a translation reads, by the measure of its language."""

    texts: tuple[str, ...]
    language: str

    @property
    def measure(self) -> Measure:
        return MEASURES[self.language]

    @cached_property
    def score(self) -> float:
        return self.measure.score(self.texts)

    @property
    def kind(self) -> str:
        return "" if not self.texts else "ok" if self.score >= self.measure.lowest else "warn"

    @property
    def word(self) -> str:
        return {"": "Nothing yet", "ok": "Plain", "warn": "Too hard"}[self.kind]

    @property
    def line(self) -> str:
        return f"{self.measure.name} {self.score:g}. Aim for {self.measure.lowest:g} or higher."

    @cached_property
    def findings(self) -> list[Finding]:
        """What to write more simply."""
        return [found for text in self.texts for found in self.measure.check(text)]


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """One exercise and how its translation stands."""

    version: ExerciseVersion
    language: str
    held: Translated

    @property
    def name(self) -> str:
        return self.version.name

    @property
    def said(self) -> str:
        """Its name in the language, if there is one."""
        return self.held.text.name if self.held.text else ""

    @property
    def kind(self) -> str:
        return WORDS[self.held.state][0]

    @property
    def word(self) -> str:
        return WORDS[self.held.state][1]

    @property
    def url(self) -> str:
        return reverse("library:translate", args=[self.version.exercise.slug, self.language])


@dataclass(frozen=True)
class TranslationsPage:
    """What is offered and cannot be printed in a language yet, then how much of the library can."""

    clinic: Clinic
    language: str

    @property
    def language_name(self) -> str:
        return str(TranslationLanguage(self.language).label)

    @cached_property
    def all(self) -> list[TranslationRow]:
        offered = ExerciseVersion.objects.filter(
            current_of__clinic=self.clinic, current_of__withdrawn_at__isnull=True
        ).order_by("name")
        versions = list(offered.select_related("exercise").prefetch_related("pictures"))
        held = translated(versions, self.language)
        return [TranslationRow(version, self.language, held[version.pk]) for version in versions]

    @property
    def lacking(self) -> list[TranslationRow]:
        return [row for row in self.all if row.held.state is not State.FRESH]

    @property
    def line(self) -> str:
        """How much of the library can be printed in the language."""
        ready = len(self.all) - len(self.lacking)
        return f"{ready} of {len(self.all)} exercises can be printed in {self.language_name}."


def rows_of(version: ExerciseVersion) -> list[tuple[str, TranslationRow]]:
    """How one version stands in each language, with the language's name."""
    return [
        (str(language.label), TranslationRow(version, language, translated([version], language)[version.pk]))
        for language in TranslationLanguage
    ]
