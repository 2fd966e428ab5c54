"""The findings of the safety review as lines of the list before a sheet goes out."""

from dataclasses import dataclass

from django.urls import reverse

from prescriptions.models import Routine
from prescriptions.presenters.findings import LOOK, FindingPresenter, FindingsPresenter


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the list before a sheet goes out: a tag ("ok", "warn", "stop" or none) with its word, and a link."""

    kind: str
    word: str
    text: str
    href: str = ""
    link: str = ""


def finding_checks(routine: Routine) -> list[Check]:
    """Return one check for each finding, open or settled, with a link to its line; at the end what was run."""
    found = FindingsPresenter.of(routine)
    if found.problem:
        return [Check("stop", "Answer", found.problem)]
    page = reverse("routine", args=[routine.pk])
    return [*(_check(one, page) for one in found.all), Check("", "Rules", found.summary)]


def _check(one: FindingPresenter, page: str) -> Check:
    rule = f", {one.rule[0].lower()}{one.rule[1:]}" if one.rule else ""
    said = f"{one.about}: {one.word.lower()}{rule}."
    href = f"{page}#{one.anchor}"
    if one.is_open:
        kept = f" {one.earlier}: {one.earlier_reason}. Answer it for this sheet." if one.earlier else ""
        return Check(LOOK[one.placed.finding.level], "Answer", f"{said} {one.text}{kept}", href, "Answer it")
    why = f": {one.reason}" if one.reason else ""
    return Check("ok", "Answered", f"{said} {one.settled}{why}.", href, "See it")
