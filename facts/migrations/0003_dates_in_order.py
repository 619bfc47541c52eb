from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("facts", "0002_contradiction"),
        ("shows", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("date_low__isnull", True),
                    ("ended_high__isnull", True),
                    ("ended_high__gte", models.F("date_low")),
                    _connector="OR",
                ),
                name="event_ended_never_before_date",
                violation_error_message="The event ends before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from_low__isnull", True),
                    ("valid_to_high__isnull", True),
                    ("valid_to_high__gte", models.F("valid_from_low")),
                    _connector="OR",
                ),
                name="fact_valid_to_never_before_valid_from",
                violation_error_message="“Valid to” is before “valid from”: look at both dates again.",
            ),
        ),
    ]
