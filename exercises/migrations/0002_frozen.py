"""A published version is never changed: it may stand on a sheet."""

from django.db import migrations

from accounts.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("exercises", "0001_initial")]
    operations = [
        append_only("exercises_exerciseversion", when="OLD.published_at IS NOT NULL"),
        append_only("exercises_drawing"),
    ]
