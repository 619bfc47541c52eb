from django.contrib import admin
from django.http import HttpResponseRedirect
from django.utils.safestring import mark_safe

from newsroom.lib.admin import RecordAdmin
from newsroom.lib.row_forms import RowsPage
from shows.admin.filters import ShownOnFilter
from shows.admin.inlines import EpisodeInline, ExternalIdInline, ShowIdInline, ShowNameInline
from shows.admin.rows import AvailabilityRow, CreditRow, SeasonRow, effect_on
from shows.models import Episode, Season, Show, ShowName


@admin.register(Show)
class ShowAdmin(RecordAdmin):
    """The page of a show: what rooms above gather about it, and its own details folded below."""

    list_display = ["title", "kind", "premiere_text", "fiction_mode", "listed", "updated_at"]
    list_filter = ["kind", "fiction_mode", "listed", ShownOnFilter]
    list_select_related = ()
    list_defer = ("synopsis",)
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["poster"]
    inlines = [ShowNameInline, ShowIdInline]
    # The head of its page has the way there.
    view_on_site = False
    # Rooms above append their kinds of rows: what is held about a show opens on its page.
    rows = RowsPage(CreditRow(), AvailabilityRow(), SeasonRow())
    pages = [rows]
    # Functions (screen, request, show, boxes) -> HTML that a room above may append: what stands
    # before the form, with its boxes or with its head alone.
    desks = []
    change_form_template = "admin/shows/show/change_form.html"
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

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        match = request.resolver_match
        return rows.select_related("poster") if match and "object_id" in match.kwargs else rows

    def render_change_form(self, request, context, *args, **options):
        show = options.get("obj")
        if show is not None:
            _hand_over_names(show, context["inline_admin_formsets"])
            is_open = request.method == "POST" or bool(context.get("details_open"))
            desks = [desk(self, request, show, boxes=not is_open) for desk in self.desks]
            context |= {
                "desk": mark_safe("".join(desks)),  # noqa: S308 -- rendered by our templates
                "details_open": is_open,
                "effect": effect_on(show),
                "is_fullwidth": "1",
            }
        return super().render_change_form(request, context, *args, **options)

    def response_post_save_add(self, request, obj):
        return HttpResponseRedirect(self.address_of(obj))

    response_post_save_change = response_post_save_add


def _hand_over_names(show, inlines):
    """Spare what is printed about the show the question that its form has asked already."""
    for inline in inlines:
        if inline.formset.model is ShowName:
            show._prefetched_objects_cache = {"names": inline.formset.get_queryset()}


@admin.register(Season)
class SeasonAdmin(RecordAdmin):
    list_display = ["__str__", "title", "episode_count"]
    list_select_related = ("show",)
    autocomplete_fields = ["show"]
    inlines = [EpisodeInline, ExternalIdInline]
    fields = ["show", ("number", "title"), ("premiere", "ended"), "episode_count", "synopsis"]


@admin.register(Episode)
class EpisodeAdmin(RecordAdmin):
    list_display = ["__str__", "title"]
    list_select_related = ("season__show",)
    autocomplete_fields = ["season"]
    inlines = [ExternalIdInline]
    fields = ["season", ("number", "title"), ("aired", "runtime_minutes"), "synopsis"]
