from django.db import models
from django.db.models import F, Q

from newsroom.lib.dates import date_with_precision, precision_checks
from newsroom.lib.fields import CountryField, TermsField
from newsroom.lib.records import Imported, Root
from shows.models.titles import refuse_season_of_another
from shows.querysets import AvailabilityQuerySet


class Service(Root):
    """Where readers watch: a streaming service, a channel, cinemas."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        error_messages={"unique": "Another service already uses this short name."},
    )
    organisation = models.ForeignKey(
        "shows.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
    )
    url = models.URLField(blank=True, max_length=500)
    countries = TermsField(blank=True, help_text="ISO codes. Empty: worldwide.")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class Availability(Imported):
    """One show on one service in one country, with its terms and the day they were checked."""

    class Access(models.TextChoices):
        SUBSCRIPTION = "subscription", "With a subscription"
        FREE = "free", "Free"
        FREE_WITH_ADS = "free_with_ads", "Free with advertisements"
        RENT = "rent", "To rent"
        BUY = "buy", "To buy"
        CINEMA = "cinema", "In cinemas"
        BROADCAST = "broadcast", "Broadcast"

    class Period(models.TextChoices):
        MONTH = "month", "a month"
        YEAR = "year", "a year"
        ONCE = "once", "once"

    show = models.ForeignKey("shows.Show", on_delete=models.CASCADE, related_name="availability")
    season = models.ForeignKey(
        "shows.Season",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="availability",
        help_text="Empty: the whole show.",
    )
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="availability")
    country = CountryField(blank=True, help_text="GB, US ... Empty: worldwide.")
    access = models.CharField(max_length=14, choices=Access, default=Access.SUBSCRIPTION)
    starts_low, starts_high, starts_precision, starts = date_with_precision("starts")
    ends_low, ends_high, ends_precision, ends = date_with_precision("ends")
    price_minor = models.PositiveIntegerField(
        "price in pence or cents", null=True, blank=True, help_text="899 is £8.99."
    )
    currency = models.CharField(max_length=3, blank=True, help_text="GBP, EUR, USD ...")
    period = models.CharField(max_length=5, choices=Period, blank=True)
    trial_days = models.PositiveSmallIntegerField(null=True, blank=True)
    devices = TermsField(blank=True)
    members_only = models.CharField(
        "who can watch", max_length=120, blank=True, help_text="Prime members, for example."
    )
    checked_on = models.DateField(null=True, blank=True)
    url = models.URLField("link", blank=True, max_length=500)
    affiliate = models.BooleanField("we earn from this link", default=False)
    source = models.CharField(max_length=40, blank=True, editable=False)
    source_key = models.CharField(max_length=250, blank=True, editable=False)

    objects = AvailabilityQuerySet.as_manager()

    class Meta:
        ordering = ["show_id", "service_id", "country", "pk"]
        verbose_name_plural = "availability"
        indexes = [
            models.Index(
                fields=["checked_on"],
                condition=Q(price_minor__isnull=False),
                name="availability_price_checked",
            ),
        ]
        constraints = [
            *precision_checks("availability", "starts", "ends"),
            models.CheckConstraint(
                condition=Q(starts_low__isnull=True)
                | Q(ends_high__isnull=True)
                | Q(ends_high__gte=F("starts_low")),
                name="availability_ends_after_it_starts",
                violation_error_message="The show leaves the service before it arrives.",
            ),
            models.CheckConstraint(
                condition=Q(price_minor__isnull=True, currency="")
                | (Q(price_minor__isnull=False) & ~Q(currency="")),
                name="availability_price_has_currency",
                violation_error_message="Give price and currency, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(price_minor__isnull=True) | Q(checked_on__isnull=False),
                name="availability_price_has_checked_date",
                violation_error_message="A price needs the day it was checked.",
            ),
            models.UniqueConstraint(
                fields=["source", "source_key"],
                condition=~Q(source_key=""),
                name="one_availability_per_source_key",
                violation_error_message="This line of that list is already held.",
            ),
        ]

    def __str__(self):
        where = f" ({self.country})" if self.country else ""
        return f"{self.show} on {self.service}{where}"

    def clean(self):
        refuse_season_of_another(self.season, self.show_id and self.show)
