import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from newsroom.lib.migrating import together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("newsroom", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalImage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("updated_at", models.DateTimeField(blank=True, editable=False)),
                ("editor_fields", models.JSONField(blank=True, default=list, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "title",
                    models.CharField(help_text="For the lists of the desk only.", max_length=200),
                ),
                ("file", models.TextField(editable=False, max_length=200)),
                (
                    "alt",
                    models.CharField(
                        error_messages={
                            "blank": "Describe the picture for readers who cannot see it, in one sentence: what it shows, not what it means."
                        },
                        help_text="Read aloud instead of the picture.",
                        max_length=300,
                        verbose_name="description",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        error_messages={
                            "blank": "Say whom to credit: the photographer, the agency or the service."
                        },
                        help_text="Printed under it.",
                        max_length=200,
                    ),
                ),
                (
                    "rights",
                    models.CharField(
                        choices=[
                            ("own", "Our own"),
                            ("agency", "Agency"),
                            ("press_still", "Press still"),
                            ("handout", "Handout"),
                            ("screengrab", "Screengrab"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "restrictions",
                    models.CharField(
                        blank=True,
                        help_text="As the owner words them: “no cropping, UK only”.",
                        max_length=300,
                    ),
                ),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="where it is from"),
                ),
                (
                    "depicts",
                    models.CharField(
                        blank=True, help_text="Who and what can be seen, and where.", max_length=300
                    ),
                ),
                (
                    "taken_low",
                    models.DateField(blank=True, null=True, verbose_name="taken, earliest day"),
                ),
                (
                    "taken_high",
                    models.DateField(blank=True, null=True, verbose_name="taken, latest day"),
                ),
                (
                    "taken_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "Day"),
                            ("weekend", "Weekend"),
                            ("month", "Month"),
                            ("season", "Season"),
                            ("year", "Year"),
                            ("decade", "Decade"),
                        ],
                        max_length=8,
                        verbose_name="precision of taken",
                    ),
                ),
                (
                    "expires_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        help_text="The last day on which we may publish it.",
                        null=True,
                    ),
                ),
                ("focal_x", models.FloatField(default=0.5, verbose_name="focal point, across")),
                ("focal_y", models.FloatField(default=0.5, verbose_name="focal point, down")),
                ("width", models.PositiveIntegerField(editable=False)),
                ("height", models.PositiveIntegerField(editable=False)),
                ("content_hash", models.CharField(editable=False, max_length=64)),
                ("renditions", models.JSONField(default=dict, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical image",
                "verbose_name_plural": "historical images",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Image",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("editor_fields", models.JSONField(blank=True, default=list, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "title",
                    models.CharField(help_text="For the lists of the desk only.", max_length=200),
                ),
                ("file", models.ImageField(editable=False, max_length=200, upload_to="")),
                (
                    "alt",
                    models.CharField(
                        error_messages={
                            "blank": "Describe the picture for readers who cannot see it, in one sentence: what it shows, not what it means."
                        },
                        help_text="Read aloud instead of the picture.",
                        max_length=300,
                        verbose_name="description",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        error_messages={
                            "blank": "Say whom to credit: the photographer, the agency or the service."
                        },
                        help_text="Printed under it.",
                        max_length=200,
                    ),
                ),
                (
                    "rights",
                    models.CharField(
                        choices=[
                            ("own", "Our own"),
                            ("agency", "Agency"),
                            ("press_still", "Press still"),
                            ("handout", "Handout"),
                            ("screengrab", "Screengrab"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "restrictions",
                    models.CharField(
                        blank=True,
                        help_text="As the owner words them: “no cropping, UK only”.",
                        max_length=300,
                    ),
                ),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="where it is from"),
                ),
                (
                    "depicts",
                    models.CharField(
                        blank=True, help_text="Who and what can be seen, and where.", max_length=300
                    ),
                ),
                (
                    "taken_low",
                    models.DateField(blank=True, null=True, verbose_name="taken, earliest day"),
                ),
                (
                    "taken_high",
                    models.DateField(blank=True, null=True, verbose_name="taken, latest day"),
                ),
                (
                    "taken_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "Day"),
                            ("weekend", "Weekend"),
                            ("month", "Month"),
                            ("season", "Season"),
                            ("year", "Year"),
                            ("decade", "Decade"),
                        ],
                        max_length=8,
                        verbose_name="precision of taken",
                    ),
                ),
                (
                    "expires_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        help_text="The last day on which we may publish it.",
                        null=True,
                    ),
                ),
                ("focal_x", models.FloatField(default=0.5, verbose_name="focal point, across")),
                ("focal_y", models.FloatField(default=0.5, verbose_name="focal point, down")),
                ("width", models.PositiveIntegerField(editable=False)),
                ("height", models.PositiveIntegerField(editable=False)),
                ("content_hash", models.CharField(editable=False, max_length=64)),
                ("renditions", models.JSONField(default=dict, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("alt", ""), _negated=True),
                        name="images_image_described",
                        violation_error_message="Describe the picture for readers who cannot see it, in one sentence: what it shows, not what it means.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("focal_x__gte", 0),
                            ("focal_x__lte", 1),
                            ("focal_y__gte", 0),
                            ("focal_y__lte", 1),
                        ),
                        name="images_image_focal_point_inside",
                        violation_error_message="The focal point lies outside the picture: both numbers go from 0 (left, top) to 1 (right, bottom).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("height__gt", 0), ("width__gt", 0)),
                        name="images_image_has_a_size",
                        violation_error_message="A picture is at least one pixel wide and high.",
                    ),
                    models.UniqueConstraint(
                        fields=("content_hash",),
                        name="images_image_stored_once",
                        violation_error_message="This picture is stored already: use the record it has.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("taken_high__isnull", True),
                                ("taken_low__isnull", True),
                                ("taken_precision", ""),
                            ),
                            models.Q(
                                ("taken_high__isnull", False),
                                ("taken_low__isnull", False),
                                (
                                    "taken_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="images_image_taken_complete",
                        violation_error_message="Taken needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken_low__lte", models.F("taken_high"))),
                        name="images_image_taken_ordered",
                        violation_error_message="Taken: the earliest day is after the latest day.",
                    ),
                ],
            },
        ),
    ]
    operations = together(operations)
