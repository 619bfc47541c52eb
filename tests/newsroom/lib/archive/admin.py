from django.contrib import admin

from newsroom.lib.admin import RecordAdmin, RecordInline, RecordStackedInline

from .models import Award, Film, OtherTitle, Reel, Review, Studio


class OtherTitleInline(RecordInline):
    model = OtherTitle


class ReelInline(RecordStackedInline):
    model = Reel
    fields = ["label", "found"]


@admin.register(Film)
class FilmAdmin(RecordAdmin):
    few_rows = True
    list_display = ["title", "studio"]
    list_select_related = ["studio"]
    search_fields = ["title"]
    inlines = [OtherTitleInline, ReelInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "premiere", "genres", ("language", "country")]}),
        ("More", {"fields": ["synopsis", "studio", "awards", "listed", "shown_at", "reels"]}),
    ]


@admin.register(Award, OtherTitle, Studio, Reel, Review)
class PlainAdmin(RecordAdmin):
    list_select_related = ()
