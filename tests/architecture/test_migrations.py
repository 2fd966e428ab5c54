"""Migrations: none is missing, and a filled database survives the way back and forth with its locks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.management import call_command

from tests.architecture.sources import ROOT

pytestmark = pytest.mark.xdist_group("migrations")  # the way is gone once, by one worker

# Which rows the database itself keeps as they are: whole tables, and what belongs to a published version.
CHANGES: Final = ("delete", "update")
FROZEN: Final = {
    "accounts_auditevent": CHANGES,
    "exercises_exerciseversion": CHANGES,
    "exercises_exerciseversion_terms": (*CHANGES, "insert"),
    "exercises_picture": (*CHANGES, "insert"),
    "exercises_drawing": CHANGES,
    "exercises_exercisetranslation": CHANGES,
    "exercises_signature": CHANGES,
    "prescriptions_handout": CHANGES,
    "prescriptions_answer": CHANGES,
    "prescriptions_outcome": CHANGES,
    "prescriptions_exerciseoutcome": CHANGES,
    "prescriptions_dismissal": CHANGES,
    "prescriptions_ending": CHANGES,
    "prescriptions_step": CHANGES,
}
# Rows of tables that the first migration does not know: they go with their table on the way back.
LATER: Final = ("exercises.ExerciseTranslation", "exercises.LookDrawing", "prescriptions.Step")
WAY: Final = """
import json, sys
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from prescriptions.demo import make_demo

OURS = ("accounts", "exercises", "prescriptions")

def counts():
    models = [model for label in OURS for model in apps.get_app_config(label).get_models()]
    return {model._meta.label: model._base_manager.count() for model in models}

def triggers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        return [name for (name,) in cursor.fetchall()]

def go(*targets):
    for label in reversed(OURS) if targets[0] != "" else OURS:
        call_command("migrate", label, *[target for target in targets if target], verbosity=0)

def seen():
    return {"rows": counts(), "triggers": triggers()}

with connection.cursor() as cursor:
    cursor.execute("PRAGMA synchronous = OFF")
call_command("migrate", verbosity=0)
make_demo()
found = {"before": seen()}
go("0001")
found["thawed"] = triggers()
go("")
found["after"] = seen()
go("zero")
with connection.cursor() as cursor:
    tables = connection.introspection.table_names(cursor)
found["left"] = [name for name in tables if name.startswith(OURS)]
call_command("migrate", verbosity=0)
make_demo()
found["again"] = seen()
print(json.dumps(found))
"""


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was there before, between and after, in a database of its own."""
    database: Path = tmp_path_factory.mktemp("way") / "filled.sqlite3"
    places = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "REGIMEN_DATABASE": str(database)}
    answer = subprocess.run(
        [sys.executable, "-c", WAY],
        cwd=ROOT,
        env=os.environ | places,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_the_database_is_filled_at_the_start(way: dict[str, Any]) -> None:
    rows = way["before"]["rows"]

    assert rows["exercises.ExerciseVersion"] > 50
    assert rows["prescriptions.Patient"] == 5
    assert rows["accounts.AuditEvent"] > 0


def test_every_frozen_table_has_its_locks(way: dict[str, Any]) -> None:
    expected = sorted(f"{table}_no_{verb}" for table, verbs in FROZEN.items() for verb in verbs)

    assert way["before"]["triggers"] == expected
    assert way["thawed"] == []


def test_no_row_and_no_lock_is_lost_on_the_way_back_and_forth(way: dict[str, Any]) -> None:
    kept = [
        {name: count for name, count in way[at]["rows"].items() if name not in LATER} for at in ("before", "after")
    ]

    assert kept[0] == kept[1]
    assert way["after"]["triggers"] == way["before"]["triggers"]


def test_the_way_back_leaves_nothing_and_the_way_forth_begins_anew(way: dict[str, Any]) -> None:
    assert way["left"] == []
    assert way["again"] == way["before"]
