from django.contrib import admin

from newsroom.lib.admin import RecordAdmin
from shows.admin.filters import CountryFilter, ServiceFilter
from shows.admin.inlines import (
    ExternalIdInline,
    OrganisationNameInline,
    PlaceNameInline,
    ServiceNameInline,
)
from shows.models import Availability, Organisation, Place, Service, SourceWork


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    list_display = ["name", "kind", "part_of", "country"]
    list_filter = ["kind"]
    list_select_related = ("part_of",)
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["part_of"]
    inlines = [PlaceNameInline, ExternalIdInline]
    fields = ["name", "slug", ("kind", "country"), "part_of", ("latitude", "longitude")]


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    list_display = ["name", "kind", "place"]
    list_filter = ["kind"]
    list_select_related = ("place",)
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["place"]
    inlines = [OrganisationNameInline, ExternalIdInline]
    fields = ["name", "slug", ("kind", "place"), "url"]


@admin.register(Service)
class ServiceAdmin(RecordAdmin):
    list_display = ["name", "organisation", "url"]
    list_select_related = ("organisation",)
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["organisation"]
    inlines = [ServiceNameInline, ExternalIdInline]
    fields = ["name", "slug", "organisation", ("url", "countries")]


@admin.register(SourceWork)
class SourceWorkAdmin(RecordAdmin):
    list_display = ["title", "kind", "year", "publisher"]
    list_filter = ["kind"]
    list_select_related = ("publisher",)
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["authors", "publisher"]
    inlines = [ExternalIdInline]
    fields = ["title", "slug", ("kind", "year", "language"), "authors", "publisher", "isbn", "url"]


class PriceFilter(admin.SimpleListFilter):
    title = "prices"
    parameter_name = "price"

    def lookups(self, request, model_admin):
        return [("stale", "nobody has looked for 90 days")]

    def queryset(self, request, queryset):
        return queryset.stale_prices() if self.value() == "stale" else queryset


@admin.register(Availability)
class AvailabilityAdmin(RecordAdmin):
    list_display = ["show", "service", "country", "access", "starts_text", "checked_on"]
    list_filter = [PriceFilter, ServiceFilter, "access", CountryFilter]
    list_select_related = ("show", "service")
    autocomplete_fields = ["show", "season", "service"]
    fields = [
        ("show", "season"),
        ("service", "country", "access"),
        ("starts", "ends"),
        ("price_minor", "currency", "period", "trial_days"),
        ("checked_on", "members_only", "devices"),
        ("url", "affiliate"),
    ]

    @admin.display(description="starts", ordering="starts_low")
    def starts_text(self, availability):
        return availability.starts or "–"
