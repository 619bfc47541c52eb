from django.conf import settings
from django.db import models


class Revision(models.Model):
    """An immutable snapshot of the working copy: ``content`` holds its columns as JSON."""

    class Kind(models.TextChoices):
        SAVED = "saved", "Saved"
        SET_ASIDE = "set_aside", "Set aside"

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.SAVED)
    content = models.JSONField(
        help_text="headline, standfirst, body, kind, show_id, season_id, event_id, author_ids, "
        "lead_image_id, search and share fields"
    )
    note = models.CharField(max_length=250, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="revisions"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True)
    submitted_note = models.CharField(
        max_length=500, blank=True, help_text="What whoever checks it should know."
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="approved_revisions"
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"],
                name="one_revision_per_number",
                violation_error_message="Another save took this number: save again.",
            )
        ]

    def __str__(self):
        return f"version {self.number}"
