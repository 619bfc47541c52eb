from django.conf import settings
from django.db import models

from newsroom.lib.fields import TermsField
from newsroom.lib.records import Root


class Topic(Root):
    name = models.CharField(
        max_length=80, unique=True, error_messages={"unique": "This topic exists already."}
    )
    slug = models.SlugField(
        max_length=80,
        unique=True,
        error_messages={"unique": "Another topic already uses this address."},
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Author(Root):
    """A byline. It may belong to a user of the desk, or to somebody who never logs in."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(
        max_length=80,
        unique=True,
        error_messages={"unique": "Another author already uses this address."},
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
    )
    job_title = models.CharField(max_length=120, blank=True)
    works_for = models.ForeignKey(
        "shows.Organisation", models.PROTECT, null=True, blank=True, related_name="authors"
    )
    qualifications = TermsField(blank=True, help_text="Degrees and training, comma-separated.")
    formerly_at = TermsField(blank=True, help_text="Earlier employers, comma-separated.")
    beats = TermsField(blank=True, help_text="What they write about, comma-separated.")
    biography = models.TextField(blank=True)
    portrait = models.ForeignKey(
        "images.Image", models.PROTECT, null=True, blank=True, related_name="authors"
    )

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
