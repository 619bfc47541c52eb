"""Whom the desk tells what: notices, what was announced already, the secret of a calendar."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Notice(models.Model):
    """One sentence for one person of the desk, on the desk and perhaps by mail."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", "An article waits for a check"
        RETURNED = "returned", "An article came back with a note"
        ASSIGNED = "assigned", "An article or a task was given to you"
        MENTIONED = "mentioned", "Somebody named you in a comment"
        HELD = "held", "An edition was held"
        OVERDUE = "overdue", "Something is overdue"
        WITHDRAWN = "withdrawn", "An article was withdrawn"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=9, choices=Kind)
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="notices"
    )
    sentence = models.CharField(max_length=500)
    path = models.CharField(max_length=200, help_text="The address on the desk, without the host.")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "read_at", "-at"], name="notice_of_user")]

    def __str__(self):
        return self.sentence


class Announcement(models.Model):
    """An after-effect that is done: nobody is told twice, however often the command runs."""

    key = models.CharField(
        max_length=80, unique=True, help_text="What it is about: edition:12:opened, task:3:overdue."
    )
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="announcements"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.key


class CalendarFeed(models.Model):
    """An address under which one person's calendar reads the plans of the desk.

    The secret is in the address alone; here is its digest.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feeds")
    digest = models.CharField(
        max_length=64, unique=True, editable=False, help_text="SHA-256 of the secret, in hex."
    )
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(revoked_at__isnull=True),
                name="one_calendar_feed_per_user",
                violation_error_message="There is an address already: end that one first.",
            )
        ]

    def __str__(self):
        return f"calendar of {self.user}"
