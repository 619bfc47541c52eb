from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.querysets import EditionQuerySet


class Edition(models.Model):
    """What readers see of an article from ``live_from`` until ``live_until``.

    Its content never changes; only ``articles.timeline`` moves the two ends. Both ends null:
    held (``hold_reason`` says why) or cancelled (``cancelled_at`` says when).
    """

    class Change(models.TextChoices):
        FIRST = "first", "First publication"
        TYPO = "typo", "Typo"
        UPDATE = "update", "Update"
        CORRECTION = "correction", "Correction"

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="editions")
    show = models.ForeignKey(
        "shows.Show", models.PROTECT, null=True, blank=True, related_name="editions"
    )
    season = models.ForeignKey(
        "shows.Season", models.PROTECT, null=True, blank=True, related_name="editions"
    )
    event = models.ForeignKey(
        "facts.Event", models.PROTECT, null=True, blank=True, related_name="editions"
    )
    number = models.PositiveIntegerField()
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="editions")

    kind = models.CharField(max_length=14)
    headline = models.CharField(max_length=200)
    standfirst = models.CharField(max_length=400, blank=True)
    html = models.TextField(help_text="Everything inside <main> but the related cards.")
    head = models.JSONField(
        default=dict,
        help_text="For <head>: title, description, canonical, robots, social, image, "
        "structured data.",
    )
    card = models.JSONField(
        default=dict,
        help_text="For lists: title, question, answer, verdict, word, show, year, services, "
        "picture.",
    )
    verdict = models.CharField(max_length=20, blank=True, db_index=True)
    date_note = models.CharField(
        max_length=250, blank=True, help_text="Readers see it beside the updated date."
    )
    notice = models.CharField(max_length=250, blank=True)
    change = models.CharField(
        max_length=10, choices=Change, blank=True, help_text="What it is to the edition before it."
    )
    updated_at = models.DateTimeField(
        null=True,
        help_text="When it last changed in substance. Mending a typo keeps it.",
    )
    check_by = models.DateTimeField(
        null=True, help_text="Published before all was checked: until when that is promised."
    )
    first_published_at = models.DateTimeField(
        null=True, help_text="When readers first saw the article, in whatever edition."
    )

    planned_from = models.DateTimeField()
    planned_until = models.DateTimeField(null=True, blank=True)
    live_from = models.DateTimeField(null=True)
    live_until = models.DateTimeField(null=True)
    hold_reason = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)
    boundary_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="boundaries",
        help_text="The edition whose text this one continues when a date passes.",
    )
    boundary_note = models.CharField(max_length=250, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="editions"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "-number"]
        indexes = [
            models.Index(fields=["live_from", "id"], name="edition_live_from"),
            models.Index(fields=["article", "live_from"], name="edition_article_live"),
            # The orders of the lists, of all and of one show or event.
            models.Index(fields=["first_published_at", "id"], name="edition_first_published"),
            models.Index(fields=["show", "first_published_at", "id"], name="edition_of_show"),
            models.Index(fields=["event", "first_published_at", "id"], name="edition_of_event"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"],
                name="one_edition_per_number",
                violation_error_message="Another publication took this number: publish again.",
            ),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")),
                name="edition_ends_after_it_starts",
                violation_error_message="An edition ends after it starts.",
            ),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_from__isnull=False),
                name="edition_end_needs_start",
                violation_error_message="An edition that never starts has no end.",
            ),
            models.CheckConstraint(
                condition=Q(planned_until__isnull=True) | Q(planned_until__gt=F("planned_from")),
                name="edition_plan_ordered",
                violation_error_message="The planned end is not after the planned start.",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(live_from__isnull=False, live_until__isnull=True),
                name="one_open_edition_per_article",
                violation_error_message="This article already has an edition without an end.",
            ),
        ]

    def __str__(self):
        return f"edition {self.number} of {self.headline}"

    def state(self, at=None):
        """live, scheduled, past, held or cancelled at ``at`` (now if left out)."""
        at = at or timezone.now()
        if self.live_from is None:
            return "held" if self.hold_reason and not self.cancelled_at else "cancelled"
        if self.live_from > at:
            return "scheduled"
        return "live" if self.live_until is None or self.live_until > at else "past"


class EditionFact(models.Model):
    """A fact as an edition printed it. Freshness compares these words with the fact of today."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="printed_facts")
    fact = models.ForeignKey("facts.Fact", models.PROTECT, related_name="printed_in")
    note_number = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True, help_text="The words that rest on the fact.")
    statement = models.TextField()
    value = models.TextField(blank=True, help_text="The value as readers see it.")
    standing = models.CharField(max_length=12)
    hedge = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["edition_id", "note_number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "fact"], name="one_printed_fact_per_edition")
        ]

    def __str__(self):
        return self.statement


class EditionImage(models.Model):
    """A picture that an edition shows: it cannot be deleted while the edition exists."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="shown_images")
    image = models.ForeignKey("images.Image", models.PROTECT, related_name="shown_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "image"], name="one_image_per_edition")
        ]

    def __str__(self):
        return str(self.edition)
