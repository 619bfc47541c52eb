from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from newsroom.lib.dates import date_with_precision, never_before, precision_checks
from newsroom.lib.records import Imported, Root
from shows.models.titles import refuse_season_of_another
from shows.querysets import CreditQuerySet, PersonQuerySet


class Person(Root):
    """Anyone: cast, crew, or somebody from the real events. Identity is never the name alone."""

    class Kind(models.TextChoices):
        REAL = "real", "Real person"
        PEN_NAME = "pen_name", "Pen name"
        UNCONFIRMED = "unconfirmed", "Claimed, existence not confirmed"

    class Living(models.TextChoices):
        YES = "yes", "Living"
        NO = "no", "Dead"
        UNKNOWN = "unknown", "Not known"

    class Sensitivity(models.TextChoices):
        NORMAL = "normal", "Normal"
        PRIVATE = "private", "Private individual"
        MINOR = "minor", "Minor"
        VICTIM = "victim", "Victim"
        SPENT = "spent", "Spent conviction"

    name = models.CharField(max_length=200)
    sort_name = models.CharField(
        max_length=200, blank=True, help_text="Van den Begin, Peter. Empty: the last word first."
    )
    slug = models.SlugField(
        max_length=120,
        unique=True,
        error_messages={"unique": "Another person already uses this address."},
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.REAL)
    living = models.CharField(max_length=8, choices=Living, default=Living.UNKNOWN)
    sensitivity = models.CharField(
        max_length=8,
        choices=Sensitivity,
        default=Sensitivity.NORMAL,
        help_text="Anything but normal keeps the person off public pages of their own.",
    )
    proceedings_active = models.BooleanField(
        default=False, help_text="A court case against them is open: every word has to be weighed."
    )
    nationality = models.CharField(max_length=80, blank=True, help_text="As an adjective: Italian.")
    born_low, born_high, born_precision, born = date_with_precision("born")
    died_low, died_high, died_precision, died = date_with_precision("died")
    description = models.CharField(
        max_length=300, blank=True, help_text="Who this is, in one neutral sentence."
    )
    portrait = models.ForeignKey(
        "images.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="portraits"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "name", "pk"]
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["name", "id"]),
            # Few are spent, and every page asks for them.
            models.Index(fields=["sensitivity"], name="person_by_sensitivity"),
            models.Index(
                fields=["id"],
                condition=models.Q(proceedings_active=True),
                name="person_before_court",
            ),
        ]
        constraints = [
            *precision_checks("person", "born", "died"),
            never_before("person", "died", "born", "The date of death is before that of birth."),
            models.CheckConstraint(
                condition=models.Q(died_low__isnull=True) | ~models.Q(living="yes"),
                name="person_dead_is_not_living",
                violation_error_message="A person with a date of death cannot be marked as living.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("site:person", args=[self.slug])

    @property
    def surname(self):
        """The part of the name used at later mentions."""
        if "," in self.sort_name:
            return self.sort_name.split(",")[0].strip()
        return self.name.split()[-1] if self.name.split() else self.name


class Character(Root):
    """Somebody in a show. Whom the character portrays is said in ``facts.Portrayal``."""

    class Origin(models.TextChoices):
        REAL_PERSON = "real_person", "Real person, real name"
        RENAMED = "renamed", "Based on a real person, renamed"
        COMPOSITE = "composite", "Several real people in one"
        INVENTED = "invented", "Invented for the show"
        UNKNOWN = "unknown", "Nobody has decided"

    show = models.ForeignKey("shows.Show", on_delete=models.CASCADE, related_name="characters")
    name = models.CharField(max_length=250)
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.UNKNOWN)
    note = models.TextField(blank=True, help_text="How we know, or what was changed.")

    class Meta:
        ordering = ["show_id", "name", "pk"]
        indexes = [models.Index(fields=["show", "name"])]

    def __str__(self):
        return f"{self.name} ({self.show})"


class Credit(Imported):
    """One line of one cast or crew list. Two lists that disagree are both kept."""

    class Job(models.TextChoices):
        ACTOR = "actor", "Actor"
        SELF = "self", "As themselves"
        VOICE = "voice", "Voice"
        DIRECTOR = "director", "Director"
        WRITER = "writer", "Writer"
        CREATOR = "creator", "Creator"
        PRODUCER = "producer", "Producer"
        AUTHOR = "author", "Author"
        OTHER = "other", "Other crew"

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        REPORTED = "reported", "Reported"
        UNCREDITED = "uncredited", "Uncredited"
        REMOVED = "removed", "Removed"

    show = models.ForeignKey("shows.Show", on_delete=models.CASCADE, related_name="credits")
    season = models.ForeignKey(
        "shows.Season",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credits",
        help_text="Empty: the whole show.",
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="credits")
    job = models.CharField(max_length=10, choices=Job, default=Job.ACTOR)
    job_title = models.CharField(
        max_length=120, blank=True, help_text="As the source says it: co-executive producer."
    )
    character = models.ForeignKey(
        Character,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credits",
        help_text="Empty: the role has not been announced.",
    )
    billing = models.PositiveIntegerField(null=True, blank=True)
    credited_as = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.CONFIRMED)
    source = models.CharField(
        max_length=40, blank=True, help_text="The list this line came from: tvmaze, desk ..."
    )
    source_key = models.CharField(max_length=250, blank=True)

    objects = CreditQuerySet.as_manager()

    class Meta:
        ordering = ["show_id", models.F("billing").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_key"],
                condition=~models.Q(source_key=""),
                name="one_credit_per_source_key",
                violation_error_message="This line of that list is already held.",
            ),
            models.CheckConstraint(
                condition=models.Q(source_key="") | ~models.Q(source=""),
                name="credit_key_names_its_source",
                violation_error_message="A source key needs the name of its source.",
            ),
        ]

    def __str__(self):
        role = self.character.name if self.character_id else self.get_job_display()
        return f"{self.person} as {role}"

    def clean(self):
        show = self.show_id and self.show
        refuse_season_of_another(self.season, show)
        if self.character_id and show and self.character.show_id != show.pk:
            raise ValidationError(f"{self.character} is not a character of {show}.")
