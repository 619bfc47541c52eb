from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.querysets import ReviewTaskQuerySet
from newsroom.lib.records import Root
from newsroom.lib.wording import shortened


class ReviewTask(Root):
    """Something somebody has to look at: what, why, until when. Opened and closed by rules."""

    class Kind(models.TextChoices):
        FACT_CHANGED = "fact_changed", "A fact changed after it was printed"
        CONTRADICTION = "contradiction", "Claims contradict each other"
        CHECK_PROMISED = "check_promised", "Published on the promise of a check"
        RECHECK = "recheck", "To be checked again"
        COMMENT = "comment", "A comment to answer"
        OTHER = "other", "Something else"

    kind = models.CharField(max_length=14, choices=Kind)
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="tasks"
    )
    fact = models.ForeignKey(
        "facts.Fact", models.CASCADE, null=True, blank=True, related_name="tasks"
    )
    sentence = models.TextField("what there is to do")
    due = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_tasks",
    )
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    note = models.TextField(blank=True, help_text="How it was settled.")

    objects = ReviewTaskQuerySet.as_manager()

    class Meta:
        ordering = [models.F("due").asc(nulls_last=True), "opened_at", "pk"]
        indexes = [
            models.Index(fields=["closed_at", "due", "opened_at"], name="task_open_by_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False) | Q(fact__isnull=False),
                name="task_is_about_something",
                violation_error_message="Say which article or fact it is about.",
            ),
            models.UniqueConstraint(
                fields=["article", "fact", "kind"],
                condition=Q(article__isnull=False, fact__isnull=False, closed_at__isnull=True),
                name="one_open_task_per_article_and_fact",
                violation_error_message="There is an open task of this kind for it already.",
            ),
            models.UniqueConstraint(
                fields=["fact", "kind"],
                condition=Q(article__isnull=True, closed_at__isnull=True),
                name="one_open_task_per_fact",
                violation_error_message="There is an open task of this kind for it already.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(note=""),
                name="closed_task_says_how",
                violation_error_message="Say how it was settled.",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | Q(closed_at__isnull=False),
                name="open_task_was_closed_by_nobody",
                violation_error_message="An open task cannot say who closed it.",
            ),
        ]

    def __str__(self):
        return shortened(self.sentence, 80)

    def is_closed(self, at=None):
        """Whether it is settled at ``at`` (now if left out)."""
        return self.closed_at is not None and self.closed_at <= (at or timezone.now())
