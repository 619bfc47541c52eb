import django.core.validators
import django.db.models.deletion
import facts.models.facts
import newsroom.lib.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from newsroom.lib.migrating import together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("newsroom", "__first__"),
        ("shows", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
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
                ("name", models.CharField(max_length=250)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another event already uses this address."},
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("crime", "Crime"),
                            ("trial", "Trial"),
                            ("disaster", "Disaster"),
                            ("war", "War"),
                            ("biography", "A life"),
                            ("sport", "Sport"),
                            ("business", "Business"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "date_low",
                    models.DateField(blank=True, null=True, verbose_name="date, earliest day"),
                ),
                (
                    "date_high",
                    models.DateField(blank=True, null=True, verbose_name="date, latest day"),
                ),
                (
                    "date_precision",
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
                        verbose_name="precision of date",
                    ),
                ),
                (
                    "ended_low",
                    models.DateField(blank=True, null=True, verbose_name="ended, earliest day"),
                ),
                (
                    "ended_high",
                    models.DateField(blank=True, null=True, verbose_name="ended, latest day"),
                ),
                (
                    "ended_precision",
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
                        verbose_name="precision of ended",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="What happened in one or two sentences, as readers will see it.",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("established", "Established"),
                            ("disputed", "Disputed"),
                            ("legend", "Legend"),
                        ],
                        default="established",
                        max_length=12,
                    ),
                ),
                (
                    "proceedings_active",
                    models.BooleanField(
                        default=False,
                        help_text="A court case is open: every word has to be weighed.",
                    ),
                ),
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
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The trial is part of the heist story.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="facts.event",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="shows.place",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "indexes": [
                    models.Index(fields=["name", "id"], name="facts_event_name_ddd216_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("date_high__isnull", True),
                                ("date_low__isnull", True),
                                ("date_precision", ""),
                            ),
                            models.Q(
                                ("date_high__isnull", False),
                                ("date_low__isnull", False),
                                (
                                    "date_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="event_date_complete",
                        violation_error_message="Date needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("date_low__lte", models.F("date_high"))),
                        name="event_date_ordered",
                        violation_error_message="Date: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_high__isnull", True),
                                ("ended_low__isnull", True),
                                ("ended_precision", ""),
                            ),
                            models.Q(
                                ("ended_high__isnull", False),
                                ("ended_low__isnull", False),
                                (
                                    "ended_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="event_ended_complete",
                        violation_error_message="Ended needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_low__lte", models.F("ended_high"))),
                        name="event_ended_ordered",
                        violation_error_message="Ended: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="event_is_not_part_of_itself",
                        violation_error_message="An event cannot be part of itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adaptation",
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
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("depicts", "Depicts"),
                            ("based_on", "Based on"),
                            ("inspired_by", "Inspired by"),
                            ("loosely_inspired", "Loosely inspired by"),
                            ("background", "Has as background"),
                        ],
                        max_length=16,
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the whole show.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adaptations",
                        to="shows.season",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adaptations",
                        to="shows.show",
                    ),
                ),
                (
                    "source_work",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adaptations",
                        to="shows.sourcework",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adaptations",
                        to="facts.event",
                    ),
                ),
            ],
            options={
                "ordering": ["show_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("event__isnull", False), ("source_work__isnull", True)),
                            models.Q(("event__isnull", True), ("source_work__isnull", False)),
                            _connector="OR",
                        ),
                        name="adaptation_has_one_origin",
                        violation_error_message="Choose an event or a work, not both.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("event__isnull", False), ("season__isnull", True)),
                        fields=("show", "event"),
                        name="one_adaptation_per_event",
                        violation_error_message="This show is already tied to it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("event__isnull", False), ("season__isnull", False)),
                        fields=("show", "event", "season"),
                        name="one_adaptation_per_event_and_season",
                        violation_error_message="This show is already tied to it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("season__isnull", True), ("source_work__isnull", False)
                        ),
                        fields=("show", "source_work"),
                        name="one_adaptation_per_source_work",
                        violation_error_message="This show is already tied to it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("season__isnull", False), ("source_work__isnull", False)
                        ),
                        fields=("show", "source_work", "season"),
                        name="one_adaptation_per_source_work_and_season",
                        violation_error_message="This show is already tied to it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventName",
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
                ("text", models.CharField(max_length=250, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official", "Official"),
                            ("alias", "Also known as"),
                            ("short", "Short form"),
                            ("forbidden", "Wrong: never write this"),
                        ],
                        default="alias",
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
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
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="facts.event",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "text"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "text"),
                        name="one_event_name_per_spelling",
                        violation_error_message="This spelling is already listed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="event_name_dates_ordered",
                        violation_error_message="The name ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAdaptation",
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
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("depicts", "Depicts"),
                            ("based_on", "Based on"),
                            ("inspired_by", "Inspired by"),
                            ("loosely_inspired", "Loosely inspired by"),
                            ("background", "Has as background"),
                        ],
                        max_length=16,
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.event",
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
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: the whole show.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.season",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.show",
                    ),
                ),
                (
                    "source_work",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.sourcework",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical adaptation",
                "verbose_name_plural": "historical adaptations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvent",
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
                ("name", models.CharField(max_length=250)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another event already uses this address."},
                        max_length=120,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("crime", "Crime"),
                            ("trial", "Trial"),
                            ("disaster", "Disaster"),
                            ("war", "War"),
                            ("biography", "A life"),
                            ("sport", "Sport"),
                            ("business", "Business"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "date_low",
                    models.DateField(blank=True, null=True, verbose_name="date, earliest day"),
                ),
                (
                    "date_high",
                    models.DateField(blank=True, null=True, verbose_name="date, latest day"),
                ),
                (
                    "date_precision",
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
                        verbose_name="precision of date",
                    ),
                ),
                (
                    "ended_low",
                    models.DateField(blank=True, null=True, verbose_name="ended, earliest day"),
                ),
                (
                    "ended_high",
                    models.DateField(blank=True, null=True, verbose_name="ended, latest day"),
                ),
                (
                    "ended_precision",
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
                        verbose_name="precision of ended",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="What happened in one or two sentences, as readers will see it.",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("established", "Established"),
                            ("disputed", "Disputed"),
                            ("legend", "Legend"),
                        ],
                        default="established",
                        max_length=12,
                    ),
                ),
                (
                    "proceedings_active",
                    models.BooleanField(
                        default=False,
                        help_text="A court case is open: every word has to be weighed.",
                    ),
                ),
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
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The trial is part of the heist story.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.event",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.place",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical event",
                "verbose_name_plural": "historical events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEventName",
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
                ("text", models.CharField(max_length=250, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official", "Official"),
                            ("alias", "Also known as"),
                            ("short", "Short form"),
                            ("forbidden", "Wrong: never write this"),
                        ],
                        default="alias",
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.event",
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
                "verbose_name": "historical event name",
                "verbose_name_plural": "historical event names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInvolvement",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("leader", "Leader"),
                            ("perpetrator", "Perpetrator"),
                            ("suspect", "Suspect"),
                            ("victim", "Victim"),
                            ("witness", "Witness"),
                            ("investigator", "Investigator"),
                            ("lawyer", "Lawyer"),
                            ("author", "Author"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "role_title",
                    models.CharField(
                        blank=True,
                        help_text="The word used: mastermind, lockpicker ...",
                        max_length=120,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("alleged", "Alleged"),
                            ("charged", "Charged"),
                            ("convicted", "Convicted"),
                            ("acquitted", "Acquitted"),
                            ("admitted", "Admitted"),
                            ("reported", "Reported"),
                        ],
                        default="reported",
                        max_length=10,
                    ),
                ),
                ("group_size", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "when_low",
                    models.DateField(blank=True, null=True, verbose_name="when, earliest day"),
                ),
                (
                    "when_high",
                    models.DateField(blank=True, null=True, verbose_name="when, latest day"),
                ),
                (
                    "when_precision",
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
                        verbose_name="precision of when",
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.event",
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
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical involvement",
                "verbose_name_plural": "historical involvements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPortrayal",
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
                (
                    "closeness",
                    models.CharField(
                        choices=[
                            ("same_name", "Real person, real name"),
                            ("renamed", "Real person, renamed"),
                            ("partly", "Partly"),
                            ("composite", "One of several behind the character"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "differences",
                    models.TextField(
                        blank=True, help_text="What the show changed, as readers will see it."
                    ),
                ),
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
                    "character",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.character",
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
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.person",
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: the whole show.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.season",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical portrayal",
                "verbose_name_plural": "historical portrayals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProperty",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("updated_at", models.DateTimeField(blank=True, editable=False)),
                (
                    "code",
                    models.SlugField(
                        error_messages={"unique": "This code is already used."}, max_length=60
                    ),
                ),
                ("label", models.CharField(max_length=120)),
                (
                    "value_type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("yes_no", "Yes or no"),
                            ("quantity", "Number with a unit"),
                            ("money", "Money"),
                            ("date", "Date"),
                            ("terms", "Choices"),
                            ("person", "Person"),
                            ("place", "Place"),
                            ("organisation", "Organisation"),
                            ("source_work", "Book or other work"),
                            ("show", "Show"),
                            ("event", "Event"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "subjects",
                    newsroom.lib.fields.TermsField(
                        blank=True,
                        default=list,
                        help_text="Any of: show, person, character, event, place, organisation, source_work",
                    ),
                ),
                (
                    "one_at_a_time",
                    models.BooleanField(
                        default=True, help_text="A subject has one value of this at a time."
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True, help_text="years, minutes, boxes ...", max_length=30
                    ),
                ),
                (
                    "comparison",
                    models.CharField(
                        choices=[
                            ("exact", "Exact"),
                            ("overlap", "Overlap"),
                            ("containment", "One contains the other"),
                            ("set", "Set"),
                        ],
                        default="exact",
                        max_length=12,
                    ),
                ),
                (
                    "choices",
                    newsroom.lib.fields.TermsField(
                        blank=True,
                        default=list,
                        help_text="Terms to choose from, if the type is choices.",
                    ),
                ),
                (
                    "cue_words",
                    newsroom.lib.fields.TermsField(
                        blank=True,
                        default=list,
                        help_text="Words that stand near such a value in prose.",
                    ),
                ),
                (
                    "damaging",
                    models.BooleanField(
                        default=False, help_text="Says something that can harm a person's name."
                    ),
                ),
                (
                    "pattern",
                    models.CharField(
                        blank=True,
                        help_text="How a statement is proposed: {subject} was sentenced to {value}.",
                        max_length=250,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=100)),
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
                "verbose_name": "historical property",
                "verbose_name_plural": "historical properties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVerdict",
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
                    "value",
                    models.CharField(
                        choices=[
                            ("true_story", "True story"),
                            ("based_on", "Based on true events"),
                            ("inspired_by", "Inspired by true events"),
                            ("loosely_inspired", "Loosely inspired"),
                            ("fiction_real_setting", "Fiction in a real setting"),
                            ("fiction", "Fiction"),
                            ("not_established", "Not established"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        help_text="One sentence, as readers will see it under the verdict.",
                        max_length=400,
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True)),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: the whole show.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.season",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.show",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical verdict",
                "verbose_name_plural": "historical verdicts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Involvement",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("leader", "Leader"),
                            ("perpetrator", "Perpetrator"),
                            ("suspect", "Suspect"),
                            ("victim", "Victim"),
                            ("witness", "Witness"),
                            ("investigator", "Investigator"),
                            ("lawyer", "Lawyer"),
                            ("author", "Author"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "role_title",
                    models.CharField(
                        blank=True,
                        help_text="The word used: mastermind, lockpicker ...",
                        max_length=120,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("alleged", "Alleged"),
                            ("charged", "Charged"),
                            ("convicted", "Convicted"),
                            ("acquitted", "Acquitted"),
                            ("admitted", "Admitted"),
                            ("reported", "Reported"),
                        ],
                        default="reported",
                        max_length=10,
                    ),
                ),
                ("group_size", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "when_low",
                    models.DateField(blank=True, null=True, verbose_name="when, earliest day"),
                ),
                (
                    "when_high",
                    models.DateField(blank=True, null=True, verbose_name="when, latest day"),
                ),
                (
                    "when_precision",
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
                        verbose_name="precision of when",
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="facts.event",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="shows.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="shows.person",
                    ),
                ),
            ],
            options={
                "ordering": ["event_id", "role", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", True), ("person__isnull", False)),
                            models.Q(("organisation__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="involvement_names_one_party",
                        violation_error_message="Name a person or an organisation, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("when_high__isnull", True),
                                ("when_low__isnull", True),
                                ("when_precision", ""),
                            ),
                            models.Q(
                                ("when_high__isnull", False),
                                ("when_low__isnull", False),
                                (
                                    "when_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="involvement_when_complete",
                        violation_error_message="When needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("when_low__lte", models.F("when_high"))),
                        name="involvement_when_ordered",
                        violation_error_message="When: the earliest day is after the latest day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Portrayal",
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
                (
                    "closeness",
                    models.CharField(
                        choices=[
                            ("same_name", "Real person, real name"),
                            ("renamed", "Real person, renamed"),
                            ("partly", "Partly"),
                            ("composite", "One of several behind the character"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "differences",
                    models.TextField(
                        blank=True, help_text="What the show changed, as readers will see it."
                    ),
                ),
                (
                    "character",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="portrayals",
                        to="shows.character",
                    ),
                ),
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="portrayals",
                        to="shows.person",
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the whole show.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="portrayals",
                        to="shows.season",
                    ),
                ),
            ],
            options={
                "ordering": ["character_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("season__isnull", True)),
                        fields=("character", "person"),
                        name="one_portrayal_per_person",
                        violation_error_message="This character is already tied to this person.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("season__isnull", False)),
                        fields=("character", "person", "season"),
                        name="one_portrayal_per_person_and_season",
                        violation_error_message="This character is already tied to this person in this season.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Property",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "code",
                    models.SlugField(
                        error_messages={"unique": "This code is already used."},
                        max_length=60,
                        unique=True,
                    ),
                ),
                ("label", models.CharField(max_length=120)),
                (
                    "value_type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("yes_no", "Yes or no"),
                            ("quantity", "Number with a unit"),
                            ("money", "Money"),
                            ("date", "Date"),
                            ("terms", "Choices"),
                            ("person", "Person"),
                            ("place", "Place"),
                            ("organisation", "Organisation"),
                            ("source_work", "Book or other work"),
                            ("show", "Show"),
                            ("event", "Event"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "subjects",
                    newsroom.lib.fields.TermsField(
                        blank=True,
                        default=list,
                        help_text="Any of: show, person, character, event, place, organisation, source_work",
                    ),
                ),
                (
                    "one_at_a_time",
                    models.BooleanField(
                        default=True, help_text="A subject has one value of this at a time."
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True, help_text="years, minutes, boxes ...", max_length=30
                    ),
                ),
                (
                    "comparison",
                    models.CharField(
                        choices=[
                            ("exact", "Exact"),
                            ("overlap", "Overlap"),
                            ("containment", "One contains the other"),
                            ("set", "Set"),
                        ],
                        default="exact",
                        max_length=12,
                    ),
                ),
                (
                    "choices",
                    newsroom.lib.fields.TermsField(
                        blank=True,
                        default=list,
                        help_text="Terms to choose from, if the type is choices.",
                    ),
                ),
                (
                    "cue_words",
                    newsroom.lib.fields.TermsField(
                        blank=True,
                        default=list,
                        help_text="Words that stand near such a value in prose.",
                    ),
                ),
                (
                    "damaging",
                    models.BooleanField(
                        default=False, help_text="Says something that can harm a person's name."
                    ),
                ),
                (
                    "pattern",
                    models.CharField(
                        blank=True,
                        help_text="How a statement is proposed: {subject} was sentenced to {value}.",
                        max_length=250,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=100)),
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
                "verbose_name_plural": "properties",
                "ordering": ["position", "label"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFact",
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
                    "ref",
                    models.CharField(
                        db_index=True,
                        default=facts.models.facts.new_ref,
                        error_messages={"unique": "Another fact already has this reference."},
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_-]*$",
                                "A reference has letters, digits, hyphens and underscores.",
                            )
                        ],
                        verbose_name="reference",
                    ),
                ),
                (
                    "statement",
                    models.TextField(help_text="What is claimed, in one plain sentence."),
                ),
                ("one_at_a_time", models.BooleanField(default=False, editable=False)),
                (
                    "value_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Only a statement"),
                            ("value", "A value"),
                            ("unknown", "Known to be unknown"),
                            ("none", "None: there is no such thing"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("value_text", models.TextField(blank=True, verbose_name="text")),
                ("value_yes", models.BooleanField(blank=True, null=True, verbose_name="yes or no")),
                (
                    "value_approx",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "Exactly"),
                            ("about", "About"),
                            ("at_least", "At least"),
                            ("at_most", "At most"),
                            ("more_than", "More than"),
                            ("between", "Between"),
                            ("magnitude", "Dozens, hundreds, millions ..."),
                        ],
                        max_length=10,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "value_low",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="number, or lower end",
                    ),
                ),
                (
                    "value_high",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="upper end",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=30)),
                (
                    "currency",
                    models.CharField(blank=True, help_text="USD, EUR, GBP ...", max_length=3),
                ),
                (
                    "price_year",
                    models.SmallIntegerField(blank=True, null=True, verbose_name="in prices of"),
                ),
                (
                    "value_date_low",
                    models.DateField(
                        blank=True, null=True, verbose_name="value date, earliest day"
                    ),
                ),
                (
                    "value_date_high",
                    models.DateField(blank=True, null=True, verbose_name="value date, latest day"),
                ),
                (
                    "value_date_precision",
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
                        verbose_name="precision of value date",
                    ),
                ),
                (
                    "date_note",
                    models.CharField(
                        blank=True, help_text="morning, night, a few days later ...", max_length=120
                    ),
                ),
                (
                    "value_terms",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, verbose_name="choices"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("reported", "Reported"),
                            ("disputed", "Disputed"),
                            ("unsupported", "Unsupported"),
                            ("false", "False"),
                            ("unknown", "Unknown"),
                        ],
                        default="reported",
                        max_length=12,
                    ),
                ),
                (
                    "standing_reason",
                    models.TextField(
                        blank=True,
                        help_text="Readers see it. Needed for disputed, unsupported and false.",
                    ),
                ),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("use", "Use this"),
                            ("also", "Also said"),
                            ("superseded", "Superseded"),
                        ],
                        default="use",
                        max_length=10,
                    ),
                ),
                ("rank_reason", models.CharField(blank=True, max_length=250)),
                (
                    "hedge",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("reportedly", "reportedly"),
                            ("allegedly", "allegedly"),
                            ("according_to", "according to ..."),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "valid_from_low",
                    models.DateField(
                        blank=True, null=True, verbose_name="valid from, earliest day"
                    ),
                ),
                (
                    "valid_from_high",
                    models.DateField(blank=True, null=True, verbose_name="valid from, latest day"),
                ),
                (
                    "valid_from_precision",
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
                        verbose_name="precision of valid from",
                    ),
                ),
                (
                    "valid_to_low",
                    models.DateField(blank=True, null=True, verbose_name="valid to, earliest day"),
                ),
                (
                    "valid_to_high",
                    models.DateField(blank=True, null=True, verbose_name="valid to, latest day"),
                ),
                (
                    "valid_to_precision",
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
                        verbose_name="precision of valid to",
                    ),
                ),
                (
                    "as_of_low",
                    models.DateField(blank=True, null=True, verbose_name="as of, earliest day"),
                ),
                (
                    "as_of_high",
                    models.DateField(blank=True, null=True, verbose_name="as of, latest day"),
                ),
                (
                    "as_of_precision",
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
                        verbose_name="precision of as of",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("checked", "Checked"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("checked_on", models.DateField(blank=True, editable=False, null=True)),
                ("recheck_after", models.DateField(blank=True, null=True)),
                ("spoiler", models.BooleanField(default=False)),
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
                    "attributed_to_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.organisation",
                    ),
                ),
                (
                    "attributed_to_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.person",
                    ),
                ),
                (
                    "character",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.character",
                    ),
                ),
                (
                    "checked_by",
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.event",
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
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.person",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.place",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.show",
                    ),
                ),
                (
                    "source_work",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.sourcework",
                    ),
                ),
                (
                    "value_event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.event",
                    ),
                ),
                (
                    "value_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.organisation",
                    ),
                ),
                (
                    "value_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.person",
                    ),
                ),
                (
                    "value_place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.place",
                    ),
                ),
                (
                    "value_show",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.show",
                    ),
                ),
                (
                    "value_source_work",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.sourcework",
                    ),
                ),
                (
                    "property",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.property",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical fact",
                "verbose_name_plural": "historical facts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Fact",
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
                    "ref",
                    models.CharField(
                        default=facts.models.facts.new_ref,
                        error_messages={"unique": "Another fact already has this reference."},
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_-]*$",
                                "A reference has letters, digits, hyphens and underscores.",
                            )
                        ],
                        verbose_name="reference",
                    ),
                ),
                (
                    "statement",
                    models.TextField(help_text="What is claimed, in one plain sentence."),
                ),
                ("one_at_a_time", models.BooleanField(default=False, editable=False)),
                (
                    "value_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Only a statement"),
                            ("value", "A value"),
                            ("unknown", "Known to be unknown"),
                            ("none", "None: there is no such thing"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("value_text", models.TextField(blank=True, verbose_name="text")),
                ("value_yes", models.BooleanField(blank=True, null=True, verbose_name="yes or no")),
                (
                    "value_approx",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "Exactly"),
                            ("about", "About"),
                            ("at_least", "At least"),
                            ("at_most", "At most"),
                            ("more_than", "More than"),
                            ("between", "Between"),
                            ("magnitude", "Dozens, hundreds, millions ..."),
                        ],
                        max_length=10,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "value_low",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="number, or lower end",
                    ),
                ),
                (
                    "value_high",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="upper end",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=30)),
                (
                    "currency",
                    models.CharField(blank=True, help_text="USD, EUR, GBP ...", max_length=3),
                ),
                (
                    "price_year",
                    models.SmallIntegerField(blank=True, null=True, verbose_name="in prices of"),
                ),
                (
                    "value_date_low",
                    models.DateField(
                        blank=True, null=True, verbose_name="value date, earliest day"
                    ),
                ),
                (
                    "value_date_high",
                    models.DateField(blank=True, null=True, verbose_name="value date, latest day"),
                ),
                (
                    "value_date_precision",
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
                        verbose_name="precision of value date",
                    ),
                ),
                (
                    "date_note",
                    models.CharField(
                        blank=True, help_text="morning, night, a few days later ...", max_length=120
                    ),
                ),
                (
                    "value_terms",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, verbose_name="choices"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("reported", "Reported"),
                            ("disputed", "Disputed"),
                            ("unsupported", "Unsupported"),
                            ("false", "False"),
                            ("unknown", "Unknown"),
                        ],
                        default="reported",
                        max_length=12,
                    ),
                ),
                (
                    "standing_reason",
                    models.TextField(
                        blank=True,
                        help_text="Readers see it. Needed for disputed, unsupported and false.",
                    ),
                ),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("use", "Use this"),
                            ("also", "Also said"),
                            ("superseded", "Superseded"),
                        ],
                        default="use",
                        max_length=10,
                    ),
                ),
                ("rank_reason", models.CharField(blank=True, max_length=250)),
                (
                    "hedge",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("reportedly", "reportedly"),
                            ("allegedly", "allegedly"),
                            ("according_to", "according to ..."),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "valid_from_low",
                    models.DateField(
                        blank=True, null=True, verbose_name="valid from, earliest day"
                    ),
                ),
                (
                    "valid_from_high",
                    models.DateField(blank=True, null=True, verbose_name="valid from, latest day"),
                ),
                (
                    "valid_from_precision",
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
                        verbose_name="precision of valid from",
                    ),
                ),
                (
                    "valid_to_low",
                    models.DateField(blank=True, null=True, verbose_name="valid to, earliest day"),
                ),
                (
                    "valid_to_high",
                    models.DateField(blank=True, null=True, verbose_name="valid to, latest day"),
                ),
                (
                    "valid_to_precision",
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
                        verbose_name="precision of valid to",
                    ),
                ),
                (
                    "as_of_low",
                    models.DateField(blank=True, null=True, verbose_name="as of, earliest day"),
                ),
                (
                    "as_of_high",
                    models.DateField(blank=True, null=True, verbose_name="as of, latest day"),
                ),
                (
                    "as_of_precision",
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
                        verbose_name="precision of as of",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("checked", "Checked"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("checked_on", models.DateField(blank=True, editable=False, null=True)),
                ("recheck_after", models.DateField(blank=True, null=True)),
                ("spoiler", models.BooleanField(default=False)),
                (
                    "attributed_to_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="shows.organisation",
                    ),
                ),
                (
                    "attributed_to_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="shows.person",
                    ),
                ),
                (
                    "character",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="shows.character",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checked_facts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="facts.event",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="shows.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="shows.person",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="shows.place",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="shows.show",
                    ),
                ),
                (
                    "source_work",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="shows.sourcework",
                    ),
                ),
                (
                    "value_event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_in",
                        to="facts.event",
                    ),
                ),
                (
                    "value_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_in",
                        to="shows.organisation",
                    ),
                ),
                (
                    "value_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_in",
                        to="shows.person",
                    ),
                ),
                (
                    "value_place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_in",
                        to="shows.place",
                    ),
                ),
                (
                    "value_show",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_in",
                        to="shows.show",
                    ),
                ),
                (
                    "value_source_work",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_in",
                        to="shows.sourcework",
                    ),
                ),
                (
                    "property",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="facts.property",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "permissions": [("check_fact", "Can check a fact")],
                "indexes": [
                    models.Index(fields=["stage", "standing"], name="facts_fact_stage_1d2045_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("character__isnull", True),
                                ("event__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("show__isnull", False),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("event__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", False),
                                ("place__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", False),
                                ("event__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("event__isnull", False),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("event__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", False),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("event__isnull", True),
                                ("organisation__isnull", False),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("event__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fact_has_one_subject",
                        violation_error_message="A fact is about exactly one record: choose one subject.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("one_at_a_time", True),
                            ("property__isnull", False),
                            ("rank", "use"),
                            ("show__isnull", False),
                            ("valid_from_low__isnull", True),
                            ("valid_to_low__isnull", True),
                            models.Q(("stage", "retired"), _negated=True),
                        ),
                        fields=("show", "property"),
                        name="one_use_this_fact_per_show",
                        violation_error_message="Another fact of this subject and property is already marked “use this”: mark one of the two “also said”, or say when each was true.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("one_at_a_time", True),
                            ("person__isnull", False),
                            ("property__isnull", False),
                            ("rank", "use"),
                            ("valid_from_low__isnull", True),
                            ("valid_to_low__isnull", True),
                            models.Q(("stage", "retired"), _negated=True),
                        ),
                        fields=("person", "property"),
                        name="one_use_this_fact_per_person",
                        violation_error_message="Another fact of this subject and property is already marked “use this”: mark one of the two “also said”, or say when each was true.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("character__isnull", False),
                            ("one_at_a_time", True),
                            ("property__isnull", False),
                            ("rank", "use"),
                            ("valid_from_low__isnull", True),
                            ("valid_to_low__isnull", True),
                            models.Q(("stage", "retired"), _negated=True),
                        ),
                        fields=("character", "property"),
                        name="one_use_this_fact_per_character",
                        violation_error_message="Another fact of this subject and property is already marked “use this”: mark one of the two “also said”, or say when each was true.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("event__isnull", False),
                            ("one_at_a_time", True),
                            ("property__isnull", False),
                            ("rank", "use"),
                            ("valid_from_low__isnull", True),
                            ("valid_to_low__isnull", True),
                            models.Q(("stage", "retired"), _negated=True),
                        ),
                        fields=("event", "property"),
                        name="one_use_this_fact_per_event",
                        violation_error_message="Another fact of this subject and property is already marked “use this”: mark one of the two “also said”, or say when each was true.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("one_at_a_time", True),
                            ("place__isnull", False),
                            ("property__isnull", False),
                            ("rank", "use"),
                            ("valid_from_low__isnull", True),
                            ("valid_to_low__isnull", True),
                            models.Q(("stage", "retired"), _negated=True),
                        ),
                        fields=("place", "property"),
                        name="one_use_this_fact_per_place",
                        violation_error_message="Another fact of this subject and property is already marked “use this”: mark one of the two “also said”, or say when each was true.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("one_at_a_time", True),
                            ("organisation__isnull", False),
                            ("property__isnull", False),
                            ("rank", "use"),
                            ("valid_from_low__isnull", True),
                            ("valid_to_low__isnull", True),
                            models.Q(("stage", "retired"), _negated=True),
                        ),
                        fields=("organisation", "property"),
                        name="one_use_this_fact_per_organisation",
                        violation_error_message="Another fact of this subject and property is already marked “use this”: mark one of the two “also said”, or say when each was true.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("one_at_a_time", True),
                            ("property__isnull", False),
                            ("rank", "use"),
                            ("source_work__isnull", False),
                            ("valid_from_low__isnull", True),
                            ("valid_to_low__isnull", True),
                            models.Q(("stage", "retired"), _negated=True),
                        ),
                        fields=("source_work", "property"),
                        name="one_use_this_fact_per_source_work",
                        violation_error_message="Another fact of this subject and property is already marked “use this”: mark one of the two “also said”, or say when each was true.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_low__isnull", True),
                            ("value_high__isnull", True),
                            ("value_high__gte", models.F("value_low")),
                            _connector="OR",
                        ),
                        name="fact_value_ordered",
                        violation_error_message="The upper end is below the lower end.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_state", "value"),
                            models.Q(
                                ("value_date_low__isnull", True),
                                ("value_event__isnull", True),
                                ("value_high__isnull", True),
                                ("value_low__isnull", True),
                                ("value_organisation__isnull", True),
                                ("value_person__isnull", True),
                                ("value_place__isnull", True),
                                ("value_show__isnull", True),
                                ("value_source_work__isnull", True),
                                ("value_text", ""),
                                ("value_yes__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="fact_without_value_holds_none",
                        violation_error_message="“Unknown” and “none” hold no value: clear it, or choose “a value”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_state", ""), ("property__isnull", False), _connector="OR"
                        ),
                        name="fact_value_needs_property",
                        violation_error_message="A value needs a property: say what it is a value of.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("standing__in", ["disputed", "unsupported", "false"]),
                                _negated=True,
                            ),
                            models.Q(("standing_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fact_standing_has_reason",
                        violation_error_message="Say why it is disputed, unsupported or false: readers see the reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rank", "superseded"), _negated=True),
                            models.Q(("rank_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fact_superseded_has_reason",
                        violation_error_message="Say what took its place.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attributed_to_person__isnull", True),
                            ("attributed_to_organisation__isnull", True),
                            _connector="OR",
                        ),
                        name="fact_attributed_to_one",
                        violation_error_message="Attribute it to a person or an organisation, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "checked"), _negated=True),
                            models.Q(("checked_by__isnull", False), ("checked_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="fact_checked_by_somebody",
                        violation_error_message="A checked fact says who checked it and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("value_date_high__isnull", True),
                                ("value_date_low__isnull", True),
                                ("value_date_precision", ""),
                            ),
                            models.Q(
                                ("value_date_high__isnull", False),
                                ("value_date_low__isnull", False),
                                (
                                    "value_date_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="fact_value_date_complete",
                        violation_error_message="Value date needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value_date_low__lte", models.F("value_date_high"))),
                        name="fact_value_date_ordered",
                        violation_error_message="Value date: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("valid_from_high__isnull", True),
                                ("valid_from_low__isnull", True),
                                ("valid_from_precision", ""),
                            ),
                            models.Q(
                                ("valid_from_high__isnull", False),
                                ("valid_from_low__isnull", False),
                                (
                                    "valid_from_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="fact_valid_from_complete",
                        violation_error_message="Valid from needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_from_low__lte", models.F("valid_from_high"))),
                        name="fact_valid_from_ordered",
                        violation_error_message="Valid from: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("valid_to_high__isnull", True),
                                ("valid_to_low__isnull", True),
                                ("valid_to_precision", ""),
                            ),
                            models.Q(
                                ("valid_to_high__isnull", False),
                                ("valid_to_low__isnull", False),
                                (
                                    "valid_to_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="fact_valid_to_complete",
                        violation_error_message="Valid to needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_to_low__lte", models.F("valid_to_high"))),
                        name="fact_valid_to_ordered",
                        violation_error_message="Valid to: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("as_of_high__isnull", True),
                                ("as_of_low__isnull", True),
                                ("as_of_precision", ""),
                            ),
                            models.Q(
                                ("as_of_high__isnull", False),
                                ("as_of_low__isnull", False),
                                (
                                    "as_of_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="fact_as_of_complete",
                        violation_error_message="As of needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_of_low__lte", models.F("as_of_high"))),
                        name="fact_as_of_ordered",
                        violation_error_message="As of: the earliest day is after the latest day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                ("title", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News report"),
                            ("book", "Book"),
                            ("court_record", "Court record"),
                            ("official_record", "Official record"),
                            ("interview", "Interview"),
                            ("press_release", "Press release"),
                            ("broadcaster", "Broadcaster's page"),
                            ("film", "Film or programme"),
                            ("database", "Database"),
                            ("video", "Video"),
                            ("social", "Social media post"),
                            ("own", "Own reporting"),
                            ("other", "Other"),
                        ],
                        default="news",
                        max_length=16,
                    ),
                ),
                ("author", models.CharField(blank=True, max_length=250)),
                (
                    "published_low",
                    models.DateField(blank=True, null=True, verbose_name="published, earliest day"),
                ),
                (
                    "published_high",
                    models.DateField(blank=True, null=True, verbose_name="published, latest day"),
                ),
                (
                    "published_precision",
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
                        verbose_name="precision of published",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=1000)),
                ("archived_url", models.URLField(blank=True, max_length=1000)),
                ("archived_on", models.DateField(blank=True, null=True)),
                ("accessed_on", models.DateField(blank=True, null=True)),
                (
                    "identifier",
                    models.CharField(
                        blank=True,
                        help_text="ISBN, case number, DOI, or our own short key.",
                        max_length=120,
                    ),
                ),
                ("language", newsroom.lib.fields.LanguageField(blank=True, max_length=2)),
                (
                    "primary",
                    models.BooleanField(
                        default=False,
                        help_text="A court file, an official record, the person's own words.",
                    ),
                ),
                (
                    "confidential",
                    models.BooleanField(
                        default=False, help_text="Readers see 'a source known to us', nothing else."
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="For the desk only.")),
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
                (
                    "independent_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="The source it only repeats: both then count as one.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="repeats",
                        to="facts.source",
                        verbose_name="repeats",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="shows.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("url", ""), _negated=True),
                        fields=("url",),
                        name="one_source_per_url",
                        violation_error_message="A source with this address is already held.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("identifier", ""), _negated=True),
                        fields=("identifier",),
                        name="one_source_per_identifier",
                        violation_error_message="A source with this identifier is already held.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("independent_of__isnull", True),
                            models.Q(("independent_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="source_does_not_repeat_itself",
                        violation_error_message="A source cannot repeat itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_high__isnull", True),
                                ("published_low__isnull", True),
                                ("published_precision", ""),
                            ),
                            models.Q(
                                ("published_high__isnull", False),
                                ("published_low__isnull", False),
                                (
                                    "published_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="source_published_complete",
                        violation_error_message="Published needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("published_low__lte", models.F("published_high"))),
                        name="source_published_ordered",
                        violation_error_message="Published: the earliest day is after the latest day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSource",
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
                ("title", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News report"),
                            ("book", "Book"),
                            ("court_record", "Court record"),
                            ("official_record", "Official record"),
                            ("interview", "Interview"),
                            ("press_release", "Press release"),
                            ("broadcaster", "Broadcaster's page"),
                            ("film", "Film or programme"),
                            ("database", "Database"),
                            ("video", "Video"),
                            ("social", "Social media post"),
                            ("own", "Own reporting"),
                            ("other", "Other"),
                        ],
                        default="news",
                        max_length=16,
                    ),
                ),
                ("author", models.CharField(blank=True, max_length=250)),
                (
                    "published_low",
                    models.DateField(blank=True, null=True, verbose_name="published, earliest day"),
                ),
                (
                    "published_high",
                    models.DateField(blank=True, null=True, verbose_name="published, latest day"),
                ),
                (
                    "published_precision",
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
                        verbose_name="precision of published",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=1000)),
                ("archived_url", models.URLField(blank=True, max_length=1000)),
                ("archived_on", models.DateField(blank=True, null=True)),
                ("accessed_on", models.DateField(blank=True, null=True)),
                (
                    "identifier",
                    models.CharField(
                        blank=True,
                        help_text="ISBN, case number, DOI, or our own short key.",
                        max_length=120,
                    ),
                ),
                ("language", newsroom.lib.fields.LanguageField(blank=True, max_length=2)),
                (
                    "primary",
                    models.BooleanField(
                        default=False,
                        help_text="A court file, an official record, the person's own words.",
                    ),
                ),
                (
                    "confidential",
                    models.BooleanField(
                        default=False, help_text="Readers see 'a source known to us', nothing else."
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="For the desk only.")),
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
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.organisation",
                    ),
                ),
                (
                    "independent_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The source it only repeats: both then count as one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.source",
                        verbose_name="repeats",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Verdict",
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
                    "value",
                    models.CharField(
                        choices=[
                            ("true_story", "True story"),
                            ("based_on", "Based on true events"),
                            ("inspired_by", "Inspired by true events"),
                            ("loosely_inspired", "Loosely inspired"),
                            ("fiction_real_setting", "Fiction in a real setting"),
                            ("fiction", "Fiction"),
                            ("not_established", "Not established"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        help_text="One sentence, as readers will see it under the verdict.",
                        max_length=400,
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True)),
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
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "facts",
                    models.ManyToManyField(
                        blank=True,
                        help_text="What the verdict rests on.",
                        related_name="verdicts",
                        to="facts.fact",
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the whole show.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="shows.season",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="shows.show",
                    ),
                ),
            ],
            options={
                "ordering": ["show_id", "season_id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("season__isnull", True)),
                        fields=("show",),
                        name="one_verdict_per_show",
                        violation_error_message="This show already has a verdict.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("season__isnull", False)),
                        fields=("season",),
                        name="one_verdict_per_season",
                        violation_error_message="This season already has a verdict.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCitation",
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
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("contradicts", "Contradicts"),
                            ("mentions", "Mentions"),
                            ("background", "Background"),
                        ],
                        default="supports",
                        max_length=11,
                    ),
                ),
                ("quote", models.TextField(blank=True, help_text="The source's own words, short.")),
                (
                    "locator",
                    models.CharField(
                        blank=True, help_text="Page, time code or paragraph.", max_length=120
                    ),
                ),
                ("accessed_on", models.DateField(blank=True, null=True)),
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
                    "adaptation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.adaptation",
                    ),
                ),
                (
                    "availability",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.availability",
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
                    "credit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.credit",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.fact",
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
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.involvement",
                    ),
                ),
                (
                    "portrayal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.portrayal",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.source",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="facts.verdict",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical citation",
                "verbose_name_plural": "historical citations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Citation",
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
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("contradicts", "Contradicts"),
                            ("mentions", "Mentions"),
                            ("background", "Background"),
                        ],
                        default="supports",
                        max_length=11,
                    ),
                ),
                ("quote", models.TextField(blank=True, help_text="The source's own words, short.")),
                (
                    "locator",
                    models.CharField(
                        blank=True, help_text="Page, time code or paragraph.", max_length=120
                    ),
                ),
                ("accessed_on", models.DateField(blank=True, null=True)),
                (
                    "adaptation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="facts.adaptation",
                    ),
                ),
                (
                    "availability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="shows.availability",
                    ),
                ),
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
                (
                    "credit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="shows.credit",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="facts.fact",
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="facts.involvement",
                    ),
                ),
                (
                    "portrayal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="facts.portrayal",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="facts.source",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="facts.verdict",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("adaptation__isnull", True),
                                ("availability__isnull", True),
                                ("credit__isnull", True),
                                ("fact__isnull", False),
                                ("involvement__isnull", True),
                                ("portrayal__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("adaptation__isnull", True),
                                ("availability__isnull", True),
                                ("credit__isnull", False),
                                ("fact__isnull", True),
                                ("involvement__isnull", True),
                                ("portrayal__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("adaptation__isnull", True),
                                ("availability__isnull", False),
                                ("credit__isnull", True),
                                ("fact__isnull", True),
                                ("involvement__isnull", True),
                                ("portrayal__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("adaptation__isnull", True),
                                ("availability__isnull", True),
                                ("credit__isnull", True),
                                ("fact__isnull", True),
                                ("involvement__isnull", True),
                                ("portrayal__isnull", False),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("adaptation__isnull", True),
                                ("availability__isnull", True),
                                ("credit__isnull", True),
                                ("fact__isnull", True),
                                ("involvement__isnull", False),
                                ("portrayal__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("adaptation__isnull", False),
                                ("availability__isnull", True),
                                ("credit__isnull", True),
                                ("fact__isnull", True),
                                ("involvement__isnull", True),
                                ("portrayal__isnull", True),
                                ("verdict__isnull", True),
                            ),
                            models.Q(
                                ("adaptation__isnull", True),
                                ("availability__isnull", True),
                                ("credit__isnull", True),
                                ("fact__isnull", True),
                                ("involvement__isnull", True),
                                ("portrayal__isnull", True),
                                ("verdict__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="citation_supports_one_record",
                        violation_error_message="A citation belongs to exactly one record.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("fact__isnull", False)),
                        fields=("fact", "source", "locator"),
                        name="one_citation_per_fact_and_place",
                        violation_error_message="This place in this source is already cited here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("credit__isnull", False)),
                        fields=("credit", "source", "locator"),
                        name="one_citation_per_credit_and_place",
                        violation_error_message="This place in this source is already cited here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("availability__isnull", False)),
                        fields=("availability", "source", "locator"),
                        name="one_citation_per_availability_and_place",
                        violation_error_message="This place in this source is already cited here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("portrayal__isnull", False)),
                        fields=("portrayal", "source", "locator"),
                        name="one_citation_per_portrayal_and_place",
                        violation_error_message="This place in this source is already cited here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("involvement__isnull", False)),
                        fields=("involvement", "source", "locator"),
                        name="one_citation_per_involvement_and_place",
                        violation_error_message="This place in this source is already cited here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("adaptation__isnull", False)),
                        fields=("adaptation", "source", "locator"),
                        name="one_citation_per_adaptation_and_place",
                        violation_error_message="This place in this source is already cited here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("verdict__isnull", False)),
                        fields=("verdict", "source", "locator"),
                        name="one_citation_per_verdict_and_place",
                        violation_error_message="This place in this source is already cited here.",
                    ),
                ],
            },
        ),
    ]
    operations = together(operations)
