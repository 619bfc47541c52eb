from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, JsonResponse
from django.urls import path

from facts.models import Citation, Source
from facts.models.sources import SUPPORTED
from facts.sourcing import PageNotRead, describe_page, find_source, plain_address
from newsroom.lib.admin import RecordAdmin

NO_ADDRESS = "This is no address of a web page. Write it like https://paper.example/report."


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    list_display = ["title", "kind", "publisher", "published_text", "primary", "confidential"]
    list_filter = ["kind", "primary", "confidential"]
    list_select_related = ("publisher",)
    search_fields = ["title", "author", "publisher__name", "url", "identifier"]
    autocomplete_fields = ["publisher", "independent_of"]
    fieldsets = [
        (None, {"fields": ["title", ("kind", "publisher"), ("author", "published"), "url"]}),
        ("How good it is", {"fields": [("primary", "confidential"), "independent_of"]}),
        (
            "More",
            {
                "classes": ["collapse"],
                "fields": [
                    ("archived_url", "archived_on"),
                    ("accessed_on", "language"),
                    "identifier",
                    "note",
                ],
            },
        ),
    ]

    def get_urls(self):
        describe = self.admin_site.admin_view(self.describe_view)
        return [path("describe/", describe, name="facts_source_describe"), *super().get_urls()]

    def describe_view(self, request):
        """What is held or can be read of an address, as JSON; a sentence where nothing is."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):
            raise PermissionDenied
        url = plain_address(request.POST.get("url", ""))
        if not url:
            return JsonResponse({"sentence": NO_ADDRESS})
        try:
            page = None if find_source(url) else describe_page(url)
        except PageNotRead as reason:
            return JsonResponse({"url": url, "sentence": str(reason)})
        held = find_source(page.url if page else url)
        if held:
            return JsonResponse({"source": {"pk": held.pk, "text": str(held)}})
        return JsonResponse({**page.as_json(), "sentence": ""})

    @admin.display(description="published", ordering="published_low")
    def published_text(self, source):
        return source.published or "–"


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    """Citations of anything. Those of facts are also rows on the screen of the fact."""

    list_display = ["source", "supported", "stance", "locator"]
    list_filter = ["stance"]
    list_select_related = ("source", "fact", "credit__person", "credit__character")
    search_fields = ["source__title", "quote", "fact__statement"]
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
