"""Tables whose rows the database itself refuses to change or delete, for use in migrations.

SQLite drops triggers when Django rebuilds a table: a later migration that alters one of these tables
repeats its step, which leaves a lock that is there as it is. A test holds each of them.
"""

from typing import Final

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

_SQLITE: Final = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {VERB} ON {table} WHEN ({when})
BEGIN SELECT RAISE(ABORT, '{table} is append-only: add a new row'); END
"""
_POSTGRES: Final = """
CREATE OR REPLACE FUNCTION {table}_no_{verb}() RETURNS trigger AS $$
BEGIN
  IF {when} THEN RAISE EXCEPTION '{table} is append-only: add a new row'; END IF;
  RETURN COALESCE(NEW, OLD);
END $$ LANGUAGE plpgsql;
CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_no_{verb}()
"""
# Emptying a table at a stroke passes by the locks on its rows. SQLite knows no such statement.
_NO_TRUNCATE: Final = """
CREATE OR REPLACE FUNCTION {table}_no_truncate() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{table} is append-only: add a new row'; END $$ LANGUAGE plpgsql;
CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {table}_no_truncate()
"""


def append_only(table: str, *, when: str = "1 = 1") -> RunPython:
    """Return the migration step that freezes rows of `table`: each, or those for which `when` holds.

    `when` is an SQL condition on the row as it was, such as `OLD.published_at IS NOT NULL`.
    """
    return _refuse(table, {"update": when, "delete": when})


def frozen_with(table: str, *, parent: str, key: str, when: str) -> RunPython:
    """Return the step that freezes rows of `table` with their parent: none added, changed or taken away.

    `key` is the column that names the parent's row; `when` is a condition on that row.
    """
    question = f"EXISTS (SELECT 1 FROM {parent} WHERE id = {{row}}.{key} AND {when})"  # noqa: S608 - names from migrations
    old, new = question.format(row="OLD"), question.format(row="NEW")
    return _refuse(table, {"insert": new, "update": f"{old} OR {new}", "delete": old})


def _refuse(table: str, conditions: dict[str, str]) -> RunPython:
    def freeze(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        template = _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRES
        for verb, when in conditions.items():
            editor.execute(template.format(table=table, verb=verb, VERB=verb.upper(), when=when))
        if editor.connection.vendor != "sqlite":
            editor.execute(_NO_TRUNCATE.format(table=table))

    def thaw(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        sqlite = editor.connection.vendor == "sqlite"
        drop = "DROP TRIGGER IF EXISTS {name}" if sqlite else "DROP FUNCTION IF EXISTS {name} CASCADE"
        for verb in (*conditions, *([] if sqlite else ["truncate"])):
            editor.execute(drop.format(name=f"{table}_no_{verb}"))

    return RunPython(freeze, thaw)
