from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction

from articles import permissions
from articles.admin import (
    calendar,
    checking,
    comments,
    editor,
    keeping,
    legal,
    linking,
    logs,
    overriding,
    page,
    pictures,
    publishing,
    versions,
)
from articles.admin.assigned import Assign, DueFilter, HandsFilter, InHands, SavesPlans, Take
from articles.admin.calendar.screens import PlansAhead
from articles.admin.moving import Move
from articles.admin.page.form import (
    FIELDSETS,
    SHORT,
    ArticleForm,
    BylineInline,
    ShortArticleForm,
)
from articles.admin.page.frame import BEGINNING, frame_of, parts_with_errors
from articles.admin.page.record import with_standing
from articles.admin.page.saving import SavesOnThePage, begin_with_template, sign_as
from articles.admin.presence import presence, with_presence
from articles.admin.preview import Preview
from articles.admin.verbs import Approve, SendBack, Submit, TakeBack, Withdraw
from articles.models import Article
from articles.revisions import snapshot
from newsroom.lib.admin import RecordAdmin


class PresenceFilter(admin.SimpleListFilter):
    title = "what readers see"
    parameter_name = "presence"

    def lookups(self, request, model_admin):
        return [
            ("live", "live"),
            ("scheduled", "scheduled"),
            ("held", "held"),
            ("withdrawn", "withdrawn"),
            ("never", "never published"),
        ]

    def queryset(self, request, queryset):
        conditions = {
            "live": {"live_number__isnull": False},
            "scheduled": {"next_start__isnull": False},
            "held": {"is_held": True},
            "withdrawn": {"withdrawn_at__isnull": False, "live_number__isnull": True},
            "never": {"editions__isnull": True},
        }
        return queryset.filter(**conditions.get(self.value(), {}))


@admin.register(Article)
class ArticleAdmin(
    PlansAhead, keeping.JoinsVersions, SavesOnThePage, SavesPlans, InHands, RecordAdmin
):
    """Writes the working copy. What readers see changes through the pages of its verbs alone."""

    form = ArticleForm
    list_display = [
        *("headline", "kind", "show", "stage_word", "presence", "hands", "due_word", "updated_at"),
    ]
    list_filter = [PresenceFilter, "stage", HandsFilter, DueFilter, "kind"]
    list_select_related = ("show", "assigned_to")
    ordering = ["-updated_at", "-pk"]
    prepopulated_fields = {"slug": ["headline"]}
    autocomplete_fields = [
        "show",
        "season",
        "other_shows",
        "event",
        "lead_image",
        "topics",
        "assigned_to",
    ]
    inlines = [BylineInline]
    change_form_template = "admin/articles/article/change_form.html"
    fieldsets = FIELDSETS
    pages = [
        *(Preview(), Submit(), TakeBack(), SendBack(), Approve(), Move(), Withdraw()),
        *(Assign(), Take()),
        *publishing.PAGES,
        *page.PAGES,
        *editor.PAGES,
        *linking.PAGES,
        *keeping.PAGES,
        *versions.PAGES,
        *pictures.PAGES,
        *checking.PAGES,
        *comments.PAGES,
        *logs.PAGES,
        *legal.PAGES,
        *overriding.PAGES,
        *calendar.PAGES,
    ]

    def get_queryset(self, request):
        return with_presence(super().get_queryset(request)).defer("body")

    def get_object(self, request, object_id, from_field=None):
        """The article with its text and where it stands, in one query; None if there is none."""
        field = self.opts.get_field(from_field) if from_field else self.opts.pk
        rows = with_standing(self.get_queryset(request)).defer(None)
        try:
            return rows.get(**{field.name: field.to_python(object_id)})
        except (Article.DoesNotExist, ValidationError, ValueError):
            return None

    # -- The form: short to begin with, then the page ---------------------------------------------

    def get_fieldsets(self, request, obj=None):
        return super().get_fieldsets(request, obj) if obj else SHORT

    def get_form(self, request, obj=None, change=False, **options):
        options.setdefault("form", self.form if obj else ShortArticleForm)
        return super().get_form(request, obj, change, **options)

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description="stage", ordering="stage")
    def stage_word(self, article):
        return article.get_stage_display()

    @admin.display(description="readers see")
    def presence(self, article):
        return presence(article)

    def render_change_form(self, request, context, *args, **options):
        response = super().render_change_form(request, context, *args, **options)
        if article := options.get("obj"):
            shown = response.context_data
            shown.update(frame_of(self, article, shown["page_links"]))
            shown["wrong_parts"] = parts_with_errors(shown["adminform"])
            # The scripts of the page find each other by its names, where nobody may write too.
            shown["media"] += editor.EditorWidget().media
        else:
            response.context_data.update(BEGINNING)
        return response

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "body":
            return editor.EditorField(label="Text", required=False)
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_view_on_site_url(self, obj=None):
        """The address of the article, once readers have had something of it."""
        return super().get_view_on_site_url(obj) if obj and obj.was_seen else None

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or _may_write(request, obj))

    def save_model(self, request, obj, form, change):
        if change:
            # These verbs move no version on: a form opened before must not undo them.
            stored = Article.objects.select_for_update(no_key=True).get(pk=obj.pk)
            obj.stage, obj.approved_revision_id = stored.stage, stored.approved_revision_id
            obj.embargo_until, obj.embargo_note = stored.embargo_until, stored.embargo_note
        else:
            begin_with_template(obj)
        super().save_model(request, obj, form, change)

    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            sign_as(request.user, form.instance)
        note = request.POST.get("note", "")
        request.saved_revision = snapshot(form.instance, by=request.user, note=note)


def _may_write(request, article):
    # A form asks it a dozen times, and for somebody else's article each time of the database.
    known = request.__dict__.setdefault("may_write", {})
    if article.pk not in known:
        known[article.pk] = permissions.may(request.user, "write", article)
    return known[article.pk]
