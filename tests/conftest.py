"""Three people everywhere: Amira prescribes, Ben is in her clinic and may only read, Chloe is in another clinic.

Dana administers the library of Amira's clinic.
"""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from accounts.models import Clinic, Membership, Role, User
from accounts.sessions import begin
from prescriptions.actions.patients import PatientDetails, add_patient
from prescriptions.models import Patient


def _clinic(name: str) -> Clinic:
    return Clinic.objects.create(
        name=name,
        address="12 Harbour Street, Millport",
        phone="020 7946 0138",
        hours="Mon to Fri, 8 am to 6 pm",
        emergency_number="999",
    )


def _member(clinic: Clinic, name: str, role: Role) -> User:
    first = name.split(maxsplit=1)[0].lower()
    user = User.objects.create_user(f"{first}@example.org", name=name, password="a long enough phrase")
    user.profession = "physiotherapist"
    user.save()
    Membership.objects.create(user=user, clinic=clinic, role=role)
    return user


@pytest.fixture
def clinic(db: None) -> Clinic:
    return _clinic("Harbour Street Physiotherapy")


@pytest.fixture
def other_clinic(db: None) -> Clinic:
    return _clinic("Mill Lane Clinic")


@pytest.fixture
def amira(clinic: Clinic) -> User:
    return _member(clinic, "Amira Rahman", Role.PRESCRIBER)


@pytest.fixture
def ben(clinic: Clinic) -> User:
    return _member(clinic, "Ben Carter", Role.READER)


@pytest.fixture
def chloe(other_clinic: Clinic) -> User:
    return _member(other_clinic, "Chloe Duval", Role.PRESCRIBER)


@pytest.fixture
def dana(clinic: Clinic) -> User:
    return _member(clinic, "Dana Osei", Role.LIBRARY_ADMIN)


@dataclass(frozen=True, slots=True)
class SignIn:
    """`sign_in(amira)` gives a browser in which Amira is signed in."""

    def __call__(self, user: User) -> Client:
        client = Client()
        client.force_login(user)
        session = client.session
        begin(session)
        session.save()
        return client


@pytest.fixture
def sign_in() -> SignIn:
    return SignIn()


def details(**changes: object) -> PatientDetails:
    """Return Margaret's details, with changes."""
    values: dict[str, object] = {
        "family_name": "Osei-Thompson",
        "given_name": "Margaret",
        "birth_date": date(1955, 3, 14),
        "number": "4829 113",
        "language": "en",
        "print_size": "standard",
        "precautions": [],
        "precautions_asked": True,
        "precautions_note": "",
        "goal": "Walk to the shops and back",
        "tried": "",
        "minutes_a_day": 20,
    }
    return PatientDetails(**(values | changes))  # type: ignore[arg-type]  # each test names fields of the right type


@pytest.fixture
def margaret(clinic: Clinic, amira: User) -> Patient:
    return add_patient(details=details(), clinic=clinic, by=amira)
