"""A published version is never changed, nor are its pictures and terms: it may stand on a sheet."""

from django.db import migrations

from accounts.append_only import append_only, frozen_with

VERSION = "exercises_exerciseversion"
PUBLISHED = "published_at IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("exercises", "0001_initial")]
    operations = [
        append_only("exercises_drawing"),
        append_only(VERSION, when=f"OLD.{PUBLISHED}"),
        frozen_with("exercises_picture", parent=VERSION, key="version_id", when=PUBLISHED),
        frozen_with("exercises_exerciseversion_terms", parent=VERSION, key="exerciseversion_id", when=PUBLISHED),
    ]
