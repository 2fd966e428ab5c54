"""The pages that are measured, in the demo clinic. To be imported when Django is set up."""

from collections.abc import Iterator
from functools import cached_property

from django.db.models import Count
from django.test import Client
from django.urls import reverse

from accounts.models import Clinic, User
from prescriptions.demo import HARBOUR, PEOPLE


class Visits:
    """Amira, signed in, and the busiest rows of her clinic."""

    def __init__(self) -> None:
        self.client = Client(SERVER_NAME="localhost")
        self.client.force_login(User.objects.get(email=PEOPLE[0][0]))

    @cached_property
    def clinic(self) -> Clinic:
        return Clinic.objects.get(name=HARBOUR)

    def counts(self) -> dict[str, int]:
        """How much there is of what."""
        of = self.clinic
        rows = {"exercises": of.exercises, "patients": of.patients, "routines": of.routines, "handouts": of.handouts}
        return {name: manager.count() for name, manager in rows.items()}

    def addresses(self) -> Iterator[tuple[str, str]]:
        """The name of each page and its address."""
        patient = self.clinic.patients.annotate(sheets=Count("handouts")).order_by("-sheets", "pk")[0]
        routine = self.clinic.routines.filter(handouts__isnull=False).latest("pk")
        sheet = routine.handouts.latest("pk")
        exercise = self.clinic.exercises.offered().order_by("pk")[0]
        yield "today", reverse("today")
        yield "patients", reverse("patient-list")
        yield "patients, a name", reverse("patient-list") + "?q=fontana"
        yield "patients, a birth date", reverse("patient-list") + "?q=14.3.1955"
        yield "new patient", reverse("patient-new")
        yield "patient with most sheets", reverse("patient", args=[patient.pk])
        yield "templates for a patient", reverse("patient-templates", args=[patient.pk])
        yield "templates", reverse("template-list")
        yield "builder", reverse("routine", args=[routine.pk])
        yield "builder, a search", reverse("routine-found", args=[routine.pk]) + "?q=bridge"
        yield "builder, mistyped", reverse("routine-found", args=[routine.pk]) + "?q=sqat"
        yield "library", reverse("library:index")
        yield "library, a search", reverse("library:index") + "?q=stretch+calf"
        yield "library, filters", reverse("library:index") + "?region=hip&level=easy"
        yield "one exercise", reverse("library:exercise", args=[exercise.slug])
        yield "given sheet", reverse("handout", args=[sheet.pk])
        yield "given sheet, web form", reverse("handout-html", args=[sheet.pk])
        yield "given sheet, PDF", reverse("handout-pdf", args=[sheet.pk])
