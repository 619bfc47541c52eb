from django.contrib import admin

from facts.admin.inlines import CitationInline
from facts.models import Fact, Property
from newsroom.lib.admin import RecordAdmin


@admin.register(Property)
class PropertyAdmin(RecordAdmin):
    list_display = ["label", "code", "value_type", "unit", "one_at_a_time", "damaging"]
    list_filter = ["value_type", "damaging"]
    list_select_related = ()
    search_fields = ["label", "code", "cue_words"]
    fields = [
        ("label", "code"),
        ("value_type", "unit", "comparison"),
        ("one_at_a_time", "damaging", "position"),
        "subjects",
        "choices",
        "cue_words",
        "pattern",
    ]


@admin.register(Fact)
class FactAdmin(RecordAdmin):
    list_display = ["statement", "property", "standing", "stage", "rank", "ref"]
    list_filter = ["standing", "stage", "rank", "property"]
    list_select_related = ("property",)
    search_fields = ["statement", "ref", "person__name", "event__name", "show__title"]
    autocomplete_fields = [
        "show",
        "person",
        "character",
        "event",
        "place",
        "organisation",
        "source_work",
        "property",
    ]
    inlines = [CitationInline]
