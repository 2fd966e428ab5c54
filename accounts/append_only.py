"""Tables whose rows the database itself refuses to change or delete, for use in migrations.

SQLite drops triggers when Django rebuilds a table: a later migration that alters one of these tables
repeats its `append_only` step. A test holds each of them.
"""

from typing import Final

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

_SQLITE: Final = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '{table} is append-only: add a new row'); END
"""
_POSTGRES: Final = """
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{table} is append-only: add a new row'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
FOR EACH ROW {when} EXECUTE FUNCTION {table}_refuse()
"""
_VERBS: Final = ("update", "delete")


def append_only(table: str, *, when: str = "") -> RunPython:
    """Return the migration step that freezes rows of `table`: each, or those for which `when` holds.

    `when` is an SQL condition on the row as it was, such as `OLD.published_at IS NOT NULL`.
    """

    def freeze(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        template = _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRES
        condition = f"WHEN ({when})" if when else ""
        for verb in _VERBS:
            editor.execute(template.format(table=table, verb=verb, VERB=verb.upper(), when=condition))

    def thaw(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        on_table = "" if editor.connection.vendor == "sqlite" else f" ON {table}"
        for verb in _VERBS:
            editor.execute(f"DROP TRIGGER {table}_no_{verb}{on_table}")

    return RunPython(freeze, thaw)
