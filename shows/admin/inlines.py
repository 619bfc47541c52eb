from django.contrib import admin

from newsroom.lib.admin import RecordInline
from newsroom.lib.money import money
from newsroom.lib.rows import LinesInline, ReadLinesInline, StackedLinesInline
from shows.forms import CreditLineForm
from shows.models import (
    Availability,
    Credit,
    Episode,
    ExternalId,
    OrganisationName,
    PersonName,
    PlaceName,
    Season,
    ServiceName,
    ShowName,
)


class NameInline(RecordInline):
    """Other forms of a name, wrong ones included."""

    fields = ["text", "kind", "note", "valid_from", "valid_to"]
    verbose_name = "other name"
    verbose_name_plural = "other names"
    tab = True


class ShowNameInline(NameInline):
    model = ShowName


class PersonNameInline(NameInline):
    model = PersonName


class PlaceNameInline(NameInline):
    model = PlaceName


class OrganisationNameInline(NameInline):
    model = OrganisationName


class ServiceNameInline(NameInline):
    model = ServiceName


class ExternalIdInline(RecordInline):
    model = ExternalId
    fields = ["scheme", "value"]
    verbose_name_plural = "ids elsewhere"
    tab = True


class CreditInline(LinesInline):
    """Who is in it. A new line takes the name of a character, and makes that one if it is new."""

    model = Credit
    form = CreditLineForm
    fields = ["person", "job", "character_name", "billing", "status"]
    autocomplete_fields = ["person"]
    verbose_name = "credit"
    verbose_name_plural = "cast and crew"
    line_display = ["person", "role", "job", "billing", "status", "source"]
    line_related = ["person", "character"]

    @admin.display(description="character")
    def role(self, credit):
        return credit.character and credit.character.name


class PersonCreditInline(ReadLinesInline):
    """What a person is in."""

    model = Credit
    verbose_name = "credit"
    verbose_name_plural = "on screen"
    line_display = ["show", "role", "job", "status", "source"]
    line_related = ["show", "character"]
    role = CreditInline.role


class AvailabilityInline(StackedLinesInline):
    model = Availability
    fields = [
        ("service", "country", "access"),
        ("starts", "ends", "season"),
        ("price_minor", "currency", "period", "trial_days"),
        ("checked_on", "members_only", "devices"),
        ("url", "affiliate"),
    ]
    autocomplete_fields = ["service", "season"]
    verbose_name = "place to watch"
    verbose_name_plural = "where to watch"
    line_display = ["service", "country", "access", "starts", "ends", "price", "checked_on"]
    line_related = ["service"]

    @admin.display(description="price")
    def price(self, availability):
        if availability.price_minor is None:
            return None
        return money(availability.currency, availability.price_minor)


class SeasonInline(LinesInline):
    model = Season
    fields = ["number", "title", "premiere", "episode_count"]
    line_display = ["number", "title", "premiere", "episode_count"]


class EpisodeInline(LinesInline):
    model = Episode
    fields = ["number", "title", "aired", "runtime_minutes"]
    line_display = ["number", "title", "aired", "runtime_minutes"]
