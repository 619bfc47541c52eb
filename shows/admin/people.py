from django.contrib import admin

from newsroom.lib.admin import RecordAdmin
from shows.admin.filters import SourceFilter
from shows.admin.inlines import ExternalIdInline, PersonCreditInline, PersonNameInline
from shows.models import Character, Credit, Person


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    list_display = ["name", "living", "sensitivity", "nationality", "kind"]
    list_filter = ["sensitivity", "living", "kind"]
    list_select_related = ()
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["portrait"]
    inlines = [PersonCreditInline, PersonNameInline, ExternalIdInline]
    fields = [
        "name",
        ("sort_name", "slug"),
        ("kind", "living", "sensitivity"),
        ("nationality", "born", "died"),
        "description",
        "portrait",
    ]


@admin.register(Character)
class CharacterAdmin(RecordAdmin):
    list_display = ["name", "show", "origin"]
    list_filter = ["origin"]
    list_select_related = ("show",)
    list_defer = ("note", "show__synopsis")
    ordering = ["-pk"]
    autocomplete_fields = ["show"]
    inlines = [ExternalIdInline]
    fields = ["show", "name", "origin", "note"]


@admin.register(Credit)
class CreditAdmin(RecordAdmin):
    list_display = ["person", "job", "character_name", "show", "status", "source"]
    list_filter = ["job", "status", SourceFilter]
    list_select_related = ("person", "character", "show")
    list_defer = ("show__synopsis", "character__note")
    ordering = ["-pk"]
    autocomplete_fields = ["show", "season", "person", "character"]
    readonly_fields = ["source", "source_key"]
    fields = [
        "show",
        ("person", "credited_as"),
        ("job", "job_title"),
        "character",
        ("billing", "status", "season"),
        ("source", "source_key"),
    ]

    @admin.display(description="character", ordering="character__name")
    def character_name(self, credit):
        return credit.character.name if credit.character else "–"
