from django.contrib import admin
from django.urls import reverse

from articles import correcting, permissions
from articles.admin.reasons import with_roads
from articles.models import Correction, SignOff
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.pages import Done, Verb
from newsroom.lib.skin import ModelAdmin


class PrintedFilter(admin.SimpleListFilter):
    title = "what readers see"
    parameter_name = "printed"

    def lookups(self, request, model_admin):
        return [("no", "drafts"), ("yes", "printed")]

    def queryset(self, request, queryset):
        printed = {"no": True, "yes": False}.get(self.value())
        return queryset if printed is None else queryset.filter(edition_after__isnull=printed)


class ApproveCorrection(Verb):
    """Stand for what readers are told; the next edition may carry it."""

    slug = "approve"
    label = "Approve this correction"

    def may(self, user, record):
        return not record.printed and permissions.may(user, "approve_correction")

    def effect(self, record):
        return "readers see nothing until an edition carries it"

    def reasons(self, request, record):
        return list(correcting.reasons_not_to_approve_correction(record, request.user))

    def roads(self, reasons, record):
        return with_roads(reasons, record.article)

    def act(self, request, record, answers):
        correcting.approve_correction(record, by=request.user)
        url = reverse("admin:articles_article_publish", args=[record.article_id])
        may = permissions.may(request.user, "publish", record.article)
        return Done("Approved: the next edition may carry it.", url if may else "")


@admin.register(Correction)
class CorrectionAdmin(RecordAdmin):
    """What we got wrong in print. A draft until an edition carries it; then it stays as it is."""

    list_display = ["before", "after", "article", "kind_word", "changes_verdict", "state_word"]
    list_filter = [PrintedFilter, "kind", "changes_verdict", "reported_by"]
    list_select_related = ("article", "drafted_by", "approved_by", "edition_after")
    autocomplete_fields = ["article", "fact", "edition_before"]
    fieldsets = [
        (None, {"fields": ["article", ("kind", "reported_by"), "before", "after", "note"]}),
        ("What it rests on", {"fields": ["changes_verdict", ("fact", "edition_before")]}),
    ]

    pages = [*RecordAdmin.pages, ApproveCorrection()]

    def get_queryset(self, request):
        heavy = [f"edition_after__{name}" for name in ("html", "head", "card")]
        return super().get_queryset(request).defer("article__body", *heavy)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.printed)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.printed)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.drafted_by = request.user
        elif form.changed_data:
            # Whoever approved it read other words.
            obj.approved_by = None
        super().save_model(request, obj, form, change)

    @admin.display(description="kind", ordering="kind")
    def kind_word(self, correction):
        return correction.kind_word

    @admin.display(description="state")
    def state_word(self, correction):
        if correction.printed:
            return f"in edition {correction.edition_after.number}"
        if correction.approved_by_id:
            return f"approved by {correction.approved_by}"
        return f"drafted by {correction.drafted_by}" if correction.drafted_by_id else "draft"


@admin.register(SignOff)
class SignOffAdmin(ModelAdmin):
    """Who signed which version of an article, to be read: a signature never changes."""

    list_display = ["article", "revision", "person", "role", "at"]
    list_filter = ["role"]
    list_select_related = ("article", "revision", "person")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["article__headline", "person__username", "note"]
    fields = ["article", "revision", ("person", "role", "at"), "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("article__body", "revision__content")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
