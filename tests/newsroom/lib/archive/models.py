from django.db import models
from django.db.models import F, Q

from newsroom.lib.dates import date_with_precision, precision_checks
from newsroom.lib.fields import CountryField, LanguageField, TermsField
from newsroom.lib.records import Imported, Record, Root


class Studio(Record):
    name = models.CharField(max_length=100, unique=True)

    def __str__(self):
        return self.name


class Film(Root):
    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    synopsis = models.TextField(blank=True)
    genres = TermsField()
    language = LanguageField(blank=True)
    country = CountryField(blank=True)
    studio = models.ForeignKey(Studio, on_delete=models.PROTECT, null=True, blank=True)
    awards = models.ManyToManyField("Award", blank=True)
    listed = models.BooleanField(default=False)
    shown_at = models.DateTimeField(null=True, blank=True)
    reels = models.PositiveSmallIntegerField(default=1)
    reels_kept = models.PositiveSmallIntegerField(default=1, editable=False)
    site = models.URLField(blank=True)
    premiere_low, premiere_high, premiere_precision, premiere = date_with_precision("premiere")

    class Meta:
        constraints = [
            *precision_checks("archive_film", "premiere"),
            models.CheckConstraint(
                condition=Q(reels__lte=F("reels_kept") + 8),
                name="archive_film_reels",
                violation_error_message="A film has at most eight reels more than are kept.",
            ),
            models.UniqueConstraint(
                fields=["title", "reels_kept"],
                condition=Q(listed=True),
                name="archive_film_listed_once",
                violation_error_message="Another listed film has this title.",
            ),
        ]

    def __str__(self):
        return self.title


class Award(Record):
    name = models.CharField(max_length=100)

    def __str__(self):
        return self.name


class OtherTitle(Imported):
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="other_titles")
    title = models.CharField(max_length=200)
    note = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return self.title


class Reel(Root):
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="all_reels")
    label = models.CharField(max_length=50)
    found_low, found_high, found_precision, found = date_with_precision("found")

    class Meta:
        constraints = precision_checks("archive_reel", "found")

    def __str__(self):
        return self.label


class Review(Record):
    film = models.ForeignKey(Film, on_delete=models.PROTECT)
    words = models.TextField()

    def __str__(self):
        return self.words
