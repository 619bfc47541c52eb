"""Lists and histories of the desk, whose addresses may ask for anything."""

from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from newsroom.lib.pickers import is_key

PATTERNS = ("regex", "iregex")


class AskedByAddress:
    """Answers whatever stands in the address of a list or a history."""

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        # A pattern can keep the machine busy for hours, and a wrong one is an error.
        if lookup.rpartition("__")[2] in PATTERNS:
            return False
        return super().lookup_allowed(lookup, value, request)

    def response_action(self, request: HttpRequest, queryset: Any) -> Any:
        # What is no key is nobody's: the database would be asked for it, and fail.
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(map(is_key, chosen)):
            request.POST = request.POST.copy()
            request.POST.setlist(ACTION_CHECKBOX_NAME, [key for key in chosen if is_key(key)])
        return super().response_action(request, queryset)

    def history_view(self, request: HttpRequest, object_id: str, **options: Any) -> HttpResponse:
        if not is_key(unquote(object_id)):
            raise Http404
        return super().history_view(request, object_id, **options)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, **options: Any
    ) -> HttpResponse:
        # simple-history saves on POST here even where reverting is off: another way to write.
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        if not (is_key(object_id) and is_key(version_id)):
            raise Http404
        return super().history_form_view(request, object_id, version_id, **options)
