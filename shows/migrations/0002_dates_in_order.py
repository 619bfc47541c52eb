from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("shows", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="place",
            name="place_position_is_on_earth",
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("born_low__isnull", True),
                    ("died_high__isnull", True),
                    ("died_high__gte", models.F("born_low")),
                    _connector="OR",
                ),
                name="person_died_never_before_born",
                violation_error_message="The date of death is before that of birth.",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(
                        ("latitude__gte", -90),
                        ("latitude__isnull", False),
                        ("latitude__lte", 90),
                        ("longitude__gte", -180),
                        ("longitude__isnull", False),
                        ("longitude__lte", 180),
                    ),
                    _connector="OR",
                ),
                name="place_position_is_on_earth",
                violation_error_message="Give a latitude (-90 to 90) and longitude (-180 to 180).",
            ),
        ),
        migrations.AddConstraint(
            model_name="season",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("premiere_low__isnull", True),
                    ("ended_high__isnull", True),
                    ("ended_high__gte", models.F("premiere_low")),
                    _connector="OR",
                ),
                name="season_ended_never_before_premiere",
                violation_error_message="The season ends before its premiere.",
            ),
        ),
        migrations.AddConstraint(
            model_name="show",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("premiere_low__isnull", True),
                    ("ended_high__isnull", True),
                    ("ended_high__gte", models.F("premiere_low")),
                    _connector="OR",
                ),
                name="show_ended_never_before_premiere",
                violation_error_message="The show ends before its premiere.",
            ),
        ),
    ]
