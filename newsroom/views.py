"""What stands where something is not there or not allowed: on the desk inside its frame."""

from django.contrib import admin
from django.shortcuts import render
from django.views import defaults

from newsroom.middleware import DESK


def not_allowed(request, exception=None):
    """The page of an address that this person may not open."""
    if not _is_on_the_desk(request):
        return defaults.permission_denied(request, exception)
    return _on_the_desk(request, "Not for you to open", 403)


def not_found(request, exception=None):
    """The page of an address behind which there is nothing."""
    if not _is_on_the_desk(request):
        return defaults.page_not_found(request, exception)
    return _on_the_desk(request, "Nothing here", 404)


def _is_on_the_desk(request):
    return request.path.startswith(DESK) and admin.site.has_permission(request)


def _on_the_desk(request, title, status):
    context = admin.site.each_context(request) | {"title": title, "status": status}
    return render(request, "desk/shut.html", context, status=status)
