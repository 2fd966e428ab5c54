"""Draw the states of exercises, routines and sheets into docs/lifecycles.md, from the tables that the code uses."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand

from exercises.lifecycle import TRANSITIONS, Transition
from prescriptions.lifecycle import ROUTINE, SHEET

PATH: Final = Path("docs") / "lifecycles.md"
INTRO: Final = """# States

Drawn from the tables in the code by `python manage.py draw_lifecycles`; a test compares. A state is derived from the
rows, never stored.
"""
MACHINES: Final[tuple[tuple[str, str, Iterable[Transition[Any, Any]]], ...]] = (
    ("A version of an exercise", "exercises/lifecycle.py", TRANSITIONS),
    ("A routine", "prescriptions/lifecycle.py", ROUTINE),
    ("A sheet", "prescriptions/lifecycle.py", SHEET),
)


def drawn() -> str:
    """Return the whole page."""
    return "\n".join([INTRO, *(line for machine in MACHINES for line in _machine(*machine))])


def _machine(title: str, where: str, arrows: Iterable[Transition[Any, Any]]) -> Iterator[str]:
    yield from (f"## {title}", "", f"From `{where}`.", "", "```mermaid", "stateDiagram-v2")
    for arrow in arrows:
        when = f" ({arrow.when})" if arrow.when else ""
        yield f"    {arrow.start or '[*]'} --> {arrow.end}: {arrow.event}{when}"
    yield from ("```", "")


class Command(BaseCommand):
    """Writes the page; a test compares it with the tables."""

    help = "Draw the states of exercises, routines and sheets into docs/lifecycles.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", type=Path, default=settings.BASE_DIR / PATH)

    def handle(self, *_args: Any, **options: Any) -> None:
        options["out"].write_text(drawn(), encoding="utf-8")
        self.stdout.write(f"Drawn: {options['out']}")
