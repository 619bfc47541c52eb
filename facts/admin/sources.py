"""Sources on the desk: typed, or read from the page that they are."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, JsonResponse
from django.urls import path
from django.utils import timezone

from facts.addresses import plain_address
from facts.admin.source_list import SourceList
from facts.models import Source
from facts.source_forms import CONFIDENTIAL, NO_ADDRESS, SourceForm
from facts.sourcing import NO_TITLE, PageNotRead, describe_page, find_publisher, find_source
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.turns import Busy, turn

READ = "_read"
LOOK_IT_OVER = "Nothing is saved yet. This was read from the page: look it over and save it."


@admin.register(Source)
class SourceAdmin(SourceList, RecordAdmin):
    """A source by hand or by its address; its publisher may be new."""

    form = SourceForm
    list_display = ["title", "kind", "publisher", "published_text", "primary", "confidential"]
    list_filter = ["kind", "primary", "confidential", "reliability", "link_state"]
    list_select_related = ("publisher",)
    autocomplete_fields = ["publisher", "independent_of"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "url",
                    "title",
                    ("kind", "publisher", "publisher_name"),
                    ("author", "published"),
                ]
            },
        ),
        (
            "How good it is",
            {
                "fields": [
                    ("primary", "confidential"),
                    ("reliability", "reliability_reason"),
                    "independent_of",
                ]
            },
        ),
        (
            "More",
            {
                "classes": ["collapse"],
                "fields": [
                    ("archived_url", "archived_on"),
                    ("link_state", "link_checked_on"),
                    ("accessed_on", "language"),
                    "identifier",
                    "note",
                ],
            },
        ),
    ]

    class Media:
        css = {"all": ["facts/source.css"]}
        js = ["facts/source.js"]

    @admin.display(description="published", ordering="published_low")
    def published_text(self, source):
        return source.published or "–"

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change, **options)
        if "url" in form.base_fields:
            form.base_fields["url"].widget.template_name = "admin/facts/source/address.html"
        return form

    def save_model(self, request, obj, form, change):
        form.settle_publisher(by=request.user)
        super().save_model(request, obj, form, change)

    # -- Reading the page -----------------------------------------------------------------------

    def get_urls(self):
        describe = self.admin_site.admin_view(self.describe_view)
        return [path("describe/", describe, name="facts_source_describe"), *super().get_urls()]

    def describe_view(self, request):
        """What is held or can be read of an address, as JSON; a sentence where nothing is."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):
            raise PermissionDenied
        try:
            # Whoever asks is not kept waiting for their own first page, but asks again.
            with turn(f"asking-{request.user.pk}"):
                return JsonResponse(self._described(request))
        except Busy:
            return JsonResponse({"sentence": "Another page is being read for you."}, status=429)

    def _described(self, request):
        url = plain_address(request.POST.get("url", ""))
        if not url:
            return {"sentence": NO_ADDRESS}
        held = find_source(url)
        if held:
            return {"source": self._named(held)}
        try:
            page = describe_page(url, by=request.user)
        except PageNotRead as reason:
            return {"url": url, "sentence": str(reason)}
        held = find_source(page.url)
        if held:
            return {"source": self._named(held)}
        publisher = find_publisher(page.publisher, page.url)
        return {
            **page.as_json(),
            "publisher_key": publisher.pk if publisher else "",
            "accessed_on": timezone.localdate().isoformat(),
            "sentence": "" if page.title else f"{NO_TITLE} Type one.",
        }

    def _named(self, source):
        return {"pk": source.pk, "text": str(source), "url": self.address_of(source)}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        # Before a transaction is opened: the page may take its five seconds.
        if request.method == "POST" and READ in request.POST:
            request.objections = [self._fill(request)]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _fill(self, request):
        """Put what the page says into the empty fields of the posted form; a sentence about it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.POST.get("confidential"):
            return CONFIDENTIAL
        said = self._described(request)
        if "source" in said:
            return f"The desk holds this page already: {said['source']['text']}."
        given = {
            **said,
            "publisher": said.get("publisher_key", ""),
            "publisher_name": "" if said.get("publisher_key") else said.get("publisher", ""),
        }
        posted = request.POST.copy()
        for name in set(given) & set(self.get_form(request).base_fields):
            posted[name] = posted.get(name) or given[name]
        request.POST = posted
        return said["sentence"] or LOOK_IT_OVER
