"""What a stale page is merged with and what Undo takes back; a row is never changed."""

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ("prescriptions", "0007_looks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='routineitem',
            name='revision',
            field=models.PositiveIntegerField(default=0, help_text='The revision of the routine in which its exercise, dose or note was last written.'),
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(help_text='The revision of the routine that it led to.')),
                ('event', models.CharField(help_text='As the record names it.', max_length=60)),
                ('about', models.CharField(blank=True, help_text='The line that was changed, in words.', max_length=80)),
                ('before', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('after', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('routine', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='prescriptions.routine')),
                ('undoes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='prescriptions.step')),
            ],
            options={
                'ordering': ['routine', 'revision'],
                'constraints': [models.UniqueConstraint(fields=('routine', 'revision'), name='step_once_a_revision'), models.CheckConstraint(condition=models.Q(('event', ''), _negated=True), name='step_is_named')],
            },
        ),
        append_only("prescriptions_step"),
    ]
