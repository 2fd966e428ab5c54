"""How completely the plan is described, by CERT, said to the clinician: a hint, never a block."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from django.urls import reverse

from prescriptions import facts
from prescriptions.advice import Cert, CertLine, LineReport, PlanReport, cert
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.finding_checks import Check
from prescriptions.presenters.mends import Mend, diary, edit_exercise, first_open, progression, slug_of
from prescriptions.presenters.routines import LinePresenter

ELSEWHERE: Final = MappingProxyType(
    {
        "2": "Ask whoever looks after Regimen to add your profession.",
        "3": "Regimen does not ask it yet: write it in your own record.",
        "4": "Regimen does not ask it yet: write it in your own record.",
        "14a": "A sheet without a name is made for nobody in particular.",
        "14b": "Regimen does not ask it yet: write it in your own record.",
        "15": "The diary of the first sheet will hold it.",
        "16b": "The diary of the first sheet will hold it.",
    }
)
"""Where nothing on a page would mend it."""


@dataclass(frozen=True)
class CertPresenter:
    """The score of a routine and what is missing, each with the way to where it is filled in."""

    builder: BuilderPresenter
    edits_library: bool

    @cached_property
    def _report(self) -> PlanReport:
        routine = self.builder.routine
        return facts.plan_report(routine, self.builder.items, routine.changed_by)

    @cached_property
    def _score(self) -> Cert:
        return cert(self._report)

    @property
    def summary(self) -> str:
        missing = len(self._score.missing)
        return f"{self._score.summary}: {missing} not on record" if missing else self._score.summary

    @cached_property
    def missing(self) -> list[Check]:
        """A line for each item that is not on record."""
        return [self._check(line) for line in self._score.missing]

    def _check(self, line: CertLine) -> Check:
        said = f"{line.asks}. {line.to_do}"
        mend = next(iter(self._mends(line.number)), None)
        if mend is None:
            return Check("", line.number, f"{said} {ELSEWHERE.get(line.number, '')}".rstrip())
        href = (self.edits_library and mend.in_library) or mend.href
        return Check("", line.number, said, f"{self.builder.head.url}{href}" if href[0] == "#" else href, mend.text)

    def _mends(self, number: str) -> tuple[Mend, ...]:
        builder = self.builder
        match number:
            case "6":
                no_goal = () if builder.routine.goal else (Mend("Write the goal", "#id_details_goal"),)
                return (*no_goal, *self._in_library("purpose", lambda one: bool(one.reason)))
            case "7a":
                return tuple(progression(line) for line in self._lacking(lambda one: bool(one.progress_when)))
            case "7b":
                return self._in_library("harder", lambda one: bool(one.next_step))
            case "8":
                return self._to_repeat()
            case "10":
                return tuple(Mend(f"Add {one.title}", f"#advice-{one.code}") for one in builder.advice)
            case "13":
                return (*first_open(builder.lines), Mend("Write the weeks", "#id_details_weeks"))
            case "15" | "16b":
                return diary(builder.routine, "Write down the diary")
            case "16a":
                return (Mend("Write the date", "#id_details_review_on"),)
            case _:
                return ()

    def _lacking(self, has: Callable[[LineReport], bool]) -> Iterator[LinePresenter]:
        exercises = (line for line in self.builder.lines if line.is_exercise)
        return (line for line, said in zip(exercises, self._report.lines, strict=True) if not has(said))

    def _in_library(self, field: str, has: Callable[[LineReport], bool]) -> tuple[Mend, ...]:
        return tuple(_library(line, field) for line in self._lacking(has))

    def _to_repeat(self) -> tuple[Mend, ...]:
        """Its text is a matter of the library, its pace of the dose."""
        return tuple(
            Mend(f"Choose the pace of {line.name}", f"#id_{line.anchor}-tempo")
            if facts.is_shown(line.item.version)
            else _library(line, "steps")
            for line in self._lacking(lambda one: one.replicable)
            if line.item.version
        )


def _library(line: LinePresenter, field: str) -> Mend:
    """The field of the library's form, or the exercise for whoever may only read it."""
    page = reverse("library:exercise", args=[slug_of(line)])
    return Mend(f"See {line.name} in the library", page, in_library=edit_exercise(line, field))
