"""The demo: two clinics, four people, five patients. Made up; none of them exists."""

from datetime import date
from typing import Final

from django.db import transaction

from accounts.models import Clinic, Membership, Role, User
from exercises.actions import load_library
from exercises.library import read_library
from exercises.models import Kind, Term
from prescriptions.actions.patients import PatientDetails, add_patient
from prescriptions.actions.templates import load_templates
from prescriptions.models import Patient
from prescriptions.samples import start_sample

PASSWORD: Final = "harbour-street-demo"  # noqa: S105 - the demo's, printed for everybody by `make run`
HARBOUR: Final = "Harbour Street Physiotherapy"
MILL_LANE: Final = "Mill Lane Clinic"
PEOPLE: Final = (
    ("amira@harbour.example", "Amira Rahman", "physiotherapist", HARBOUR, Role.PRESCRIBER),
    ("ben@harbour.example", "Ben Carter", "physiotherapy assistant", HARBOUR, Role.READER),
    ("dana@harbour.example", "Dana Osei", "physiotherapist", HARBOUR, Role.LIBRARY_ADMIN),
    ("chloe@mill-lane.example", "Chloe Duval", "general practitioner", MILL_LANE, Role.PRESCRIBER),
)
PATIENTS: Final = (
    ("Margaret", "Osei-Thompson", date(1955, 3, 14), "4829 113", "standard", "Walk to the shops and back", 20, ()),
    ("Tomasz", "Wiśniewski", date(1968, 7, 2), "4829 120", "standard", "Sit through a film", 15, ("radiculopathy",)),
    ("Salma", "Haddad", date(1949, 11, 30), "4829 131", "large", "Lift my grandson", 10, ("osteoporosis",)),
    ("Per", "Lindqvist", date(1981, 1, 19), "4829 144", "standard", "Get back to cycling", 30, ()),
    (
        "Ursula",
        "Brandt",
        date(1943, 5, 8),
        "4829 152",
        "extra-large",
        "Get out of my chair",
        None,
        ("knee-replacement",),
    ),
)


@transaction.atomic
def make_demo() -> bool:
    """Make the demo. Return False, and change nothing but library and templates, if it is there already."""
    made = not Clinic.objects.filter(name=HARBOUR).exists()
    if made:
        _make_clinics_and_people()
    library = read_library()
    for clinic in Clinic.objects.all():
        load_library(clinic=clinic, library=library)
        load_templates(clinic=clinic)
    if made:
        _make_patients()
    return made


def _make_clinics_and_people() -> None:
    letterhead = {"hours": "Mon to Fri, 8 am to 6 pm", "emergency_number": "999"}
    clinics = {
        HARBOUR: Clinic.objects.create(
            name=HARBOUR, address="12 Harbour Street, Millport", phone="020 7946 0138", **letterhead
        ),
        MILL_LANE: Clinic.objects.create(
            name=MILL_LANE, address="3 Mill Lane, Easton", phone="01632 960 118", **letterhead
        ),
    }
    for email, name, profession, clinic, role in PEOPLE:
        user = User.objects.create_user(email, name=name, password=PASSWORD, profession=profession)
        Membership.objects.create(user=user, clinic=clinics[clinic], role=role)


def _make_patients() -> None:
    amira = User.objects.get(email=PEOPLE[0][0])
    clinic = Clinic.objects.get(name=HARBOUR)
    patients = [_patient(row, clinic, amira) for row in PATIENTS]
    start_sample("back-pain", patient=patients[0], by=amira)


def _patient(
    row: tuple[str, str, date, str, str, str, int | None, tuple[str, ...]], clinic: Clinic, by: User
) -> Patient:
    given, family, birth_date, number, print_size, goal, minutes, conditions = row
    details = PatientDetails(
        given_name=given,
        family_name=family,
        birth_date=birth_date,
        number=number,
        language="en",
        print_size=print_size,
        precautions=Term.objects.filter(kind=Kind.CONDITION, code__in=conditions),
        precautions_asked=True,
        precautions_note="",
        goal=goal,
        tried="",
        minutes_a_day=minutes,
    )
    return add_patient(details=details, clinic=clinic, by=by)
