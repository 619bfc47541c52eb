import articles.fields
import django.db.models.deletion
import newsroom.lib.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from newsroom.lib.migrating import together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("facts", "0001_initial"),
        ("images", "0001_initial"),
        ("newsroom", "__first__"),
        ("shows", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("explainer", "Explainer"),
                            ("news", "News"),
                            ("cast_guide", "Cast guide"),
                            ("where_to_watch", "Where to watch"),
                            ("ending", "Ending explained"),
                            ("list", "List"),
                        ],
                        default="explainer",
                        max_length=14,
                    ),
                ),
                ("headline", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another article already uses this address."},
                        help_text="The last part of the address. Once published it changes only by its own action.",
                        max_length=120,
                        unique=True,
                    ),
                ),
                ("standfirst", models.CharField(blank=True, max_length=400)),
                ("body", articles.fields.BodyField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("drafting", "Drafting"),
                            ("submitted", "Submitted"),
                            ("approved", "Approved"),
                        ],
                        db_index=True,
                        default="drafting",
                        editable=False,
                        max_length=9,
                    ),
                ),
                ("due", models.DateField(blank=True, null=True)),
                ("planned_for", models.DateTimeField(blank=True, null=True)),
                ("search_title", models.CharField(blank=True, max_length=120)),
                ("meta_description", models.CharField(blank=True, max_length=320)),
                ("social_title", models.CharField(blank=True, max_length=200)),
                ("home_headline", models.CharField(blank=True, max_length=200)),
                (
                    "noindex",
                    models.BooleanField(default=False, verbose_name="keep out of search engines"),
                ),
                ("no_feed", models.BooleanField(default=False, verbose_name="keep out of feeds")),
                ("canonical_url", models.URLField(blank=True, max_length=500)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assigned_articles",
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
                        related_name="articles",
                        to="facts.event",
                    ),
                ),
                (
                    "lead_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_of",
                        to="images.image",
                    ),
                ),
                (
                    "other_shows",
                    models.ManyToManyField(blank=True, related_name="also_in", to="shows.show"),
                ),
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="shows.season",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="shows.show",
                    ),
                ),
            ],
            options={
                "ordering": ["-updated_at", "-pk"],
                "permissions": [
                    ("submit_article", "Can submit an article"),
                    ("approve_article", "Can approve an article"),
                    ("publish_article", "Can publish, schedule and hold an article"),
                    ("withdraw_article", "Can withdraw an article"),
                    ("override_article", "Can override a reason with a written reason"),
                ],
                "indexes": [
                    models.Index(
                        fields=["-updated_at", "-id"], name="articles_ar_updated_836068_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fact_links",
                        to="articles.article",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="article_links",
                        to="facts.fact",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "fact"), name="one_link_per_article_fact"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="facts",
            field=models.ManyToManyField(
                related_name="articles", through="articles.ArticleFact", to="facts.fact"
            ),
        ),
        migrations.CreateModel(
            name="ArticleImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="image_links",
                        to="articles.article",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="article_links",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "image"), name="one_link_per_article_image"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="images",
            field=models.ManyToManyField(
                related_name="articles", through="articles.ArticleImage", to="images.image"
            ),
        ),
        migrations.CreateModel(
            name="Author",
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
                        error_messages={"unique": "Another author already uses this address."},
                        max_length=80,
                        unique=True,
                    ),
                ),
                ("job_title", models.CharField(blank=True, max_length=120)),
                (
                    "qualifications",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, help_text="Degrees and training, comma-separated."
                    ),
                ),
                (
                    "formerly_at",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, help_text="Earlier employers, comma-separated."
                    ),
                ),
                (
                    "beats",
                    newsroom.lib.fields.TermsField(
                        blank=True,
                        default=list,
                        help_text="What they write about, comma-separated.",
                    ),
                ),
                ("biography", models.TextField(blank=True)),
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
                        related_name="authors",
                        to="images.image",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="author",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "works_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authors",
                        to="shows.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ArticleAuthor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bylines",
                        to="articles.article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bylines",
                        to="articles.author",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "author"),
                        name="one_byline_per_author",
                        violation_error_message="This author is named twice.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="authors",
            field=models.ManyToManyField(
                related_name="articles", through="articles.ArticleAuthor", to="articles.author"
            ),
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=14)),
                ("headline", models.CharField(max_length=200)),
                ("standfirst", models.CharField(blank=True, max_length=400)),
                (
                    "html",
                    models.TextField(help_text="Everything inside <main> but the related cards."),
                ),
                (
                    "head",
                    models.JSONField(
                        default=dict,
                        help_text="For <head>: title, description, canonical, robots, social, image, structured data.",
                    ),
                ),
                (
                    "card",
                    models.JSONField(
                        default=dict,
                        help_text="For lists: title, question, answer, verdict, word, show, year, services, picture.",
                    ),
                ),
                ("verdict", models.CharField(blank=True, db_index=True, max_length=20)),
                (
                    "date_note",
                    models.CharField(
                        blank=True,
                        help_text="Readers see it beside the updated date.",
                        max_length=250,
                    ),
                ),
                ("notice", models.CharField(blank=True, max_length=250)),
                (
                    "first_published_at",
                    models.DateTimeField(
                        help_text="When readers first saw the article, in whatever edition.",
                        null=True,
                    ),
                ),
                ("planned_from", models.DateTimeField()),
                ("planned_until", models.DateTimeField(blank=True, null=True)),
                ("live_from", models.DateTimeField(null=True)),
                ("live_until", models.DateTimeField(null=True)),
                ("hold_reason", models.TextField(blank=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("boundary_note", models.CharField(blank=True, max_length=250)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="articles.article",
                    ),
                ),
                (
                    "boundary_of",
                    models.ForeignKey(
                        help_text="The edition whose text this one continues when a date passes.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="boundaries",
                        to="articles.edition",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="facts.event",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="shows.season",
                    ),
                ),
                (
                    "show",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="shows.show",
                    ),
                ),
            ],
            options={
                "ordering": ["article_id", "-number"],
                "indexes": [
                    models.Index(fields=["live_from", "id"], name="edition_live_from"),
                    models.Index(fields=["article", "live_from"], name="edition_article_live"),
                    models.Index(
                        fields=["first_published_at", "id"], name="edition_first_published"
                    ),
                    models.Index(
                        fields=["show", "first_published_at", "id"], name="edition_of_show"
                    ),
                    models.Index(
                        fields=["event", "first_published_at", "id"], name="edition_of_event"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "number"),
                        name="one_edition_per_number",
                        violation_error_message="Another publication took this number: publish again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("live_until__isnull", True),
                            ("live_until__gt", models.F("live_from")),
                            _connector="OR",
                        ),
                        name="edition_ends_after_it_starts",
                        violation_error_message="An edition ends after it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("live_until__isnull", True),
                            ("live_from__isnull", False),
                            _connector="OR",
                        ),
                        name="edition_end_needs_start",
                        violation_error_message="An edition that never starts has no end.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_until__isnull", True),
                            ("planned_until__gt", models.F("planned_from")),
                            _connector="OR",
                        ),
                        name="edition_plan_ordered",
                        violation_error_message="The planned end is not after the planned start.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("live_from__isnull", False), ("live_until__isnull", True)
                        ),
                        fields=("article",),
                        name="one_open_edition_per_article",
                        violation_error_message="This article already has an edition without an end.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note_number", models.PositiveSmallIntegerField(null=True)),
                (
                    "words",
                    models.TextField(blank=True, help_text="The words that rest on the fact."),
                ),
                ("statement", models.TextField()),
                ("value", models.TextField(blank=True, help_text="The value as readers see it.")),
                ("standing", models.CharField(max_length=12)),
                ("hedge", models.CharField(blank=True, max_length=12)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="printed_facts",
                        to="articles.edition",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed_in",
                        to="facts.fact",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_id", "note_number", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "fact"), name="one_printed_fact_per_edition"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shown_images",
                        to="articles.edition",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shown_in",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "image"), name="one_image_per_edition"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAuthor",
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
                        error_messages={"unique": "Another author already uses this address."},
                        max_length=80,
                    ),
                ),
                ("job_title", models.CharField(blank=True, max_length=120)),
                (
                    "qualifications",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, help_text="Degrees and training, comma-separated."
                    ),
                ),
                (
                    "formerly_at",
                    newsroom.lib.fields.TermsField(
                        blank=True, default=list, help_text="Earlier employers, comma-separated."
                    ),
                ),
                (
                    "beats",
                    newsroom.lib.fields.TermsField(
                        blank=True,
                        default=list,
                        help_text="What they write about, comma-separated.",
                    ),
                ),
                ("biography", models.TextField(blank=True)),
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
                (
                    "user",
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
                    "works_for",
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
                "verbose_name": "historical author",
                "verbose_name_plural": "historical authors",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTopic",
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
                    "name",
                    models.CharField(
                        db_index=True,
                        error_messages={"unique": "This topic exists already."},
                        max_length=80,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another topic already uses this address."},
                        max_length=80,
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
            ],
            options={
                "verbose_name": "historical topic",
                "verbose_name_plural": "historical topics",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Redirect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old_slug", models.SlugField(max_length=120, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redirects",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["old_slug"],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("saved", "Saved"), ("set_aside", "Set aside")],
                        default="saved",
                        max_length=9,
                    ),
                ),
                (
                    "content",
                    models.JSONField(
                        help_text="headline, standfirst, body, kind, show_id, season_id, event_id, author_ids, lead_image_id, search and share fields"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved_revisions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="articles.article",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "number"),
                        name="one_revision_per_number",
                        violation_error_message="Another save took this number: save again.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalArticle",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("explainer", "Explainer"),
                            ("news", "News"),
                            ("cast_guide", "Cast guide"),
                            ("where_to_watch", "Where to watch"),
                            ("ending", "Ending explained"),
                            ("list", "List"),
                        ],
                        default="explainer",
                        max_length=14,
                    ),
                ),
                ("headline", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another article already uses this address."},
                        help_text="The last part of the address. Once published it changes only by its own action.",
                        max_length=120,
                    ),
                ),
                ("standfirst", models.CharField(blank=True, max_length=400)),
                ("body", articles.fields.BodyField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("drafting", "Drafting"),
                            ("submitted", "Submitted"),
                            ("approved", "Approved"),
                        ],
                        db_index=True,
                        default="drafting",
                        editable=False,
                        max_length=9,
                    ),
                ),
                ("due", models.DateField(blank=True, null=True)),
                ("planned_for", models.DateTimeField(blank=True, null=True)),
                ("search_title", models.CharField(blank=True, max_length=120)),
                ("meta_description", models.CharField(blank=True, max_length=320)),
                ("social_title", models.CharField(blank=True, max_length=200)),
                ("home_headline", models.CharField(blank=True, max_length=200)),
                (
                    "noindex",
                    models.BooleanField(default=False, verbose_name="keep out of search engines"),
                ),
                ("no_feed", models.BooleanField(default=False, verbose_name="keep out of feeds")),
                ("canonical_url", models.URLField(blank=True, max_length=500)),
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
                    "assigned_to",
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
                    "lead_image",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="images.image",
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
                    "approved_revision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical article",
                "verbose_name_plural": "historical articles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="edition",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="articles.revision",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="approved_revision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="approves",
                to="articles.revision",
            ),
        ),
        migrations.CreateModel(
            name="Topic",
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
                    "name",
                    models.CharField(
                        error_messages={"unique": "This topic exists already."},
                        max_length=80,
                        unique=True,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another topic already uses this address."},
                        max_length=80,
                        unique=True,
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
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="topics",
            field=models.ManyToManyField(blank=True, related_name="articles", to="articles.topic"),
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(help_text="For the desk.")),
                ("notice", models.TextField(blank=True, help_text="For readers, in plain words.")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="articles.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "approved"), _negated=True),
                    ("approved_revision__isnull", False),
                    _connector="OR",
                ),
                name="approved_article_names_revision",
                violation_error_message="An approval names the version that was approved.",
            ),
        ),
    ]
    operations = together(operations)
