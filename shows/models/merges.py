from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsroom.lib.records import Record
from shows.models.imports import exactly_one
from shows.querysets import MergeQuerySet

MERGED = ("person", "show")


class Merge(Record):
    """One record that was folded into another, with all it takes to undo that within the day.

    It also leads readers of the old address to the record that was kept.
    """

    UNDO_WITHIN = timedelta(hours=24)

    person = models.ForeignKey(
        "shows.Person", models.CASCADE, null=True, blank=True, related_name="merges"
    )
    show = models.ForeignKey(
        "shows.Show", models.CASCADE, null=True, blank=True, related_name="merges"
    )
    kept_key = models.BigIntegerField(help_text="Of the record that was kept, when it was merged.")
    gone_key = models.BigIntegerField()
    gone_name = models.CharField(max_length=250)
    gone_slug = models.SlugField(max_length=120)
    journal = models.JSONField(help_text="What was moved, joined and changed, to undo it.")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(*MERGED),
                name="merge_keeps_one_record",
                violation_error_message="A merge keeps a person or a show, not both.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["gone_key"],
                    condition=Q(**{f"{kind}__isnull": False}, undone_at__isnull=True),
                    name=f"one_standing_merge_per_{kind}",
                    violation_error_message="It was merged already.",
                )
                for kind in MERGED
            ),
        ]

    def __str__(self):
        return f"{self.gone_name}, merged into {self.kept}"

    @property
    def kept(self):
        """The person or the show that was kept."""
        return self.person or self.show

    @property
    def undo_until(self):
        """When it becomes final."""
        return self.created_at + self.UNDO_WITHIN

    def can_be_undone(self):
        """Whether it still stands and its day is not over."""
        return self.undone_at is None and timezone.now() < self.undo_until
