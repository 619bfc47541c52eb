from django.contrib import admin
from django.contrib.auth import admin as auth
from django.contrib.auth.models import Group
from django_tasks_db.models import DBTaskResult

from newsroom.lib.addresses import AskedByAddress
from newsroom.lib.pickers import ChosenOnes, Suggestions
from newsroom.lib.skin import (
    AdminPasswordChangeForm,
    ModelAdmin,
    UserChangeForm,
    UserCreationForm,
)
from newsroom.models import User

admin.site.site_header = admin.site.site_title = "Newsroom"
admin.site.index_title = "The desk"


def suggestions(request):
    """What the pickers offer: the site's own view knows names alone."""
    return Suggestions.as_view(admin_site=admin.site)(request)


admin.site.autocomplete_view = suggestions
admin.site.unregister(Group)
# The queue is for whoever runs the machine: docs/operations.md.
admin.site.unregister(DBTaskResult)


class Chosen:
    """A screen whose lists of choices may be answered with anything."""

    def formfield_for_manytomany(self, db_field, request=None, **options):
        options.setdefault("form_class", ChosenOnes)
        return super().formfield_for_manytomany(db_field, request, **options)


@admin.register(Group)
class GroupAdmin(AskedByAddress, Chosen, auth.GroupAdmin, ModelAdmin):
    pass


@admin.register(User)
class UserAdmin(AskedByAddress, Chosen, auth.UserAdmin, ModelAdmin):
    """Who works here. A superuser is changed by superusers alone, or a role could make one."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "display_name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active", "is_superuser"]
    search_fields = ["username", "display_name", "email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["display_name", "email", "time_zone"]}),
        (
            "What this person may do",
            {"fields": ["is_active", "is_staff", "is_superuser", "groups"]},
        ),
        ("When", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
        ("Person", {"fields": ["display_name", "email", "time_zone"]}),
        ("What this person may do", {"fields": ["is_staff", "groups"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="roles")
    def roles(self, user):
        return ", ".join(sorted(group.name for group in user.groups.all()))

    def get_readonly_fields(self, request, obj=None):
        if request.user.is_superuser:
            return self.readonly_fields
        return [*self.readonly_fields, "is_superuser"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _in_reach(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _in_reach(request.user, obj)


def _in_reach(person, obj):
    return obj is None or person.is_superuser or not obj.is_superuser
