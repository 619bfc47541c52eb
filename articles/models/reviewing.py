"""What a second person says about a version: sentence by sentence, in comments, by an override."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class SentenceCheck(models.Model):
    """What somebody decided about one sentence of a version: it stands, or not.

    ``digest`` names the sentence by its words and what it rests on, so a decision stays good for
    the sentences that a later version leaves as they are.
    """

    class Decision(models.TextChoices):
        STANDS = "stands", "It stands"
        OBJECTED = "objected", "Objected"

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="checks")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="checks")
    digest = models.CharField(max_length=64, help_text="SHA-256 of words and facts, in hex.")
    words = models.TextField(help_text="The sentence as it was read.")
    decision = models.CharField(max_length=8, choices=Decision)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="checks")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    checked_facts = models.JSONField(
        default=list,
        help_text="The key of each fact that it checked, with the version that came of it.",
    )

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["article", "digest"], name="check_of_sentence")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "digest", "by"],
                condition=Q(undone_at__isnull=True),
                name="one_check_per_sentence_and_person",
                violation_error_message="This sentence was decided already: look at it again.",
            ),
            models.CheckConstraint(
                condition=~Q(decision="objected") | ~Q(reason=""),
                name="objection_says_why",
                violation_error_message="Say what is wrong with it: the writer reads it.",
            ),
        ]

    def __str__(self):
        return f"{self.get_decision_display()}: {self.words[:60]}"


class Comment(models.Model):
    """What somebody says about an article, a field of it or words in it, until it is resolved."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="comments")
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, related_name="comments"
    )
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    field = models.CharField(
        max_length=30, blank=True, help_text="The field it is about; empty for the whole article."
    )
    quote = models.TextField(blank=True, help_text="The words it is about, as they stood then.")
    text = models.TextField()
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["article", "resolved_at"], name="comment_open")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="comment_says_something",
                violation_error_message="Write what you want to say.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True) | Q(resolved_at__isnull=False),
                name="open_comment_was_resolved_by_nobody",
                violation_error_message="An open comment cannot say who resolved it.",
            ),
        ]

    def __str__(self):
        return self.text[:80]


class Override(models.Model):
    """A reason that a managing editor set aside for one version, in writing."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="overrides")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="overrides")
    sentence = models.TextField(help_text="The reason that is set aside, as it was said.")
    reason = models.TextField(help_text="Why it is set aside.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="overrides")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="override_says_why",
                violation_error_message="Say why: a court may ask.",
            ),
        ]

    def __str__(self):
        return self.sentence[:80]
