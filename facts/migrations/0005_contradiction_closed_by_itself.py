from django.conf import settings
from django.db import migrations, models

STATES = [
    ("open", "Open"),
    ("resolved", "Resolved"),
    ("accepted", "Accepted as open"),
    ("closed", "Closed by itself"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("facts", "0004_scenes_and_preferences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="contradiction",
            name="contradiction_decided_with_reason",
        ),
        migrations.AlterField(
            model_name="contradiction",
            name="state",
            field=models.CharField(choices=STATES, default="open", max_length=10),
        ),
        migrations.AlterField(
            model_name="historicalcontradiction",
            name="state",
            field=models.CharField(choices=STATES, default="open", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="contradiction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "open"),
                    models.Q(
                        models.Q(("resolution", ""), _negated=True),
                        ("decided_on__isnull", False),
                        models.Q(
                            ("decided_by__isnull", False), ("state", "closed"), _connector="OR"
                        ),
                    ),
                    _connector="OR",
                ),
                name="contradiction_decided_with_reason",
                violation_error_message="Say what was decided and why, who decided and when.",
            ),
        ),
    ]
