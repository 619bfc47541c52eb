from django.contrib import admin

from newsroom.lib.skin import ModelAdmin, TabularInline
from shows.models import ImportIssue, ImportRun


class ReadOnly:
    """Written by the import commands alone."""

    def has_add_permission(self, request, *args):
        return False

    def has_change_permission(self, request, *args):
        return False

    def has_delete_permission(self, request, *args):
        return False


class ImportIssueInline(ReadOnly, TabularInline):
    model = ImportIssue
    fields = ["line", "key", "column", "severity", "message", "excerpt"]
    extra = 0
    per_page = 50


class MendedFilter(admin.SimpleListFilter):
    title = "failed imports"
    parameter_name = "failed"

    def lookups(self, request, model_admin):
        return [("still", "nobody has run them again")]

    def queryset(self, request, queryset):
        return queryset.unmended() if self.value() == "still" else queryset


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, ModelAdmin):
    list_display = ["started_at", "command", "file_name", "status", "by", "issue_total"]
    list_filter = ["status", MendedFilter, "command"]
    list_select_related = ("by",)
    search_fields = ["file_name", "command"]
    inlines = [ImportIssueInline]
    fields = [
        ("command", "source", "file_name"),
        ("status", "by"),
        ("started_at", "finished_at"),
        "counts",
        "issue_counts",
        "message",
        ("licence", "sha256"),
    ]

    @admin.display(description="issues")
    def issue_total(self, run):
        return sum(run.issue_counts.values())
