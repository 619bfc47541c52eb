from django.contrib import admin

from articles.models import Author, Topic
from newsroom.lib.admin import RecordAdmin


@admin.register(Author)
class AuthorAdmin(RecordAdmin):
    list_display = ["name", "job_title", "works_for", "user"]
    list_select_related = ("user", "works_for")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user", "works_for", "portrait"]
    fieldsets = [
        (None, {"fields": ["name", "slug", ("job_title", "works_for"), "user"]}),
        (
            "About the author",
            {
                "classes": ["collapse"],
                "fields": ["biography", "qualifications", "formerly_at", "beats", "portrait"],
            },
        ),
    ]


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    list_display = ["name", "slug"]
    list_select_related = ()
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug"]
