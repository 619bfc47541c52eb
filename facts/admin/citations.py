from django.contrib import admin

from facts.models import Citation
from facts.models.sources import SUPPORTED
from newsroom.lib.admin import RecordAdmin


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    """Citations of anything. Those of facts are also rows on the screen of the fact."""

    list_display = ["source", "supported", "stance", "locator"]
    list_filter = ["stance"]
    list_select_related = ("source", "fact", "credit__person", "credit__character")
    autocomplete_fields = ["source", *SUPPORTED]
    fieldsets = [
        (None, {"fields": [("source", "stance", "locator"), "quote", "accessed_on"]}),
        (
            "What it supports: choose one",
            {
                "fields": [
                    "fact",
                    ("credit", "portrayal"),
                    ("involvement", "adaptation"),
                    ("availability", "verdict"),
                    "scene",
                ]
            },
        ),
    ]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related(
                "availability__show",
                "availability__service",
                "portrayal__character",
                "portrayal__person",
                "involvement__person",
                "involvement__organisation",
                "involvement__event",
                "adaptation__show",
                "adaptation__event",
                "adaptation__source_work",
                "verdict__show",
                "scene__show",
                "scene__season__show",
            )
        )

    @admin.display(description="supports")
    def supported(self, citation):
        return next(
            (getattr(citation, name) for name in SUPPORTED if getattr(citation, f"{name}_id")), "–"
        )
