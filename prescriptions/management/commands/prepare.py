"""Makes everything ready for `make run`: database, library, demo."""

from time import monotonic
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from prescriptions.demo import PASSWORD, PEOPLE, make_demo


class Command(BaseCommand):
    help = "Migrate the database, load the library, make the demo clinic and print its sign-in."

    def handle(self, *args: Any, **options: Any) -> None:
        began = monotonic()
        self.stdout.write("Bringing the database up to date")
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write("Loading the library")
        made = make_demo()
        self.stdout.write("Demo clinic made" if made else "Demo clinic is there already")
        self.stdout.write(f"Ready after {monotonic() - began:.1f} seconds. Sign in with one of these:")
        for email, name, _profession, clinic, role in PEOPLE:
            self.stdout.write(f"  {email:<26} {name}, {clinic}: {role.label.lower()}")
        self.stdout.write(f"  The password of each is {PASSWORD}")
