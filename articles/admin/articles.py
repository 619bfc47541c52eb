from django import forms
from django.contrib import admin
from django.db import transaction
from django.utils import timezone

from articles import permissions
from articles.admin import editor, keeping, linking, pictures, versions
from articles.admin.contradictions import conflicts_panel
from articles.admin.moving import Move
from articles.admin.panel import state_panel
from articles.admin.presence import presence, with_presence
from articles.admin.preview import Preview
from articles.admin.tasks import tasks_panel
from articles.admin.verbs import Approve, Publish, SendBack, Submit, Withdraw
from articles.models import Article, ArticleAuthor
from articles.revisions import snapshot
from newsroom.lib.admin import RecordAdmin, RecordInline
from newsroom.lib.forms import RecordForm


class ArticleForm(RecordForm):
    class Meta:
        model = Article
        fields = "__all__"
        widgets = {"standfirst": forms.Textarea(attrs={"rows": 2})}


class BylineInline(RecordInline):
    model = ArticleAuthor
    form = forms.ModelForm
    fields = ["author", "position"]
    autocomplete_fields = ["author"]
    verbose_name = "author"
    verbose_name_plural = "by"


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
class ArticleAdmin(keeping.JoinsVersions, RecordAdmin):
    """Writes the working copy. What readers see changes through the pages of its verbs alone."""

    form = ArticleForm
    list_display = ["headline", "kind", "show", "stage_word", "presence", "updated_at"]
    list_filter = [PresenceFilter, "stage", "kind"]
    list_select_related = ("show",)
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
    pages = [
        *(Preview(), Submit(), SendBack(), Approve(), Publish(), Move(), Withdraw()),
        *editor.PAGES,
        *linking.PAGES,
        *keeping.PAGES,
        *versions.PAGES,
        *pictures.PAGES,
    ]
    panels = [state_panel, conflicts_panel, tasks_panel]
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", "body"]}),
        (
            "About this article",
            {
                "fields": [
                    ("kind", "slug"),
                    ("show", "season"),
                    ("event", "lead_image"),
                    ("assigned_to", "due"),
                    "planned_for",
                ]
            },
        ),
        ("More shows and topics", {"classes": ["collapse"], "fields": ["other_shows", "topics"]}),
        (
            "Search and share",
            {
                "classes": ["collapse"],
                "fields": [
                    ("search_title", "social_title"),
                    "meta_description",
                    ("home_headline", "canonical_url"),
                    ("noindex", "no_feed"),
                ],
            },
        ),
    ]

    def get_queryset(self, request):
        return with_presence(super().get_queryset(request)).defer("body")

    def get_object(self, request, object_id, from_field=None):
        article = super().get_object(request, object_id, from_field)
        if article:
            article.refresh_from_db(fields=["body"])
        return article

    @admin.display(description="stage", ordering="stage")
    def stage_word(self, article):
        return article.get_stage_display()

    @admin.display(description="readers see")
    def presence(self, article):
        return presence(article)

    def render_change_form(self, request, context, *args, **options):
        if article := options.get("obj"):
            context["article_config"] = {
                "article": article.pk,
                "version": article.version,
                "addresses": {
                    page.slug: self.address_of(article, page.slug) for page in self.pages
                },
            }
        return super().render_change_form(request, context, *args, **options)

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "body":
            return editor.EditorField(label="Text", required=False)
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_view_on_site_url(self, obj=None):
        """The address of the article, once readers have had something of it."""
        seen = obj and obj.editions.filter(live_from__lte=timezone.now()).exists()
        return super().get_view_on_site_url(obj) if seen else None

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or permissions.may(request.user, "write", obj))

    def save_model(self, request, obj, form, change):
        if change:
            # Approving moves no version on: a form opened before it must not undo it.
            stored = Article.objects.select_for_update(no_key=True).get(pk=obj.pk)
            obj.stage, obj.approved_revision_id = stored.stage, stored.approved_revision_id
        super().save_model(request, obj, form, change)

    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        snapshot(form.instance, by=request.user)
