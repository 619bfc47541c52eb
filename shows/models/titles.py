from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from newsroom.lib.dates import date_with_precision, never_before, precision_checks
from newsroom.lib.fields import LanguageField, TermsField
from newsroom.lib.records import Root
from shows.querysets import ShowQuerySet


class Show(Root):
    """A series, film or special: what is on screen, never what really happened."""

    class Kind(models.TextChoices):
        SERIES = "series", "Series"
        LIMITED_SERIES = "limited_series", "Limited series"
        FILM = "film", "Film"
        DOCUMENTARY_FILM = "documentary_film", "Documentary film"
        DOCUMENTARY_SERIES = "documentary_series", "Documentary series"
        SPECIAL = "special", "Special"

    class FictionMode(models.TextChoices):
        SCRIPTED = "scripted", "Scripted"
        DOCUMENTARY = "documentary", "Documentary"
        HYBRID = "hybrid", "Part documentary, part scripted"

    class ReleaseScope(models.TextChoices):
        WORLDWIDE = "worldwide", "Worldwide"
        SOME_COUNTRIES = "some_countries", "Some countries"

    title = models.CharField(max_length=250)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text="The last part of the address. Readers may have kept it: change it rarely.",
        error_messages={"unique": "Another show already uses this address."},
    )
    original_title = models.CharField(max_length=250, blank=True)
    title_language = LanguageField(blank=True, help_text="Language of the title: en, it ...")
    kind = models.CharField(max_length=20, choices=Kind)
    fiction_mode = models.CharField(
        max_length=12, choices=FictionMode, default=FictionMode.SCRIPTED
    )
    premiere_low, premiere_high, premiere_precision, premiere = date_with_precision("premiere")
    ended_low, ended_high, ended_precision, ended = date_with_precision("ended")
    release_scope = models.CharField(max_length=16, choices=ReleaseScope, blank=True)
    original_language = LanguageField(blank=True)
    subtitle_languages = TermsField(blank=True)
    countries = TermsField(blank=True, help_text="ISO codes: IT, BE ...")
    genres = TermsField(blank=True)
    season_count = models.PositiveSmallIntegerField(null=True, blank=True)
    episode_count = models.PositiveSmallIntegerField(null=True, blank=True)
    runtime_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    age_rating = models.CharField(max_length=20, blank=True)
    synopsis = models.TextField(
        blank=True, help_text="The premise in one or two sentences, as readers will see it."
    )
    poster = models.ForeignKey(
        "images.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="posters"
    )
    trailer_url = models.URLField("trailer", blank=True, max_length=500)
    official_url = models.URLField("official site", blank=True, max_length=500)
    listed = models.BooleanField(
        default=True, help_text="Readers find this show in the lists and on its own page."
    )

    objects = ShowQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        indexes = [
            models.Index(fields=["kind"]),
            models.Index(fields=["premiere_low"]),
            models.Index(fields=["title", "id"]),
        ]
        constraints = [
            *precision_checks("show", "premiere", "ended"),
            never_before("show", "ended", "premiere", "The show ends before its premiere."),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("site:show", args=[self.slug])

    @property
    def year(self):
        """Year of the premiere, or None."""
        return self.premiere_low.year if self.premiere_low else None


class Season(Root):
    """One season of a show. An anthology has its own verdict, cast and event in each."""

    show = models.ForeignKey(Show, on_delete=models.CASCADE, related_name="seasons")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=250, blank=True)
    premiere_low, premiere_high, premiere_precision, premiere = date_with_precision("premiere")
    ended_low, ended_high, ended_precision, ended = date_with_precision("ended")
    episode_count = models.PositiveSmallIntegerField(null=True, blank=True)
    synopsis = models.TextField(blank=True)

    class Meta:
        ordering = ["show_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["show", "number"],
                name="one_season_per_number",
                violation_error_message="This show already has a season with this number.",
            ),
            *precision_checks("season", "premiere", "ended"),
            never_before("season", "ended", "premiere", "The season ends before its premiere."),
        ]

    def __str__(self):
        return f"{self.show}, season {self.number}"


def refuse_season_of_another(season, show):
    """Raise ValidationError if ``season``, which may be None, is not one of ``show``."""
    if season and show and season.show_id != show.pk:
        raise ValidationError(f"{season} is not a season of {show}: choose another, or none.")


class Episode(Root):
    """One episode. A special has no number."""

    season = models.ForeignKey(Season, on_delete=models.CASCADE, related_name="episodes")
    number = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Empty for a special."
    )
    title = models.CharField(max_length=250, blank=True)
    aired_low, aired_high, aired_precision, aired = date_with_precision("aired")
    runtime_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    synopsis = models.TextField(blank=True)

    class Meta:
        ordering = ["season_id", models.F("number").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["season", "number"],
                condition=models.Q(number__isnull=False),
                name="one_episode_per_number",
                violation_error_message="This season already has an episode with this number.",
            ),
            *precision_checks("episode", "aired"),
        ]

    def __str__(self):
        number = f"episode {self.number}" if self.number else "special"
        return f"{self.season}, {number}"
