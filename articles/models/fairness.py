"""What is owed to the people an article is about: an answer asked for, a conviction left spent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class ReplyRequest(models.Model):
    """Somebody an article accuses was asked for an answer: when, how, what came of it."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="reply_requests")
    person = models.ForeignKey(
        "shows.Person", models.PROTECT, null=True, blank=True, related_name="reply_requests"
    )
    party = models.CharField(
        max_length=200, blank=True, help_text="Who was asked, if it is no person on record."
    )
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    how = models.CharField(max_length=200, help_text="E-mail to the lawyer, a call, a letter.")
    question = models.TextField(help_text="What was put to them.")
    answer_by = models.DateTimeField(null=True, blank=True, help_text="Until when they were given.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, help_text="In their words, or “declined to comment”.")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(party=""),
                name="reply_request_names_somebody",
                violation_error_message="Say who was asked.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(answer=""),
                name="reply_says_what",
                violation_error_message="Say what they answered, or that they declined.",
            ),
        ]

    def __str__(self):
        return f"{self.person or self.party}, asked {self.asked_at:%d %b %Y}"


class SpentDecision(models.Model):
    """An editor's decision that an article names a conviction that is spent, and why."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="spent_decisions")
    person = models.ForeignKey("shows.Person", models.PROTECT, related_name="spent_decisions")
    reason = models.TextField(help_text="Why readers have to know it.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person"],
                condition=Q(revoked_at__isnull=True),
                name="one_spent_decision_per_person",
                violation_error_message="This was decided for this person already.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="spent_decision_says_why",
                violation_error_message="Say why readers have to know it.",
            ),
        ]

    def __str__(self):
        return f"{self.person} in {self.article}"
