"""The demo's two clinics with their library, their people and one sheet that was given: filled once, then copied.

The record, published versions and sheets cannot be deleted, so a module gets a copy of the filled database and
leaves the empty one behind.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final

import pytest
from django.core.cache import caches
from django.db import connection
from pytest_django import DjangoDbBlocker

from accounts.models import Clinic, User
from prescriptions.actions.handouts import issue
from prescriptions.demo import HARBOUR, MILL_LANE, make_demo
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import Paper, PrintSize
from prescriptions.models import Handout, Patient, Routine

STANDARD: Final = Options(print_size=PrintSize.STANDARD, paper=Paper.A4)


def _copied(source: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:")
    source.backup(copy)
    return copy


@pytest.fixture(scope="session")
def _filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[sqlite3.Connection]:
    with django_db_blocker.unblock():
        connection.ensure_connection()
        empty = _copied(connection.connection)
        make_demo()
        routine = Routine.objects.get()
        issue(routine=routine, options=STANDARD, seen_revision=routine.revision, by=routine.created_by)
        filled = _copied(connection.connection)
        empty.backup(connection.connection)
    yield filled
    filled.close()
    empty.close()


@pytest.fixture(scope="module")
def stock(_filled: sqlite3.Connection, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The filled database for the tests of one module."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        before = _copied(connection.connection)
        _filled.backup(connection.connection)
        yield
        before.backup(connection.connection)
    before.close()


@pytest.fixture(autouse=True)
def _no_tries_counted() -> None:
    caches["sign-in"].clear()


@pytest.fixture
def clinic(stock: None, db: None) -> Clinic:
    return Clinic.objects.get(name=HARBOUR)


@pytest.fixture
def other_clinic(stock: None, db: None) -> Clinic:
    return Clinic.objects.get(name=MILL_LANE)


@pytest.fixture
def amira(clinic: Clinic) -> User:
    return User.objects.get(email="amira@harbour.example")


@pytest.fixture
def ben(clinic: Clinic) -> User:
    return User.objects.get(email="ben@harbour.example")


@pytest.fixture
def dana(clinic: Clinic) -> User:
    return User.objects.get(email="dana@harbour.example")


@pytest.fixture
def chloe(other_clinic: Clinic) -> User:
    return User.objects.get(email="chloe@mill-lane.example")


@pytest.fixture
def margaret(clinic: Clinic) -> Patient:
    return clinic.patients.get(family_name="Osei-Thompson")


@pytest.fixture
def routine(margaret: Patient) -> Routine:
    """Margaret's routine: the sample of five exercises and advice, given as it stands."""
    return margaret.routines.select_related("clinic", "patient").get()


@pytest.fixture
def given(routine: Routine) -> Handout:
    """The sheet that Margaret has at home."""
    return routine.handouts.get()
