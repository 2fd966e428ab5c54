"""To which sheet an answer belongs, and that a swap is one; the locks on its rows are laid again."""

import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from accounts.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('exercises', '0007_looks'),
        ('prescriptions', '0013_others_live'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='answer',
            name='answer_is_what_the_level_asks',
        ),
        migrations.RemoveConstraint(
            model_name='answer',
            name='answer_says_why',
        ),
        migrations.AddField(
            model_name='answer',
            name='revision',
            field=models.PositiveIntegerField(default=0, help_text='The revision of the routine that it led to; 0 where it was not written down yet.'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='answer',
            name='kind',
            field=models.CharField(choices=[('reason', 'Kept, for a reason'), ('clearance', 'Clearance on record'), ('acknowledged', 'Noted'), ('swapped', 'Swapped')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['reason', 'swapped']), ('level', 'avoid')), models.Q(('kind__in', ['clearance', 'swapped']), ('level', 'clear')), models.Q(('kind', 'acknowledged'), ('level__in', ['caution', 'not-checked'])), _connector='OR'), name='answer_is_what_the_level_asks'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['acknowledged', 'swapped']), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(models.F('text'))), 0), _connector='OR'), name='answer_says_why'),
        ),
        append_only("prescriptions_answer"),
    ]
