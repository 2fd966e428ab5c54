"""What the language of a sheet asks of the clinician: what lacks words, and what prints as it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from exercises.translations import SOURCE
from prescriptions.forms.routines import IssueForm
from prescriptions.handouts.lines import Lacking, NotTranslated, language_name
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.finding_checks import Check


@dataclass(frozen=True, slots=True)
class LackingPresenter:
    """One line without words in the language of the sheet, and where it is mended."""

    lacking: Lacking
    language: str
    builder_url: str

    @property
    def why(self) -> str:
        return self.lacking.why

    @property
    def line_url(self) -> str:
        """The line in the builder, where it is swapped or removed; none for the whole plan."""
        return f"{self.builder_url}#line-{self.lacking.item.pk}" if self.lacking.item else ""

    @property
    def write_url(self) -> str:
        """Where its words are written, by whoever answers for the library; none for advice and rules."""
        version = self.lacking.item.version if self.lacking.item else None
        return reverse("library:translate", args=[version.exercise.slug, self.language]) if version else ""


@dataclass(frozen=True, slots=True)
class NotTranslatedPresenter:
    """Every line that stops the sheet, with the choices that there are."""

    problem: NotTranslated
    form: IssueForm
    builder: BuilderPresenter

    @property
    def language(self) -> str:
        return language_name(self.problem.language)

    @property
    def lines(self) -> list[LackingPresenter]:
        url = self.builder.head.url
        return [LackingPresenter(one, self.problem.language, url) for one in self.problem.lacking]

    @property
    def english_url(self) -> str:
        """This page, with the sheet in English."""
        page = reverse("routine-check", args=[self.form.routine.pk])
        return f"{page}?{urlencode(self.form.chosen() | {'language': SOURCE})}"


def translation_checks(lacking: NotTranslatedPresenter | None, language: str) -> Iterator[Check]:
    """One line for each text without words in the language of the sheet; one line when there is none."""
    for line in lacking.lines if lacking else ():
        if line.line_url:
            yield Check("stop", "Stop", line.why, line.line_url, "Swap or remove the line")
        else:
            yield Check("stop", "Stop", line.why, "#id_language", "Choose the language")
    if lacking is None:
        yield Check("ok", "Good", f"Each text of the library is there in {language_name(language)}.")


def language_checks(builder: BuilderPresenter, language: str) -> Iterator[Check]:
    """One line for texts that staff typed: nobody translates them."""
    routine = builder.routine
    if language == routine.clinic.locale.partition("-")[0]:
        return
    notes = sum(bool(line.item.note) for line in builder.lines)
    typed = (
        *(["the goal"] if routine.goal else []),
        *([f"{notes} note{'' if notes == 1 else 's'}"] if notes else []),
        *(["the clinic’s hours"] if routine.clinic.hours else []),
    )
    if typed:
        said = f"The sheet is in {language_name(language)}. These print as they were typed: {', '.join(typed)}."
        yield Check("warn", "Look", said, builder.head.url, "Write them in that language")
