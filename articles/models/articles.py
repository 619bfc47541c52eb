from django.conf import settings
from django.db import models
from django.urls import reverse

from articles.fields import BodyField
from articles.querysets import ArticleQuerySet
from newsroom.lib.records import Root
from shows.models.titles import refuse_season_of_another


class Article(Root):
    """The working copy of an article. Readers never see it: they see its editions."""

    class Kind(models.TextChoices):
        EXPLAINER = "explainer", "Explainer"
        NEWS = "news", "News"
        CAST_GUIDE = "cast_guide", "Cast guide"
        WHERE_TO_WATCH = "where_to_watch", "Where to watch"
        ENDING = "ending", "Ending explained"
        LIST = "list", "List"

    class Stage(models.TextChoices):
        PLANNED = "planned", "Planned"
        DRAFTING = "drafting", "Drafting"
        SUBMITTED = "submitted", "Submitted"
        APPROVED = "approved", "Approved"

    kind = models.CharField(max_length=14, choices=Kind, default=Kind.EXPLAINER)
    headline = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text="The last part of the address. Once published it changes only by its own action.",
        error_messages={"unique": "Another article already uses this address."},
    )
    standfirst = models.CharField(max_length=400, blank=True)
    body = BodyField(blank=True)
    show = models.ForeignKey(
        "shows.Show", models.PROTECT, null=True, blank=True, related_name="articles"
    )
    season = models.ForeignKey(
        "shows.Season", models.PROTECT, null=True, blank=True, related_name="articles"
    )
    other_shows = models.ManyToManyField("shows.Show", blank=True, related_name="also_in")
    event = models.ForeignKey(
        "facts.Event", models.PROTECT, null=True, blank=True, related_name="articles"
    )
    authors = models.ManyToManyField(
        "articles.Author", through="articles.ArticleAuthor", related_name="articles"
    )
    lead_image = models.ForeignKey(
        "images.Image", models.PROTECT, null=True, blank=True, related_name="lead_of"
    )
    topics = models.ManyToManyField("articles.Topic", blank=True, related_name="articles")
    stage = models.CharField(
        max_length=9, choices=Stage, default=Stage.DRAFTING, editable=False, db_index=True
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_articles",
    )
    due = models.DateField(null=True, blank=True)
    planned_for = models.DateTimeField(null=True, blank=True)
    embargo_until = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Readers see nothing of it before."
    )
    embargo_note = models.CharField(
        max_length=250, blank=True, editable=False, help_text="Who asked for it, and for what."
    )
    search_title = models.CharField(max_length=120, blank=True)
    meta_description = models.CharField(max_length=320, blank=True)
    social_title = models.CharField(max_length=200, blank=True)
    home_headline = models.CharField(max_length=200, blank=True)
    noindex = models.BooleanField("keep out of search engines", default=False)
    no_feed = models.BooleanField("keep out of feeds", default=False)
    canonical_url = models.URLField(blank=True, max_length=500)
    approved_revision = models.ForeignKey(
        "articles.Revision",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="approves",
    )
    facts = models.ManyToManyField(
        "facts.Fact", through="articles.ArticleFact", related_name="articles"
    )
    images = models.ManyToManyField(
        "images.Image", through="articles.ArticleImage", related_name="articles"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        indexes = [models.Index(fields=["-updated_at", "-id"])]
        permissions = [
            ("submit_article", "Can submit an article"),
            ("approve_article", "Can approve an article"),
            ("publish_article", "Can publish, schedule and hold an article"),
            ("withdraw_article", "Can withdraw an article"),
            ("override_article", "Can override a reason with a written reason"),
            ("redact_article", "Can redact words from everything that is held"),
            ("sign_senior", "Can sign a version as a senior reader"),
            ("sign_legal", "Can sign a version as a legal reader"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(stage="approved") | models.Q(approved_revision__isnull=False),
                name="approved_article_names_revision",
                violation_error_message="An approval names the version that was approved.",
            ),
        ]

    def __str__(self):
        return self.headline

    def clean(self):
        refuse_season_of_another(self.season, self.show)

    def get_absolute_url(self):
        return reverse("site:article", args=[self.slug])

    @property
    def head(self):
        """The newest saved revision, or None."""
        return self.revisions.filter(kind="saved").order_by("-number").first()


class ArticleAuthor(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    author = models.ForeignKey("articles.Author", models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="one_byline_per_author",
                violation_error_message="This author is named twice.",
            )
        ]

    def __str__(self):
        return str(self.author)


class ArticleFact(models.Model):
    """A fact that the working copy links to. Follows the body on each save."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="fact_links")
    fact = models.ForeignKey("facts.Fact", models.PROTECT, related_name="article_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "fact"], name="one_link_per_article_fact")
        ]

    def __str__(self):
        return str(self.article)


class ArticleImage(models.Model):
    """A picture in the body of the working copy. Follows the body on each save."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="image_links")
    image = models.ForeignKey("images.Image", models.PROTECT, related_name="article_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "image"], name="one_link_per_article_image")
        ]

    def __str__(self):
        return str(self.article)
