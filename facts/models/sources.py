from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from facts.querysets import CitationQuerySet, SourceQuerySet
from newsroom.lib.dates import date_with_precision, precision_checks
from newsroom.lib.fields import LanguageField
from newsroom.lib.records import Imported, Root
from shows.models.imports import exactly_one

HEAVIEST_URL = 2000
SUPPORTED = (
    "fact",
    "credit",
    "availability",
    "portrayal",
    "involvement",
    "adaptation",
    "verdict",
    "scene",
)


def validate_weight(url):
    """Refuse an address whose letters weigh more than an index of PostgreSQL carries."""
    if len(url.encode()) > HEAVIEST_URL:
        raise ValidationError(
            "This address is too long to be found again. Use a shorter one of the same page."
        )


class Source(Root):
    """Where we have something from. A confidential one is never rendered, exported or indexed."""

    class Kind(models.TextChoices):
        NEWS = "news", "News report"
        BOOK = "book", "Book"
        COURT_RECORD = "court_record", "Court record"
        OFFICIAL_RECORD = "official_record", "Official record"
        INTERVIEW = "interview", "Interview"
        PRESS_RELEASE = "press_release", "Press release"
        BROADCASTER = "broadcaster", "Broadcaster's page"
        FILM = "film", "Film or programme"
        DATABASE = "database", "Database"
        VIDEO = "video", "Video"
        SOCIAL = "social", "Social media post"
        OWN = "own", "Own reporting"
        OTHER = "other", "Other"

    class Reliability(models.TextChoices):
        NOT_GRADED = "", "Nobody has graded it"
        A = "A", "A: always right so far"
        B = "B", "B: usually right"
        C = "C", "C: fairly right"
        D = "D", "D: often wrong"
        E = "E", "E: not to be relied upon"
        F = "F", "F: cannot be judged"

    class LinkState(models.TextChoices):
        NOT_TRIED = "", "Nobody has tried"
        WORKS = "works", "Works"
        MOVED = "moved", "Leads elsewhere"
        GONE = "gone", "Gone"
        SILENT = "silent", "Did not answer"

    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.NEWS)
    author = models.CharField(max_length=250, blank=True)
    publisher = models.ForeignKey(
        "shows.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
    )
    published_low, published_high, published_precision, published = date_with_precision("published")
    url = models.URLField(blank=True, max_length=1000)
    archived_url = models.URLField(blank=True, max_length=1000)
    archived_on = models.DateField(null=True, blank=True)
    accessed_on = models.DateField(null=True, blank=True)
    identifier = models.CharField(
        max_length=120, blank=True, help_text="ISBN, case number, DOI, or our own short key."
    )
    language = LanguageField(blank=True)
    primary = models.BooleanField(
        default=False, help_text="A court file, an official record, the person's own words."
    )
    independent_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="repeats",
        verbose_name="repeats",
        help_text="The source it only repeats: both then count as one.",
    )
    reliability = models.CharField(
        max_length=1,
        choices=Reliability,
        blank=True,
        default="",
        help_text="For the desk only; readers never see it.",
    )
    reliability_reason = models.CharField("why this grade", max_length=250, blank=True)
    link_state = models.CharField("link", max_length=6, choices=LinkState, blank=True, default="")
    link_checked_on = models.DateField("link tried on", null=True, blank=True)
    confidential = models.BooleanField(
        default=False, help_text="Readers see 'a source known to us', nothing else."
    )
    note = models.TextField(blank=True, help_text="For the desk only.")

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="one_source_per_url",
                violation_error_message="A source with this address is already held.",
            ),
            models.UniqueConstraint(
                fields=["identifier"],
                condition=~Q(identifier=""),
                name="one_source_per_identifier",
                violation_error_message="A source with this identifier is already held.",
            ),
            models.CheckConstraint(
                condition=Q(independent_of__isnull=True) | ~Q(independent_of=models.F("id")),
                name="source_does_not_repeat_itself",
                violation_error_message="A source cannot repeat itself.",
            ),
            models.CheckConstraint(
                condition=Q(reliability="") | ~Q(reliability_reason=""),
                name="source_grade_has_reason",
                violation_error_message="Say why the source has this grade.",
            ),
            models.CheckConstraint(
                condition=Q(link_state="", link_checked_on__isnull=True)
                | (~Q(link_state="") & ~Q(url="") & Q(link_checked_on__isnull=False)),
                name="source_link_state_has_date",
                violation_error_message="Say whether the link works together with the day it "
                "was tried; a source without an address has neither.",
            ),
            *precision_checks("source", "published"),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        try:
            validate_weight(self.url)
        except ValidationError as error:
            raise ValidationError({"url": error.messages}) from error


class Citation(Imported):
    """What one source says about one claim, with the words that let a colleague check it."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", "Supports"
        CONTRADICTS = "contradicts", "Contradicts"
        MENTIONS = "mentions", "Mentions"
        BACKGROUND = "background", "Background"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    fact = models.ForeignKey(
        "facts.Fact", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    credit = models.ForeignKey(
        "shows.Credit", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    availability = models.ForeignKey(
        "shows.Availability", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    portrayal = models.ForeignKey(
        "facts.Portrayal", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    involvement = models.ForeignKey(
        "facts.Involvement", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    adaptation = models.ForeignKey(
        "facts.Adaptation", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    verdict = models.ForeignKey(
        "facts.Verdict", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    scene = models.ForeignKey(
        "facts.SceneAssessment", models.CASCADE, null=True, blank=True, related_name="citations"
    )
    stance = models.CharField(max_length=11, choices=Stance, default=Stance.SUPPORTS)
    quote = models.TextField(blank=True, help_text="The source's own words, short.")
    locator = models.CharField(
        max_length=120, blank=True, help_text="Page, time code or paragraph."
    )
    accessed_on = models.DateField(null=True, blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(*SUPPORTED),
                name="citation_supports_one_record",
                violation_error_message="A citation belongs to exactly one record.",
            ),
            *(
                models.UniqueConstraint(
                    fields=[record, "source", "locator"],
                    condition=Q(**{f"{record}__isnull": False}),
                    name=f"one_citation_per_{record}_and_place",
                    violation_error_message="This place in this source is already cited here.",
                )
                for record in SUPPORTED
            ),
        ]

    def __str__(self):
        return f"{self.source}{', ' + self.locator if self.locator else ''}"
