"""Proves the library that ships: `python manage.py check_library`. Reads what ships; needs no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from itertools import zip_longest
from textwrap import wrap
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from exercises.library import LibraryErrors, Problem, read_library
from exercises.library.proof import Report, prove
from prescriptions.proof import RULES, prove_templates
from prescriptions.safety import RulesNotRun, RulesRefused, shipped_rules
from prescriptions.shipped import SHIPPED, TemplatesRefused, read_templates

COLUMNS: Final = (32, 24, 20)


class Command(BaseCommand):
    help = "Prove the exercises, pictures, advice and templates that ship; name every problem by file and key."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="The table and the problems as one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        report = _report()
        self.stdout.write(_as_json(report) if options["json"] else _in_words(report))
        if report.problems:
            raise CommandError(f"Problems: {len(report.problems)}. Mend each in its file, then check again.")


def _report() -> Report:
    try:
        library = read_library()
        return prove(library) + prove_templates(read_templates(), library, shipped_rules())
    except LibraryErrors as refused:
        return Report((), refused.problems)
    except TemplatesRefused as refused:
        return Report((), tuple(Problem(SHIPPED.name, "", said) for said in refused.problems))
    except (RulesRefused, RulesNotRun) as refused:
        return Report((), (Problem(RULES, "", str(refused)),))


def _as_json(report: Report) -> str:
    return json.dumps({"proved": not report.problems} | asdict(report), indent=2, ensure_ascii=False)


def _in_words(report: Report) -> str:
    """The table, 80 columns wide, then one problem a line."""
    rows = [("What", "Found", "Must be"), *((row.what, row.found, row.must) for row in report.rows)]
    table = [line for row in rows for line in _wrapped(row)]
    return "\n".join([*table, "", *map(str, report.problems)]).rstrip()


def _wrapped(cells: tuple[str, str, str]) -> Iterator[str]:
    """The lines of one row: what is longer than its column goes on below."""
    columns = [wrap(cell, wide) for cell, wide in zip(cells, COLUMNS, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield "  ".join(f"{part:<{wide}}" for part, wide in zip(parts, COLUMNS, strict=True)).rstrip()
