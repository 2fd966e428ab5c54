"""Marks translations as being of the English as it stands: `python manage.py stamp_translations [name ...]`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exercises.library import LibraryErrors
from exercises.library.stamping import stamp


class Command(BaseCommand):
    help = "Stamp new translations. Name those whose English has changed, once you have looked at both texts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("looked_at", nargs="*", help="Slug of an exercise, code of an advice, or: terms.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = stamp(options["looked_at"])
        except LibraryErrors as problems:
            raise CommandError(str(problems)) from problems
        self.stdout.write(f"{len(result.stamped)} stamped.")
        for name in result.stale:
            self.stdout.write(f"  {name}: the English has changed. Compare the two, then name it here.")
