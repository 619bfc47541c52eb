"""Pages of the desk that belong to no record: what is found, and what stands where nothing is."""

from django.apps import apps
from django.contrib import admin
from django.shortcuts import render
from django.urls import reverse
from django.views import defaults

from newsroom.desk import NAVIGATION
from newsroom.lib import search
from newsroom.lib.html import tidy_text
from newsroom.lib.naming import named, prepare
from newsroom.lib.search.folding import MOST_ASKED_LETTERS
from newsroom.middleware import DESK

MOST_OF_A_KIND = 6


def find_anything(request):
    """Records of every kind by their words: the few best of each, and the way to the rest."""
    text = tidy_text(request.GET.get("q", "")[:MOST_ASKED_LETTERS]).strip()
    groups = [group for group in _found(request, text) if group["rows"]] if text else []
    context = {"title": "Find", "text": text, "groups": groups}
    return render(request, "desk/find.html", admin.site.each_context(request) | context)


def _found(request, text):
    for model in _kinds():
        screen = admin.site._registry[model]
        if not screen.has_view_permission(request):
            continue
        keys = search.find(model, text).ranked[: MOST_OF_A_KIND + 1]
        held = screen.get_queryset(request).in_bulk(keys) if keys else {}
        rows = [held[key] for key in keys if key in held]
        prepare(rows)
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield {
            "title": model._meta.verbose_name_plural,
            "rows": [
                {"name": named(row), "url": reverse(f"{name}_change", args=[row.pk])}
                for row in rows[:MOST_OF_A_KIND]
            ],
            "more": reverse(f"{name}_changelist") if len(rows) > MOST_OF_A_KIND else "",
        }


def _kinds():
    """The models of the side bar whose records have words of their own, in its order."""
    for entries in NAVIGATION.values():
        for _, app, name, _ in entries:
            model = apps.get_model(app, name)
            if model in admin.site._registry and search.is_registered(model):
                yield model


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
