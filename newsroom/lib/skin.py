"""Which admin the desk wears: the one place that knows Unfold from the stock admin."""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ImproperlyConfigured

if settings.NEWSROOM_ADMIN == "unfold":
    from unfold.admin import ModelAdmin, StackedInline, TabularInline
elif settings.NEWSROOM_ADMIN == "stock":
    ModelAdmin = admin.ModelAdmin
    StackedInline = admin.StackedInline
    TabularInline = admin.TabularInline
else:
    raise ImproperlyConfigured(
        f"NEWSROOM_ADMIN is '{settings.NEWSROOM_ADMIN}'. Set it to unfold or stock."
    )

__all__ = ["ModelAdmin", "StackedInline", "TabularInline"]
