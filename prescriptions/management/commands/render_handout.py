"""Writes a handout to a file, through the same code as the web."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from accounts.models import User
from accounts.models.clinic import Paper
from prescriptions.actions.handouts import proof
from prescriptions.demo import HARBOUR, PEOPLE, make_demo
from prescriptions.handouts import html, text
from prescriptions.handouts.codec import from_json
from prescriptions.handouts.compose import Options, Sheet, drawings_of
from prescriptions.handouts.document import Layout
from prescriptions.handouts.document import Paper as DocumentPaper
from prescriptions.handouts.document import PrintSize as DocumentSize
from prescriptions.handouts.parts import DocumentError
from prescriptions.handouts.pdf import Pdf, RenderProblem
from prescriptions.models import Handout, Language, Patient, PrintSize
from prescriptions.samples import start_sample
from prescriptions.shipped import shipped_templates


class Command(BaseCommand):
    help = "Render a sample routine, or a handout that was given, as PDF, HTML or plain text."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        codes = [template.code for template in shipped_templates()]
        which.add_argument("--sample", choices=codes, help="A template that ships; nothing of it is stored.")
        which.add_argument("--handout", type=int, metavar="ID", help="A handout that was given.")
        parser.add_argument("--as", dest="form", choices=["pdf", "html", "text"], default="pdf")
        parser.add_argument("--print-size", choices=PrintSize.values, default=PrintSize.STANDARD)
        parser.add_argument("--paper", choices=Paper.values, default=Paper.A4)
        parser.add_argument("--language", choices=Language.values, default=Language.ENGLISH)
        parser.add_argument("--layout", choices=list(Layout), default=Layout.CARDS)
        parser.add_argument("--bw", action="store_true", help="Black and white.")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        if not out.absolute().parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}. Make it, or choose another file.")
        try:
            content = _stored(options) if options["handout"] else _sample(options)
        except (DocumentError, RenderProblem) as reason:
            raise CommandError(f"The sheet cannot be printed: {reason}") from reason
        except DatabaseError as reason:
            raise CommandError(
                f"The database is not up to date ({reason}). Run `manage.py prepare` first."
            ) from reason
        out.write_bytes(content)
        self.stdout.write(f"Wrote {out}, {len(content):,} bytes.")


def _sample(options: dict[str, Any]) -> bytes:
    """Build the sample for the demo's first patient, print it, and leave the database as it was."""
    look = Options(
        print_size=DocumentSize(options["print_size"]),
        paper=DocumentPaper(options["paper"]),
        black_and_white=options["bw"],
        language=options["language"],
        layout=Layout(options["layout"]),
    )
    with transaction.atomic():
        make_demo()
        amira = User.objects.get(email=PEOPLE[0][0])
        patient = Patient.objects.filter(clinic__name=HARBOUR).order_by("pk")[0]
        routine = start_sample(options["sample"], patient=patient, by=amira)
        made = proof(routine=routine, options=look, by=amira)
        made.check()
        transaction.set_rollback(True)
    return _as(options["form"], made.sheet, made.pdf)


def _stored(options: dict[str, Any]) -> bytes:
    handout = Handout.objects.filter(pk=options["handout"]).first()
    if handout is None:
        raise CommandError(f"There is no handout {options['handout']}.")
    document = from_json(handout.document.encode())
    return _as(options["form"], Sheet(document, drawings_of(document)), Pdf(bytes(handout.pdf), handout.pages))


def _as(form: str, sheet: Sheet, pdf: Pdf) -> bytes:
    if form == "text":
        return text.render(sheet.document).encode()
    if form == "html":
        return html.screen(sheet.document, sheet.pictures).encode()
    return pdf.content
