from django.core.exceptions import ValidationError
from django.db import models

from newsroom.lib.fields import CountryField, LanguageField
from newsroom.lib.records import Root, goes_round


class Place(Root):
    """A building, street, city, region or country. ``part_of`` lets places be compared."""

    class Kind(models.TextChoices):
        BUILDING = "building", "Building"
        STREET = "street", "Street"
        CITY = "city", "City or town"
        REGION = "region", "Region"
        COUNTRY = "country", "Country"

    name = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        error_messages={"unique": "Another place already uses this short name."},
    )
    kind = models.CharField(max_length=10, choices=Kind)
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    country = CountryField(blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part_of__isnull=True) | ~models.Q(part_of=models.F("id")),
                name="place_is_not_part_of_itself",
                violation_error_message="A place cannot be part of itself.",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    # Null is neither inside nor outside, and a check lets that pass.
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="place_position_is_on_earth",
                violation_error_message="Give a latitude (-90 to 90) and longitude (-180 to 180).",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.part_of_id != self.pk and goes_round(self, "part_of"):
            raise ValidationError({"part_of": f"{self.part_of} is part of this place already."})


class Organisation(Root):
    """A producer, publisher, police force, court, gang ... A streaming service is a ``Service``."""

    class Kind(models.TextChoices):
        PRODUCER = "producer", "Producer"
        BROADCASTER = "broadcaster", "Broadcaster or streamer"
        PUBLISHER = "publisher", "Publisher"
        AGENCY = "agency", "Agency"
        POLICE = "police", "Police"
        COURT = "court", "Court"
        GANG = "gang", "Gang"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        error_messages={"unique": "Another organisation already uses this short name."},
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OTHER)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    url = models.URLField(blank=True, max_length=500)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class SourceWork(Root):
    """A book, article or podcast that a show is based on."""

    class Kind(models.TextChoices):
        BOOK = "book", "Book"
        ARTICLE = "article", "Article"
        PODCAST = "podcast", "Podcast"
        PLAY = "play", "Play"
        FILM = "film", "Earlier film or series"
        OTHER = "other", "Other"

    title = models.CharField(max_length=250)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        error_messages={"unique": "Another work already uses this short name."},
    )
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.BOOK)
    authors = models.ManyToManyField("shows.Person", blank=True, related_name="source_works")
    year = models.SmallIntegerField(null=True, blank=True)
    publisher = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="source_works"
    )
    isbn = models.CharField("ISBN", max_length=17, blank=True)
    language = LanguageField(blank=True)
    url = models.URLField(blank=True, max_length=500)

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title
