from django.conf import settings
from django.db import models

from newsroom.lib.refusals import Refused

APPEND_ONLY = "The log is never changed: what happened, happened. Write a new line instead."


class LogLineQuerySet(models.QuerySet):
    """Lines that can be added and read, and nothing else."""

    def update(self, **columns):
        raise Refused([APPEND_ONLY])

    def delete(self):
        raise Refused([APPEND_ONLY])


class LogLine(models.Model):
    """One change of state: who did what, when, from where to where, and why.

    Written by ``articles.log`` in the transaction of the change, and never touched again. It holds
    no words of an article.
    """

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="log")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="log_lines"
    )
    verb = models.CharField(max_length=20, help_text="As in articles.permissions.VERBS.")
    before = models.CharField("from", max_length=60, blank=True)
    after = models.CharField("to", max_length=60, blank=True)
    revision = models.ForeignKey("articles.Revision", models.PROTECT, null=True, related_name="log")
    edition = models.ForeignKey("articles.Edition", models.PROTECT, null=True, related_name="log")
    reason = models.TextField(blank=True)
    overrides = models.JSONField(
        default=list, help_text="The reasons that were overridden, each a sentence."
    )

    objects = LogLineQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["article", "-at"], name="log_of_article"),
            models.Index(fields=["-at", "-id"], name="log_newest"),
        ]

    def __str__(self):
        return f"{self.verb}, {self.article}"

    def save(self, *args, **options):
        if not self._state.adding:
            raise Refused([APPEND_ONLY])
        super().save(*args, **options)

    def delete(self, *args, **options):
        raise Refused([APPEND_ONLY])
