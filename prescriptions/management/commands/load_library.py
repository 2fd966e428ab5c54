"""Loads the library and the templates that ship into the clinics: `python manage.py load_library`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Clinic
from exercises.actions import CannotLoad, LoadResult, load_library
from exercises.library import LibraryErrors
from prescriptions.actions.templates import LoadedTemplates, load_templates
from prescriptions.shipped import TemplatesRefused


class Command(BaseCommand):
    help = "Load the exercises, words, advice and templates that ship. What a clinic has edited is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--clinic", help="The clinic's name; all clinics unless given.")

    def handle(self, *args: Any, **options: Any) -> None:
        clinics = Clinic.objects.order_by("name")
        if options["clinic"]:
            clinics = clinics.filter(name=options["clinic"])
        if not clinics:
            raise CommandError("There is no such clinic. Add it first, or check how its name is written.")
        for clinic in clinics:
            try:
                with transaction.atomic():
                    result, templates = load_library(clinic=clinic), load_templates(clinic=clinic)
            except (CannotLoad, LibraryErrors, TemplatesRefused) as problem:
                raise CommandError(f"Nothing was loaded into {clinic.name}.\n{problem}") from problem
            self._say(clinic, result)
            self._say_templates(templates)

    def _say(self, clinic: Clinic, result: LoadResult) -> None:
        counts = f"{len(result.added)} added, {len(result.updated)} updated, {len(result.unchanged)} unchanged"
        self.stdout.write(f"{clinic.name}: {counts}, {result.words} words, {result.advice} advice.")
        self.stdout.write(f"  Translations: {result.translations} added.")
        for slug in result.kept:
            self.stdout.write(f"  {slug}: edited in the clinic, so the new text was not taken. Compare it by hand.")
        for slug in result.dropped:
            self.stdout.write(f"  {slug}: ships no longer. Withdraw it if nobody should be offered it.")

    def _say_templates(self, result: LoadedTemplates) -> None:
        counts = f"{len(result.added)} added, {len(result.updated)} updated, {len(result.unchanged)} unchanged"
        self.stdout.write(f"  Templates: {counts}.")
        for code, missing in result.missing.items():
            self.stdout.write(f"  {code}: starts without {', '.join(missing)}, which the library does not hold.")
