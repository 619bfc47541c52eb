from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from images.querysets import ImageQuerySet
from newsroom.lib.dates import date_with_precision, precision_checks
from newsroom.lib.records import Root

DESCRIBE_IT = (
    "Describe the picture for readers who cannot see it, in one sentence: what it shows, "
    "not what it means."
)
NAME_THE_OWNER = "Say whom to credit: the photographer, the agency or the service."


class Rights(models.TextChoices):
    OWN = "own", "Our own"
    AGENCY = "agency", "Agency"
    PRESS_STILL = "press_still", "Press still"
    HANDOUT = "handout", "Handout"
    SCREENGRAB = "screengrab", "Screengrab"


class Image(Root):
    """A picture, what it shows, whose it is and how long we may show it.

    ``file`` and ``renditions`` are named by the bytes that were uploaded and never change:
    a new picture is a new record. ``images.storing`` alone writes and removes the files.
    """

    title = models.CharField(max_length=200, help_text="For the lists of the desk only.")
    file = models.ImageField(max_length=200, editable=False)
    alt = models.CharField(
        "description",
        max_length=300,
        error_messages={"blank": DESCRIBE_IT},
        help_text="Read aloud instead of the picture.",
    )
    credit = models.CharField(
        max_length=200, error_messages={"blank": NAME_THE_OWNER}, help_text="Printed under it."
    )
    rights = models.CharField(max_length=12, choices=Rights.choices)
    restrictions = models.CharField(
        max_length=300, blank=True, help_text="As the owner words them: “no cropping, UK only”."
    )
    source_url = models.URLField("where it is from", max_length=500, blank=True)
    depicts = models.CharField(
        max_length=300, blank=True, help_text="Who and what can be seen, and where."
    )
    taken_low, taken_high, taken_precision, taken = date_with_precision("taken")
    expires_on = models.DateField(
        null=True, blank=True, db_index=True, help_text="The last day on which we may publish it."
    )
    focal_x = models.FloatField("focal point, across", default=0.5)
    focal_y = models.FloatField("focal point, down", default=0.5)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    content_hash = models.CharField(max_length=64, editable=False)
    renditions = models.JSONField(default=dict, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""),
                name="images_image_described",
                violation_error_message=DESCRIBE_IT,
            ),
            models.CheckConstraint(
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                name="images_image_focal_point_inside",
                violation_error_message=(
                    "The focal point lies outside the picture: both numbers go from 0 "
                    "(left, top) to 1 (right, bottom)."
                ),
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0),
                name="images_image_has_a_size",
                violation_error_message="A picture is at least one pixel wide and high.",
            ),
            models.UniqueConstraint(
                fields=["content_hash"],
                name="images_image_stored_once",
                violation_error_message="This picture is stored already: use the record it has.",
            ),
            *precision_checks("images_image", "taken"),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        # A NaN passes the check in PostgreSQL, where it is larger than every number.
        for name in ("focal_x", "focal_y"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 1:
                raise ValidationError(
                    {name: "Write a number from 0 (left or top) to 1 (right or bottom)."}
                )

    def is_expired(self, on: date | None = None) -> bool:
        """Say whether the rights have run out ``on`` that day (today if left out)."""
        return self.expires_on is not None and self.expires_on < (on or timezone.localdate())

    @property
    def expired(self) -> bool:
        return self.is_expired()
