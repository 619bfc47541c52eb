from django.contrib import admin

from facts.admin.inlines import CitationInline
from facts.models import Adaptation, Portrayal, Verdict
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.naming import named


@admin.register(Adaptation)
class AdaptationAdmin(RecordAdmin):
    list_display = ["show", "relation", "origin", "season"]
    list_filter = ["relation"]
    list_select_related = ("show", "event", "source_work", "season__show")
    autocomplete_fields = ["show", "season", "event", "source_work"]
    inlines = [CitationInline]
    fields = [("show", "season"), "relation", ("event", "source_work"), "note"]

    @admin.display(description="taken from")
    def origin(self, adaptation):
        return adaptation.event or adaptation.source_work


@admin.register(Portrayal)
class PortrayalAdmin(RecordAdmin):
    list_display = ["character", "person_named", "closeness", "season"]
    list_filter = ["closeness"]
    list_select_related = ("character__show", "person", "season__show")
    autocomplete_fields = ["character", "person", "season"]
    inlines = [CitationInline]
    fields = ["character", "person", ("closeness", "season"), "differences"]

    @admin.display(description="person", ordering="person")
    def person_named(self, portrayal):
        return named(portrayal.person)


@admin.register(Verdict)
class VerdictAdmin(RecordAdmin):
    list_display = ["show", "season", "value", "answer", "decided_by", "decided_on"]
    list_filter = ["value"]
    list_select_related = ("show", "season__show", "decided_by")
    autocomplete_fields = ["show", "season", "facts", "decided_by"]
    inlines = [CitationInline]
    fields = [("show", "season"), "value", "answer", "facts", ("decided_by", "decided_on")]
