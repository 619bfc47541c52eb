from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from newsroom.lib.records import Record
from shows.querysets import ImportRunQuerySet

SUBJECTS = (
    "show",
    "season",
    "episode",
    "person",
    "character",
    "organisation",
    "place",
    "service",
    "source_work",
)


def exactly_one(*names):
    """A condition: exactly one of the foreign keys is set."""
    condition = models.Q()
    for chosen in names:
        condition |= models.Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


class ExternalId(Record):
    """The key of one of our records in another catalogue. Imports match on this, never on names."""

    class Scheme(models.TextChoices):
        IMDB_TITLE = "imdb-title", "IMDb title"
        IMDB_NAME = "imdb-name", "IMDb name"
        TVMAZE_SHOW = "tvmaze-show", "TVmaze show"
        TVMAZE_SEASON = "tvmaze-season", "TVmaze season"
        TVMAZE_EPISODE = "tvmaze-episode", "TVmaze episode"
        TVMAZE_PERSON = "tvmaze-person", "TVmaze person"
        TVMAZE_CHARACTER = "tvmaze-character", "TVmaze character"
        TVMAZE_SERVICE = "tvmaze-service", "TVmaze network or web channel"
        TMDB_TV = "tmdb-tv", "TMDB series"
        TMDB_FILM = "tmdb-film", "TMDB film"
        TMDB_PERSON = "tmdb-person", "TMDB person"
        THETVDB = "thetvdb", "TheTVDB series"
        TVRAGE = "tvrage", "TVRage show"
        WIKIDATA = "wikidata", "Wikidata item"
        TABLE = "table", "Key of our own tables"

    PATTERNS = {
        Scheme.IMDB_TITLE: r"^tt\d{7,}$",
        Scheme.IMDB_NAME: r"^nm\d{7,}$",
        Scheme.WIKIDATA: r"^Q\d+$",
        # TVmaze counts networks and web channels apart: 1 is NBC and Netflix.
        Scheme.TVMAZE_SERVICE: r"^(?:network|webchannel)/\d+$",
        Scheme.TABLE: r"^.+$",
    }

    scheme = models.CharField(max_length=20, choices=Scheme)
    value = models.CharField(max_length=200)
    show = models.ForeignKey(
        "shows.Show", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )
    season = models.ForeignKey(
        "shows.Season", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )
    episode = models.ForeignKey(
        "shows.Episode", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )
    person = models.ForeignKey(
        "shows.Person", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )
    character = models.ForeignKey(
        "shows.Character", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )
    organisation = models.ForeignKey(
        "shows.Organisation", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )
    place = models.ForeignKey(
        "shows.Place", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )
    service = models.ForeignKey(
        "shows.Service", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )
    source_work = models.ForeignKey(
        "shows.SourceWork", models.CASCADE, null=True, blank=True, related_name="external_ids"
    )

    class Meta:
        ordering = ["scheme", "value"]
        verbose_name = "external id"
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="one_record_per_external_id",
                violation_error_message="Another record already has this id.",
            ),
            models.CheckConstraint(
                condition=exactly_one(*SUBJECTS),
                name="external_id_has_one_subject",
                violation_error_message="An external id belongs to exactly one record.",
            ),
        ]

    def __str__(self):
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self):
        pattern = self.PATTERNS.get(self.scheme, r"^\d+$")
        try:
            RegexValidator(pattern)(self.value)
        except ValidationError as error:
            raise ValidationError(
                {"value": f"'{self.value}' is not a key of {self.get_scheme_display()}."}
            ) from error


class ImportRun(models.Model):
    """One run of an import command: what it read, what it did, what it could not use."""

    class Status(models.TextChoices):
        RUNNING = "running", "Running"
        CLEAN = "clean", "Clean"
        WITH_ISSUES = "with_issues", "Finished with issues"
        FAILED = "failed", "Nothing imported"

    command = models.CharField(max_length=60)
    source = models.CharField(max_length=40, blank=True)
    file_name = models.CharField(max_length=250, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.RUNNING)
    counts = models.JSONField(default=dict, help_text="Per record: read, created, changed ...")
    issue_counts = models.JSONField(default=dict, help_text="Issues by code.")
    message = models.TextField(blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self):
        return f"{self.command} {self.file_name} {self.started_at:%d %b %Y %H:%M}"


class ImportIssue(models.Model):
    """One row that an import could not use as it stood, and what to do about it."""

    class Severity(models.TextChoices):
        ERROR = "error", "Row left out"
        WARNING = "warning", "Row used, value left out"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="issues")
    line = models.PositiveIntegerField(null=True, blank=True)
    key = models.CharField(max_length=250, blank=True)
    column = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=8, choices=Severity, default=Severity.ERROR)
    message = models.TextField()
    excerpt = models.TextField(blank=True)

    class Meta:
        ordering = ["run_id", "line", "pk"]

    def __str__(self):
        return f"line {self.line}: {self.message}"
