"""What belongs to writing alone: words not saved yet, who is there, links to drafts, embeds."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Buffer(models.Model):
    """What one person typed into the form of an article and has not saved.

    ``content`` holds the fields as the form posts them, valid or not. It is no version, has no
    history, and is seen by nobody else.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="buffers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="buffers")
    base_version = models.PositiveIntegerField(help_text="The version of the form it was typed in.")
    content = models.JSONField(help_text="The fields as posted: name to list of values.")
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "user"],
                name="one_buffer_per_article_and_user",
                violation_error_message="Words of this article are kept for this person already.",
            )
        ]

    def __str__(self):
        return f"{self.article}, {self.user}"


class Presence(models.Model):
    """Who has an article open, and where in it. It informs and never blocks."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="present")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    place = models.CharField(max_length=200, blank=True, help_text="The heading they are under.")
    writing = models.BooleanField(default=False, help_text="They have words that are not saved.")
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "user"],
                name="one_presence_per_article_and_user",
                violation_error_message="This person is here already.",
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.article}"


class ShareLink(models.Model):
    """An address under which somebody without an account reads a draft, for a time.

    The secret is in the address alone; here is its digest. Without a ``revision`` it shows the
    newest one.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="share_links")
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, blank=True, related_name="share_links"
    )
    digest = models.CharField(
        max_length=64, unique=True, editable=False, help_text="SHA-256 of the secret, in hex."
    )
    for_whom = models.CharField(max_length=200, help_text="Who gets it, and what for.")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened = models.PositiveIntegerField(default=0, editable=False)
    last_opened_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.for_whom


class Embed(models.Model):
    """Something that another site shows, by its address, and what stands there without it.

    ``text`` is what readers get before they load it and after it is gone there.
    """

    class Kind(models.TextChoices):
        VIDEO = "video", "Video"
        AUDIO = "audio", "Audio"
        POST = "post", "Post"

    url = models.URLField("address", max_length=500, unique=True)
    kind = models.CharField(max_length=5, choices=Kind)
    title = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True, help_text="The words of it, or what it shows.")
    checked_at = models.DateTimeField(null=True, blank=True, help_text="When it was last tried.")
    dead_since = models.DateTimeField(null=True, blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title or self.url
