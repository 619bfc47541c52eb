from newsroom.lib.admin import RecordInline, RecordStackedInline
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


class CreditInline(RecordInline):
    model = Credit
    fields = ["person", "job", "character", "billing", "status", "source"]
    readonly_fields = ["source"]
    autocomplete_fields = ["person", "character"]
    verbose_name_plural = "cast and crew"
    per_page = 20
    tab = True
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person", "character__show", "show")


class AvailabilityInline(RecordStackedInline):
    model = Availability
    fields = [
        ("service", "country", "access"),
        ("starts", "ends", "season"),
        ("price_minor", "currency", "period", "trial_days"),
        ("checked_on", "members_only", "devices"),
        ("url", "affiliate"),
    ]
    autocomplete_fields = ["service", "season"]
    verbose_name_plural = "where to watch"
    tab = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("service", "show", "season__show")


class SeasonInline(RecordInline):
    model = Season
    fields = ["number", "title", "premiere", "episode_count"]
    tab = True
    show_change_link = True


class EpisodeInline(RecordInline):
    model = Episode
    fields = ["number", "title", "aired", "runtime_minutes"]
    per_page = 30
    show_change_link = True
