"""Which admin the desk wears: the one place that knows Unfold from the stock admin."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views import main
from django.contrib.auth import forms
from django.core.exceptions import ImproperlyConfigured

if settings.NEWSROOM_ADMIN == "unfold":
    from unfold.admin import ModelAdmin, StackedInline, TabularInline
    from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
    from unfold.views import ChangeList
elif settings.NEWSROOM_ADMIN == "stock":
    ChangeList = main.ChangeList
    ModelAdmin = admin.ModelAdmin
    StackedInline = admin.StackedInline
    TabularInline = admin.TabularInline
    AdminPasswordChangeForm = forms.AdminPasswordChangeForm
    UserChangeForm = forms.UserChangeForm
    UserCreationForm = forms.AdminUserCreationForm
else:
    raise ImproperlyConfigured(
        f"NEWSROOM_ADMIN is '{settings.NEWSROOM_ADMIN}'. Set it to unfold or stock."
    )

__all__ = [
    "AdminPasswordChangeForm",
    "ChangeList",
    "ModelAdmin",
    "StackedInline",
    "TabularInline",
    "UserChangeForm",
    "UserCreationForm",
]
