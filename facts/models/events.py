from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from facts.querysets import EventQuerySet
from newsroom.lib.dates import date_with_precision, never_before, precision_checks
from newsroom.lib.records import Imported, Root, goes_round
from shows.models.imports import exactly_one
from shows.models.names import OtherName, name_constraints


class Event(Root):
    """Something that happened: a crime, a disaster, a trial, a life."""

    class Kind(models.TextChoices):
        CRIME = "crime", "Crime"
        TRIAL = "trial", "Trial"
        DISASTER = "disaster", "Disaster"
        WAR = "war", "War"
        BIOGRAPHY = "biography", "A life"
        SPORT = "sport", "Sport"
        BUSINESS = "business", "Business"
        OTHER = "other", "Other"

    class Status(models.TextChoices):
        ESTABLISHED = "established", "Established"
        DISPUTED = "disputed", "Disputed"
        LEGEND = "legend", "Legend"

    name = models.CharField(max_length=250)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        error_messages={"unique": "Another event already uses this address."},
    )
    kind = models.CharField(max_length=10, choices=Kind)
    date_low, date_high, date_precision, date = date_with_precision("date")
    ended_low, ended_high, ended_precision, ended = date_with_precision("ended")
    place = models.ForeignKey(
        "shows.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The trial is part of the heist story.",
    )
    summary = models.TextField(
        blank=True, help_text="What happened in one or two sentences, as readers will see it."
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.ESTABLISHED)
    proceedings_active = models.BooleanField(
        default=False, help_text="A court case is open: every word has to be weighed."
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"])]
        constraints = [
            *precision_checks("event", "date", "ended"),
            never_before("event", "ended", "date", "The event ends before it begins."),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="event_is_not_part_of_itself",
                violation_error_message="An event cannot be part of itself.",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.parent_id != self.pk and goes_round(self, "parent"):
            raise ValidationError({"parent": f"{self.parent} is part of this event already."})

    def get_absolute_url(self):
        return reverse("site:event", args=[self.slug])


class EventName(OtherName):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = name_constraints("event")


class Involvement(Imported):
    """Who had which part in an event, and how far that is established."""

    class Role(models.TextChoices):
        LEADER = "leader", "Leader"
        PERPETRATOR = "perpetrator", "Perpetrator"
        SUSPECT = "suspect", "Suspect"
        VICTIM = "victim", "Victim"
        WITNESS = "witness", "Witness"
        INVESTIGATOR = "investigator", "Investigator"
        LAWYER = "lawyer", "Lawyer"
        AUTHOR = "author", "Author"
        OTHER = "other", "Other"

    class Status(models.TextChoices):
        ALLEGED = "alleged", "Alleged"
        CHARGED = "charged", "Charged"
        CONVICTED = "convicted", "Convicted"
        ACQUITTED = "acquitted", "Acquitted"
        ADMITTED = "admitted", "Admitted"
        REPORTED = "reported", "Reported"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="involvements")
    person = models.ForeignKey(
        "shows.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="involvements",
    )
    organisation = models.ForeignKey(
        "shows.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="involvements",
    )
    role = models.CharField(max_length=12, choices=Role)
    role_title = models.CharField(
        max_length=120, blank=True, help_text="The word used: mastermind, lockpicker ..."
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.REPORTED)
    group_size = models.PositiveIntegerField(null=True, blank=True)
    when_low, when_high, when_precision, when = date_with_precision("when")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["event_id", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("person", "organisation"),
                name="involvement_names_one_party",
                violation_error_message="Name a person or an organisation, not both.",
            ),
            *precision_checks("involvement", "when"),
        ]

    def __str__(self):
        return (
            f"{self.person or self.organisation}: {self.get_role_display().lower()}, {self.event}"
        )
