from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models


def validate_time_zone(name):
    """Refuse a name that the time zone database does not know."""
    if name not in available_timezones():
        raise ValidationError(
            "“%(name)s” is not a time zone. Write it like Europe/London or America/New_York.",
            code="unknown_time_zone",
            params={"name": name},
        )


class User(AbstractUser):
    """A member of the desk: who wrote, checked, approved or published."""

    # One name, as the person writes it, instead of a first and a last one.
    first_name = last_name = None
    display_name = models.CharField(
        max_length=150, blank=True, help_text="The name colleagues see. Empty shows the username."
    )
    time_zone = models.CharField(
        max_length=64,
        default="Europe/London",
        validators=[validate_time_zone],
        help_text="Times on the desk are shown in this zone, such as Europe/London.",
    )

    no_mail_for = models.JSONField(
        "no mail for",
        default=list,
        blank=True,
        help_text="The kinds of notices that stay on the desk. All others come by mail too.",
    )

    def __str__(self):
        return self.display_name or self.username

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)

    @property
    def zone(self):
        """The time zone of this person, ready for ``timezone.override``."""
        return ZoneInfo(self.time_zone)


class SearchDocument(models.Model):
    """The words that one record is found by, folded as ``newsroom.lib.search`` compares them."""

    kind = models.CharField(max_length=60)
    object_pk = models.BigIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_pk"], name="one_search_document_per_record"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.object_pk}"


class SavedFilter(models.Model):
    """A list of the desk as somebody wants to see it again: its filters, search and order."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="saved_filters")
    records = models.CharField(max_length=60, help_text="What the list holds: facts.fact.")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, help_text="What stands in its address after “?”.")
    shared = models.BooleanField("for everybody who may see the list", default=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["records", "owner", "name"],
                name="one_saved_filter_per_name",
                violation_error_message="You have a filter of that name on this list already.",
            )
        ]

    def __str__(self):
        return self.name
