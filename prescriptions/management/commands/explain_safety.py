"""Says which rules speak of an exercise with these conditions, and why. Reads what ships; needs no database."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exercises.dosage import seconds_a_session
from exercises.library import Library, LibraryErrors, TermKind, read_library
from prescriptions.proof import shipped_facts
from prescriptions.safety import (
    Bands,
    Finding,
    PatientFacts,
    RulesNotRun,
    RulesRefused,
    review,
    shipped_rules,
)

NOTHING = "No finding. That is no promise: judge it too."


class Command(BaseCommand):
    help = "Say what the safety rules find in an exercise of the shipped library, with its default dose."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--exercise", required=True, metavar="SLUG", help="For example partial-crunch.")
        parser.add_argument(
            "--condition",
            required=True,
            action="append",
            metavar="CODE",
            help="For example osteoporosis; may repeat.",
        )
        parser.add_argument("--bands", choices=["latex", "latex-free"], help="What the bands are made of, if known.")
        parser.add_argument(
            "--supine-limit", type=_minutes, metavar="MINUTES", help="The clinic's limit for lying on the back."
        )
        parser.add_argument(
            "--injured", action="append", metavar="REGION", help="An injured region, as knee; may repeat."
        )
        parser.add_argument("--json", action="store_true", help="A list of findings; empty where nothing fires.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            findings = _explain(read_library(), options)
        except (LibraryErrors, RulesNotRun, RulesRefused) as reason:
            raise CommandError(f"Nothing was checked: {reason}") from reason
        if options["json"]:
            self.stdout.write(json.dumps([_as_data(one) for one in findings], indent=2, ensure_ascii=False))
        else:
            self.stdout.write("\n\n".join(map(_in_words, findings)) or NOTHING)


def _minutes(typed: str) -> int:
    """Whole minutes from 1 to 240, as the clinic's settings take them."""
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= 240):
        raise ArgumentTypeError(f"“{typed}” is no limit. Give whole minutes from 1 to 240.")
    return int(typed)


def _explain(library: Library, options: dict[str, Any]) -> tuple[Finding, ...]:
    """What is not said of the person stays not known."""
    injured = options["injured"] or ()
    problems = (
        *_unknown("exercise", [options["exercise"]], [entry.slug for entry in library.exercises]),
        *_unknown("condition", options["condition"], shipped_rules().conditions),
        *_unknown("region", injured, [term.code for term in library.of_kind(TermKind.REGION)]),
    )
    if problems:
        raise CommandError(" ".join(problems))
    entry = library.exercise(options["exercise"])
    minutes = seconds_a_session(entry.dose, entry.seconds_per_repetition) / 60 if "supine" in entry.tags else 0
    person = PatientFacts(
        conditions=frozenset(options["condition"]),
        bands=Bands(options["bands"] or Bands.UNKNOWN),
        supine_minutes=minutes,
        supine_limit_minutes=options["supine_limit"],
        injured_regions=frozenset(injured) or None,
    )
    return review(person, [shipped_facts(entry)], shipped_rules()).findings


def _unknown(what: str, asked: Collection[str], known: Collection[str]) -> Iterator[str]:
    """A sentence for each code that nobody knows, with the nearest known ones, however it was written."""
    for code in asked:
        if code not in known:
            written = "-".join(code.casefold().split())
            near = get_close_matches(written, sorted(known), n=3, cutoff=0.4) or sorted(known)[:3]
            yield f"There is no {what} “{code}”. The nearest: {', '.join(near)}."


def _as_data(finding: Finding) -> dict[str, object]:
    return {
        "level": finding.level.value,
        "rule": finding.rule_id,
        "version": finding.rule_version,
        "exercise": finding.slug,
        "condition": finding.condition,
        "tags": list(finding.tags),
        "text": finding.text,
        "prints": finding.modification,
        "source": finding.source,
        "strength": finding.strength.value if finding.strength else None,
        "contested": finding.contested,
        "signed": finding.signed,
    }


def _in_words(finding: Finding) -> str:
    data = _as_data(finding)
    rows = [f"{finding.level.value}: {finding.text}"]
    rows += [f"  rule: {finding.rule_id}, version {finding.rule_version}"] if finding.rule_id else []
    rows += [f"  fires on: {', '.join(finding.tags)}"] if finding.tags else []
    rows += [f"  {name}: {data[name]}" for name in ("prints", "source", "strength") if data[name]]
    rows += ["  contested"] if finding.contested else []
    rows += [] if finding.signed else ["  not signed by a clinician"]
    return "\n".join(rows)
