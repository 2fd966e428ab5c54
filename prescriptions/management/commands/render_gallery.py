"""Renders each sample in every look, as PDF and as pictures of its pages, with one page that shows them all."""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.template.loader import render_to_string

from accounts.models import User
from prescriptions.actions.handouts import proof
from prescriptions.demo import HARBOUR, PEOPLE, make_demo
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import Layout, Paper, PrintSize
from prescriptions.handouts.pages import page_png
from prescriptions.handouts.parts import DocumentError
from prescriptions.handouts.pdf import RenderProblem
from prescriptions.models import Language, Patient, Routine
from prescriptions.samples import start_sample
from prescriptions.shipped import shipped_templates

PICTURE_WIDTH = 620


@dataclass(frozen=True, slots=True)
class Shown:
    """One sheet of the gallery: its file and pages, or why there is none, and what the last look found."""

    name: str
    pages: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class Command(BaseCommand):
    help = "Render each sample in every look to a folder, with an index.html."

    def add_arguments(self, parser: ArgumentParser) -> None:
        codes = [template.code for template in shipped_templates()]
        parser.add_argument("--sample", action="append", choices=codes, help="Only this one; may be given again.")
        parser.add_argument("--out", type=Path, default=Path("var/handouts"), metavar="FOLDER")

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        out.mkdir(parents=True, exist_ok=True)
        codes = options["sample"] or [template.code for template in shipped_templates()]
        with transaction.atomic():
            make_demo()
            shown = [sheet for code in codes for sheet in self._sheets(code, out)]
            transaction.set_rollback(True)
        index = out / "index.html"
        index.write_text(render_to_string("handouts/gallery.html", {"sheets": shown}), encoding="utf-8")
        self.stdout.write(f"Wrote {len(shown)} sheets; look at {index}.")

    def _sheets(self, code: str, out: Path) -> Iterator[Shown]:
        amira = User.objects.get(email=PEOPLE[0][0])
        patient = Patient.objects.filter(clinic__name=HARBOUR).order_by("pk")[0]
        routine = start_sample(code, patient=patient, by=amira)
        for look in _looks():
            shown = _render(routine, look, name=f"{code}-{_named(look)}", by=amira, out=out)
            self.stdout.write(f"{shown.name}: {len(shown.pages)} pages {' '.join(shown.said)}".rstrip())
            yield shown


def _looks() -> Iterator[Options]:
    """Every size on every paper in every ink, then the list, each in every language of the sheet."""
    for language, paper, ink in product(Language.values, Paper, (False, True)):
        plain = Options(print_size=PrintSize.STANDARD, paper=paper, black_and_white=ink, language=language)
        yield from (replace(plain, print_size=size) for size in PrintSize)
        yield replace(plain, layout=Layout.LIST, diary=False)


def _named(look: Options) -> str:
    kind = "list" if look.layout is Layout.LIST else look.print_size.value
    return "-".join((look.language, kind, look.paper.value, *(["bw"] if look.black_and_white else [])))


def _render(routine: Routine, look: Options, *, name: str, by: User, out: Path) -> Shown:
    try:
        made = proof(routine=routine, options=look, by=by)
    except (DocumentError, RenderProblem) as reason:
        return Shown(name, said=(str(reason),))
    (out / f"{name}.pdf").write_bytes(made.pdf.content)
    pages = []
    for number in range(1, made.pdf.pages + 1):
        pages.append(f"{name}-{number}.png")
        (out / pages[-1]).write_bytes(page_png(made.pdf.content, number=number, width=PICTURE_WIDTH))
    return Shown(name, tuple(pages), tuple(found.message for found in made.printed.findings))
