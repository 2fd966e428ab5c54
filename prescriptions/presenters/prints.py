"""What was found in the print of a sheet, each with a link to the place where it is mended."""

from collections.abc import Iterator
from typing import Final

from django.urls import reverse

from prescriptions.handouts.cards import pictures_of
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import Layout, PrintSize
from prescriptions.handouts.palette import LEAST_TEXT_CONTRAST, is_faint_in_grey, least_contrast_in_grey
from prescriptions.handouts.preflight import About, Level, PreflightFinding
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.finding_checks import Check
from prescriptions.presenters.proof import ProofPresenter

# The fields of the same page that change how the sheet prints.
PRINT_SIZE: Final = ("#id_print_size_0", "Choose the print size")
LAYOUT: Final = ("#id_layout_0", "Choose the kind of sheet")
SIZES: Final = {PrintSize.STANDARD: 14, PrintSize.LARGE: 18, PrintSize.EXTRA_LARGE: 24}
"""Points of the text on the full sheet."""
LIST_POINTS: Final = 12
FOUND: Final = {Level.ERROR: ("stop", "Stop"), Level.WARNING: ("warn", "Look")}


def print_checks(builder: BuilderPresenter, proof: ProofPresenter) -> Iterator[Check]:
    """Pages, split cards, pictures and greys: one line each when all is well, and one for each thing found."""
    yield Check("ok", "Good", f"{proof.length}. Look at each page here.", "#proof", "To the pages")
    found = [finding for finding in proof.proof.printed.findings if finding.level in FOUND]
    for finding in found:
        yield Check(*FOUND[finding.level], f"{finding.message} ({finding.where})", *_mended(builder, finding))
    about = {finding.about for finding in found}
    if not about & {About.CARD, About.LIST}:
        yield Check("ok", "Good", "Each exercise is whole, and none runs over to a page where it should not.")
    if About.PICTURE not in about:
        count = len(proof.proof.sheet.pictures)
        yield Check("ok", "Good", f"Each exercise has its pictures, {count} drawings in all.")
    yield from _greys(builder, proof)


def not_printed() -> Check:
    """The line that stands for those of the print while there is none."""
    said = "The sheet does not print yet. Its pages, cards, pictures and greys are looked at once it does."
    return Check("stop", "Stop", said, *LAYOUT)


def size_check(builder: BuilderPresenter, options: Options) -> Check:
    """Whether the print is as large as the patient reads."""
    listed = options.layout is Layout.LIST
    points = LIST_POINTS if listed else SIZES[options.print_size]
    patient = builder.routine.patient
    reads = SIZES[PrintSize(patient.print_size)] if patient else points
    if points < reads and not (listed and reads == SIZES[PrintSize.STANDARD]):
        said = f"The text has {points} points, and the patient reads {reads}."
        return Check("warn", "Look", said, *(LAYOUT if listed else PRINT_SIZE))
    return Check("ok", "Good", f"The text has {points} points.")


def _mended(builder: BuilderPresenter, finding: PreflightFinding) -> tuple[str, str]:
    """The address of the place where a finding is mended, and the words of the link."""
    page = builder.head.url
    line = next((line for line in builder.lines if finding.number and line.number == finding.number), None)
    patient = builder.patient
    if line and finding.about is About.PICTURE:
        return f"{page}#{line.anchor}", "Swap the exercise"
    if line and finding.about is About.QUESTION:
        return f"{page}#{line.anchor}", "Answer it"
    if line and line.item.note:
        return f"{page}#{line.anchor}", "Shorten its note"
    if finding.about is About.SIGNS:
        return f"{page}#details", "Shorten the goal"
    if finding.about is About.LIST:
        return LAYOUT
    if finding.about is About.IDENTITY and patient:
        return reverse("patient-edit", args=[patient.pk]), "Shorten the name"
    return PRINT_SIZE


def _greys(builder: BuilderPresenter, proof: ProofPresenter) -> Iterator[Check]:
    """Whether words and drawings stand out on a printer without colour; the drawings differ from clinic to clinic."""
    sheet = proof.proof.sheet
    faint = {key for key, drawing in sheet.pictures.items() if is_faint_in_grey(drawing)}
    lines = {line.number: line.anchor for line in builder.lines}
    for card in sheet.document.cards:
        if not faint.intersection(picture.key for picture in pictures_of(card)):
            continue
        said = f"A drawing of “{card.name}” is too faint for a printer without colour."
        yield Check("warn", "Look", said, f"{builder.head.url}#{lines[card.number]}", "Swap the exercise")
    least = least_contrast_in_grey()
    if least < LEAST_TEXT_CONTRAST:
        yield Check(
            "warn", "Look", "Some words are too faint for a printer without colour.", "#proof", "To the pages"
        )
    elif not faint:
        yield Check("ok", "Good", f"It can be read in grey: words stand out {least:.0f} to 1, and each drawing does.")
