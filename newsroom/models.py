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
