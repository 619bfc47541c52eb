from django.contrib import admin
from django.utils.html import format_html

from newsroom.lib.admin import RecordAdmin
from newsroom.lib.naming import named, prepare
from shows.admin.filters import SourceFilter
from shows.admin.inlines import ExternalIdInline, PersonCreditInline, PersonNameInline
from shows.care import care_mark
from shows.models import Character, Credit, Person


def whom_you_see(request, person):
    """What has to be minded about the person, above everything else."""
    prepare([person])
    marks = care_mark(person)
    return format_html('<p class="desk-care">To mind: {}</p>', marks) if marks else ""


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    list_display = ["name", "to_mind", "nationality", "kind"]
    list_filter = ["sensitivity", "living", "proceedings_active", "kind"]
    list_select_related = ()
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["portrait"]
    panels = [whom_you_see]
    inlines = [PersonCreditInline, PersonNameInline, ExternalIdInline]
    fields = [
        "name",
        ("sort_name", "slug"),
        ("kind", "living", "sensitivity"),
        "proceedings_active",
        ("nationality", "born", "died"),
        "description",
        "portrait",
    ]

    @admin.display(description="to mind")
    def to_mind(self, person):
        return care_mark(person) or "–"


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
    list_display = ["person_named", "job", "character_name", "show", "status", "source"]
    list_filter = ["job", "status", SourceFilter]
    list_select_related = ("person", "character", "show")
    list_reads = (
        *("job", "status", "source", "show__title", "character__name"),
        *("person__name", "person__sensitivity", "person__living"),
        "person__proceedings_active",
    )
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

    @admin.display(description="person", ordering="person")
    def person_named(self, credit):
        return named(credit.person)

    @admin.display(description="character", ordering="character__name")
    def character_name(self, credit):
        return credit.character.name if credit.character else "–"
