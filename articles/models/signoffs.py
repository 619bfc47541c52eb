from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from newsroom.lib.refusals import Refused

FOR_EVER = "A sign-off is never changed or taken back: what it signed was signed."


class SignOff(models.Model):
    """A named reader's signature under one version of an article. It never changes."""

    class Role(models.TextChoices):
        SENIOR = "senior", "Senior reader"
        LEGAL = "legal", "Legal reader"

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="signoffs")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="signoffs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="signoffs")
    role = models.CharField(max_length=6, choices=Role)
    note = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "sign-off"
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "person", "role"],
                name="one_signoff_per_person_and_role",
                violation_error_message="This person has signed this version already.",
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display().lower()}: {self.revision}"

    def save(self, *args, **options):
        if not self._state.adding:
            raise Refused([FOR_EVER])
        super().save(*args, **options)

    def delete(self, *args, **options):
        raise Refused([FOR_EVER])

    def clean(self):
        if self.revision_id and self.revision.article_id != self.article_id:
            raise ValidationError({"revision": "This is a version of another article."})
