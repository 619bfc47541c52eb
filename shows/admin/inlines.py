from django.contrib import admin

from newsroom.lib.admin import RecordInline
from newsroom.lib.rows import LinesInline, ReadLinesInline
from shows.models import (
    Credit,
    Episode,
    ExternalId,
    OrganisationName,
    PersonName,
    PlaceName,
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
    tab = False


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


class ShowIdInline(ExternalIdInline):
    tab = False


class PersonCreditInline(ReadLinesInline):
    """What a person is in."""

    model = Credit
    verbose_name = "credit"
    verbose_name_plural = "on screen"
    line_display = ["show", "role", "job", "status", "source"]
    line_related = ["show", "character"]

    @admin.display(description="character")
    def role(self, credit):
        return credit.character and credit.character.name


class EpisodeInline(LinesInline):
    model = Episode
    fields = ["number", "title", "aired", "runtime_minutes"]
    line_display = ["number", "title", "aired", "runtime_minutes"]
