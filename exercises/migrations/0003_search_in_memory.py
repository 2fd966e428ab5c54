"""The search reads names and terms themselves; the column that repeated them goes.

By plain SQL, the same on both databases: Django would build the table anew on the way back, without its locks.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("exercises", "0002_frozen")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE exercises_exerciseversion DROP COLUMN search",
            "ALTER TABLE exercises_exerciseversion ADD COLUMN search text NOT NULL DEFAULT ''",
            state_operations=[migrations.RemoveField("exerciseversion", "search")],
        ),
    ]
