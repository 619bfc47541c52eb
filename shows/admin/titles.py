from django.contrib import admin

from newsroom.lib.admin import RecordAdmin
from shows.admin.inlines import (
    AvailabilityInline,
    CreditInline,
    EpisodeInline,
    ExternalIdInline,
    SeasonInline,
    ShowNameInline,
)
from shows.models import Episode, Season, Show


@admin.register(Show)
class ShowAdmin(RecordAdmin):
    list_display = ["title", "kind", "premiere_text", "fiction_mode", "listed", "updated_at"]
    list_filter = ["kind", "fiction_mode", "listed", "availability__service"]
    list_select_related = ()
    search_fields = ["title", "original_title", "names__text", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["poster"]
    inlines = [
        ShowNameInline,
        CreditInline,
        AvailabilityInline,
        SeasonInline,
        ExternalIdInline,
    ]
    fieldsets = [
        (None, {"fields": ["title", "slug", ("kind", "fiction_mode"), "premiere", "synopsis"]}),
        (
            "Languages and format",
            {
                "classes": ["collapse"],
                "fields": [
                    ("original_title", "title_language"),
                    ("original_language", "subtitle_languages"),
                    ("countries", "genres"),
                    ("season_count", "episode_count", "runtime_minutes"),
                    ("ended", "release_scope", "age_rating"),
                ],
            },
        ),
        (
            "Pictures and links",
            {"classes": ["collapse"], "fields": ["poster", "trailer_url", "official_url"]},
        ),
        ("For readers", {"classes": ["collapse"], "fields": ["listed"]}),
    ]

    @admin.display(description="premiere", ordering="premiere_low")
    def premiere_text(self, show):
        return show.premiere or "–"


@admin.register(Season)
class SeasonAdmin(RecordAdmin):
    list_display = ["__str__", "title", "episode_count"]
    list_select_related = ("show",)
    search_fields = ["show__title", "title"]
    autocomplete_fields = ["show"]
    inlines = [EpisodeInline, ExternalIdInline]
    fields = ["show", ("number", "title"), ("premiere", "ended"), "episode_count", "synopsis"]


@admin.register(Episode)
class EpisodeAdmin(RecordAdmin):
    list_display = ["__str__", "title"]
    list_select_related = ("season__show",)
    search_fields = ["title", "season__show__title"]
    autocomplete_fields = ["season"]
    inlines = [ExternalIdInline]
    fields = ["season", ("number", "title"), ("aired", "runtime_minutes"), "synopsis"]
