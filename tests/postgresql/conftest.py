"""The database of these tests is PostgreSQL; the one of all others stands aside meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from pytest_django import DjangoDbBlocker

from config.databases import Settings, postgresql
from tests.integration.exercises.conftest import few, library, shipped
from tests.postgresql.cluster import cluster

__all__ = ["few", "library", "shipped"]  # fixtures


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with cluster() as running:
        yield running


@contextmanager
def instead(settings: Settings) -> Iterator[None]:
    """Make `settings` those of the default database until the block is left."""
    before, settings_before = connections["default"], connections.settings["default"]
    connections.settings["default"] = connections.configure_settings({"default": settings})["default"]
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = before
        connections.settings["default"] = settings_before


@pytest.fixture(scope="module")
def migrated(address: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Every migration has run, and what is written is committed."""
    with django_db_blocker.unblock(), instead(postgresql(address)):
        call_command("migrate", verbosity=0)
        yield


@pytest.fixture
def db(migrated: None) -> Iterator[None]:
    """A transaction that is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
