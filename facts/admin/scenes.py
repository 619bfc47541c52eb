from django.contrib import admin
from django.db.models import Count

from facts.admin.inlines import CitationInline
from facts.models import SceneAssessment
from facts.scenes import score, tally
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.pages import Page


class SceneByScene(Page):
    """The scenes of a show with their grades, a table and a score for each season."""

    slug = "scenes"
    label = "Scene by scene"
    template = "admin/facts/scene/by_season.html"

    def may(self, user, show):
        return user.has_perm("facts.view_sceneassessment")

    def context(self, request, show):
        rows = show.scenes.select_related("season", "episode")
        rows = rows.annotate(sources=Count("citations")).order_by(
            "season__number", "position", "pk"
        )
        seasons = {}
        for scene in rows:
            seasons.setdefault(scene.season, []).append(scene)
        parts = [
            {"season": season, "scenes": scenes, "score": score(scenes), "tally": tally(scenes)}
            for season, scenes in seasons.items()
        ]
        return {"parts": parts, "may_add": request.user.has_perm("facts.add_sceneassessment")}


@admin.register(SceneAssessment)
class SceneAdmin(RecordAdmin):
    """Scene by scene: what is shown, what happened, and how close the two are."""

    list_display = ["heading", "show", "where", "grade_word", "source_count", "spoiler"]
    list_filter = ["grade", "spoiler"]
    list_select_related = ("show", "season__show", "episode__season__show")
    autocomplete_fields = ["show", "season", "episode", "facts"]
    inlines = [CitationInline]
    fieldsets = [
        (None, {"fields": ["show", ("season", "episode"), "heading", ("position", "grade")]}),
        ("On screen, and in life", {"fields": ["shown", "happened", "facts"]}),
        ("More", {"classes": ["collapse"], "fields": [("starts", "ends"), "spoiler", "ref"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(sources=Count("citations"))

    @admin.display(description="season or episode", ordering="season_id")
    def where(self, scene):
        return scene.episode or scene.season or "whole show"

    @admin.display(description="grade", ordering="grade")
    def grade_word(self, scene):
        return scene.grade_word

    @admin.display(description="sources", ordering="sources")
    def source_count(self, scene):
        return scene.sources
