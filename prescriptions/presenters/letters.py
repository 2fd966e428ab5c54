"""Where on a sheet a letter stands that no font holds: field by field, each with the way to mend it."""

from collections.abc import Iterator

from django.urls import reverse

from exercises.letters import told, without_font
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.finding_checks import Check


def letter_checks(builder: BuilderPresenter) -> Iterator[Check]:
    """One line for each text with such a letter; no line where there is none."""
    for field, text, url in _texts(builder):
        if letter := without_font(text):
            said = f"{field} has {told(letter)}, which no font of the sheet has. Write it in words."
            yield Check("stop", "Stop", said, url, "Mend it")


def _texts(builder: BuilderPresenter) -> Iterator[tuple[str, str, str]]:
    """Each text that people typed: its name, itself, and where it is changed."""
    routine, page = builder.routine, builder.head.url
    clinic = routine.clinic
    yield "The name of the routine", routine.title, f"{page}#details"
    yield "The goal", routine.goal, f"{page}#details"
    for line in builder.lines:
        yield f"The note on {line.name}", line.item.note, f"{page}#{line.anchor}"
    if routine.patient:
        named = f"{routine.patient.full_name} {routine.patient.number}"
        yield "The patient’s name or number", named, reverse("patient-edit", args=[routine.patient.pk])
    letterhead = " ".join((clinic.name, clinic.address, clinic.phone, clinic.hours, clinic.emergency_number))
    yield "The clinic’s letterhead", letterhead, reverse("clinic-settings")
