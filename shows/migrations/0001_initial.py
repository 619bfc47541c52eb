import django.db.models.deletion
import newsroom.lib.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from newsroom.lib.migrating import together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("images", "0001_initial"),
        ("newsroom", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Character",
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
                    "origin",
                    models.CharField(
                        choices=[
                            ("real_person", "Real person, real name"),
                            ("renamed", "Based on a real person, renamed"),
                            ("composite", "Several real people in one"),
                            ("invented", "Invented for the show"),
                            ("unknown", "Nobody has decided"),
                        ],
                        default="unknown",
                        max_length=12,
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, help_text="How we know, or what was changed."),
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
            ],
            options={
                "ordering": ["show_id", "name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPerson",
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
                ("name", models.CharField(max_length=200)),
                (
                    "sort_name",
                    models.CharField(
                        blank=True,
                        help_text="Van den Begin, Peter. Empty: the last word first.",
                        max_length=200,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another person already uses this address."},
                        max_length=120,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("real", "Real person"),
                            ("pen_name", "Pen name"),
                            ("unconfirmed", "Claimed, existence not confirmed"),
                        ],
                        default="real",
                        max_length=12,
                    ),
                ),
                (
                    "living",
                    models.CharField(
                        choices=[("yes", "Living"), ("no", "Dead"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("normal", "Normal"),
                            ("private", "Private individual"),
                            ("minor", "Minor"),
                            ("victim", "Victim"),
                            ("spent", "Spent conviction"),
                        ],
                        default="normal",
                        help_text="Anything but normal keeps the person off public pages of their own.",
                        max_length=8,
                    ),
                ),
                (
                    "nationality",
                    models.CharField(
                        blank=True, help_text="As an adjective: Italian.", max_length=80
                    ),
                ),
                (
                    "born_low",
                    models.DateField(blank=True, null=True, verbose_name="born, earliest day"),
                ),
                (
                    "born_high",
                    models.DateField(blank=True, null=True, verbose_name="born, latest day"),
                ),
                (
                    "born_precision",
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
                        verbose_name="precision of born",
                    ),
                ),
                (
                    "died_low",
                    models.DateField(blank=True, null=True, verbose_name="died, earliest day"),
                ),
                (
                    "died_high",
                    models.DateField(blank=True, null=True, verbose_name="died, latest day"),
                ),
                (
                    "died_precision",
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
                        verbose_name="precision of died",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="Who this is, in one neutral sentence.",
                        max_length=300,
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
                    "portrait",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical person",
                "verbose_name_plural": "historical people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalShow",
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
                ("title", models.CharField(max_length=250)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another show already uses this address."},
                        help_text="The last part of the address. Readers may have kept it: change it rarely.",
                        max_length=120,
                    ),
                ),
                ("original_title", models.CharField(blank=True, max_length=250)),
                (
                    "title_language",
                    newsroom.lib.fields.LanguageField(
                        blank=True, help_text="Language of the title: en, it ...", max_length=2
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("series", "Series"),
                            ("limited_series", "Limited series"),
                            ("film", "Film"),
                            ("documentary_film", "Documentary film"),
                            ("documentary_series", "Documentary series"),
                            ("special", "Special"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "fiction_mode",
                    models.CharField(
                        choices=[
                            ("scripted", "Scripted"),
                            ("documentary", "Documentary"),
                            ("hybrid", "Part documentary, part scripted"),
                        ],
                        default="scripted",
                        max_length=12,
                    ),
                ),
                (
                    "premiere_low",
                    models.DateField(blank=True, null=True, verbose_name="premiere, earliest day"),
                ),
                (
                    "premiere_high",
                    models.DateField(blank=True, null=True, verbose_name="premiere, latest day"),
                ),
                (
                    "premiere_precision",
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
                        verbose_name="precision of premiere",
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
                    "release_scope",
                    models.CharField(
                        blank=True,
                        choices=[("worldwide", "Worldwide"), ("some_countries", "Some countries")],
                        max_length=16,
                    ),
                ),
                ("original_language", newsroom.lib.fields.LanguageField(blank=True, max_length=2)),
                ("subtitle_languages", newsroom.lib.fields.TermsField(blank=True, default=list)),
                (
                    "countries",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, help_text="ISO codes: IT, BE ..."
                    ),
                ),
                ("genres", newsroom.lib.fields.TermsField(blank=True, default=list)),
                ("season_count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("episode_count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("runtime_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_rating", models.CharField(blank=True, max_length=20)),
                (
                    "synopsis",
                    models.TextField(
                        blank=True,
                        help_text="The premise in one or two sentences, as readers will see it.",
                    ),
                ),
                (
                    "trailer_url",
                    models.URLField(blank=True, max_length=500, verbose_name="trailer"),
                ),
                (
                    "official_url",
                    models.URLField(blank=True, max_length=500, verbose_name="official site"),
                ),
                (
                    "listed",
                    models.BooleanField(
                        default=True,
                        help_text="Readers find this show in the lists and on its own page.",
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
                    "poster",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical show",
                "verbose_name_plural": "historical shows",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("command", models.CharField(max_length=60)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("file_name", models.CharField(blank=True, max_length=250)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("licence", models.CharField(blank=True, max_length=120)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("running", "Running"),
                            ("clean", "Clean"),
                            ("with_issues", "Finished with issues"),
                            ("failed", "Nothing imported"),
                        ],
                        default="running",
                        max_length=12,
                    ),
                ),
                (
                    "counts",
                    models.JSONField(
                        default=dict, help_text="Per record: read, created, changed ..."
                    ),
                ),
                ("issue_counts", models.JSONField(default=dict, help_text="Issues by code.")),
                ("message", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField(blank=True, null=True)),
                ("key", models.CharField(blank=True, max_length=250)),
                ("column", models.CharField(blank=True, max_length=60)),
                ("code", models.CharField(max_length=40)),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("error", "Row left out"),
                            ("warning", "Row used, value left out"),
                        ],
                        default="error",
                        max_length=8,
                    ),
                ),
                ("message", models.TextField()),
                ("excerpt", models.TextField(blank=True)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="issues",
                        to="shows.importrun",
                    ),
                ),
            ],
            options={
                "ordering": ["run_id", "line", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                ("name", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={
                            "unique": "Another organisation already uses this short name."
                        },
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("producer", "Producer"),
                            ("broadcaster", "Broadcaster or streamer"),
                            ("publisher", "Publisher"),
                            ("agency", "Agency"),
                            ("police", "Police"),
                            ("court", "Court"),
                            ("gang", "Gang"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=12,
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500)),
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
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSourceWork",
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
                ("title", models.CharField(max_length=250)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another work already uses this short name."},
                        max_length=120,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("book", "Book"),
                            ("article", "Article"),
                            ("podcast", "Podcast"),
                            ("play", "Play"),
                            ("film", "Earlier film or series"),
                            ("other", "Other"),
                        ],
                        default="book",
                        max_length=8,
                    ),
                ),
                ("year", models.SmallIntegerField(blank=True, null=True)),
                ("isbn", models.CharField(blank=True, max_length=17, verbose_name="ISBN")),
                ("language", newsroom.lib.fields.LanguageField(blank=True, max_length=2)),
                ("url", models.URLField(blank=True, max_length=500)),
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
            ],
            options={
                "verbose_name": "historical source work",
                "verbose_name_plural": "historical source works",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalService",
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
                ("name", models.CharField(max_length=120)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another service already uses this short name."},
                        max_length=120,
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500)),
                (
                    "countries",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, help_text="ISO codes. Empty: worldwide."
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
            ],
            options={
                "verbose_name": "historical service",
                "verbose_name_plural": "historical services",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisationName",
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
            ],
            options={
                "verbose_name": "historical organisation name",
                "verbose_name_plural": "historical organisation names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Person",
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
                ("name", models.CharField(max_length=200)),
                (
                    "sort_name",
                    models.CharField(
                        blank=True,
                        help_text="Van den Begin, Peter. Empty: the last word first.",
                        max_length=200,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another person already uses this address."},
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("real", "Real person"),
                            ("pen_name", "Pen name"),
                            ("unconfirmed", "Claimed, existence not confirmed"),
                        ],
                        default="real",
                        max_length=12,
                    ),
                ),
                (
                    "living",
                    models.CharField(
                        choices=[("yes", "Living"), ("no", "Dead"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("normal", "Normal"),
                            ("private", "Private individual"),
                            ("minor", "Minor"),
                            ("victim", "Victim"),
                            ("spent", "Spent conviction"),
                        ],
                        default="normal",
                        help_text="Anything but normal keeps the person off public pages of their own.",
                        max_length=8,
                    ),
                ),
                (
                    "nationality",
                    models.CharField(
                        blank=True, help_text="As an adjective: Italian.", max_length=80
                    ),
                ),
                (
                    "born_low",
                    models.DateField(blank=True, null=True, verbose_name="born, earliest day"),
                ),
                (
                    "born_high",
                    models.DateField(blank=True, null=True, verbose_name="born, latest day"),
                ),
                (
                    "born_precision",
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
                        verbose_name="precision of born",
                    ),
                ),
                (
                    "died_low",
                    models.DateField(blank=True, null=True, verbose_name="died, earliest day"),
                ),
                (
                    "died_high",
                    models.DateField(blank=True, null=True, verbose_name="died, latest day"),
                ),
                (
                    "died_precision",
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
                        verbose_name="precision of died",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="Who this is, in one neutral sentence.",
                        max_length=300,
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
                    "portrait",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="portraits",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["sort_name", "name", "pk"],
                "indexes": [
                    models.Index(fields=["name", "id"], name="shows_perso_name_6db8f3_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("born_high__isnull", True),
                                ("born_low__isnull", True),
                                ("born_precision", ""),
                            ),
                            models.Q(
                                ("born_high__isnull", False),
                                ("born_low__isnull", False),
                                (
                                    "born_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="person_born_complete",
                        violation_error_message="Born needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("born_low__lte", models.F("born_high"))),
                        name="person_born_ordered",
                        violation_error_message="Born: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("died_high__isnull", True),
                                ("died_low__isnull", True),
                                ("died_precision", ""),
                            ),
                            models.Q(
                                ("died_high__isnull", False),
                                ("died_low__isnull", False),
                                (
                                    "died_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="person_died_complete",
                        violation_error_message="Died needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("died_low__lte", models.F("died_high"))),
                        name="person_died_ordered",
                        violation_error_message="Died: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("died_low__isnull", True),
                            models.Q(("living", "yes"), _negated=True),
                            _connector="OR",
                        ),
                        name="person_dead_is_not_living",
                        violation_error_message="A person with a date of death cannot be marked as living.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPersonName",
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
            ],
            options={
                "verbose_name": "historical person name",
                "verbose_name_plural": "historical person names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PersonName",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="shows.person",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "text"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "text"),
                        name="one_person_name_per_spelling",
                        violation_error_message="This spelling is already listed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="person_name_dates_ordered",
                        violation_error_message="The name ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
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
                ("name", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another place already uses this short name."},
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("building", "Building"),
                            ("street", "Street"),
                            ("city", "City or town"),
                            ("region", "Region"),
                            ("country", "Country"),
                        ],
                        max_length=10,
                    ),
                ),
                ("country", newsroom.lib.fields.CountryField(blank=True, max_length=2)),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
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
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="shows.place",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part_of__isnull", True),
                            models.Q(("part_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="place_is_not_part_of_itself",
                        violation_error_message="A place cannot be part of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__gte", -90),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="place_position_is_on_earth",
                        violation_error_message="Give a latitude (-90 to 90) and longitude (-180 to 180).",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="organisation",
            name="place",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisations",
                to="shows.place",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalPlaceName",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "historical place name",
                "verbose_name_plural": "historical place names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlace",
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
                ("name", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another place already uses this short name."},
                        max_length=120,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("building", "Building"),
                            ("street", "Street"),
                            ("city", "City or town"),
                            ("region", "Region"),
                            ("country", "Country"),
                        ],
                        max_length=10,
                    ),
                ),
                ("country", newsroom.lib.fields.CountryField(blank=True, max_length=2)),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
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
                    "part_of",
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
                "verbose_name": "historical place",
                "verbose_name_plural": "historical places",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
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
                ("name", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={
                            "unique": "Another organisation already uses this short name."
                        },
                        max_length=120,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("producer", "Producer"),
                            ("broadcaster", "Broadcaster or streamer"),
                            ("publisher", "Publisher"),
                            ("agency", "Agency"),
                            ("police", "Police"),
                            ("court", "Court"),
                            ("gang", "Gang"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=12,
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500)),
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
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PlaceName",
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
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="shows.place",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "text"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "text"),
                        name="one_place_name_per_spelling",
                        violation_error_message="This spelling is already listed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="place_name_dates_ordered",
                        violation_error_message="The name ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Season",
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
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, max_length=250)),
                (
                    "premiere_low",
                    models.DateField(blank=True, null=True, verbose_name="premiere, earliest day"),
                ),
                (
                    "premiere_high",
                    models.DateField(blank=True, null=True, verbose_name="premiere, latest day"),
                ),
                (
                    "premiere_precision",
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
                        verbose_name="precision of premiere",
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
                ("episode_count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("synopsis", models.TextField(blank=True)),
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
                "ordering": ["show_id", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("premiere_high__isnull", True),
                                ("premiere_low__isnull", True),
                                ("premiere_precision", ""),
                            ),
                            models.Q(
                                ("premiere_high__isnull", False),
                                ("premiere_low__isnull", False),
                                (
                                    "premiere_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="season_premiere_complete",
                        violation_error_message="Premiere needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("premiere_low__lte", models.F("premiere_high"))),
                        name="season_premiere_ordered",
                        violation_error_message="Premiere: the earliest day is after the latest day.",
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
                        name="season_ended_complete",
                        violation_error_message="Ended needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_low__lte", models.F("ended_high"))),
                        name="season_ended_ordered",
                        violation_error_message="Ended: the earliest day is after the latest day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEpisode",
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
                    "number",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Empty for a special.", null=True
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250)),
                (
                    "aired_low",
                    models.DateField(blank=True, null=True, verbose_name="aired, earliest day"),
                ),
                (
                    "aired_high",
                    models.DateField(blank=True, null=True, verbose_name="aired, latest day"),
                ),
                (
                    "aired_precision",
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
                        verbose_name="precision of aired",
                    ),
                ),
                ("runtime_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("synopsis", models.TextField(blank=True)),
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
                    "season",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.season",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical episode",
                "verbose_name_plural": "historical episodes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Episode",
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
                    "number",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Empty for a special.", null=True
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250)),
                (
                    "aired_low",
                    models.DateField(blank=True, null=True, verbose_name="aired, earliest day"),
                ),
                (
                    "aired_high",
                    models.DateField(blank=True, null=True, verbose_name="aired, latest day"),
                ),
                (
                    "aired_precision",
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
                        verbose_name="precision of aired",
                    ),
                ),
                ("runtime_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("synopsis", models.TextField(blank=True)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="episodes",
                        to="shows.season",
                    ),
                ),
            ],
            options={
                "ordering": [
                    "season_id",
                    models.OrderBy(models.F("number"), nulls_last=True),
                    "pk",
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number__isnull", False)),
                        fields=("season", "number"),
                        name="one_episode_per_number",
                        violation_error_message="This season already has an episode with this number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("aired_high__isnull", True),
                                ("aired_low__isnull", True),
                                ("aired_precision", ""),
                            ),
                            models.Q(
                                ("aired_high__isnull", False),
                                ("aired_low__isnull", False),
                                (
                                    "aired_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="episode_aired_complete",
                        violation_error_message="Aired needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aired_low__lte", models.F("aired_high"))),
                        name="episode_aired_ordered",
                        violation_error_message="Aired: the earliest day is after the latest day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
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
                ("name", models.CharField(max_length=120)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another service already uses this short name."},
                        max_length=120,
                        unique=True,
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500)),
                (
                    "countries",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, help_text="ISO codes. Empty: worldwide."
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="shows.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalServiceName",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.service",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical service name",
                "verbose_name_plural": "historical service names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ServiceName",
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
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="shows.service",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "text"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "text"),
                        name="one_service_name_per_spelling",
                        violation_error_message="This spelling is already listed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="service_name_dates_ordered",
                        violation_error_message="The name ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Show",
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
                ("title", models.CharField(max_length=250)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another show already uses this address."},
                        help_text="The last part of the address. Readers may have kept it: change it rarely.",
                        max_length=120,
                        unique=True,
                    ),
                ),
                ("original_title", models.CharField(blank=True, max_length=250)),
                (
                    "title_language",
                    newsroom.lib.fields.LanguageField(
                        blank=True, help_text="Language of the title: en, it ...", max_length=2
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("series", "Series"),
                            ("limited_series", "Limited series"),
                            ("film", "Film"),
                            ("documentary_film", "Documentary film"),
                            ("documentary_series", "Documentary series"),
                            ("special", "Special"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "fiction_mode",
                    models.CharField(
                        choices=[
                            ("scripted", "Scripted"),
                            ("documentary", "Documentary"),
                            ("hybrid", "Part documentary, part scripted"),
                        ],
                        default="scripted",
                        max_length=12,
                    ),
                ),
                (
                    "premiere_low",
                    models.DateField(blank=True, null=True, verbose_name="premiere, earliest day"),
                ),
                (
                    "premiere_high",
                    models.DateField(blank=True, null=True, verbose_name="premiere, latest day"),
                ),
                (
                    "premiere_precision",
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
                        verbose_name="precision of premiere",
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
                    "release_scope",
                    models.CharField(
                        blank=True,
                        choices=[("worldwide", "Worldwide"), ("some_countries", "Some countries")],
                        max_length=16,
                    ),
                ),
                ("original_language", newsroom.lib.fields.LanguageField(blank=True, max_length=2)),
                ("subtitle_languages", newsroom.lib.fields.TermsField(blank=True, default=list)),
                (
                    "countries",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, help_text="ISO codes: IT, BE ..."
                    ),
                ),
                ("genres", newsroom.lib.fields.TermsField(blank=True, default=list)),
                ("season_count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("episode_count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("runtime_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_rating", models.CharField(blank=True, max_length=20)),
                (
                    "synopsis",
                    models.TextField(
                        blank=True,
                        help_text="The premise in one or two sentences, as readers will see it.",
                    ),
                ),
                (
                    "trailer_url",
                    models.URLField(blank=True, max_length=500, verbose_name="trailer"),
                ),
                (
                    "official_url",
                    models.URLField(blank=True, max_length=500, verbose_name="official site"),
                ),
                (
                    "listed",
                    models.BooleanField(
                        default=True,
                        help_text="Readers find this show in the lists and on its own page.",
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
                    "poster",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posters",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
                "indexes": [
                    models.Index(fields=["kind"], name="shows_show_kind_2e0a2d_idx"),
                    models.Index(fields=["premiere_low"], name="shows_show_premier_b4ac26_idx"),
                    models.Index(fields=["title", "id"], name="shows_show_title_a21495_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("premiere_high__isnull", True),
                                ("premiere_low__isnull", True),
                                ("premiere_precision", ""),
                            ),
                            models.Q(
                                ("premiere_high__isnull", False),
                                ("premiere_low__isnull", False),
                                (
                                    "premiere_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="show_premiere_complete",
                        violation_error_message="Premiere needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("premiere_low__lte", models.F("premiere_high"))),
                        name="show_premiere_ordered",
                        violation_error_message="Premiere: the earliest day is after the latest day.",
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
                        name="show_ended_complete",
                        violation_error_message="Ended needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_low__lte", models.F("ended_high"))),
                        name="show_ended_ordered",
                        violation_error_message="Ended: the earliest day is after the latest day.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="season",
            name="show",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="seasons", to="shows.show"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalShowName",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "historical show name",
                "verbose_name_plural": "historical show names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeason",
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
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, max_length=250)),
                (
                    "premiere_low",
                    models.DateField(blank=True, null=True, verbose_name="premiere, earliest day"),
                ),
                (
                    "premiere_high",
                    models.DateField(blank=True, null=True, verbose_name="premiere, latest day"),
                ),
                (
                    "premiere_precision",
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
                        verbose_name="precision of premiere",
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
                ("episode_count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("synopsis", models.TextField(blank=True)),
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
                "verbose_name": "historical season",
                "verbose_name_plural": "historical seasons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCredit",
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
                    "job",
                    models.CharField(
                        choices=[
                            ("actor", "Actor"),
                            ("self", "As themselves"),
                            ("voice", "Voice"),
                            ("director", "Director"),
                            ("writer", "Writer"),
                            ("creator", "Creator"),
                            ("producer", "Producer"),
                            ("author", "Author"),
                            ("other", "Other crew"),
                        ],
                        default="actor",
                        max_length=10,
                    ),
                ),
                (
                    "job_title",
                    models.CharField(
                        blank=True,
                        help_text="As the source says it: co-executive producer.",
                        max_length=120,
                    ),
                ),
                ("billing", models.PositiveIntegerField(blank=True, null=True)),
                ("credited_as", models.CharField(blank=True, max_length=200)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("reported", "Reported"),
                            ("uncredited", "Uncredited"),
                            ("removed", "Removed"),
                        ],
                        default="confirmed",
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="The list this line came from: tvmaze, desk ...",
                        max_length=40,
                    ),
                ),
                ("source_key", models.CharField(blank=True, max_length=250)),
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
                        help_text="Empty: the role has not been announced.",
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
                "verbose_name": "historical credit",
                "verbose_name_plural": "historical credits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCharacter",
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
                    "origin",
                    models.CharField(
                        choices=[
                            ("real_person", "Real person, real name"),
                            ("renamed", "Based on a real person, renamed"),
                            ("composite", "Several real people in one"),
                            ("invented", "Invented for the show"),
                            ("unknown", "Nobody has decided"),
                        ],
                        default="unknown",
                        max_length=12,
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, help_text="How we know, or what was changed."),
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
                "verbose_name": "historical character",
                "verbose_name_plural": "historical characters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAvailability",
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
                    "country",
                    newsroom.lib.fields.CountryField(
                        blank=True, help_text="GB, US ... Empty: worldwide.", max_length=2
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("subscription", "With a subscription"),
                            ("free", "Free"),
                            ("free_with_ads", "Free with advertisements"),
                            ("rent", "To rent"),
                            ("buy", "To buy"),
                            ("cinema", "In cinemas"),
                            ("broadcast", "Broadcast"),
                        ],
                        default="subscription",
                        max_length=14,
                    ),
                ),
                (
                    "starts_low",
                    models.DateField(blank=True, null=True, verbose_name="starts, earliest day"),
                ),
                (
                    "starts_high",
                    models.DateField(blank=True, null=True, verbose_name="starts, latest day"),
                ),
                (
                    "starts_precision",
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
                        verbose_name="precision of starts",
                    ),
                ),
                (
                    "ends_low",
                    models.DateField(blank=True, null=True, verbose_name="ends, earliest day"),
                ),
                (
                    "ends_high",
                    models.DateField(blank=True, null=True, verbose_name="ends, latest day"),
                ),
                (
                    "ends_precision",
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
                        verbose_name="precision of ends",
                    ),
                ),
                (
                    "price_minor",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="899 is £8.99.",
                        null=True,
                        verbose_name="price in pence or cents",
                    ),
                ),
                (
                    "currency",
                    models.CharField(blank=True, help_text="GBP, EUR, USD ...", max_length=3),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        choices=[("month", "a month"), ("year", "a year"), ("once", "once")],
                        max_length=5,
                    ),
                ),
                ("trial_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("devices", newsroom.lib.fields.TermsField(blank=True, default=list)),
                (
                    "members_only",
                    models.CharField(
                        blank=True,
                        help_text="Prime members, for example.",
                        max_length=120,
                        verbose_name="who can watch",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "affiliate",
                    models.BooleanField(default=False, verbose_name="we earn from this link"),
                ),
                ("source", models.CharField(blank=True, editable=False, max_length=40)),
                ("source_key", models.CharField(blank=True, editable=False, max_length=250)),
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
                    "service",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.service",
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
                "verbose_name": "historical availability",
                "verbose_name_plural": "historical availability",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Credit",
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
                    "job",
                    models.CharField(
                        choices=[
                            ("actor", "Actor"),
                            ("self", "As themselves"),
                            ("voice", "Voice"),
                            ("director", "Director"),
                            ("writer", "Writer"),
                            ("creator", "Creator"),
                            ("producer", "Producer"),
                            ("author", "Author"),
                            ("other", "Other crew"),
                        ],
                        default="actor",
                        max_length=10,
                    ),
                ),
                (
                    "job_title",
                    models.CharField(
                        blank=True,
                        help_text="As the source says it: co-executive producer.",
                        max_length=120,
                    ),
                ),
                ("billing", models.PositiveIntegerField(blank=True, null=True)),
                ("credited_as", models.CharField(blank=True, max_length=200)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("reported", "Reported"),
                            ("uncredited", "Uncredited"),
                            ("removed", "Removed"),
                        ],
                        default="confirmed",
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="The list this line came from: tvmaze, desk ...",
                        max_length=40,
                    ),
                ),
                ("source_key", models.CharField(blank=True, max_length=250)),
                (
                    "character",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the role has not been announced.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credits",
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
                        related_name="credits",
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
                        related_name="credits",
                        to="shows.season",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="credits",
                        to="shows.show",
                    ),
                ),
            ],
            options={
                "ordering": ["show_id", models.OrderBy(models.F("billing"), nulls_last=True), "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source_key", ""), _negated=True),
                        fields=("source", "source_key"),
                        name="one_credit_per_source_key",
                        violation_error_message="This line of that list is already held.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_key", ""),
                            models.Q(("source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="credit_key_names_its_source",
                        violation_error_message="A source key needs the name of its source.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="character",
            name="show",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="characters",
                to="shows.show",
            ),
        ),
        migrations.CreateModel(
            name="Availability",
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
                    "country",
                    newsroom.lib.fields.CountryField(
                        blank=True, help_text="GB, US ... Empty: worldwide.", max_length=2
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("subscription", "With a subscription"),
                            ("free", "Free"),
                            ("free_with_ads", "Free with advertisements"),
                            ("rent", "To rent"),
                            ("buy", "To buy"),
                            ("cinema", "In cinemas"),
                            ("broadcast", "Broadcast"),
                        ],
                        default="subscription",
                        max_length=14,
                    ),
                ),
                (
                    "starts_low",
                    models.DateField(blank=True, null=True, verbose_name="starts, earliest day"),
                ),
                (
                    "starts_high",
                    models.DateField(blank=True, null=True, verbose_name="starts, latest day"),
                ),
                (
                    "starts_precision",
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
                        verbose_name="precision of starts",
                    ),
                ),
                (
                    "ends_low",
                    models.DateField(blank=True, null=True, verbose_name="ends, earliest day"),
                ),
                (
                    "ends_high",
                    models.DateField(blank=True, null=True, verbose_name="ends, latest day"),
                ),
                (
                    "ends_precision",
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
                        verbose_name="precision of ends",
                    ),
                ),
                (
                    "price_minor",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="899 is £8.99.",
                        null=True,
                        verbose_name="price in pence or cents",
                    ),
                ),
                (
                    "currency",
                    models.CharField(blank=True, help_text="GBP, EUR, USD ...", max_length=3),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        choices=[("month", "a month"), ("year", "a year"), ("once", "once")],
                        max_length=5,
                    ),
                ),
                ("trial_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("devices", newsroom.lib.fields.TermsField(blank=True, default=list)),
                (
                    "members_only",
                    models.CharField(
                        blank=True,
                        help_text="Prime members, for example.",
                        max_length=120,
                        verbose_name="who can watch",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "affiliate",
                    models.BooleanField(default=False, verbose_name="we earn from this link"),
                ),
                ("source", models.CharField(blank=True, editable=False, max_length=40)),
                ("source_key", models.CharField(blank=True, editable=False, max_length=250)),
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
                        related_name="availability",
                        to="shows.season",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="availability",
                        to="shows.service",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="availability",
                        to="shows.show",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "availability",
                "ordering": ["show_id", "service_id", "country", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("starts_high__isnull", True),
                                ("starts_low__isnull", True),
                                ("starts_precision", ""),
                            ),
                            models.Q(
                                ("starts_high__isnull", False),
                                ("starts_low__isnull", False),
                                (
                                    "starts_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="availability_starts_complete",
                        violation_error_message="Starts needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("starts_low__lte", models.F("starts_high"))),
                        name="availability_starts_ordered",
                        violation_error_message="Starts: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ends_high__isnull", True),
                                ("ends_low__isnull", True),
                                ("ends_precision", ""),
                            ),
                            models.Q(
                                ("ends_high__isnull", False),
                                ("ends_low__isnull", False),
                                (
                                    "ends_precision__in",
                                    ["day", "weekend", "month", "season", "year", "decade"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="availability_ends_complete",
                        violation_error_message="Ends needs its earliest day, its latest day and its precision, or none of the three.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_low__lte", models.F("ends_high"))),
                        name="availability_ends_ordered",
                        violation_error_message="Ends: the earliest day is after the latest day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_low__isnull", True),
                            ("ends_high__isnull", True),
                            ("ends_high__gte", models.F("starts_low")),
                            _connector="OR",
                        ),
                        name="availability_ends_after_it_starts",
                        violation_error_message="The show leaves the service before it arrives.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("currency", ""), ("price_minor__isnull", True)),
                            models.Q(
                                ("price_minor__isnull", False),
                                models.Q(("currency", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="availability_price_has_currency",
                        violation_error_message="Give price and currency, or neither.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("price_minor__isnull", True),
                            ("checked_on__isnull", False),
                            _connector="OR",
                        ),
                        name="availability_price_has_checked_date",
                        violation_error_message="A price needs the day it was checked.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source_key", ""), _negated=True),
                        fields=("source", "source_key"),
                        name="one_availability_per_source_key",
                        violation_error_message="This line of that list is already held.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShowName",
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
                    "show",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="shows.show",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "text"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("show", "text"),
                        name="one_show_name_per_spelling",
                        violation_error_message="This spelling is already listed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="show_name_dates_ordered",
                        violation_error_message="The name ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceWork",
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
                ("title", models.CharField(max_length=250)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another work already uses this short name."},
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("book", "Book"),
                            ("article", "Article"),
                            ("podcast", "Podcast"),
                            ("play", "Play"),
                            ("film", "Earlier film or series"),
                            ("other", "Other"),
                        ],
                        default="book",
                        max_length=8,
                    ),
                ),
                ("year", models.SmallIntegerField(blank=True, null=True)),
                ("isbn", models.CharField(blank=True, max_length=17, verbose_name="ISBN")),
                ("language", newsroom.lib.fields.LanguageField(blank=True, max_length=2)),
                ("url", models.URLField(blank=True, max_length=500)),
                (
                    "authors",
                    models.ManyToManyField(
                        blank=True, related_name="source_works", to="shows.person"
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
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="source_works",
                        to="shows.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalExternalId",
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
                    "scheme",
                    models.CharField(
                        choices=[
                            ("imdb-title", "IMDb title"),
                            ("imdb-name", "IMDb name"),
                            ("tvmaze-show", "TVmaze show"),
                            ("tvmaze-season", "TVmaze season"),
                            ("tvmaze-episode", "TVmaze episode"),
                            ("tvmaze-person", "TVmaze person"),
                            ("tvmaze-character", "TVmaze character"),
                            ("tvmaze-service", "TVmaze network or web channel"),
                            ("tmdb-tv", "TMDB series"),
                            ("tmdb-film", "TMDB film"),
                            ("tmdb-person", "TMDB person"),
                            ("thetvdb", "TheTVDB series"),
                            ("tvrage", "TVRage show"),
                            ("wikidata", "Wikidata item"),
                            ("table", "Key of our own tables"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(max_length=200)),
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
                    "episode",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.episode",
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
                    "season",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.season",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="shows.service",
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
                "verbose_name": "historical external id",
                "verbose_name_plural": "historical external ids",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ExternalId",
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
                    "scheme",
                    models.CharField(
                        choices=[
                            ("imdb-title", "IMDb title"),
                            ("imdb-name", "IMDb name"),
                            ("tvmaze-show", "TVmaze show"),
                            ("tvmaze-season", "TVmaze season"),
                            ("tvmaze-episode", "TVmaze episode"),
                            ("tvmaze-person", "TVmaze person"),
                            ("tvmaze-character", "TVmaze character"),
                            ("tvmaze-service", "TVmaze network or web channel"),
                            ("tmdb-tv", "TMDB series"),
                            ("tmdb-film", "TMDB film"),
                            ("tmdb-person", "TMDB person"),
                            ("thetvdb", "TheTVDB series"),
                            ("tvrage", "TVRage show"),
                            ("wikidata", "Wikidata item"),
                            ("table", "Key of our own tables"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(max_length=200)),
                (
                    "character",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
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
                    "episode",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="shows.episode",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="shows.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="shows.person",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="shows.place",
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="shows.season",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="shows.service",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="shows.show",
                    ),
                ),
                (
                    "source_work",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="shows.sourcework",
                    ),
                ),
            ],
            options={
                "verbose_name": "external id",
                "ordering": ["scheme", "value"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "value"),
                        name="one_record_per_external_id",
                        violation_error_message="Another record already has this id.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("character__isnull", True),
                                ("episode__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("season__isnull", True),
                                ("service__isnull", True),
                                ("show__isnull", False),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("episode__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("season__isnull", False),
                                ("service__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("episode__isnull", False),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("season__isnull", True),
                                ("service__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("episode__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", False),
                                ("place__isnull", True),
                                ("season__isnull", True),
                                ("service__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", False),
                                ("episode__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("season__isnull", True),
                                ("service__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("episode__isnull", True),
                                ("organisation__isnull", False),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("season__isnull", True),
                                ("service__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("episode__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", False),
                                ("season__isnull", True),
                                ("service__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("episode__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("season__isnull", True),
                                ("service__isnull", False),
                                ("show__isnull", True),
                                ("source_work__isnull", True),
                            ),
                            models.Q(
                                ("character__isnull", True),
                                ("episode__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("place__isnull", True),
                                ("season__isnull", True),
                                ("service__isnull", True),
                                ("show__isnull", True),
                                ("source_work__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="external_id_has_one_subject",
                        violation_error_message="An external id belongs to exactly one record.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="shows.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "text"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "text"),
                        name="one_organisation_name_per_spelling",
                        violation_error_message="This spelling is already listed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="organisation_name_dates_ordered",
                        violation_error_message="The name ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="season",
            constraint=models.UniqueConstraint(
                fields=("show", "number"),
                name="one_season_per_number",
                violation_error_message="This show already has a season with this number.",
            ),
        ),
        migrations.AddIndex(
            model_name="character",
            index=models.Index(fields=["show", "name"], name="shows_chara_show_id_5f9b51_idx"),
        ),
    ]
    operations = together(operations)
