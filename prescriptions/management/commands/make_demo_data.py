"""Fills the demo clinic, to see how the pages behave when there is much of everything."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from prescriptions.demo_load import CannotFill, Load, fill

ROUTINES_A_PATIENT = 5


class Command(BaseCommand):
    help = "Fill the demo clinic with made-up exercises, patients and routines. Run `prepare` first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--patients", type=_count, required=True, metavar="N")
        parser.add_argument("--exercises", type=_count, default=2_000, metavar="N", help="2,000 unless given.")
        parser.add_argument("--routines", type=_count, metavar="N", help="Five a patient unless given.")
        parser.add_argument("--seed", type=int, default=1, help="Another seed makes up other people.")

    def handle(self, *args: Any, **options: Any) -> None:
        routines = options["routines"]
        load = Load(
            patients=options["patients"],
            exercises=options["exercises"],
            routines=options["patients"] * ROUTINES_A_PATIENT if routines is None else routines,
            seed=options["seed"],
        )
        try:
            fill(load, say=self.stdout.write)
        except CannotFill as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write("Done. Sign in as Amira; `prepare` prints how.")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError("give a whole number")
    return int(text)
