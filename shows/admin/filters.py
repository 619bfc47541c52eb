"""Filters of long lists into which one types: their choices would be read from every row."""

from django.db.models import Exists, OuterRef, Q

from newsroom.lib.lists import TypedFilter
from newsroom.lib.search import matching
from shows.models import Availability, Service


class SourceFilter(TypedFilter):
    title = "source"
    parameter_name = "list"
    help_text = "tvmaze, desk ..."

    def matching(self, text):
        return Q(source=text)


class CountryFilter(TypedFilter):
    title = "country"
    parameter_name = "in"
    help_text = "GB, US ..."

    def matching(self, text):
        return Q(country=text.upper())


class ServiceFilter(TypedFilter):
    title = "service"
    parameter_name = "on"

    def matching(self, text):
        return Q(service__in=matching(Service, text))


class ShownOnFilter(ServiceFilter):
    def matching(self, text):
        offers = Availability.objects.filter(show=OuterRef("pk"))
        return Q(Exists(offers.filter(service__in=matching(Service, text))))
