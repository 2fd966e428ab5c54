"""What a patient was given and what a clinician answered is never changed."""

from django.db import migrations

from accounts.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("prescriptions", "0001_initial")]
    operations = [
        append_only("prescriptions_handout"),
        append_only("prescriptions_answer"),
    ]
