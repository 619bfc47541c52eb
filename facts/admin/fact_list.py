from django.contrib import admin
from django.db.models import Count


class FactList:
    """The list of facts: what each claims, how far it stands, and where it is used."""

    list_display = [
        "statement",
        "property",
        "standing_word",
        "stage_word",
        "rank_word",
        "source_count",
        "article_count",
    ]
    list_filter = ["stage", "standing", "rank", ("property", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ("property",)
    search_fields = ["statement", "ref", "person__name", "event__name", "show__title"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(
                sources=Count("citations", distinct=True),
                uses=Count("article_links", distinct=True),
            )
        )

    @admin.display(description="standing", ordering="standing")
    def standing_word(self, fact):
        return fact.get_standing_display()

    @admin.display(description="stage", ordering="stage")
    def stage_word(self, fact):
        return fact.get_stage_display()

    @admin.display(description="rank", ordering="rank")
    def rank_word(self, fact):
        return fact.get_rank_display()

    @admin.display(description="sources", ordering="sources")
    def source_count(self, fact):
        return fact.sources

    @admin.display(description="used in", ordering="uses")
    def article_count(self, fact):
        return fact.uses
