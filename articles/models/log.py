from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import connections, models

from newsroom.lib.refusals import Refused

APPEND_ONLY = "The log is never changed: what happened, happened. Write a new line instead."
# What the trigger of PostgreSQL asks, for the length of one transaction.
REDACTING = "newsroom.redacting"


class LogLineQuerySet(models.QuerySet):
    """Lines that can be added and read, and nothing else."""

    def update(self, **columns):
        raise Refused([APPEND_ONLY])

    def delete(self):
        raise Refused([APPEND_ONLY])

    def bulk_update(self, lines, fields, batch_size=None):
        raise Refused([APPEND_ONLY])

    def bulk_create(self, objs, *args, **options):
        if options.get("update_conflicts") or any(args[2:3]):
            raise Refused([APPEND_ONLY])
        return super().bulk_create(objs, *args, **options)

    def _raw_delete(self, using):
        # What a cascade asks, past ``delete``.
        raise Refused([APPEND_ONLY])

    def redact(self, rewrite):
        """Put ``rewrite(text)`` for what each line says in words; how many changed by it.

        For redaction alone, inside its transaction. Who did what and when stays as it is.
        """
        changed = 0
        _open_to_redaction(self.db, "on")
        lines: Iterable[Any] = self.select_for_update(of=("self",), no_key=True).order_by("pk")
        for line in lines:
            # An address that was moved stands in "from" and "to".
            after = {name: rewrite(getattr(line, name))[:60] for name in ("before", "after")}
            after["reason"] = rewrite(line.reason)
            after["overrides"] = [rewrite(sentence) for sentence in line.overrides]
            if any(getattr(line, name) != value for name, value in after.items()):
                rows = models.QuerySet(self.model, using=self.db).filter(pk=line.pk)
                changed += rows.update(**after)
        _open_to_redaction(self.db, "")
        return changed


def _open_to_redaction(using, state):
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [REDACTING, state])


class LogLine(models.Model):
    """One change of state: who did what, when, from where to where, and why.

    Written by ``articles.log`` in the transaction of the change, and never touched again. Of the
    words of an article it holds those alone that somebody put into a reason, and addresses.
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
        # What Django itself reads and deletes by: a cascade gets no other door.
        base_manager_name = "objects"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["article", "-at"], name="log_of_article"),
            models.Index(fields=["-at", "-id"], name="log_newest"),
        ]

    def __str__(self):
        return f"{self.verb}, {self.article}"

    def save_base(
        self, raw=False, force_insert=False, force_update=False, using=None, update_fields=None
    ):
        # A line with the key of another would overwrite it: so it is always inserted.
        if not self._state.adding or force_update or update_fields:
            raise Refused([APPEND_ONLY])
        super().save_base(raw=raw, force_insert=True, using=using)

    def delete(self, *args, **options):
        raise Refused([APPEND_ONLY])
