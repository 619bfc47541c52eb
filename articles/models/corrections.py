from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from articles.querysets import CorrectionQuerySet
from newsroom.lib.records import Root


class Correction(Root):
    """What we got wrong in print, and what stands there now. An update is no correction.

    A draft until an edition carries it. Readers see it exactly where its article is. Whether
    somebody else has to approve it than who drafted it depends on the team: a rule asks it.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction: it was wrong"
        CLARIFICATION = "clarification", "Clarification: it could be misread"
        RETRACTION = "retraction", "Retraction: we take it back"

    class ReportedBy(models.TextChoices):
        STAFF = "staff", "The desk itself"
        READER = "reader", "A reader"
        SUBJECT = "subject", "Somebody the article is about"

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="corrections")
    fact = models.ForeignKey(
        "facts.Fact", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    kind = models.CharField(max_length=13, choices=Kind, default=Kind.CORRECTION)
    changes_verdict = models.BooleanField(
        "it changes the answer",
        default=False,
        help_text="The verdict was wrong: readers see the note above the article, not below it.",
    )
    before = models.TextField(help_text="What readers saw.")
    after = models.TextField(blank=True, help_text="What it says now. Empty only in a retraction.")
    note = models.TextField(
        "public note", blank=True, help_text="What readers are told, in plain words."
    )
    reported_by = models.CharField(max_length=7, choices=ReportedBy, default=ReportedBy.STAFF)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="drafted_corrections",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="approved_corrections",
    )
    edition_before = models.ForeignKey(
        "articles.Edition",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name="edition that was wrong",
    )
    edition_after = models.ForeignKey(
        "articles.Edition",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="corrections",
        verbose_name="edition that carries it",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(before=""),
                name="correction_says_what_was_wrong",
                violation_error_message="Say what readers saw before.",
            ),
            models.CheckConstraint(
                condition=Q(kind="retraction") | ~Q(after=""),
                name="correction_says_what_is_right",
                violation_error_message="Say what it reads now, or make it a retraction.",
            ),
            models.CheckConstraint(
                condition=~Q(after=F("before")),
                name="correction_changes_something",
                violation_error_message="Before and after are the same words.",
            ),
            models.CheckConstraint(
                condition=Q(edition_after__isnull=True)
                | (Q(approved_by__isnull=False, edition_before__isnull=False) & ~Q(note="")),
                name="printed_correction_is_approved",
                violation_error_message="Before readers see a correction it names the edition "
                "that was wrong, has a public note, and somebody has approved it.",
            ),
            models.CheckConstraint(
                condition=Q(edition_after__isnull=True)
                | Q(edition_before__isnull=True)
                | ~Q(edition_after=F("edition_before")),
                name="correction_names_two_editions",
                violation_error_message="The edition that was wrong cannot carry its correction.",
            ),
        ]

    def __str__(self):
        return f"{self.kind_word}: {self.before[:80]}"

    def clean(self):
        edition = self.edition_before
        if edition and self.article_id and edition.article_id != self.article_id:
            raise ValidationError({"edition_before": "This is an edition of another article."})

    @property
    def kind_word(self):
        """The kind without its meaning."""
        return self.get_kind_display().partition(":")[0]

    @property
    def printed(self):
        """Whether an edition carries it."""
        return self.edition_after_id is not None
