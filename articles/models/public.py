from django.conf import settings
from django.db import models


class Withdrawal(models.Model):
    """Why and when an article left the site. The public notice is all that readers see."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="withdrawals")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(help_text="For the desk.")
    notice = models.TextField(blank=True, help_text="For readers, in plain words.")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.article} withdrawn {self.at:%d %b %Y}"


class Redirect(models.Model):
    """An old address of an article. It points at the article, so chains cannot form."""

    old_slug = models.SlugField(max_length=120, unique=True)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="redirects")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["old_slug"]

    def __str__(self):
        return self.old_slug


class Redaction(models.Model):
    """Words that had to go from everything we hold: who decided it and why, never the words."""

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, null=True, related_name="redactions"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(help_text="Why: the order, the law, the request.")
    counts = models.JSONField(
        default=dict, help_text="How many places held the words, by the name of what holds them."
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="redaction_says_why",
                violation_error_message="Say why: a court may ask.",
            ),
        ]

    def __str__(self):
        return f"redaction of {self.at:%d %b %Y}"
