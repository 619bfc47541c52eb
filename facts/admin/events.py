from django.contrib import admin

from facts.admin.inlines import CitationInline, EventNameInline, InvolvementInline, facts_of
from facts.models import Event, Involvement
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.naming import named


@admin.register(Event)
class EventAdmin(RecordAdmin):
    list_display = ["name", "kind", "date_text", "place", "status"]
    list_filter = ["kind", "status", "proceedings_active"]
    list_select_related = ("place",)
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["place", "parent"]
    inlines = [facts_of("event"), InvolvementInline, EventNameInline]
    fieldsets = [
        (None, {"fields": ["name", "slug", ("kind", "status"), ("date", "ended"), "place"]}),
        ("In words", {"fields": ["summary"]}),
        ("More", {"classes": ["collapse"], "fields": ["parent", "proceedings_active"]}),
    ]

    @admin.display(description="date", ordering="date_low")
    def date_text(self, event):
        return event.date or "–"


@admin.register(Involvement)
class InvolvementAdmin(RecordAdmin):
    list_display = ["party", "role", "status", "event"]
    list_filter = ["role", "status"]
    list_select_related = ("person", "organisation", "event")
    autocomplete_fields = ["event", "person", "organisation"]
    inlines = [CitationInline]
    fields = [
        "event",
        ("person", "organisation"),
        ("role", "role_title", "status"),
        ("when", "group_size"),
        "note",
    ]

    @admin.display(description="who")
    def party(self, involvement):
        return named(involvement.person or involvement.organisation)
